package org.voltaire.config.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltaire.measure.Doubles;
import org.voltaire.words.Vocabulary;

/// One mapping of a YAML file, read key by key.
///
/// Whatever is missing, of the wrong kind or out of range goes to the [Problems], and reading goes
/// on with something harmless, so that people see all problems at once. A mapping that is missing
/// is one problem; reading from it gives no more.
public final class YamlSection {
  private final String path;
  private final Place place;
  private final Optional<YamlValue> mapping;
  private final Map<String, YamlValue> entries;
  private final AskedKeys asked;
  private final List<String> muted = new ArrayList<>();
  private final Map<String, YamlSection> children = new LinkedHashMap<>();
  private Problems problems;

  private YamlSection(
      String path, Place place, Optional<YamlValue> mapping, Problems problems, Problems unmuted) {
    this.path = path;
    this.place = place;
    this.mapping = mapping;
    this.entries = mapping.flatMap(YamlValue::entries).orElse(Map.of());
    this.problems = problems;
    this.asked = new AskedKeys(unmuted);
  }

  /// The whole file; not present if it is no YAML or no mapping, which is a problem then.
  ///
  /// @param keys that such a file has, for people: `pack and others`
  public static YamlSection parse(String text, String keys, Problems problems) {
    int before = problems.size();
    Optional<YamlValue> root =
        YamlNodes.parse(text, problems).map(node -> new YamlValue(node, "", problems));
    Optional<YamlValue> mapping = root.filter(YamlValue::isMapping);
    if (mapping.isEmpty() && problems.size() == before) {
      String found = root.map(YamlValue::describe).orElse("nothing");
      problems.add(Place.START, "", found, "a mapping with the keys " + keys);
    }
    return new YamlSection("", Place.START, mapping, problems, problems);
  }

  /// Whether the section is there at all.
  public boolean isPresent() {
    return mapping.isPresent();
  }

  /// The keys of this section, in order.
  public List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /// Whether a key is there.
  public boolean has(String key) {
    return value(key).isPresent();
  }

  /// Whether a key holds this text.
  public boolean isText(String key, String text) {
    return value(key).flatMap(YamlValue::scalar).filter(text::equals).isPresent();
  }

  /// Whether a key holds a mapping.
  public boolean isMapping(String key) {
    return value(key).filter(YamlValue::isMapping).isPresent();
  }

  /// What a key holds; empty if it is not there, or holds nothing.
  public Optional<YamlValue> value(String key) {
    asked.ask(key);
    return Optional.ofNullable(entries.get(key))
        .filter(found -> !found.isNull())
        .map(found -> found.with(problemsOf(key)));
  }

  private Optional<YamlValue> required(String key, String allowed) {
    if (has(key) || !isPresent()) return value(key);
    asked.miss(key);
    problem(key, "nothing", allowed);
    return Optional.empty();
  }

  /// The path of a key, for people.
  public String at(String key) {
    return YamlValue.join(path, key);
  }

  /// Notes a problem with a key, where its value stands; if it has none, where this section does.
  ///
  /// @param key may go on: `cell_over_voltage_v.open`
  public void problem(String key, Object found, String allowed) {
    Place at = mapping.map(whole -> whole.placeOf(key, place)).orElse(place);
    problemsOf(key).add(at, at(key), String.valueOf(found), allowed);
  }

  /// Whether there is a problem with the value of a key, or with what holds it, so that no other
  /// value should be compared with it.
  public boolean isWrong(String key) {
    return problems.concern(at(key)) || asked.problems().concern(at(key));
  }

  /// Values of these keys give no problems from here on, because what is right depends on something
  /// that is wrong itself. Unknown keys below them still do.
  public void mute(String... keys) {
    muted.addAll(List.of(keys));
  }

  /// The same for all keys.
  public void muteAll() {
    problems = problems.unheard();
  }

  private Problems problemsOf(String key) {
    return muted.contains(key.split("\\.", 2)[0]) ? problems.unheard() : problems;
  }

  /// A section that must be there.
  public YamlSection section(String key) {
    return child(key, true);
  }

  /// A section that may be left out; everything in it has a default.
  public YamlSection optionalSection(String key) {
    return child(key, false);
  }

  private YamlSection child(String key, boolean required) {
    YamlSection before = children.get(key);
    if (before != null) return before;
    Optional<YamlValue> value = required ? required(key, "a mapping") : value(key);
    if (value.isPresent() && !value.get().isMapping()) {
      value.get().refuse("a mapping");
      value = Optional.empty();
    }
    var child = new YamlSection(at(key), placeOfKey(key), value, problemsOf(key), asked.problems());
    children.put(key, child);
    return child;
  }

  private Place placeOfKey(String key) {
    return mapping.flatMap(whole -> whole.placeOfKey(key)).orElse(place);
  }

  /// A number that must be there; `min` if it is wrong.
  public double number(String key, double min, double max) {
    return required(key, YamlValue.range(min, max))
        .map(found -> found.number(min, max).orElse(min))
        .orElse(min);
  }

  /// A number with a default.
  public double number(String key, double min, double max, double otherwise) {
    return value(key).map(found -> found.number(min, max).orElse(otherwise)).orElse(otherwise);
  }

  /// A whole number that must be there; `min` if it is wrong.
  public int whole(String key, int min, int max) {
    String allowed = YamlValue.wholeRange(min, max);
    return required(key, allowed)
        .map(found -> found.whole(min, max, allowed).orElse(min))
        .orElse(min);
  }

  /// A whole number with a default.
  public int whole(String key, int min, int max, int otherwise) {
    return value(key)
        .map(found -> found.whole(min, max, YamlValue.wholeRange(min, max)).orElse(otherwise))
        .orElse(otherwise);
  }

  /// A whole number of up to 18 digits that decides what chance does, with a default.
  public long seed(String key, long otherwise) {
    return value(key).flatMap(YamlValue::seed).orElse(otherwise);
  }

  /// A chip's address, as datasheets write it or as a whole number, with a default.
  public int address(String key, int min, int max, int otherwise) {
    String allowed = "an address, 0x%02X to 0x%02X".formatted(min, max);
    return value(key)
        .map(found -> found.whole(min, max, allowed).orElse(otherwise))
        .orElse(otherwise);
  }

  /// Some text that must be there; empty if it is not.
  public String text(String key, String allowed) {
    return required(key, allowed).flatMap(found -> found.text(allowed)).orElse("");
  }

  /// Some text with a default; empty if it is wrong.
  public String text(String key, String allowed, String otherwise) {
    return value(key).map(found -> found.text(allowed).orElse("")).orElse(otherwise);
  }

  /// The name of a file or folder, which must be there; empty if it is not.
  public Path path(String key, String allowed) {
    return required(key, allowed).flatMap(found -> found.path(allowed)).orElse(Path.of(""));
  }

  /// The name of a file or folder, if it is there.
  public Optional<Path> optionalPath(String key, String allowed) {
    return value(key).flatMap(found -> found.path(allowed));
  }

  /// One word out of some, which must be there; the first of them if it is wrong.
  public String choice(String key, Vocabulary allowed) {
    return required(key, String.join(", ", allowed.words()))
        .flatMap(found -> found.choice(allowed))
        .orElse(allowed.words().isEmpty() ? "" : allowed.words().getFirst());
  }

  /// The same without other names.
  public String choice(String key, List<String> allowed) {
    return choice(key, Vocabulary.of(allowed));
  }

  /// One word out of some, with a default.
  public String choice(String key, List<String> allowed, String otherwise) {
    return value(key).flatMap(found -> found.choice(Vocabulary.of(allowed))).orElse(otherwise);
  }

  /// True or false.
  public boolean flag(String key, boolean otherwise) {
    return value(key).flatMap(YamlValue::flag).orElse(otherwise);
  }

  /// A list of texts or numbers, as texts.
  public List<String> list(String key, String allowed) {
    List<String> texts = new ArrayList<>();
    required(key, allowed)
        .flatMap(found -> found.list().or(() -> found.refused(allowed)))
        .ifPresent(items -> items.forEach(item -> item.text(allowed).ifPresent(texts::add)));
    return texts;
  }

  /// The entries of a list that must be there and have some.
  public List<YamlValue> items(String key, String allowed) {
    return required(key, allowed).flatMap(found -> found.items(allowed)).orElse(List.of());
  }

  /// A list of so many numbers. A size of 0 is one that is not known: nothing is read.
  public Doubles numbers(String key, int size, double min, double max) {
    return numbers(key, size, size, min, max);
  }

  /// A list of numbers, not fewer than `least` and not more than `most`.
  public Doubles numbers(String key, int least, int most, double min, double max) {
    String size = least == most ? String.valueOf(least) : least + " to " + most;
    Optional<YamlValue> value = required(key, "a list of " + size + " numbers");
    return most == 0
        ? Doubles.NONE
        : value.map(list -> list.row(least, most, min, max)).orElse(Doubles.NONE);
  }

  /// A list of lists of numbers, row after row. A size of 0 is one that is not known: nothing is
  /// read.
  public Doubles table(String key, int rows, int columns, double min, double max) {
    String allowed = "a list of %d lists of %d numbers".formatted(rows, columns);
    if (rows == 0 || columns == 0) return numbers(key, 0, min, max);
    return required(key, allowed)
        .map(list -> list.table(rows, columns, min, max))
        .orElse(Doubles.NONE);
  }

  /// All keys with their values as maps, lists, numbers, texts and booleans.
  public Map<String, Object> plainValues() {
    Map<String, Object> plain = new LinkedHashMap<>();
    entries.forEach((key, value) -> {
      if (!value.isNull()) plain.put(key, value.plainValue());
    });
    return plain;
  }

  /// Asks for no other key of this section: what they mean is not known.
  public void ignoreTheRest() {
    keys().forEach(asked::ask);
  }

  /// Reports every key that nobody asked for, here and below, with the known key that it was
  /// probably meant to be. That one is then not reported as missing.
  public void reportUnknownKeys() {
    reportKeysBut(asked.asked());
    children.values().forEach(YamlSection::reportUnknownKeys);
  }

  /// Reports every key of this section that is not one of these.
  public void reportKeysBut(List<String> allowed) {
    var vocabulary = Vocabulary.of(allowed);
    for (String key : keys()) asked.check(key, path, placeOfKey(key), vocabulary);
  }
}

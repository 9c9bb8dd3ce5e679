package org.voltaire.config;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltaire.measure.Doubles;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// One mapping of a YAML file, read key by key. Whatever is missing, of the wrong kind or out of
/// range goes to the list of problems and reading goes on with something harmless, so that people
/// see all problems at once.
public final class Section {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private final String path;
  private final Optional<JsonNode> node;
  private final List<Problem> problems;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Section> children = new ArrayList<>();

  private Section(String path, Optional<JsonNode> node, List<Problem> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /// The whole file; not present if it is no YAML or no mapping, which is a problem then.
  ///
  /// @param key that such a file has, for people
  public static Section parse(String text, String key, List<Problem> problems) {
    try {
      JsonNode node = YAML.readTree(text);
      if (node.isObject()) return new Section("", Optional.of(node), problems);
      String allowed = "a mapping with the key " + key + " and others";
      problems.add(new Problem("(file)", describe(node), allowed));
    } catch (JacksonException malformed) {
      var where = malformed.getLocation();
      String at =
          where == null
              ? "(file)"
              : "line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
      String found = String.valueOf(malformed.getOriginalMessage()).strip().replaceAll("\\s+", " ");
      problems.add(new Problem(at, found, "YAML"));
    }
    return new Section("", Optional.empty(), problems);
  }

  /// Whether the section is there at all.
  public boolean isPresent() {
    return node.isPresent();
  }

  /// Whether a key is there.
  public boolean has(String key) {
    known.add(key);
    return value(key).isPresent();
  }

  /// Whether a key holds this text.
  public boolean isText(String key, String text) {
    return value(key)
        .filter(found -> found.isString() && found.asString().equals(text))
        .isPresent();
  }

  /// Where a key is, for problems.
  public String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// Notes a problem with a key.
  public void problem(String key, Object found, String allowed) {
    problems.add(new Problem(at(key), String.valueOf(found), allowed));
  }

  /// A section that must be there.
  public Section section(String key) {
    return child(key, true);
  }

  /// A section that may be left out; everything in it has a default.
  public Section optionalSection(String key) {
    return child(key, false);
  }

  private Section child(String key, boolean required) {
    known.add(key);
    Optional<JsonNode> value = value(key);
    if (value.isPresent() && !value.get().isObject()) {
      problem(key, describe(value.get()), "a mapping");
      value = Optional.empty();
    } else if (required && value.isEmpty() && node.isPresent()) {
      problem(key, "nothing", "a mapping");
    }
    var child = new Section(at(key), value, problems);
    children.add(child);
    return child;
  }

  /// The keys of this section, in order.
  public List<String> keys() {
    return node.map(object -> List.copyOf(object.propertyNames())).orElse(List.of());
  }

  /// A number that must be there.
  public double number(String key, double min, double max) {
    Optional<JsonNode> value = required(key, range(min, max));
    return value.isEmpty() ? min : checked(key, value.get(), min, max, min);
  }

  /// A number with a default.
  public double number(String key, double min, double max, double otherwise) {
    known.add(key);
    Optional<JsonNode> value = value(key);
    return value.isEmpty() ? otherwise : checked(key, value.get(), min, max, otherwise);
  }

  /// A whole number that must be there.
  public int whole(String key, int min, int max) {
    Optional<JsonNode> value = required(key, wholeRange(min, max));
    return value.isEmpty() ? min : checkedWhole(key, value.get(), min, max, min);
  }

  /// A whole number with a default.
  public int whole(String key, int min, int max, int otherwise) {
    known.add(key);
    Optional<JsonNode> value = value(key);
    return value.isEmpty() ? otherwise : checkedWhole(key, value.get(), min, max, otherwise);
  }

  /// A chip's address, as datasheets write it or as a whole number, with a default.
  public int address(String key, int min, int max, int otherwise) {
    known.add(key);
    String allowed = "an address, 0x%02X to 0x%02X".formatted(min, max);
    return value(key)
        .map(found -> checkedWhole(key, found, min, max, otherwise, allowed))
        .orElse(otherwise);
  }

  /// Some text that must be there.
  public String text(String key, String allowed) {
    Optional<JsonNode> value = required(key, allowed);
    return value.map(found -> checkedText(key, found, allowed)).orElse("");
  }

  /// Some text with a default.
  public String text(String key, String allowed, String otherwise) {
    known.add(key);
    return value(key).map(found -> checkedText(key, found, allowed)).orElse(otherwise);
  }

  /// The name of a file or folder, which must be there.
  public Path path(String key, String allowed) {
    return path(key, text(key, allowed), allowed);
  }

  /// The name of a file or folder, if it is there.
  public Optional<Path> optionalPath(String key, String allowed) {
    String name = text(key, allowed, "");
    return name.isEmpty() ? Optional.empty() : Optional.of(path(key, name, allowed));
  }

  private Path path(String key, String name, String allowed) {
    try {
      return Path.of(name);
    } catch (InvalidPathException noName) {
      problem(key, "\"" + name + "\"", allowed);
      return Path.of("");
    }
  }

  /// One word out of some.
  public String choice(String key, List<String> allowed, String otherwise) {
    known.add(key);
    return value(key).map(found -> chosen(key, found, allowed, otherwise)).orElse(otherwise);
  }

  /// One word out of some, which must be there.
  public String choice(String key, List<String> allowed) {
    Optional<JsonNode> value = required(key, oneOf(allowed));
    String first = allowed.isEmpty() ? "" : allowed.getFirst();
    return value.map(found -> chosen(key, found, allowed, first)).orElse(first);
  }

  /// True or false.
  public boolean flag(String key, boolean otherwise) {
    known.add(key);
    Optional<JsonNode> value = value(key);
    if (value.isEmpty()) return otherwise;
    if (value.get().isBoolean()) return value.get().booleanValue();
    problem(key, describe(value.get()), "true or false");
    return otherwise;
  }

  /// A list of texts or numbers, as texts.
  public List<String> list(String key, String allowed) {
    Optional<JsonNode> value = required(key, allowed);
    if (value.isEmpty()) return List.of();
    if (!value.get().isArray()) {
      problem(key, describe(value.get()), allowed);
      return List.of();
    }
    List<String> items = new ArrayList<>();
    for (JsonNode item : value.get()) {
      if (item.isValueNode() && !item.isNull()) items.add(item.asString());
      else problem(key, describe(item), allowed);
    }
    return items;
  }

  /// A list of so many numbers.
  public Doubles numbers(String key, int size, double min, double max) {
    return numbers(key, size, size, min, max);
  }

  /// A list of numbers, not fewer than `least` and not more than `most`.
  public Doubles numbers(String key, int least, int most, double min, double max) {
    String size = least == most ? String.valueOf(least) : least + " to " + most;
    String allowed = "a list of " + size + " numbers";
    Optional<JsonNode> value = required(key, allowed);
    return value.map(list -> row(key, list, least, most, min, max)).orElse(Doubles.NONE);
  }

  /// A list of lists of numbers, row after row.
  public Doubles table(String key, int rows, int columns, double min, double max) {
    String allowed = "a list of %d lists of %d numbers".formatted(rows, columns);
    Optional<JsonNode> value = required(key, allowed);
    if (value.isEmpty()) return Doubles.NONE;
    if (!value.get().isArray() || value.get().size() != rows) {
      problem(key, size(value.get()), allowed);
      return Doubles.NONE;
    }
    double[] numbers = new double[rows * columns];
    for (int r = 0; r < rows; r++) {
      String at = key + "[" + r + "]";
      Doubles row = row(at, value.get().get(r), columns, columns, min, max);
      for (int c = 0; c < row.size(); c++) numbers[r * columns + c] = row.get(c);
    }
    return Doubles.taking(numbers);
  }

  private Doubles row(String key, JsonNode list, int least, int most, double min, double max) {
    if (!list.isArray() || list.size() < least || list.size() > most) {
      String allowed = least == most ? String.valueOf(least) : least + " to " + most;
      problem(key, size(list), "a list of " + allowed + " numbers");
      return Doubles.NONE;
    }
    return Doubles.generate(
        list.size(), i -> checked(key + "[" + i + "]", list.get(i), min, max, min));
  }

  private static String size(JsonNode value) {
    return value.isArray() ? "a list of " + value.size() : describe(value);
  }

  /// Looks at no other key of this section, and at none below: what they mean is not known.
  public void ignoreTheRest() {
    known.addAll(keys());
  }

  /// Reports every key that nobody asked for, here and below.
  public void reportUnknownKeys() {
    for (String key : keys()) {
      if (!known.contains(key)) {
        problem(key, "a key that means nothing here", "one of " + String.join(", ", known));
      }
    }
    children.forEach(Section::reportUnknownKeys);
  }

  private Optional<JsonNode> value(String key) {
    return node.map(object -> object.get(key)).filter(value -> !value.isNull());
  }

  private Optional<JsonNode> required(String key, String allowed) {
    known.add(key);
    Optional<JsonNode> value = value(key);
    // A section that is missing has been reported already, as one problem and not as many.
    if (value.isEmpty() && node.isPresent()) problem(key, "nothing", allowed);
    return value;
  }

  private double checked(String key, JsonNode value, double min, double max, double otherwise) {
    // Not as a double at once: there are whole numbers that no double can hold.
    double number = value.isNumber() ? value.numberValue().doubleValue() : Double.NaN;
    if (number >= min && number <= max) return number;
    problem(key, describe(value), range(min, max));
    return otherwise;
  }

  private int checkedWhole(String key, JsonNode value, int min, int max, int otherwise) {
    return checkedWhole(key, value, min, max, otherwise, wholeRange(min, max));
  }

  private int checkedWhole(
      String key, JsonNode value, int min, int max, int otherwise, String allowed) {
    // YAML 1.2 knows 0x40 as a number; the parser here hands it over as text.
    boolean hex = value.isString() && value.asString().matches("0x[0-9A-Fa-f]{1,7}");
    if (hex || (value.isIntegralNumber() && value.canConvertToInt())) {
      int number = hex ? Integer.decode(value.asString()) : value.intValue();
      if (number >= min && number <= max) return number;
    }
    problem(key, describe(value), allowed);
    return otherwise;
  }

  private String checkedText(String key, JsonNode value, String allowed) {
    if (value.isValueNode() && !value.asString().isBlank()) return value.asString();
    problem(key, describe(value), allowed);
    return "";
  }

  private String chosen(String key, JsonNode value, List<String> allowed, String otherwise) {
    String word = value.isValueNode() ? value.asString() : "";
    if (allowed.contains(word)) return word;
    problem(key, describe(value), oneOf(allowed));
    return otherwise;
  }

  private static String wholeRange(int min, int max) {
    return "a whole number, " + min + " to " + max;
  }

  private static String oneOf(List<String> allowed) {
    return allowed.isEmpty()
        ? "nothing, as no device can do that"
        : "one of " + String.join(", ", allowed);
  }

  private static String range(double min, double max) {
    return "a number, " + plain(min) + " to " + plain(max);
  }

  /// Without a decimal point where none is needed.
  public static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  private static String describe(JsonNode value) {
    if (value.isObject()) return "a mapping";
    if (value.isArray()) return "a list";
    if (value.isMissingNode() || value.isNull()) return "nothing";
    return value.isString() ? "\"" + value.asString() + "\"" : value.asString();
  }
}

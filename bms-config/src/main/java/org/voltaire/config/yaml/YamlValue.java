package org.voltaire.config.yaml;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.voltaire.measure.Doubles;
import org.voltaire.words.Vocabulary;

/// One value of a YAML file: a scalar, a list or a mapping, with its place and its path. What is
/// asked of it and is not so becomes a problem, and the answer is empty.
public final class YamlValue {
  private static final String NUMBER = "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?";
  private static final String HEXADECIMAL = "0x[0-9A-Fa-f]{1,7}";

  private final Node node;
  private final String path;
  private final Problems problems;

  YamlValue(Node node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  /// The same value, with its problems told to somebody else.
  YamlValue with(Problems others) {
    return new YamlValue(node, path, others);
  }

  /// Where the text of a scalar, or a collection, begins.
  public Place place() {
    return YamlNodes.place(node);
  }

  /// Keys and numbers of list entries (from 0) from the top of the file: `steps[3]`.
  public String path() {
    return path;
  }

  /// The value for people: a scalar as it is written.
  public String describe() {
    return YamlNodes.describe(node);
  }

  /// Notes a problem with this value.
  public void problem(String found, String allowed) {
    problems.add(place(), path, found, allowed);
  }

  /// Notes a problem with a part of this value that has a place of its own.
  public void problem(Place part, String found, String allowed) {
    problems.add(part, path, found, allowed);
  }

  /// Notes that this value is not allowed here.
  public void refuse(String allowed) {
    problem(describe(), allowed);
  }

  <T> Optional<T> refused(String allowed) {
    refuse(allowed);
    return Optional.empty();
  }

  boolean isNull() {
    return YamlNodes.isNull(node);
  }

  /// Whether it is a mapping.
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /// The text of a scalar that is not blank, whether it is a word or a number; empty otherwise, and
  /// no problem.
  public Optional<String> scalar() {
    return node instanceof ScalarNode scalar && !isNull() && !scalar.getValue().isBlank()
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  Optional<String> text(String allowed) {
    Optional<String> text = scalar();
    return text.isPresent() ? text : refused(allowed);
  }

  Optional<String> choice(Vocabulary allowed) {
    Optional<String> word = scalar();
    if (word.filter(allowed::knows).isPresent()) return word;
    String all =
        allowed.words().isEmpty()
            ? "nothing, as no device can do that"
            : String.join(", ", allowed.words());
    return refused(all + word.map(allowed::hint).orElse(""));
  }

  OptionalDouble number(double min, double max) {
    // Not a number, and whatever no double can hold, is outside of every range.
    double number =
        node instanceof ScalarNode scalar
                && YamlNodes.isNumber(scalar)
                && scalar.getValue().matches(NUMBER)
            ? Double.parseDouble(scalar.getValue())
            : Double.NaN;
    if (number >= min && number <= max) return OptionalDouble.of(number);
    refuse(range(min, max));
    return OptionalDouble.empty();
  }

  OptionalInt whole(int min, int max, String allowed) {
    if (node instanceof ScalarNode scalar && YamlNodes.isNumber(scalar)) {
      String text = scalar.getValue();
      boolean decimal = text.matches("[-+]?\\d{1,9}"), hex = text.matches(HEXADECIMAL);
      int number = decimal ? Integer.parseInt(text) : hex ? Integer.decode(text) : 0;
      if ((decimal || hex) && number >= min && number <= max) return OptionalInt.of(number);
    }
    refuse(allowed);
    return OptionalInt.empty();
  }

  Optional<Long> seed() {
    boolean whole =
        node instanceof ScalarNode scalar
            && YamlNodes.isNumber(scalar)
            && scalar.getValue().matches("-?\\d{1,18}");
    return whole ? scalar().map(Long::valueOf) : refused("a whole number");
  }

  static String range(double min, double max) {
    return "a number, " + plain(min) + " to " + plain(max);
  }

  static String wholeRange(int min, int max) {
    return "a whole number, " + min + " to " + max;
  }

  Optional<Path> path(String allowed) {
    try {
      return text(allowed).map(Path::of);
    } catch (InvalidPathException noName) {
      return refused(allowed);
    }
  }

  Optional<Boolean> flag() {
    return node.getTag().equals(Tag.BOOL)
        ? scalar().map(Boolean::valueOf)
        : refused("true or false");
  }

  /// The entries of a list that is not empty.
  public Optional<List<YamlValue>> items(String allowed) {
    Optional<List<YamlValue>> items = list().filter(list -> !list.isEmpty());
    return items.isPresent() ? items : refused(allowed);
  }

  /// The entries of a list; empty if it is none, and no problem.
  Optional<List<YamlValue>> list() {
    if (!(node instanceof SequenceNode sequence)) return Optional.empty();
    List<YamlValue> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlValue(item, path + "[" + items.size() + "]", problems));
    }
    return Optional.of(items);
  }

  /// The entries of a mapping in order; empty if it is none, and no problem.
  public Optional<Map<String, YamlValue>> entries() {
    if (!(node instanceof MappingNode mapping)) return Optional.empty();
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = key(tuple.getKeyNode());
      if (!entries.containsKey(key)) {
        entries.put(key, new YamlValue(tuple.getValueNode(), join(path, key), problems));
      } else {
        Place second = YamlNodes.place(tuple.getKeyNode());
        problems.add(second, join(path, key), "the same key again", "each key once");
      }
    }
    return Optional.of(entries);
  }

  /// Where the key of an entry stands.
  Optional<Place> placeOfKey(String key) {
    if (!(node instanceof MappingNode mapping)) return Optional.empty();
    return mapping.getValue().stream()
        .map(NodeTuple::getKeyNode)
        .filter(each -> key(each).equals(key))
        .findFirst()
        .map(YamlNodes::place);
  }

  /// Where something below is written, as well as it can be found: a scalar itself, a mapping by
  /// its key.
  ///
  /// @param keys with dots between
  /// @param here where this mapping is, for what is not in it
  Place placeOf(String keys, Place here) {
    String[] first = keys.split("\\.", 2);
    Optional<Place> key = placeOfKey(first[0]);
    Optional<YamlValue> value = entries().map(entries -> entries.get(first[0]));
    if (key.isEmpty() || value.isEmpty()) return here;
    if (first.length > 1) return value.get().placeOf(first[1], key.get());
    return value.get().isMapping() || value.get().isNull() ? key.get() : value.get().place();
  }

  private static String key(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "(a key that is no word)";
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// A row of numbers, not fewer than `least` and not more than `most`; none if it is no such row.
  Doubles row(int least, int most, double min, double max) {
    List<YamlValue> items = list().orElse(List.of());
    if (list().isEmpty() || items.size() < least || items.size() > most) {
      String size = least == most ? String.valueOf(least) : least + " to " + most;
      problem(size(), "a list of " + size + " numbers");
      return Doubles.NONE;
    }
    return Doubles.generate(items.size(), i -> items.get(i).number(min, max).orElse(min));
  }

  /// Rows of numbers, row after row; none if it is no such table.
  Doubles table(int rows, int columns, double min, double max) {
    List<YamlValue> items = list().orElse(List.of());
    if (items.size() != rows) {
      problem(size(), "a list of %d lists of %d numbers".formatted(rows, columns));
      return Doubles.NONE;
    }
    double[] numbers = new double[rows * columns];
    for (int r = 0; r < rows; r++) {
      Doubles row = items.get(r).row(columns, columns, min, max);
      for (int c = 0; c < row.size(); c++) numbers[r * columns + c] = row.get(c);
    }
    return Doubles.taking(numbers);
  }

  private String size() {
    return list().map(items -> "a list of " + items.size()).orElseGet(this::describe);
  }

  /// The value as maps, lists, numbers, texts and booleans.
  Object plainValue() {
    if (entries().isPresent()) {
      Map<String, Object> map = new LinkedHashMap<>();
      entries()
          .get()
          .forEach((key, value) -> {
            if (!value.isNull()) map.put(key, value.plainValue());
          });
      return map;
    }
    if (list().isPresent()) return list().get().stream().map(YamlValue::plainValue).toList();
    if (!(node instanceof ScalarNode scalar)) return describe();
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.BOOL)) return Boolean.valueOf(text);
    if (!YamlNodes.isNumber(scalar)) return text;
    if (text.matches("[-+]?\\d{1,9}")) return Integer.valueOf(text);
    return text.matches(NUMBER) ? (Object) Double.valueOf(text) : text;
  }

  /// A number for people, without a decimal point where none is needed.
  public static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}

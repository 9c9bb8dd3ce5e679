package org.voltaire.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One mapping of a scenario's file, read key by key, that knows where everything is written.
/// Whatever is wrong goes to the list of problems, and reading goes on with something harmless.
final class Outline {
  private static final Pattern REPEAT = Pattern.compile("repeat +(\\d{1,5})");
  private static final String ITEM = "a step such as rest 10 min, or repeat N: [steps]";

  /// One entry of a list of steps.
  sealed interface Item {
    /// Some words.
    record Sentence(String text, Place place) implements Item {}

    /// Entries that come several times.
    record Repeat(int times, Place place, List<Item> items) implements Item {}
  }

  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Place> keys = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final boolean present;
  private final Place place;
  private final List<ScenarioProblem> problems;

  private Outline(Optional<MappingNode> node, Place place, List<ScenarioProblem> problems) {
    this.present = node.isPresent();
    this.place = place;
    this.problems = problems;
    if (node.isEmpty()) return;
    for (NodeTuple tuple : node.get().getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      Place at = placeOf(tuple.getKeyNode());
      if (values.put(key, tuple.getValueNode()) != null) {
        problem(at, "a second " + key, "each key once");
      }
      keys.put(key, at);
    }
  }

  /// The whole file.
  static Outline of(Optional<Node> root, List<ScenarioProblem> problems) {
    if (root.isPresent() && root.get() instanceof MappingNode mapping) {
      return new Outline(Optional.of(mapping), Place.START, problems);
    }
    problems.add(
        new ScenarioProblem(
            root.map(Outline::placeOf).orElse(Place.START),
            root.map(Outline::describe).orElse("nothing"),
            "a mapping with the keys title, pack and steps"));
    return new Outline(Optional.empty(), Place.START, problems);
  }

  /// Whether the mapping is there at all.
  boolean isPresent() {
    return present;
  }

  /// A mapping under a key; absent if there is none or something else.
  Outline section(String key) {
    Optional<Node> node = node(key);
    Place at = keys.getOrDefault(key, place);
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      return new Outline(Optional.of(mapping), at, problems);
    }
    boolean empty = node.isEmpty() || isNull(node.get()) || key.equals("pack");
    if (!empty) problem(placeOf(node.get()), describe(node.get()), "a mapping under " + key);
    return new Outline(Optional.empty(), at, problems);
  }

  /// Some text that must be there.
  String text(String key, String allowed) {
    Optional<Node> node = node(key);
    if (node.isPresent()
        && node.get() instanceof ScalarNode scalar
        && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    missing(key, node, allowed);
    return "";
  }

  /// Some text that may be there.
  void optionalText(String key) {
    if (node(key).isPresent()) text(key, "some text");
  }

  /// One word out of some, which must be there.
  Optional<String> choice(String key, List<String> allowed) {
    Optional<Node> node = node(key);
    if (node.isPresent()
        && node.get() instanceof ScalarNode scalar
        && allowed.contains(scalar.getValue())) {
      return Optional.of(scalar.getValue());
    }
    missing(key, node, "one of " + String.join(", ", allowed));
    return Optional.empty();
  }

  /// One word out of some, which may be there.
  Optional<String> optionalChoice(String key, List<String> allowed) {
    return node(key).isEmpty() ? Optional.empty() : choice(key, allowed);
  }

  /// A number with a default.
  double number(String key, double otherwise, double min, double max) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) return otherwise;
    if (node.get() instanceof ScalarNode scalar && isNumber(scalar)) {
      double number = Double.parseDouble(scalar.getValue());
      if (number >= min && number <= max) return number;
    }
    missing(key, node, "a number, %s to %s".formatted(plain(min), plain(max)));
    return otherwise;
  }

  /// A whole number with a default.
  long whole(String key, long otherwise) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) return otherwise;
    if (node.get() instanceof ScalarNode scalar && scalar.getValue().matches("-?\\d{1,18}")) {
      return Long.parseLong(scalar.getValue());
    }
    missing(key, node, "a whole number");
    return otherwise;
  }

  /// A duration with a default, in s.
  double duration(String key, double otherwise, double min, double max) {
    return amount(key, Unit.TIME, otherwise, min, max);
  }

  /// An amount with a default, in SI.
  double amount(String key, Unit unit, double otherwise, double min, double max) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) return otherwise;
    if (node.get() instanceof ScalarNode scalar) {
      return amount(scalar.getValue(), scalar, unit, otherwise, min, max);
    }
    missing(key, node, Unit.allowed(List.of(unit)));
    return otherwise;
  }

  private double amount(
      String text, ScalarNode scalar, Unit unit, double otherwise, double min, double max) {
    try {
      var words = new SentenceTokens(text, placeOf(scalar), Map.of(), 1);
      double number = words.amount(unit, min, max);
      words.mustEnd("nothing more");
      return number;
    } catch (SentenceException unclear) {
      problems.add(unclear.problem());
      return otherwise;
    }
  }

  /// A share with a default, such as `80 %` or 0.8.
  double share(String key, double otherwise, double min, double max) {
    return amount(key, Unit.RATIO, otherwise, min, max);
  }

  /// An amount per hour or per kelvin, such as `5 mA/h`; 0 by default.
  ///
  /// @param per `h` or `K`
  /// @param most either way
  double rate(String key, Unit unit, String per, double most) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) return 0;
    if (node.get() instanceof ScalarNode scalar && scalar.getValue().endsWith("/" + per)) {
      String text = scalar.getValue();
      return amount(text.substring(0, text.length() - 2), scalar, unit, 0, -most, most);
    }
    missing(key, node, Unit.allowed(List.of(unit)) + ", with /" + per + " behind it");
    return 0;
  }

  /// All keys with their values as texts.
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, node) -> {
      if (node instanceof ScalarNode scalar) texts.put(key, scalar.getValue());
      else problem(placeOf(node), describe(node), "a text for the variable " + key);
    });
    return texts;
  }

  /// All that is here, as maps, lists, numbers, texts and booleans.
  Map<String, Object> values() {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((key, node) -> plain.put(key, value(node)));
    return plain;
  }

  /// Where something below is written, as well as it can be found.
  ///
  /// @param path of keys with dots between
  Place place(String path) {
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    Place at = keys.get(key);
    if (at == null) return place;
    if (dot >= 0 && values.get(key) instanceof MappingNode inner) {
      var below = new Outline(Optional.of(inner), at, new ArrayList<>());
      return below.place(path.substring(dot + 1));
    }
    return values.get(key) instanceof ScalarNode scalar ? placeOf(scalar) : at;
  }

  /// The entries of a list of steps, which must be there.
  ///
  /// @param variables what `${name}` stands for, as the number of a repeat
  List<Item> items(String key, Map<String, String> variables) {
    Optional<Node> node = node(key);
    if (node.isPresent() && node.get() instanceof SequenceNode list && !list.getValue().isEmpty()) {
      return items(list, variables, List.of(list));
    }
    missing(key, node, "a list of steps");
    return List.of();
  }

  /// @param around the lists in which this one stands, itself the last
  private List<Item> items(
      SequenceNode list, Map<String, String> variables, List<SequenceNode> around) {
    List<Item> items = new ArrayList<>();
    for (Node node : list.getValue()) {
      switch (node) {
        case ScalarNode scalar when !scalar.getValue().isBlank() ->
            items.add(new Item.Sentence(scalar.getValue(), placeOf(scalar)));
        case MappingNode mapping when !mapping.getValue().isEmpty() ->
            repeat(mapping, variables, around).ifPresent(items::add);
        default -> problem(placeOf(node), describe(node), ITEM);
      }
    }
    return items;
  }

  private Optional<Item> repeat(
      MappingNode mapping, Map<String, String> variables, List<SequenceNode> around) {
    NodeTuple only = mapping.getValue().getFirst();
    String key = only.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    String number = key;
    for (var variable : variables.entrySet()) {
      number = number.replace("${" + variable.getKey() + "}", variable.getValue());
    }
    Matcher matcher = REPEAT.matcher(number);
    int times = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (mapping.getValue().size() != 1 || times < 1 || times > 10_000) {
      String found = key.isEmpty() ? "a mapping" : "\"" + key + ":\"";
      problem(placeOf(mapping), found, ITEM + ", N 1 to 10000");
      return Optional.empty();
    }
    if (!(only.getValueNode() instanceof SequenceNode list) || list.getValue().isEmpty()) {
      Node value = only.getValueNode();
      problem(placeOf(value), describe(value), "a list of steps");
      return Optional.empty();
    }
    // An alias may name the very list in which it stands.
    if (isOneOf(around, list)) {
      problem(placeOf(mapping), "a list that contains itself", "a list of steps");
      return Optional.empty();
    }
    List<SequenceNode> inside = new ArrayList<>(around);
    inside.add(list);
    return Optional.of(new Item.Repeat(times, placeOf(mapping), items(list, variables, inside)));
  }

  /// Whether it is the very same list as one of them: equal ones may follow each other.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOneOf(List<SequenceNode> lists, SequenceNode list) {
    for (SequenceNode each : lists) if (each == list) return true;
    return false;
  }

  /// Reports every key that nobody asked for.
  void reportUnknownKeys(String allowed) {
    keys.forEach((key, at) -> {
      if (!known.contains(key)) problem(at, "\"" + key + "\"", "one of " + allowed);
    });
  }

  private Optional<Node> node(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  private void missing(String key, Optional<Node> node, String allowed) {
    // A mapping that is missing as a whole is reported as one problem.
    if (node.isEmpty() && !present) return;
    Place at = node.map(Outline::placeOf).orElse(place);
    problem(at, node.map(Outline::describe).orElse("no " + key), allowed);
  }

  private void problem(Place at, String found, String allowed) {
    var problem = new ScenarioProblem(at, found, allowed);
    if (!problems.contains(problem)) problems.add(problem);
  }

  /// Where the text of a scalar, or a collection, begins.
  private static Place placeOf(Node node) {
    boolean quoted =
        node instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
                || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED);
    return node.getStartMark()
        .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + (quoted ? 2 : 1)))
        .orElse(Place.START);
  }

  private static Object value(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          new Outline(Optional.of(mapping), Place.START, new ArrayList<>()).values();
      case SequenceNode list -> list.getValue().stream().map(Outline::value).toList();
      case ScalarNode scalar
          when scalar.getTag().equals(Tag.INT) && scalar.getValue().matches("-?\\d{1,9}") ->
          Integer.valueOf(scalar.getValue());
      case ScalarNode scalar when isNumber(scalar) -> Double.valueOf(scalar.getValue());
      case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) ->
          Boolean.valueOf(scalar.getValue());
      case ScalarNode scalar -> scalar.getValue();
      default -> describe(node);
    };
  }

  private static boolean isNumber(ScalarNode scalar) {
    return (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))
        && scalar.getValue().matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String plain(double value) {
    return Double.toString(value).replaceAll("\\.0$", "");
  }

  private static String describe(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar when scalar.getValue().isBlank() -> "nothing";
      case ScalarNode scalar -> "\"" + scalar.getValue() + "\"";
      default -> "something that is no plain YAML";
    };
  }
}

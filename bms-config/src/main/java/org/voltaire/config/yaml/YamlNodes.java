package org.voltaire.config.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// A text as a tree of nodes, each with its place. Only this class and [YamlValue] know the library
/// that parses YAML.
final class YamlNodes {
  /// Aliases can make a short file a very long one.
  private static final long MOST_VALUES = 1_000_000;

  private static final int LONGEST_SHOWN = 60;

  private final Problems problems;
  private final Deque<Node> around = new ArrayDeque<>();
  private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();

  private YamlNodes(Problems problems) {
    this.problems = problems;
  }

  /// The tree; empty if the text is no single YAML document, or one without an end. That is a
  /// problem then.
  static Optional<Node> parse(String text, Problems problems) {
    Optional<Node> root;
    try {
      var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException malformed) {
      Place place =
          malformed
              .getProblemMark()
              .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(Place.START);
      String found = malformed.getProblem().replaceFirst("^but found ", "");
      problems.add(place, "", oneLine(found), "one YAML document");
      return Optional.empty();
    } catch (YamlEngineException malformed) {
      String found = oneLine(String.valueOf(malformed.getMessage()));
      problems.add(Place.START, "", found, "one YAML document");
      return Optional.empty();
    }
    if (root.isEmpty()) return root;
    long size = new YamlNodes(problems).size(root.get());
    if (size < 0) return Optional.empty();
    if (size <= MOST_VALUES) return root;
    problems.add(Place.START, "", "more than a million values, through its aliases", "fewer");
    return Optional.empty();
  }

  /// How many values there are with all aliases written out; −1 if one contains itself.
  private long size(Node node) {
    Long known = sizes.get(node);
    if (known != null) return known;
    around.push(node);
    long size = 1;
    for (Node child : children(node)) {
      long inner = isAround(child) ? containsItself(node) : size(child);
      if (inner < 0) return -1;
      size = Math.min(size + inner, MOST_VALUES + 1);
    }
    around.pop();
    sizes.put(node, size);
    return size;
  }

  @SuppressWarnings("ReferenceEquality") // the very same node: equal ones may follow each other
  private boolean isAround(Node node) {
    for (Node each : around) if (each == node) return true;
    return false;
  }

  private long containsItself(Node where) {
    problems.add(place(where), "", "a value that contains itself", "a value with an end");
    return -1;
  }

  private static List<Node> children(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .flatMap(tuple -> List.of(tuple.getKeyNode(), tuple.getValueNode()).stream())
              .toList();
      case SequenceNode list -> list.getValue();
      default -> List.of();
    };
  }

  /// Where a collection, or the text of a scalar, begins.
  static Place place(Node node) {
    boolean quoted = node instanceof ScalarNode scalar && isQuoted(scalar);
    return node.getStartMark()
        .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + (quoted ? 2 : 1)))
        .orElse(Place.START);
  }

  private static boolean isQuoted(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
        || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
  }

  /// Whether it is written as nothing, `~` or `null`.
  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /// Whether it is written like a number, without quotes.
  static boolean isNumber(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
  }

  /// What a node is, for people: a scalar as it is written, but on one line and not too long.
  static String describe(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode _ when isNull(node) -> "nothing";
      case ScalarNode scalar when scalar.isPlain() -> shown(scalar.getValue());
      case ScalarNode scalar -> "\"" + shown(scalar.getValue()) + "\"";
      default -> "something that is no plain YAML";
    };
  }

  private static String shown(String text) {
    String cut = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN - 1) + "…" : text;
    return cut.chars()
        .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}

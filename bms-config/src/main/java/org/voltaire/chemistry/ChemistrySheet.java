package org.voltaire.chemistry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A chemistry's data file as a person reads it: every number in the order of the file, with its
/// source.
public final class ChemistrySheet {

  /// One line of the sheet.
  ///
  /// @param path what it is: keys of the file with dots
  /// @param text the number or numbers, with their unit
  /// @param source where they come from; blank if the file does not say
  public record SheetLine(String path, String text, String source) {

    /// Whether the file itself calls it, or a part of it, assumed.
    public boolean assumed() {
      return source.contains("assumed");
    }
  }

  private ChemistrySheet() {}

  /// The lines of one chemistry.
  ///
  /// @param name one of [Chemistries#NAMES]
  public static List<SheetLine> of(String name) {
    List<SheetLine> lines = new ArrayList<>();
    collect(
        "", Chemistries.tree(Chemistries.class, Chemistries.load(name).name() + ".yaml"), lines);
    return List.copyOf(lines);
  }

  /// An object whose own values are numbers is one line; the others are walked into.
  private static void collect(String path, JsonNode node, List<SheetLine> lines) {
    String unit = node.path("unit").asString("");
    String source = node.path("source").asString("");
    List<String> numbers = new ArrayList<>();
    String against = node.has("soc") ? "soc" : "degc";
    if (node.path(against).isArray()) {
      numbers.add(points(node, against));
    }
    for (var entry : node.properties()) {
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        collect(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), value, lines);
      } else if (value.isNumber()) {
        String text = plain(value);
        numbers.add(entry.getKey().equals("value") ? text : entry.getKey() + " " + text);
      } else if (value.isArray() && !node.path(against).isArray()) {
        numbers.add(entry.getKey() + " " + plain(value.get(0)) + " to " + plain(value.get(1)));
      }
    }
    if (numbers.isEmpty()) return;
    String text = String.join(", ", numbers);
    lines.add(new SheetLine(path, unit.isEmpty() ? text : text + " " + unit, source));
  }

  /// A table as a row of points, such as "by SoC 0.1:3.178".
  private static String points(JsonNode node, String against) {
    boolean curve = against.equals("soc");
    JsonNode values = node.path(curve ? "values" : "ohm_ah");
    List<String> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String at = plain(node.path(against).get(i));
      points.add(at + ":" + plain(values.get(i)));
    }
    return (curve ? "by SoC " : "by °C ") + String.join("  ", points) + (curve ? "" : " Ω Ah");
  }

  private static String plain(JsonNode number) {
    return new BigDecimal(number.asString()).stripTrailingZeros().toPlainString();
  }
}

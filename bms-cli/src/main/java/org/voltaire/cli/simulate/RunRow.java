package org.voltaire.cli.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One instant of a run as tables and plots need it: a number or a text for each [RunColumn].
/// Immutable.
@SuppressWarnings("EnumOrdinal") // an array by column, never stored or sent
public final class RunRow {
  // By the ordinal of the column; NaN and empty in columns of the other kind.
  private final double[] numbers;
  private final String[] texts;

  private RunRow(double[] numbers, String[] texts) {
    this.numbers = numbers;
    this.texts = texts;
  }

  /// The row of an instant.
  static RunRow of(RunInstant instant) {
    double[] numbers = new double[RunColumn.ALL.size()];
    String[] texts = new String[numbers.length];
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(texts, "");
    for (RunColumn column : RunColumn.ALL) {
      switch (column.cell()) {
        case RunColumn.CsvValue.NumberCell(int _, var get) ->
            numbers[column.ordinal()] = get.applyAsDouble(instant);
        case RunColumn.CsvValue.CsvText(var get) -> texts[column.ordinal()] = get.apply(instant);
      }
    }
    return new RunRow(numbers, texts);
  }

  /// The number in a column; `NaN` if it is not known, or a text.
  public double number(RunColumn column) {
    return numbers[column.ordinal()];
  }

  /// The text in a column; empty in one of numbers.
  public String text(RunColumn column) {
    return texts[column.ordinal()];
  }

  /// Time since the run began, s.
  public double timeSeconds() {
    return number(RunColumn.TIME_S);
  }

  /// The same row with another number in one column.
  public RunRow with(RunColumn column, double number) {
    double[] changed = numbers.clone();
    changed[column.ordinal()] = number;
    return new RunRow(changed, texts);
  }

  /// The row in these columns, as a line of a CSV file.
  String csv(List<RunColumn> columns) {
    return columns.stream().map(this::field).collect(Collectors.joining(","));
  }

  private String field(RunColumn column) {
    return switch (column.cell()) {
      case RunColumn.CsvValue.NumberCell(int decimals, var _) -> number(number(column), decimals);
      case RunColumn.CsvValue.CsvText _ -> text(column);
    };
  }

  /// A number with a point and without an exponent; nothing if it is not known.
  static String number(double value, int decimals) {
    if (Double.isNaN(value)) return "";
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    if (text.indexOf('.') < 0) return text;
    return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
  }
}

package org.voltaire.cli.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.voltaire.sim.scenario.meter.RunSummary;
import org.voltaire.sim.scenario.meter.Unit;
import org.voltaire.sim.scenario.run.RunOutcome;
import org.voltaire.sim.scenario.run.Verdict;

/// Two runs on one clock: what each came to, and their rows beside each other.
///
/// @param a one
/// @param b the other
public record Comparison(ComparedRun a, ComparedRun b) {
  private static final int NAME = 32, COLUMN = 38;

  /// One of the two.
  public record ComparedRun(SimulatedPack pack, Trace trace, RunOutcome outcome) {

    /// Runs a scenario.
    ///
    /// @param rowSeconds how much time lies between two rows; the same for both
    /// @param goOn asked after every tick
    /// @throws Interruption.Interrupted if it says no
    public static ComparedRun run(
        SimulatedPack pack, double rateHz, double rowSeconds, BooleanSupplier goOn) {
      var trace = new Trace(rowSeconds);
      var listeners = new RunListeners(List.of(trace, new Interruption(goOn)));
      return new ComparedRun(pack, trace, pack.run(rateHz, _ -> {}, listeners));
    }

    /// What people call it.
    public String title() {
      return pack.scenario().title();
    }

    /// Its figures by the keys of `--json`, in the order of [#print]; `NaN` if not known.
    public Map<String, Double> figures() {
      Map<String, Double> figures = new LinkedHashMap<>();
      for (ComparedLine line : LINES) figures.put(line.key(), line.value().applyAsDouble(this));
      return figures;
    }

    /// Its mode at the end, such as `CLOSED`.
    public String mode() {
      return end().text(RunColumn.MODE);
    }

    private double lowest(ToDoubleFunction<RunRow> value) {
      return values(value).reduce(Double.NaN, (x, y) -> Double.isNaN(x) ? y : Math.min(x, y));
    }

    private double highest(ToDoubleFunction<RunRow> value) {
      return values(value).reduce(Double.NaN, (x, y) -> Double.isNaN(x) ? y : Math.max(x, y));
    }

    private DoubleStream values(ToDoubleFunction<RunRow> value) {
      return trace.rows().stream().mapToDouble(value).filter(each -> !Double.isNaN(each));
    }

    private RunRow end() {
      return trace.rows().getLast();
    }

    /// Ampere hours that flowed in, or out, counted between rows.
    private double chargeAh(boolean in) {
      List<RunRow> rows = trace.rows();
      double sum = 0;
      for (int i = 1; i < rows.size(); i++) {
        double hours = (rows.get(i).timeSeconds() - rows.get(i - 1).timeSeconds()) / 3600;
        double current = rows.get(i).number(RunColumn.CURRENT_A);
        if (current > 0 == in && !Double.isNaN(current)) sum += Math.abs(current) * hours;
      }
      return sum;
    }
  }

  /// One figure of a run.
  ///
  /// @param key for programs, with its unit
  /// @param name for people, with theirs
  /// @param scale from the one unit to the other
  /// @param value `NaN` if not known
  private record ComparedLine(
      String key, String name, String format, double scale, ToDoubleFunction<ComparedRun> value) {
    ComparedLine(String key, String name, String format, ToDoubleFunction<ComparedRun> value) {
      this(key, name, format, 1, value);
    }
  }

  private static final List<ComparedLine> LINES =
      List.of(
          new ComparedLine(
              "soc", "SoC at the end, %", "%.1f", 100, side -> side.end().number(RunColumn.SOC)),
          new ComparedLine(
              "true_soc",
              "true SoC at the end, %",
              "%.1f",
              100,
              side -> side.end().number(RunColumn.SOC_TRUE)),
          new ComparedLine("charged_ah", "charged, Ah", "%.2f", side -> side.chargeAh(true)),
          new ComparedLine("discharged_ah", "discharged, Ah", "%.2f", side -> side.chargeAh(false)),
          new ComparedLine(
              "cell_min_v", "lowest cell, V", "%.3f", side -> side.lowest(RunColumn.CELL_MIN_V)),
          new ComparedLine(
              "cell_max_v", "highest cell, V", "%.3f", side -> side.highest(RunColumn.CELL_MAX_V)),
          new ComparedLine(
              "temp_min_degc", "coldest, °C", "%.1f", side -> side.lowest(RunColumn.TEMP_MIN_DEGC)),
          new ComparedLine(
              "temp_max_degc",
              "warmest, °C",
              "%.1f",
              side -> side.highest(RunColumn.TEMP_MAX_DEGC)),
          new ComparedLine(
              "charge_max_a",
              "largest charge current, A",
              "%.1f",
              side -> side.highest(RunColumn.CURRENT_A)),
          new ComparedLine(
              "discharge_max_a",
              "largest discharge current, A",
              "%.1f",
              side -> Math.max(0, -side.lowest(RunColumn.CURRENT_A))));

  /// Whether both went as expected.
  public boolean passed() {
    return a.outcome().passed() && b.outcome().passed();
  }

  /// Prints which two are compared; both may still have to run.
  public static void heads(PrintWriter out, SimulatedPack a, SimulatedPack b) {
    row(out, "", a.scenario().title(), b.scenario().title());
    row(out, "pack", a.scenario().profile().title(), b.scenario().profile().title());
    out.flush();
  }

  /// Prints what both came to, side by side, below [#heads], and every verdict.
  public void print(PrintWriter out) {
    row(
        out,
        "simulated time",
        Unit.clock(a.outcome().simulatedSeconds()),
        Unit.clock(b.outcome().simulatedSeconds()));
    for (ComparedLine line : LINES) {
      row(out, line.name(), value(line, a), value(line, b));
    }
    for (String name : RunSummary.names()) {
      Optional<String> first = a.outcome().summary().value(name);
      Optional<String> second = b.outcome().summary().value(name);
      if (first.isEmpty() && second.isEmpty()) continue;
      row(out, name, first.orElse("–"), second.orElse("–"));
    }
    row(out, "mode at the end", a.mode(), b.mode());
    row(out, "as expected", score(a), score(b));
    for (ComparedRun side : List.of(a, b)) {
      for (Verdict verdict : side.outcome().verdicts()) {
        if (!verdict.passed()) out.println(side.title() + RunTable.line(verdict));
      }
    }
    out.flush();
  }

  private static String value(ComparedLine line, ComparedRun side) {
    double value = line.scale() * line.value().applyAsDouble(side);
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, line.format(), value + 0.0);
  }

  private static String score(ComparedRun side) {
    List<Verdict> all = side.outcome().verdicts();
    return "%d of %d".formatted(all.stream().filter(Verdict::passed).count(), all.size());
  }

  private static void row(PrintWriter out, String name, String first, String second) {
    out.printf(
        "%-" + NAME + "s%" + COLUMN + "s  %" + COLUMN + "s%n", name, cut(first), cut(second));
  }

  private static String cut(String text) {
    return text.length() <= COLUMN ? text : text.substring(0, COLUMN - 1) + "…";
  }

  /// Writes the rows of both, beside each other at the same instants; where one is over, or has no
  /// row, its fields are empty.
  public void writeCsv(Path file) throws IOException {
    String header =
        "time_s,"
            + RunColumn.header(RunColumn.AFTER_TIME, "a_")
            + ","
            + RunColumn.header(RunColumn.AFTER_TIME, "b_");
    String none = ",".repeat(RunColumn.AFTER_TIME.size() - 1);
    List<RunRow> left = a.trace().rows(), right = b.trace().rows();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(header + "\n");
      for (int i = 0, k = 0; i < left.size() || k < right.size(); ) {
        double leftTime = i < left.size() ? left.get(i).timeSeconds() : Double.POSITIVE_INFINITY;
        double rightTime = k < right.size() ? right.get(k).timeSeconds() : Double.POSITIVE_INFINITY;
        double time = Math.min(leftTime, rightTime);
        String first = leftTime == time ? fields(left.get(i++)) : none;
        String second = rightTime == time ? fields(right.get(k++)) : none;
        out.write(RunRow.number(time, 3) + "," + first + "," + second + "\n");
      }
    }
  }

  private static String fields(RunRow row) {
    return row.csv(RunColumn.AFTER_TIME);
  }
}

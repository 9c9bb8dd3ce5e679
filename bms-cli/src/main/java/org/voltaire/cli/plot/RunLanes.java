package org.voltaire.cli.plot;

import static org.voltaire.cli.simulate.RunColumn.*;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.cli.simulate.RunColumn;
import org.voltaire.cli.simulate.RunRow;
import org.voltaire.pack.Limits;

/// What a run's picture shows: lanes that every run has, and those of a heater, of sun and people,
/// of a car where there are such.
final class RunLanes {
  /// In longer runs a car's speed is a thicket.
  private static final double SHORT_SECONDS = 6 * 3600;

  /// Longer than a heater's cycle, so that its mean is what holding takes.
  private static final double HEATER_MEAN_SECONDS = 3 * 3600, LONG_SECONDS = 18 * 3600;

  private RunLanes() {}

  static List<PlotLane> of(Limits limits, List<RunRow> rows) {
    boolean site = has(rows, DEMAND_W), heated = heats(rows);
    double lengthSeconds = rows.isEmpty() ? 0 : rows.getLast().timeSeconds();
    boolean car = has(rows, SPEED_KM_PER_H) && lengthSeconds < SHORT_SECONDS;
    // A parked pack's current is its heater's, which has a lane of its own.
    boolean flows = rows.stream().anyMatch(row -> Math.abs(row.number(PACK_POWER_W)) > 1);
    boolean current = !site && (flows || !heated);
    boolean allowed = rows.stream().anyMatch(row -> row.number(CCL_A) > 0 || row.number(DCL_A) > 0);
    List<PlotLane> lanes = new ArrayList<>();
    if (site) {
      lanes.add(sunAndPeople(rows));
      lanes.add(grid(rows));
    }
    if (car) lanes.add(speed(rows));
    lanes.add(cells(limits, rows));
    if (current) lanes.add(current(rows));
    lanes.add(charge(rows));
    lanes.add(temperature(rows));
    if (heated) lanes.add(heater(rows));
    if (current && (allowed || !heated)) lanes.add(allowed(rows));
    return lanes;
  }

  /// Whether any row knows it.
  static boolean has(List<RunRow> rows, RunColumn column) {
    return rows.stream().anyMatch(row -> !Double.isNaN(row.number(column)));
  }

  /// Whether a heater ever did anything.
  static boolean heats(List<RunRow> rows) {
    return rows.stream().anyMatch(row -> row.number(HEATER_W) > 0);
  }

  private static PlotLane sunAndPeople(List<RunRow> rows) {
    return new PlotLane(
        "Power, kW (the battery's: charging is positive)",
        List.of(
            PlottedCurve.surface(
                Ink.OLIVE, rows, row -> row.number(SUN_W) / 1000, row -> dark(row)),
            PlottedCurve.line("sun", Ink.OLIVE, rows, row -> row.number(SUN_W) / 1000),
            PlottedCurve.line("demand", Ink.PURPLE, rows, row -> row.number(DEMAND_W) / 1000),
            PlottedCurve.line("battery", Ink.BLUE, rows, row -> row.number(PACK_POWER_W) / 1000)),
        List.of(),
        0.2);
  }

  /// 0 where the sun is known.
  private static double dark(RunRow row) {
    return 0 * row.number(SUN_W);
  }

  /// The lost load is shown where there is some.
  private static PlotLane grid(List<RunRow> rows) {
    boolean lost = rows.stream().anyMatch(row -> row.number(LOST_W) > 0);
    List<PlottedCurve> curves = new ArrayList<>();
    curves.add(PlottedCurve.line("grid, spare", Ink.DARK, rows, row -> row.number(GRID_W) / 1000));
    if (lost) {
      curves.add(PlottedCurve.line("lost load", Ink.CRIT, rows, row -> row.number(LOST_W) / 1000));
    }
    String title = "From the grid, kW (negative: to it, or curtailed)";
    return new PlotLane(lost ? title + ", and lost load" : title, curves, List.of(), 0.2);
  }

  private static PlotLane speed(List<RunRow> rows) {
    return new PlotLane(
        "Speed, km/h (mean since the row before)",
        List.of(PlottedCurve.steps("car", Ink.GREEN, rows, SPEED_KM_PER_H)),
        List.of(),
        10);
  }

  private static PlotLane cells(Limits limits, List<RunRow> rows) {
    return new PlotLane(
        "Cell voltage, V",
        List.of(
            PlottedCurve.surface(Ink.BLUE, rows, CELL_MIN_V, CELL_MAX_V),
            PlottedCurve.line("highest cell", Ink.BROWN, rows, CELL_MAX_V),
            PlottedCurve.line("lowest cell", Ink.BLUE, rows, CELL_MIN_V)),
        List.of(
            new PlotLane.Guide(limits.cellOverVoltage().open().trip(), "opens above"),
            new PlotLane.Guide(limits.cellUnderVoltage().open().trip(), "opens below")),
        0.05);
  }

  private static PlotLane current(List<RunRow> rows) {
    return new PlotLane(
        "Current, A (charging is positive)",
        List.of(PlottedCurve.steps("current", Ink.DARK, rows, CURRENT_A)),
        List.of(),
        2);
  }

  private static PlotLane charge(List<RunRow> rows) {
    return new PlotLane(
        "State of charge, %",
        List.of(
            PlottedCurve.surface(
                Ink.GREEN,
                rows,
                row -> 100 * Math.max(0, row.number(SOC) - 2 * row.number(SOC_SIGMA)),
                row -> 100 * Math.min(1, row.number(SOC) + 2 * row.number(SOC_SIGMA))),
            PlottedCurve.line("estimate ± 2σ", Ink.GREEN, rows, row -> 100 * row.number(SOC)),
            PlottedCurve.dashed("truth", Ink.PURPLE, rows, row -> 100 * row.number(SOC_TRUE))),
        List.of(),
        10);
  }

  private static PlotLane temperature(List<RunRow> rows) {
    return new PlotLane(
        "Temperature, °C",
        List.of(
            PlottedCurve.surface(Ink.BROWN, rows, TEMP_MIN_DEGC, TEMP_MAX_DEGC),
            PlottedCurve.line("warmest", Ink.BROWN, rows, TEMP_MAX_DEGC),
            PlottedCurve.line("coldest", Ink.BLUE, rows, TEMP_MIN_DEGC),
            PlottedCurve.dashed("room", Ink.STALE, rows, AMBIENT_DEGC)),
        List.of(),
        4);
  }

  /// On and off, and in long runs their mean.
  private static PlotLane heater(List<RunRow> rows) {
    PlottedCurve surface =
        PlottedCurve.surface(Ink.OLIVE, rows, HEATER_W, row -> 0 * row.number(HEATER_W));
    PlottedCurve line =
        rows.getLast().timeSeconds() > LONG_SECONDS
            ? PlottedCurve.line("mean of 3 h", Ink.BROWN, heaterMeans(rows), HEATER_W)
            : PlottedCurve.steps("heater", Ink.BROWN, rows, HEATER_W);
    return new PlotLane("Heater, W", List.of(surface, line), List.of(), 50);
  }

  /// The rows with the heater's mean over the time before each, so that its pauses do not hide what
  /// it takes.
  static List<RunRow> heaterMeans(List<RunRow> rows) {
    List<RunRow> means = new ArrayList<>(rows.size());
    int first = 1;
    for (int last = 0; last < rows.size(); last++) {
      RunRow row = rows.get(last);
      double from = row.timeSeconds() - HEATER_MEAN_SECONDS;
      while (first < last && rows.get(first - 1).timeSeconds() < from) first++;
      double joule = 0, seconds = 0;
      for (int i = first; i <= last; i++) {
        double dt = rows.get(i).timeSeconds() - rows.get(i - 1).timeSeconds();
        double watts = rows.get(i).number(HEATER_W);
        if (Double.isNaN(watts)) continue;
        joule += watts * dt;
        seconds += dt;
      }
      double mean = seconds > 0 ? joule / seconds : Double.NaN;
      means.add(row.with(HEATER_W, mean));
    }
    return means;
  }

  private static PlotLane allowed(List<RunRow> rows) {
    return new PlotLane(
        "What the BMS allows, A",
        List.of(
            PlottedCurve.steps("charge limit", Ink.OLIVE, rows, CCL_A),
            PlottedCurve.steps("discharge limit", Ink.PURPLE, rows, row -> -row.number(DCL_A)),
            PlottedCurve.steps("current", Ink.DARK, rows, CURRENT_A)),
        List.of(),
        2);
  }
}

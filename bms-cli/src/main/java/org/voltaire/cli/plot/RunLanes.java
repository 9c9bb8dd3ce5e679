package org.voltaire.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.voltaire.cli.simulate.Powers;
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
    boolean site = has(rows, Powers::demandW), heated = heats(rows);
    double lengthSeconds = rows.isEmpty() ? 0 : rows.getLast().timeSeconds();
    boolean car = has(rows, Powers::kmPerHour) && lengthSeconds < SHORT_SECONDS;
    // A parked pack's current is its heater's, which has a lane of its own.
    boolean flows = rows.stream().anyMatch(row -> Math.abs(row.powers().packW()) > 1);
    boolean current = !site && (flows || !heated);
    boolean allowed = rows.stream().anyMatch(row -> row.cclA() > 0 || row.dclA() > 0);
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
  static boolean has(List<RunRow> rows, ToDoubleFunction<Powers> value) {
    return rows.stream().anyMatch(row -> !Double.isNaN(value.applyAsDouble(row.powers())));
  }

  /// Whether a heater ever did anything.
  static boolean heats(List<RunRow> rows) {
    return rows.stream().anyMatch(row -> row.powers().heaterW() > 0);
  }

  private static PlotLane sunAndPeople(List<RunRow> rows) {
    return new PlotLane(
        "Power, kW (the battery's: charging is positive)",
        List.of(
            PlottedCurve.surface(
                Ink.OLIVE, rows, row -> row.powers().sunW() / 1000, row -> dark(row)),
            PlottedCurve.line("sun", Ink.OLIVE, rows, row -> row.powers().sunW() / 1000),
            PlottedCurve.line("demand", Ink.PURPLE, rows, row -> row.powers().demandW() / 1000),
            PlottedCurve.line("battery", Ink.BLUE, rows, row -> row.powers().packW() / 1000)),
        List.of(),
        0.2);
  }

  /// 0 where the sun is known.
  private static double dark(RunRow row) {
    return 0 * row.powers().sunW();
  }

  /// The lost load is shown where there is some.
  private static PlotLane grid(List<RunRow> rows) {
    boolean lost = rows.stream().anyMatch(row -> row.powers().lostW() > 0);
    List<PlottedCurve> curves = new ArrayList<>();
    curves.add(
        PlottedCurve.line("grid, spare", Ink.DARK, rows, row -> row.powers().gridW() / 1000));
    if (lost) {
      curves.add(
          PlottedCurve.line("lost load", Ink.CRIT, rows, row -> row.powers().lostW() / 1000));
    }
    String title = "From the grid, kW (negative: to it, or curtailed)";
    return new PlotLane(lost ? title + ", and lost load" : title, curves, List.of(), 0.2);
  }

  private static PlotLane speed(List<RunRow> rows) {
    return new PlotLane(
        "Speed, km/h (mean since the row before)",
        List.of(PlottedCurve.steps("car", Ink.GREEN, rows, row -> row.powers().kmPerHour())),
        List.of(),
        10);
  }

  private static PlotLane cells(Limits limits, List<RunRow> rows) {
    return new PlotLane(
        "Cell voltage, V",
        List.of(
            PlottedCurve.surface(Ink.BLUE, rows, RunRow::cellMinV, RunRow::cellMaxV),
            PlottedCurve.line("highest cell", Ink.BROWN, rows, RunRow::cellMaxV),
            PlottedCurve.line("lowest cell", Ink.BLUE, rows, RunRow::cellMinV)),
        List.of(
            new PlotLane.Guide(limits.cellOverVoltage().open().trip(), "opens above"),
            new PlotLane.Guide(limits.cellUnderVoltage().open().trip(), "opens below")),
        0.05);
  }

  private static PlotLane current(List<RunRow> rows) {
    return new PlotLane(
        "Current, A (charging is positive)",
        List.of(PlottedCurve.steps("current", Ink.DARK, rows, RunRow::currentA)),
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
                row -> 100 * Math.max(0, row.soc() - 2 * row.socSigma()),
                row -> 100 * Math.min(1, row.soc() + 2 * row.socSigma())),
            PlottedCurve.line("estimate ± 2σ", Ink.GREEN, rows, row -> 100 * row.soc()),
            PlottedCurve.dashed("truth", Ink.PURPLE, rows, row -> 100 * row.socTrue())),
        List.of(),
        10);
  }

  private static PlotLane temperature(List<RunRow> rows) {
    return new PlotLane(
        "Temperature, °C",
        List.of(
            PlottedCurve.surface(Ink.BROWN, rows, RunRow::tempMinDegC, RunRow::tempMaxDegC),
            PlottedCurve.line("warmest", Ink.BROWN, rows, RunRow::tempMaxDegC),
            PlottedCurve.line("coldest", Ink.BLUE, rows, RunRow::tempMinDegC),
            PlottedCurve.dashed("room", Ink.STALE, rows, RunRow::ambientDegC)),
        List.of(),
        4);
  }

  /// On and off, and in long runs their mean.
  private static PlotLane heater(List<RunRow> rows) {
    ToDoubleFunction<RunRow> watts = row -> row.powers().heaterW();
    PlottedCurve surface =
        PlottedCurve.surface(Ink.OLIVE, rows, watts, row -> 0 * watts.applyAsDouble(row));
    PlottedCurve line =
        rows.getLast().timeSeconds() > LONG_SECONDS
            ? PlottedCurve.line("mean of 3 h", Ink.BROWN, heaterMeans(rows), watts)
            : PlottedCurve.steps("heater", Ink.BROWN, rows, watts);
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
        double watts = rows.get(i).powers().heaterW();
        if (Double.isNaN(watts)) continue;
        joule += watts * dt;
        seconds += dt;
      }
      double mean = seconds > 0 ? joule / seconds : Double.NaN;
      means.add(row.withPowers(row.powers().withHeaterW(mean)));
    }
    return means;
  }

  private static PlotLane allowed(List<RunRow> rows) {
    return new PlotLane(
        "What the BMS allows, A",
        List.of(
            PlottedCurve.steps("charge limit", Ink.OLIVE, rows, RunRow::cclA),
            PlottedCurve.steps("discharge limit", Ink.PURPLE, rows, row -> -row.dclA()),
            PlottedCurve.steps("current", Ink.DARK, rows, RunRow::currentA)),
        List.of(),
        2);
  }
}

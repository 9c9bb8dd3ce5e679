package org.voltaire.pi.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.voltaire.pack.Limits;
import org.voltaire.pi.scenario.Powers;
import org.voltaire.pi.scenario.Row;

/// What a run's picture shows: lanes that every run has, and those of a heater, of sun and people,
/// of a car where there are such.
final class RunLanes {
  /// In longer runs a car's speed is a thicket.
  private static final double SHORT_SECONDS = 6 * 3600;

  /// Longer than a heater's cycle, so that its mean is what holding takes.
  private static final double HEATER_MEAN_SECONDS = 3 * 3600, LONG_SECONDS = 18 * 3600;

  private RunLanes() {}

  static List<Lane> of(Limits limits, List<Row> rows) {
    boolean site = has(rows, Powers::demandW), heated = heats(rows);
    double lengthSeconds = rows.isEmpty() ? 0 : rows.getLast().timeSeconds();
    boolean car = has(rows, Powers::kmPerHour) && lengthSeconds < SHORT_SECONDS;
    // A parked pack's current is its heater's, which has a lane of its own.
    boolean flows = rows.stream().anyMatch(row -> Math.abs(row.powers().packW()) > 1);
    boolean current = !site && (flows || !heated);
    boolean allowed = rows.stream().anyMatch(row -> row.cclA() > 0 || row.dclA() > 0);
    List<Lane> lanes = new ArrayList<>();
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
  static boolean has(List<Row> rows, ToDoubleFunction<Powers> value) {
    return rows.stream().anyMatch(row -> !Double.isNaN(value.applyAsDouble(row.powers())));
  }

  /// Whether a heater ever did anything.
  static boolean heats(List<Row> rows) {
    return rows.stream().anyMatch(row -> row.powers().heaterW() > 0);
  }

  private static Lane sunAndPeople(List<Row> rows) {
    return new Lane(
        "Power, kW (the battery's: charging is positive)",
        List.of(
            Curve.surface(Ink.OLIVE, rows, row -> row.powers().sunW() / 1000, row -> dark(row)),
            Curve.line("sun", Ink.OLIVE, rows, row -> row.powers().sunW() / 1000),
            Curve.line("demand", Ink.PURPLE, rows, row -> row.powers().demandW() / 1000),
            Curve.line("battery", Ink.BLUE, rows, row -> row.powers().packW() / 1000)),
        List.of(),
        0.2);
  }

  /// 0 where the sun is known.
  private static double dark(Row row) {
    return 0 * row.powers().sunW();
  }

  /// The lost load is shown where there is some.
  private static Lane grid(List<Row> rows) {
    boolean lost = rows.stream().anyMatch(row -> row.powers().lostW() > 0);
    List<Curve> curves = new ArrayList<>();
    curves.add(Curve.line("grid, spare", Ink.DARK, rows, row -> row.powers().gridW() / 1000));
    if (lost) {
      curves.add(Curve.line("lost load", Ink.CRIT, rows, row -> row.powers().lostW() / 1000));
    }
    String title = "From the grid, kW (negative: to it, or curtailed)";
    return new Lane(lost ? title + ", and lost load" : title, curves, List.of(), 0.2);
  }

  private static Lane speed(List<Row> rows) {
    return new Lane(
        "Speed, km/h (mean since the row before)",
        List.of(Curve.steps("car", Ink.GREEN, rows, row -> row.powers().kmPerHour())),
        List.of(),
        10);
  }

  private static Lane cells(Limits limits, List<Row> rows) {
    return new Lane(
        "Cell voltage, V",
        List.of(
            Curve.surface(Ink.BLUE, rows, Row::cellMinV, Row::cellMaxV),
            Curve.line("highest cell", Ink.BROWN, rows, Row::cellMaxV),
            Curve.line("lowest cell", Ink.BLUE, rows, Row::cellMinV)),
        List.of(
            new Lane.Guide(limits.cellOverVoltage().open().trip(), "opens above"),
            new Lane.Guide(limits.cellUnderVoltage().open().trip(), "opens below")),
        0.05);
  }

  private static Lane current(List<Row> rows) {
    return new Lane(
        "Current, A (charging is positive)",
        List.of(Curve.steps("current", Ink.DARK, rows, Row::currentA)),
        List.of(),
        2);
  }

  private static Lane charge(List<Row> rows) {
    return new Lane(
        "State of charge, %",
        List.of(
            Curve.surface(
                Ink.GREEN,
                rows,
                row -> 100 * Math.max(0, row.soc() - 2 * row.socSigma()),
                row -> 100 * Math.min(1, row.soc() + 2 * row.socSigma())),
            Curve.line("estimate ± 2σ", Ink.GREEN, rows, row -> 100 * row.soc()),
            Curve.dashed("truth", Ink.PURPLE, rows, row -> 100 * row.socTrue())),
        List.of(),
        10);
  }

  private static Lane temperature(List<Row> rows) {
    return new Lane(
        "Temperature, °C",
        List.of(
            Curve.surface(Ink.BROWN, rows, Row::tempMinDegC, Row::tempMaxDegC),
            Curve.line("warmest", Ink.BROWN, rows, Row::tempMaxDegC),
            Curve.line("coldest", Ink.BLUE, rows, Row::tempMinDegC),
            Curve.dashed("room", Ink.STALE, rows, Row::ambientDegC)),
        List.of(),
        4);
  }

  /// On and off, and in long runs their mean.
  private static Lane heater(List<Row> rows) {
    ToDoubleFunction<Row> watts = row -> row.powers().heaterW();
    Curve surface = Curve.surface(Ink.OLIVE, rows, watts, row -> 0 * watts.applyAsDouble(row));
    Curve line =
        rows.getLast().timeSeconds() > LONG_SECONDS
            ? Curve.line("mean of 3 h", Ink.BROWN, heaterMeans(rows), watts)
            : Curve.steps("heater", Ink.BROWN, rows, watts);
    return new Lane("Heater, W", List.of(surface, line), List.of(), 50);
  }

  /// The rows with the heater's mean over the time before each, so that its pauses do not hide what
  /// it takes.
  static List<Row> heaterMeans(List<Row> rows) {
    List<Row> means = new ArrayList<>(rows.size());
    int first = 1;
    for (int last = 0; last < rows.size(); last++) {
      Row row = rows.get(last);
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

  private static Lane allowed(List<Row> rows) {
    return new Lane(
        "What the BMS allows, A",
        List.of(
            Curve.steps("charge limit", Ink.OLIVE, rows, Row::cclA),
            Curve.steps("discharge limit", Ink.PURPLE, rows, row -> -row.dclA()),
            Curve.steps("current", Ink.DARK, rows, Row::currentA)),
        List.of(),
        2);
  }
}

package org.voltaire.cli.plot;

import static org.voltaire.cli.simulate.RunColumn.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.voltaire.cli.simulate.Comparison;
import org.voltaire.cli.simulate.RunColumn;
import org.voltaire.cli.simulate.RunRow;
import org.voltaire.sim.scenario.Scenario;
import org.voltaire.sim.scenario.meter.Unit;
import org.voltaire.sim.scenario.run.Verdict;

/// Two runs on shared axes, one solid and one broken, each with its own ribbon of modes.
public final class ComparePlot {
  private static final double WIDTH = 1200, LEFT = 76, RIGHT = 1050;
  private static final double LANE = 132, GAP = 34, TOP = 100;

  private ComparePlot() {}

  /// The picture.
  public static String svg(Comparison both) {
    if (voltage(both.a()) && voltage(both.b())) {
      var all = List.of(series(both.a()), series(both.b()));
      return CurvePlot.svg(both.a().title() + " against " + both.b().title(), all);
    }
    List<RunRow> a = both.a().trace().rows(), b = both.b().trace().rows();
    List<PlotLane> lanes = lanes(a, b);
    double end =
        Math.max(both.a().outcome().simulatedSeconds(), both.b().outcome().simulatedSeconds());
    Scale x = new Scale(0, Math.max(end, 1e-3), LEFT, RIGHT);
    double lanesEnd = TOP + 4 + lanes.size() * (LANE + GAP);
    double axisY = lanesEnd + 2 * (Ribbon.HEIGHT + 6);
    String title = both.a().title() + " against " + both.b().title();
    var svg = new Svg(WIDTH, axisY + 40, title);
    svg.text(LEFT, 30, "start", Ink.TEXT, "font-size=\"20\" font-weight=\"600\"", title);
    legend(svg, "A", Ink.BLUE, "", both.a(), 50);
    legend(svg, "B", Ink.BROWN, " stroke-dasharray=\"6 4\"", both.b(), 68);
    double top = TOP + 10;
    for (PlotLane lane : lanes) {
      lane.paint(svg, x, top + 8, top + LANE);
      top += LANE + GAP;
    }
    new Ribbon("mode A", a, row -> row.text(MODE), Ink::ofMode, Ink::onMode)
        .paint(svg, x, lanesEnd);
    new Ribbon("mode B", b, row -> row.text(MODE), Ink::ofMode, Ink::onMode)
        .paint(svg, x, lanesEnd + Ribbon.HEIGHT + 6);
    TimeAxis.paint(svg, x, axisY);
    return svg.done();
  }

  private static boolean voltage(Comparison.ComparedRun side) {
    return side.pack().scenario().plot() == Scenario.Plot.VOLTAGE;
  }

  private static CurvePlot.Series series(Comparison.ComparedRun side) {
    return new CurvePlot.Series(
        side.pack().scenario().profile().title(), side.trace().curve().orElseThrow());
  }

  private static List<PlotLane> lanes(List<RunRow> a, List<RunRow> b) {
    List<PlotLane> lanes = new ArrayList<>();
    lanes.add(lane("Lowest cell, V", a, b, CELL_MIN_V, 0.05));
    lanes.add(lane("Highest cell, V", a, b, CELL_MAX_V, 0.05));
    lanes.add(
        lane("Battery, kW (charging is positive)", a, b, p -> p.number(PACK_POWER_W) / 1000, 0.1));
    if (!has(a, b, DEMAND_W)) {
      lanes.add(lane("The BMS allows to discharge, A", a, b, DCL_A, 10));
    }
    lanes.add(lane("True state of charge, %", a, b, row -> 100 * row.number(SOC_TRUE), 10));
    lanes.add(lane("Warmest, °C", a, b, TEMP_MAX_DEGC, 4));
    if (RunLanes.heats(a) || RunLanes.heats(b)) {
      lanes.add(heater(RunLanes.heaterMeans(a), RunLanes.heaterMeans(b)));
    }
    if (has(a, b, DEMAND_W)) {
      lanes.add(lane("Sun, kW", a, b, p -> p.number(SUN_W) / 1000, 0.1));
      lanes.add(lane("Lost load, kW", a, b, p -> p.number(LOST_W) / 1000, 0.1));
    }
    return lanes;
  }

  /// From 0 on, so that holding and warming up can be told apart.
  private static PlotLane heater(List<RunRow> a, List<RunRow> b) {
    return new PlotLane(
        "Heater, W (mean of the 3 h before)",
        List.of(
            PlottedCurve.surface(Ink.BLUE, a, HEATER_W, row -> 0 * row.number(HEATER_W)),
            PlottedCurve.surface(Ink.BROWN, b, HEATER_W, row -> 0 * row.number(HEATER_W)),
            PlottedCurve.line("A", Ink.BLUE, a, HEATER_W),
            PlottedCurve.dashed("B", Ink.BROWN, b, HEATER_W)),
        List.of(),
        50);
  }

  private static boolean has(List<RunRow> a, List<RunRow> b, RunColumn column) {
    return RunLanes.has(a, column) || RunLanes.has(b, column);
  }

  private static PlotLane lane(
      String title, List<RunRow> a, List<RunRow> b, ToDoubleFunction<RunRow> value, double least) {
    return new PlotLane(
        title,
        List.of(
            PlottedCurve.line("A", Ink.BLUE, a, value),
            PlottedCurve.dashed("B", Ink.BROWN, b, value)),
        List.of(),
        least);
  }

  private static void legend(
      Svg svg, String letter, String ink, String dashes, Comparison.ComparedRun side, double y) {
    svg.line(LEFT, y - 4, LEFT + 26, y - 4, ink, "stroke-width=\"3\"" + dashes);
    long passed = side.outcome().verdicts().stream().filter(Verdict::passed).count();
    String words =
        "%s  %s · %s · %s · %d of %d as expected"
            .formatted(
                letter,
                side.title(),
                side.pack().scenario().profile().title(),
                Unit.clock(side.outcome().simulatedSeconds()),
                passed,
                side.outcome().verdicts().size());
    svg.text(LEFT + 34, y, "start", Ink.MUTED, "", words);
  }
}

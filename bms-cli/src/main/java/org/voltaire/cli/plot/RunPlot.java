package org.voltaire.cli.plot;

import static org.voltaire.cli.simulate.RunColumn.*;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.voltaire.cli.simulate.RunRow;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.cli.simulate.Trace;
import org.voltaire.sim.scenario.Scenario;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Unit;
import org.voltaire.sim.scenario.run.StepReport;
import org.voltaire.sim.scenario.run.Verdict;

/// One run as a picture: steps above, lanes that share the time axis, mode and alarms below, and
/// what was expected.
public final class RunPlot {
  private static final double WIDTH = 1200, LEFT = 76, RIGHT = 1050;
  private static final double LANE = 132, GAP = 34, TOP = 100, LINE = 18, LABEL = 110;
  private static final int MOST_LINES = 40;

  /// Steps that begin nearer to each other get one line, px.
  private static final double CLOSE = 10;

  private static final Pattern LATER_LAP = Pattern.compile(".*\\((?!1 of )\\d+ of \\d+\\)");

  private RunPlot() {}

  /// The picture.
  ///
  /// @param endSeconds how long the run took
  public static String svg(SimulatedPack pack, Trace trace, double endSeconds) {
    if (pack.scenario().plot() == Scenario.Plot.VOLTAGE) {
      var series =
          new CurvePlot.Series(pack.scenario().profile().title(), trace.curve().orElseThrow());
      return CurvePlot.svg(pack.scenario().title(), List.of(series));
    }
    List<RunRow> rows = trace.rows();
    List<PlotLane> lanes = RunLanes.of(pack.configuration().spec().limits(), rows);
    Scale x = new Scale(0, Math.max(endSeconds, 1e-3), LEFT, RIGHT);
    double lanesEnd = TOP + 4 + lanes.size() * (LANE + GAP);
    double axisY = lanesEnd + 2 * (Ribbon.HEIGHT + 6);
    List<StepReport> steps =
        trace.steps().stream()
            .filter(step -> !(step.step() instanceof ScenarioStep.Expect))
            .toList();
    // The laps of a repeat have the same words.
    List<StepReport> listed =
        steps.stream().filter(step -> !LATER_LAP.matcher(step.step().text()).matches()).toList();
    int lines = Math.min(Math.max(listed.size(), trace.verdicts().size()), MOST_LINES);
    double height = axisY + 62 + LINE * (lines + 2);

    var svg = new Svg(WIDTH, height, pack.scenario().title());
    svg.text(
        LEFT,
        30,
        "start",
        Ink.TEXT,
        "font-size=\"20\" font-weight=\"600\"",
        pack.scenario().title());
    svg.text(LEFT, 50, "start", Ink.MUTED, "", subtitle(pack, trace, endSeconds));
    strip(svg, x, steps, TOP - 42);
    double top = TOP + 10;
    for (PlotLane lane : lanes) {
      lane.paint(svg, x, top + 8, top + LANE);
      top += LANE + GAP;
    }
    new Ribbon("mode", rows, row -> row.text(MODE), Ink::ofMode, Ink::onMode)
        .paint(svg, x, lanesEnd);
    new Ribbon("alarms", rows, row -> row.text(ALARMS), _ -> Ink.WARN, _ -> Ink.BACKGROUND)
        .paint(svg, x, lanesEnd + Ribbon.HEIGHT + 6);
    TimeAxis.paint(svg, x, axisY);
    marks(svg, x, steps, trace.verdicts(), axisY);
    faults(svg, x, steps, axisY);
    steps(svg, listed, axisY + 62);
    verdicts(svg, trace.verdicts(), axisY + 62);
    return svg.done();
  }

  private static String subtitle(SimulatedPack pack, Trace trace, double endSeconds) {
    long failed = trace.verdicts().stream().filter(verdict -> !verdict.passed()).count();
    int all = trace.verdicts().size();
    String found =
        all == 0
            ? "nothing was expected"
            : failed == 0
                ? "all %d as expected".formatted(all)
                : "%d of %d not as expected".formatted(failed, all);
    return "%s · simulated · %s · %s"
        .formatted(pack.scenario().profile().title(), Unit.clock(endSeconds), found);
  }

  /// The steps above the lanes, with their numbers where there is room.
  private static void strip(Svg svg, Scale x, List<StepReport> steps, double top) {
    svg.begin("steps");
    int shown = 0;
    for (StepReport report : steps) {
      double from = x.at(report.fromSeconds()), width = x.at(report.toSeconds()) - from;
      if (width < 0.5) continue;
      String fill = shown++ % 2 == 0 ? "#e6ebf1" : Ink.PANEL;
      svg.rect(from, top, width, 20, fill, "");
      String number = Integer.toString(report.number());
      String words = Svg.fitting(number + "  " + report.step().text(), 11, width - 8);
      if (words.length() <= number.length() + 3)
        words = width >= Svg.width(number, 11) + 7 ? number : "";
      if (!words.isEmpty()) {
        svg.text(from + 4, top + 14, "start", Ink.TEXT, "font-size=\"11\"", words);
      }
    }
    svg.end();
  }

  /// Where steps begin, and where an expectation was met or not.
  private static void marks(
      Svg svg, Scale x, List<StepReport> steps, List<Verdict> verdicts, double bottom) {
    svg.begin("marks");
    double before = Double.NEGATIVE_INFINITY;
    for (StepReport report : steps) {
      double at = x.at(report.fromSeconds());
      if (at - before < CLOSE || report.toSeconds() == report.fromSeconds()) continue;
      before = at;
      svg.line(at, TOP - 22, at, bottom, Ink.STALE, "stroke-width=\"0.8\" stroke-opacity=\"0.55\"");
    }
    for (Verdict verdict : verdicts) {
      double at = x.at(verdict.timeSeconds());
      if (!verdict.passed()) {
        svg.line(at, TOP - 22, at, bottom, Ink.CRIT, "stroke-width=\"1.4\"");
      }
      svg.sign(at, TOP - 13, verdict.passed());
    }
    svg.end();
  }

  /// Where something was broken on purpose, and mended.
  private static void faults(Svg svg, Scale x, List<StepReport> steps, double bottom) {
    if (steps.stream().noneMatch(RunPlot::isFault)) return;
    svg.begin("faults");
    double lastX = Double.NEGATIVE_INFINITY;
    int row = 0;
    for (StepReport report : steps) {
      String words =
          switch (report.step()) {
            case ScenarioStep.Inject inject -> inject.injection().row().id();
            case ScenarioStep.ClearFault clear ->
                clear.id().isEmpty() ? "mended" : clear.id() + " mended";
            default -> "";
          };
      if (words.isEmpty()) continue;
      double at = x.at(report.fromSeconds());
      boolean mended = report.step() instanceof ScenarioStep.ClearFault;
      String dash = mended ? " stroke-dasharray=\"3 3\"" : "";
      svg.line(at, TOP, at, bottom, Ink.PURPLE, "stroke-width=\"1\"" + dash);
      // Labels of faults that come close together stand below each other.
      row = at - lastX < LABEL ? row + 1 : 0;
      lastX = at;
      boolean left = at > RIGHT - LABEL;
      double textX = left ? at - 4 : at + 4;
      String weight = "font-size=\"10\" font-weight=\"600\"";
      svg.text(textX, TOP + 27 + 12 * row, left ? "end" : "start", Ink.PURPLE, weight, words);
    }
    svg.end();
  }

  private static boolean isFault(StepReport report) {
    return report.step() instanceof ScenarioStep.Inject
        || report.step() instanceof ScenarioStep.ClearFault;
  }

  private static void steps(Svg svg, List<StepReport> steps, double top) {
    svg.text(LEFT, top, "start", Ink.TEXT, "font-weight=\"600\"", "Steps");
    double y = top;
    for (StepReport report : shown(steps)) {
      y += LINE;
      svg.text(LEFT + 22, y, "end", Ink.MUTED, "font-size=\"12\"", "" + report.number());
      String words = Svg.fitting(report.step().text(), 12, 400);
      svg.text(LEFT + 30, y, "start", Ink.TEXT, "font-size=\"12\"", words);
    }
    more(svg, LEFT + 30, y + LINE, steps.size());
  }

  private static void verdicts(Svg svg, List<Verdict> verdicts, double top) {
    double left = LEFT + 480;
    svg.text(left, top, "start", Ink.TEXT, "font-weight=\"600\"", "Expected");
    double y = top;
    for (Verdict verdict : shown(verdicts)) {
      y += LINE;
      svg.sign(left + 5, y - 4, verdict.passed());
      String words =
          String.format(
              Locale.ROOT,
              "%s  %s: %s",
              Unit.clock(verdict.timeSeconds()),
              verdict.expected(),
              verdict.measured());
      String ink = verdict.passed() ? Ink.TEXT : Ink.CRIT;
      String weight = verdict.passed() ? "" : " font-weight=\"600\"";
      svg.text(
          left + 18, y, "start", ink, "font-size=\"12\"" + weight, Svg.fitting(words, 12, 600));
    }
    more(svg, left + 18, y + LINE, verdicts.size());
  }

  private static <T> List<T> shown(List<T> all) {
    return all.subList(0, Math.min(all.size(), MOST_LINES));
  }

  private static void more(Svg svg, double x, double y, int all) {
    if (all <= MOST_LINES) return;
    String words = "and %d more".formatted(all - MOST_LINES);
    svg.text(x, y, "start", Ink.MUTED, "font-size=\"12\"", words);
  }
}

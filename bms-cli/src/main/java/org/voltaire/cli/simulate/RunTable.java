package org.voltaire.cli.simulate;

import java.io.PrintWriter;
import java.util.Locale;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Frame;
import org.voltaire.pack.Fault;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.meter.RunSummary;
import org.voltaire.sim.scenario.meter.Unit;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.StepReport;
import org.voltaire.sim.scenario.run.Verdict;

/// Prints what happens in a run: a line per step with how things stand when it is over, and a line
/// per verdict.
public final class RunTable implements RunListener {
  private static final int TEXT = 52;

  private final PrintWriter out;
  private final Runnable before;

  /// @param before done before each line, such as wiping a progress bar away
  public RunTable(PrintWriter out, Runnable before) {
    this.out = out;
    this.before = before;
  }

  /// Prints the heads of the columns.
  public void heads() {
    out.printf(
        Locale.ROOT,
        "%11s  %3s %-" + TEXT + "s %7s %7s %13s %8s %9s  %s%n",
        "time",
        "",
        "step",
        "SoC",
        "true",
        "cells V",
        "A",
        "°C",
        "mode");
    out.flush();
  }

  @Override
  public void ended(StepReport report, Moment moment) {
    if (report.step() instanceof ScenarioStep.Expect) return;
    Frame frame = moment.frame();
    var cells = frame.readings().cellVoltagesV();
    var temps = frame.readings().tempsDegC();
    before.run();
    out.printf(
        Locale.ROOT,
        "%11s  %3d %-" + TEXT + "s %5.1f %% %5.1f %% %6.3f–%.3f %8.2f %4.1f–%.1f  %s%n",
        Unit.clock(report.toSeconds()),
        report.number(),
        text(report),
        100 * frame.estimate().soc(),
        100 * moment.trueSoc(),
        cells.min(),
        cells.max(),
        frame.readings().currentA(),
        temps.min(),
        temps.max(),
        mode(frame.mode()));
    out.flush();
  }

  private static String text(StepReport report) {
    String text = report.step().text();
    // A step with one end says itself what ended it.
    if (text.contains(" or ") && !report.endedBy().isEmpty()) text += " → " + report.endedBy();
    return text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
  }

  @Override
  public void verdict(Verdict verdict) {
    before.run();
    out.println(line(verdict));
    out.flush();
  }

  /// Prints what a run came to, a line per number; nothing if there is none.
  public static void print(PrintWriter out, RunSummary summary) {
    for (RunSummary.SummaryLine line : summary.lines()) {
      out.printf("  %-26s%12s%n", line.name(), line.value());
    }
    out.flush();
  }

  /// A verdict for people.
  public static String line(Verdict verdict) {
    return "%11s  %3d %s  %s: %s%s"
        .formatted(
            Unit.clock(verdict.timeSeconds()),
            verdict.step(),
            verdict.passed() ? "PASS" : "FAIL",
            verdict.expected(),
            verdict.measured(),
            verdict.passed() ? "" : " (" + verdict.place().words() + ")");
  }

  private static String mode(Mode mode) {
    Fault cause = mode.trippedBy();
    return cause == null ? mode.label() : mode.label() + " " + cause.name();
  }
}

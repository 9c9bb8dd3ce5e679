package org.voltaire.cli.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.meter.VoltageCurve;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.StepReport;
import org.voltaire.sim.scenario.run.Verdict;

/// What is kept of a run to be plotted and put into a table: a row every so often, one whenever the
/// mode changes and one at the end of each step; the steps; the verdicts.
public final class Trace implements RunListener {
  private final double rowSeconds;
  private final List<RunRow> rows = new ArrayList<>();
  private final List<StepReport> steps = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Powers.Sum powers = new Powers.Sum();
  private @Nullable VoltageCurve curve;
  private int step;
  private double next;
  private String mode = "";
  private final Set<String> injected = new LinkedHashSet<>();

  /// @param rowSeconds how much time lies between two rows
  public Trace(double rowSeconds) {
    this.rowSeconds = rowSeconds;
  }

  @Override
  public void begins(int number, ScenarioStep begun, double timeSeconds) {
    step = number;
    switch (begun) {
      case ScenarioStep.Inject inject -> injected.add(inject.injection().row().id());
      case ScenarioStep.ClearFault clear when clear.id().isEmpty() -> injected.clear();
      case ScenarioStep.ClearFault clear -> injected.remove(clear.id());
      default -> {}
    }
  }

  @Override
  public void tick(Bms.Input input, Bms.Step tick, Moment moment) {
    curve = moment.meters().curve();
    powers.add(moment.flowed(), moment.plant().profile().heating().isPresent());
    String label = moment.frame().mode().label();
    boolean due = moment.timeSeconds() >= next - 1e-9;
    if (!due && label.equals(mode)) return;
    mode = label;
    rows.add(row(moment));
    // Counted from the beginning, so that two runs have their rows at the same instants.
    if (due) next = (StrictMath.floor(moment.timeSeconds() / rowSeconds + 1e-9) + 1) * rowSeconds;
  }

  @Override
  public void ended(StepReport report, Moment moment) {
    steps.add(report);
    boolean seen = !rows.isEmpty() && rows.getLast().timeSeconds() >= moment.timeSeconds();
    if (!seen) rows.add(row(moment));
  }

  private RunRow row(Moment moment) {
    return RunRow.of(new RunInstant(step, moment, powers.take(), String.join(" ", injected)));
  }

  @Override
  public void verdict(Verdict verdict) {
    verdicts.add(verdict);
  }

  /// The rows, in order of time.
  public List<RunRow> rows() {
    return List.copyOf(rows);
  }

  /// The steps that are over.
  public List<StepReport> steps() {
    return List.copyOf(steps);
  }

  /// The verdicts so far.
  public List<Verdict> verdicts() {
    return List.copyOf(verdicts);
  }

  /// The mean cell's voltage over its charge; empty before the first tick.
  public Optional<VoltageCurve> curve() {
    return Optional.ofNullable(curve);
  }

  /// Writes all rows to a CSV file; a file of that name is replaced.
  public void writeCsv(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(RunColumn.header(RunColumn.ALL, "") + "\n");
      for (RunRow row : rows) out.write(row.csv(RunColumn.ALL) + "\n");
    }
  }
}

package org.voltaire.pi.operate;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pi.loop.Daemon;
import org.voltaire.pi.loop.StepWatch;
import org.voltaire.testing.Repository;

/// The shed's pack on a virtual clock: time goes by when a test says so, and when somebody asks the
/// pack for something.
final class OperatedPack {
  /// Ten a second.
  private static final long TICK_NANOS = 100_000_000L;

  private static final double ANSWER_SECONDS = 10;

  final Configuration configuration;
  final StepWatch watch = new StepWatch();
  final List<Daemon.Journal> journals = new ArrayList<>(List.of(watch));
  final Operator operator;
  Request standing = Request.OPEN;
  double cellV = 3.32;
  double highestV = Double.NaN;
  boolean silent;
  boolean contactorsObey = true;
  private Request once = Request.NONE;
  private String reason = "";
  private final Bms bms;
  private Bms.State state;

  /// One whose board is told to switch both directions together.
  OperatedPack() throws Exception {
    this(
        Repository.replaced(
            Repository.example("jbd-16s.yaml"),
            "driven_by: board",
            "driven_by: board, one_way: false"));
  }

  /// One whose board opens a single direction where that is enough.
  static OperatedPack withTwoSwitches() throws Exception {
    return new OperatedPack(Repository.example("jbd-16s.yaml"));
  }

  private OperatedPack(String text) throws Exception {
    configuration = ConfigurationReader.parse("test", text);
    bms = configuration.bms();
    state = bms.initial(0, 0.6, 0.02);
    operator = new Operator(configuration.spec(), watch, this::request, () -> standing);
  }

  /// As the daemon takes it; then the loop goes on.
  private void request(Request wish, String why) {
    boolean stands = wish == Request.CLOSE || wish == Request.OPEN;
    if (stands) standing = wish;
    else once = wish;
    reason = why;
    run(ANSWER_SECONDS);
  }

  OperatedPack run(double seconds) {
    for (long n = Math.round(seconds * 1e9 / TICK_NANOS); n > 0; n--) tick();
    return this;
  }

  private void tick() {
    long now = state.timeNanos() + TICK_NANOS;
    Feedback feedback = feedback();
    var cells =
        Doubles.generate(16, c -> c == 6 && !Double.isNaN(highestV) ? highestV : cellV + 1e-3 * c);
    double sum = 0;
    for (int c = 0; c < 16; c++) sum += cells.get(c);
    Sample sample =
        silent
            ? Sample.missing(now, 16, 4)
            : new Sample(
                now,
                new MeasuredRow(cells, now),
                new MeasuredRow(Doubles.of(21, 22, 23, 22), now),
                new Measured(0, now),
                new Measured(sum + 0.01, now),
                Measured.missing(now),
                CellSet.NONE,
                feedback);
    var input = new Bms.Input(sample, once == Request.NONE ? standing : once, reason);
    reason = "";
    once = Request.NONE;
    Bms.Step step = bms.step(state, input);
    for (Daemon.Journal journal : journals) {
      journal.input(step.state().seq(), input);
      journal.step(step);
    }
    state = step.state();
  }

  private Feedback feedback() {
    Contactors told = state.mode().contactors();
    if (!contactorsObey || !told.connects()) return Feedback.OPEN;
    return told == Contactors.CLOSED ? Feedback.CLOSED : Feedback.UNKNOWN;
  }

  Mode mode() {
    return state.mode();
  }

  /// Cell 7 was above its limit for a while, and is not any more.
  OperatedPack trippedByCell7() {
    highestV = 3.9;
    run(4);
    // It relaxes; a cell that fell at once would be one that collapses.
    for (; highestV > cellV + 0.06; highestV -= 0.05) run(TICK_NANOS * 1e-9);
    highestV = Double.NaN;
    return run(10);
  }
}

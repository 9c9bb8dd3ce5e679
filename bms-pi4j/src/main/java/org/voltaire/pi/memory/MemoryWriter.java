package org.voltaire.pi.memory;

import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.voltaire.config.Configuration;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.contactor.Contactors;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Estimate;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.loop.Daemon;

/// Keeps what a run knows: looks at every step on its way to the journal, and writes the last one
/// into the pack's file once a minute and at the end.
///
/// The disk is waited for on a thread of its own; the loop never does.
public final class MemoryWriter implements Daemon.Journal, Closeable {
  /// How often it is written, and how soon at first: until then the file says that the pack is as
  /// the run before left it.
  static final double PERIOD_SECONDS = 60, FIRST_SECONDS = 2;

  /// A cell whose SoC has jumped by more than so many σ, and this much, was elsewhere.
  private static final double JUMP_SIGMAS = 3, JUMP_SOC = 0.02;

  private final Daemon.Journal journal;
  private final Configuration configuration;
  private final MemoryFile file;
  private final Consumer<String> notices;
  private final Thread writer;
  private Estimate before;
  private volatile Bms.@Nullable Step latest;
  private boolean written;
  private boolean failing;
  private boolean over;

  /// @param journal that everything is passed on to
  /// @param initial the state that the run begins with
  /// @param clock by which it is written
  /// @param notices told when it cannot be written, and when what was restored proves wrong
  public MemoryWriter(
      Daemon.Journal journal,
      Configuration configuration,
      Bms.State initial,
      MemoryFile file,
      Clock clock,
      Consumer<String> notices) {
    this.journal = journal;
    this.configuration = configuration;
    this.file = file;
    this.notices = notices;
    this.before = initial.estimator().estimate();
    this.writer = Thread.ofPlatform().daemon().name("memory").unstarted(() -> keepWriting(clock));
  }

  /// Writes from now on, once a minute.
  public void start() {
    writer.start();
  }

  private void keepWriting(Clock clock) {
    try {
      while (true) {
        clock.sleepUntil(clock.nanos() + Math.round(waitSeconds() * 1e9));
        save(false);
      }
    } catch (InterruptedException ended) {
      // The run is over.
    }
  }

  /// How long until the next one is due.
  synchronized double waitSeconds() {
    return written ? PERIOD_SECONDS : FIRST_SECONDS;
  }

  @Override
  public void input(long seq, Bms.Input input) {
    journal.input(seq, input);
  }

  @Override
  public void step(Bms.Step step) {
    journal.step(step);
    latest = step;
    tellJumps(step.output().frame().estimate());
  }

  /// The filter forgets a restored SoC that voltages contradict; people should know.
  private void tellJumps(Estimate now) {
    Estimate was = before;
    before = now;
    var suspect = now.diagnostics().suspect();
    if (suspect.isEmpty()) return;
    String cells =
        IntStream.range(0, now.cellSoc().size())
            .filter(suspect::contains)
            .filter(c -> jumped(was, now, c))
            .mapToObj(c ->
                String.format(
                    Locale.ROOT,
                    "cell %d from %.1f %% to %.1f %% ± %.1f %%",
                    c + 1,
                    100 * was.cellSoc().get(c),
                    100 * now.cellSoc().get(c),
                    100 * now.cellSocSigma().get(c)))
            .collect(Collectors.joining(", "));
    if (!cells.isEmpty()) notices.accept("restored SoC does not fit the voltage: " + cells);
  }

  private static boolean jumped(Estimate was, Estimate now, int c) {
    double by = Math.abs(now.cellSoc().get(c) - was.cellSoc().get(c));
    return by > JUMP_SOC && by > JUMP_SIGMAS * was.cellSocSigma().get(c);
  }

  /// Writes what is known now, if anything is.
  ///
  /// @param ended whether the run is over and every device was told to open
  synchronized void save(boolean ended) {
    Bms.Step step = latest;
    if (step == null || (over && !ended)) return;
    Frame frame = step.output().frame();
    var filter = step.state().estimator().memory(mean(frame.readings().tempsDegC()));
    // A run that never measured a voltage must not overwrite what an earlier run stored.
    if (filter.cells().stream().noneMatch(cell -> cell.seen())) return;
    try {
      file.write(
          new PackMemory(
              configuration.spec().name(),
              configuration.packId(),
              configuration.chemistry(),
              file.now(),
              left(frame, ended),
              step.state().estimator().shownSoc(),
              filter,
              ContactorPast.of(step.state().contactors(), step.state().timeNanos()),
              step.state().balance().past(),
              step.state().heat().report().energy()));
      written = true;
      failing = false;
    } catch (IOException broken) {
      if (!failing) notices.accept("memory: cannot be written: " + broken);
      failing = true;
    }
  }

  private PackMemory.Left left(Frame frame, boolean ended) {
    boolean told = ended && frame.readings().complete();
    boolean open =
        frame.mode().contactors() == Contactors.OPEN
            && frame.readings().contactors() == Feedback.OPEN;
    return switch (configuration.coils()) {
      case Configuration.CoilDrive.None _ -> PackMemory.Left.CONNECTED;
      case Configuration.CoilDrive.ByBoard _ ->
          told ? PackMemory.Left.OPEN : open ? PackMemory.Left.DROPS : PackMemory.Left.CONNECTED;
      case Configuration.CoilDrive.Gpio _ -> told ? PackMemory.Left.OPEN : PackMemory.Left.DROPS;
    };
  }

  private static double mean(Doubles temps) {
    return IntStream.range(0, temps.size())
        .mapToDouble(temps::get)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /// Writes for the last time. Call it when every device has been told to open.
  @Override
  public void close() {
    synchronized (this) {
      // Not in the middle of a file, which an interrupt would break off.
      over = true;
      writer.interrupt();
    }
    save(true);
  }
}

package org.voltaire.cli.simulate;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.meter.Unit;
import org.voltaire.sim.scenario.run.RunListener;

/// A line at the bottom of a terminal that says how far a run is: a bar over its steps, the
/// simulated time, and how much faster than real time it runs.
public final class Progress implements RunListener {
  private static final int WIDTH = 24;
  private static final long REDRAW_NANOS = 200_000_000L;
  private static final int TICKS_BETWEEN_LOOKS = 256;

  private final PrintWriter out;
  private final int steps;
  private final LongSupplier nanos;
  private final long start;
  private long drawn;
  private int ticks;
  private int step;
  private boolean shown;

  /// @param steps how many the run has
  /// @param nanos a monotonic clock
  public Progress(PrintWriter out, int steps, LongSupplier nanos) {
    this.out = out;
    this.steps = steps;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.drawn = start;
  }

  @Override
  public void begins(int number, ScenarioStep begun, double timeSeconds) {
    step = number;
  }

  @Override
  public void tick(Bms.Input input, Bms.Step tick, Moment moment) {
    if (++ticks % TICKS_BETWEEN_LOOKS != 0) return;
    long now = nanos.getAsLong();
    if (now - drawn < REDRAW_NANOS) return;
    drawn = now;
    shown = true;
    out.print("\r" + line(moment.timeSeconds(), (now - start) * 1e-9) + "\u001b[K");
    out.flush();
  }

  /// What the line says.
  String line(double simulatedSeconds, double seconds) {
    int full = WIDTH * (step - 1) / Math.max(1, steps);
    return String.format(
        Locale.ROOT,
        "%s%s  step %d of %d  %s  %,.0f times real time",
        "█".repeat(full),
        "░".repeat(WIDTH - full),
        step,
        steps,
        Unit.clock(simulatedSeconds),
        simulatedSeconds / seconds);
  }

  /// Takes the line away, so that something else can be printed.
  public void wipe() {
    if (!shown) return;
    shown = false;
    out.print("\r\u001b[K");
    out.flush();
  }
}

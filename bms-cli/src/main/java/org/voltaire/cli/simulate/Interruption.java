package org.voltaire.cli.simulate;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.meter.Unit;
import org.voltaire.sim.scenario.run.RunListener;

/// Ends a run between two ticks when somebody asks for it, so that what was recorded until then is
/// a whole recording.
///
/// @param goOn asked after every tick
public record Interruption(BooleanSupplier goOn) implements RunListener {

  /// A run was ended before its time.
  public static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient long ticks;
    private final transient double seconds;

    Interrupted(long ticks, double seconds) {
      super("interrupted after " + ticks + " ticks");
      this.ticks = ticks;
      this.seconds = seconds;
    }

    /// How far the run came, for people, such as `at 1:30.0 of simulated time, after 900 ticks`.
    public String when() {
      return String.format(
          Locale.ROOT, "at %s of simulated time, after %,d ticks", Unit.clock(seconds), ticks);
    }

    /// How many ticks were run.
    public long ticks() {
      return ticks;
    }

    /// Simulated time that went by, s.
    public double seconds() {
      return seconds;
    }
  }

  @Override
  public void tick(Bms.Input input, Bms.Step step, Moment moment) {
    if (goOn.getAsBoolean()) return;
    throw new Interrupted(step.state().seq(), moment.timeSeconds());
  }
}

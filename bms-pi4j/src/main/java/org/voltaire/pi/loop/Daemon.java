package org.voltaire.pi.loop;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.measure.Sample;

/// The only loop and the only clock. Everything clever happens in [Bms#step]; everything that can
/// fail happens here or below.
public final class Daemon {

  /// Reads every sensor once. Never throws and never waits: what did not answer is `NaN`, what
  /// answered long ago is old.
  @FunctionalInterface
  public interface SensorInput {
    /// What is known at `timeNanos`.
    Sample read(long timeNanos);
  }

  /// Drives coils and bleed resistors. The hardware must let go by itself when it has not been told
  /// anything for a while.
  @FunctionalInterface
  public interface Actuators {
    /// Does as told, or sees to it that it is done; never throws and never waits for long.
    void apply(Command command);
  }

  /// Writes down what goes in before it is acted upon, and what came of it.
  public interface Journal {
    /// The input of the tick that follows.
    void input(long seq, Bms.Input input);

    /// What the tick led to.
    void step(Bms.Step step);

    /// Several, of which each is told everything, in this order.
    static Journal all(List<Journal> journals) {
      List<Journal> each = List.copyOf(journals);
      return new Journal() {
        @Override
        public void input(long seq, Bms.Input input) {
          for (Journal journal : each) journal.input(seq, input);
        }

        @Override
        public void step(Bms.Step step) {
          for (Journal journal : each) journal.step(step);
        }
      };
    }
  }

  /// Feeds the watchdog in the coil supply.
  @FunctionalInterface
  public interface Watchdog {
    /// One tick is complete, and nothing in it wants the contactors open.
    void feed();
  }

  private final Bms bms;
  private final SensorInput sensors;
  private final Actuators actuators;
  private final Journal journal;
  private final Watchdog watchdog;
  private final Clock clock;
  private final AtomicReference<Request> standing;
  private final AtomicReference<Once> once = new AtomicReference<>(Once.NOTHING);

  /// What counts for one tick.
  private record Once(Request request, String reason) {
    static final Once NOTHING = new Once(Request.NONE, "");
  }

  /// @param standing what is wanted until somebody wants something else: [Request#CLOSE] or
  ///   [Request#OPEN]
  public Daemon(
      Bms bms,
      SensorInput sensors,
      Actuators actuators,
      Journal journal,
      Watchdog watchdog,
      Clock clock,
      Request standing) {
    this.bms = bms;
    this.sensors = sensors;
    this.actuators = actuators;
    this.journal = journal;
    this.watchdog = watchdog;
    this.clock = clock;
    this.standing = new AtomicReference<>(standing);
  }

  /// A wish that needs no reason.
  public void request(Request wish) {
    request(wish, "");
  }

  /// May be called from any thread. [Request#CLOSE] and [Request#OPEN] stand until the other is
  /// asked for; [Request#RESET], [Request#SERVICE] and [Request#ACKNOWLEDGE] count once.
  ///
  /// @param reason what was found and done, of a [Request#SERVICE]; empty for everything else
  /// @throws IllegalArgumentException if a service has no reason
  public void request(Request wish, String reason) {
    if (wish == Request.SERVICE && reason.isBlank()) {
      throw new IllegalArgumentException("service: found no reason, allowed: what was done");
    }
    switch (wish) {
      case CLOSE, OPEN -> standing.set(wish);
      case RESET, SERVICE, ACKNOWLEDGE -> once.set(new Once(wish, reason));
      case NONE -> {}
    }
  }

  /// What is wanted until somebody wants something else: [Request#CLOSE] or [Request#OPEN].
  public Request standing() {
    return standing.get();
  }

  /// Runs until told to stop. However it ends, by return, exception or interrupt, the contactors
  /// end up open.
  ///
  /// Deadlines are absolute, so a late tick does not delay the next; after a pause of many periods
  /// (a suspended machine) the missed ticks are left out rather than made up for.
  ///
  /// @param periodNanos of one tick
  public void run(Bms.State initial, long periodNanos, BooleanSupplier keepGoing)
      throws InterruptedException {
    Bms.State state = initial;
    long deadline = clock.nanos();
    try {
      while (keepGoing.getAsBoolean()) {
        deadline += periodNanos;
        clock.sleepUntil(deadline);
        long now = clock.nanos();
        if (now - deadline > 10 * periodNanos) deadline = now;

        Sample sample = sensors.read(now);
        Once wish = wish();
        var input = new Bms.Input(sample, wish.request(), wish.reason());
        // Before acting: if the next lines kill us, the cause is on disk.
        journal.input(state.seq() + 1, input);
        Bms.Step step = bms.step(state, input);
        actuators.apply(step.output().command());
        journal.step(step);
        if (step.state().alarms().opening().isEmpty()) watchdog.feed();
        state = step.state();
      }
    } finally {
      actuators.apply(Command.SAFE);
    }
  }

  private Once wish() {
    Once now = once.getAndSet(Once.NOTHING);
    return now.request() == Request.NONE ? new Once(standing.get(), "") : now;
  }
}

package org.voltaire.pi.instrument;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.device.Actuation;
import org.voltaire.device.Instrument;
import org.voltaire.device.Reading;
import org.voltaire.pi.loop.Clock;

/// Reads one instrument over and over on a thread of its own, and connects it again when it was
/// lost. A device that hangs holds up nobody but itself: its last reading grows old, and the step
/// sees that. So does that of one that fails once, which is asked again in the next round; one that
/// fails twice in a row is lost.
///
/// On a virtual clock there are no threads: whoever has that clock calls for each round ([#round])
/// instead of [#start].
public final class InstrumentLoop implements Closeable {
  private static final long RECONNECT_NANOS = 500_000_000L;
  private static final Duration JOIN = Duration.ofSeconds(2);

  private final String name;
  private final Instrument.Opener opener;
  private final long periodNanos;
  private final Clock clock;
  private final Consumer<String> notices;
  private final AtomicReference<Reading> latest;
  private final AtomicReference<Actuation> wanted = new AtomicReference<>(Actuation.SAFE);
  private @Nullable Instrument instrument;
  private @Nullable Thread thread;
  private volatile boolean closed;
  private String lastNotice = "";
  private boolean failedBefore;
  private long nextOpenNanos = Long.MIN_VALUE;

  /// @param name as the configuration calls it
  /// @param periodNanos of one round, on `clock`
  /// @param notices told when it comes and goes, and why
  public InstrumentLoop(
      String name,
      Instrument.Opener opener,
      long periodNanos,
      Clock clock,
      Consumer<String> notices) {
    this.name = name;
    this.opener = opener;
    this.periodNanos = periodNanos;
    this.clock = clock;
    this.notices = notices;
    this.latest = new AtomicReference<>(Reading.none(clock.nanos()));
  }

  /// Starts reading.
  public void start() {
    thread = Thread.ofPlatform().daemon().name("instrument " + name).start(this::run);
  }

  /// What it read last; after it was lost, nothing.
  public Reading latest() {
    return latest.get();
  }

  /// What it should do from its next round on.
  public void want(Actuation order) {
    wanted.set(order);
  }

  private void run() {
    long deadline = clock.nanos();
    try {
      while (!closed) {
        round();
        deadline = Math.max(deadline + periodNanos, clock.nanos());
        clock.sleepUntil(deadline);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// One round: connect if needed, do as told, read. What fails for the second time is lost, and
  /// what was read before is void.
  ///
  /// @return whether it was read
  boolean round() {
    long now = clock.nanos();
    try {
      Instrument connected = instrument;
      if (connected == null) {
        if (now < nextOpenNanos) return false;
        connected = opener.open();
        instrument = connected;
      }
      connected.apply(wanted.get(), now);
      latest.set(connected.read(clock::nanos));
      failedBefore = false;
      tell("connected");
      return true;
    } catch (IOException | RuntimeException lost) {
      // A driver's own mistake must not silence its thread for good.
      fail(lost);
      return false;
    }
  }

  /// The first half of a round: does as it was told, if it is connected, and reads nothing.
  void obey() {
    Instrument connected = instrument;
    if (connected == null) return;
    try {
      connected.apply(wanted.get(), clock.nanos());
    } catch (IOException | RuntimeException lost) {
      fail(lost);
    }
  }

  /// Once is forgiven: one exchange in some thousands fails on a sound bus.
  private void fail(Exception lost) {
    if (failedBefore || instrument == null) lose(lost);
    else failedBefore = true;
  }

  private void lose(Exception lost) {
    failedBefore = false;
    latest.updateAndGet(Reading::lost);
    // Whoever closes it has interrupted it, and needs it once more.
    if (closed) return;
    tell("lost: " + lost.getMessage());
    disconnect();
    nextOpenNanos = clock.nanos() + RECONNECT_NANOS;
  }

  private void disconnect() {
    Instrument lost = instrument;
    instrument = null;
    if (lost == null) return;
    try {
      lost.close();
    } catch (IOException alreadyGone) {
      tell("lost: " + alreadyGone.getMessage());
    }
  }

  /// Says a thing once, not every round.
  private void tell(String notice) {
    if (notice.equals(lastNotice)) return;
    lastNotice = notice;
    notices.accept(name + " " + notice);
  }

  /// Stops, and leaves the device in the safe state if it still answers.
  @Override
  public void close() {
    closed = true;
    // An interrupt that stopped the program must not stop the one command that matters.
    boolean interrupted = Thread.interrupted();
    try {
      if (!ended()) {
        notices.accept(name + " does not let go: it hangs in its driver");
        return;
      }
      Instrument connected = instrument;
      if (connected == null) {
        notices.accept(name + " was not told to open: it is not connected");
      } else {
        connected.apply(Actuation.SAFE, clock.nanos());
      }
      disconnect();
    } catch (IOException | RuntimeException unreachable) {
      notices.accept(name + " was not told to open: " + unreachable.getMessage());
      disconnect();
    } catch (InterruptedException stopped) {
      interrupted = true;
      notices.accept(name + " was not told to open: interrupted");
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  /// Whether its thread has ended, or never began.
  private boolean ended() throws InterruptedException {
    Thread running = thread;
    if (running == null) return true;
    running.interrupt();
    return running.join(JOIN);
  }
}

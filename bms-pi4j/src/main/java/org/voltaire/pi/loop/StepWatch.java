package org.voltaire.pi.loop;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;

/// Shows other threads what the loop does: its last tick, and those that follow. The loop runs
/// nothing of theirs and waits for none of them.
public final class StepWatch implements Daemon.Journal {

  /// One tick.
  ///
  /// @param request that went in
  /// @param step what it led to
  public record WatchedTick(Request request, Bms.Step step) {}

  /// The ticks that come after somebody has begun to follow.
  public final class Following implements Closeable {
    private final BlockingQueue<WatchedTick> ticks = new LinkedBlockingQueue<>();

    /// The next one; empty if none comes for so long, or if the thread is told to end.
    public Optional<WatchedTick> next(double seconds) {
      try {
        return Optional.ofNullable(ticks.poll(Math.round(seconds * 1e9), TimeUnit.NANOSECONDS));
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    /// Follows no more.
    @Override
    public void close() {
      followers.remove(this);
    }
  }

  private final List<Following> followers = new CopyOnWriteArrayList<>();
  private Request request = Request.NONE;
  private volatile @Nullable WatchedTick latest;

  /// The last tick; empty before the first.
  public Optional<WatchedTick> latest() {
    return Optional.ofNullable(latest);
  }

  /// Follows from the next tick on, until closed.
  public Following follow() {
    var following = new Following();
    followers.add(following);
    return following;
  }

  @Override
  public void input(long seq, Bms.Input input) {
    request = input.request();
  }

  @Override
  public void step(Bms.Step step) {
    var tick = new WatchedTick(request, step);
    latest = tick;
    for (Following each : followers) each.ticks.add(tick);
  }
}

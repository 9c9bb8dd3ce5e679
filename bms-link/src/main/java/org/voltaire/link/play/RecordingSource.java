package org.voltaire.link.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.WallClock;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.record.FrameStream;

/// A recording that is played as if its pack were there, faster or slower than it was.
///
/// It is live from its first pack to its last complete frame; then it has ended, and a recording
/// that was cut off has too. One that cannot be read is lost, with the reason.
public final class RecordingSource implements PackSource {
  private final Path file;
  private final double speed;
  private final String where;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private boolean closed;
  private @Nullable Thread thread;

  /// A source that plays when started.
  ///
  /// @param speed in times real time, above 0; infinite plays as fast as the listener takes it
  public RecordingSource(Path file, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("recording: speed is " + speed + ", must be above 0");
    }
    this.file = file;
    this.speed = speed;
    this.where = String.valueOf(file.getFileName());
  }

  private static final String NO_PACK =
      "holds no pack: it is cut off before its first message, or is no recording of a BMS";

  @Override
  public void start(Listener listener) {
    lock.lock();
    try {
      if (thread != null || closed) throw new IllegalStateException("recording: started before");
      thread = Thread.ofPlatform().daemon().name("recording").start(() -> run(listener));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    Thread running;
    lock.lock();
    try {
      closed = true;
      wake.signalAll();
      running = thread;
    } finally {
      lock.unlock();
    }
    if (running == null || running == Thread.currentThread()) return;
    try {
      running.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Listener listener) {
    var player = new Player(listener);
    LinkState end;
    try (var reader = McapReader.open(file)) {
      var stream = new FrameStream(player);
      for (Optional<Located> at = reader.next(); at.isPresent(); at = reader.next()) {
        stream.accept(at.get().record(), System.nanoTime());
        if (player.stopped) return;
      }
      end = player.live ? new LinkState.Ended(where) : lost(NO_PACK);
    } catch (NoSuchFileException missing) {
      end = lost("there is no such file");
    } catch (IOException | UncheckedIOException unreadable) {
      end = lost(String.valueOf(unreadable.getMessage()));
    }
    if (mayGoOn()) listener.link(end);
  }

  private LinkState lost(String reason) {
    return new LinkState.Lost(where, System.nanoTime(), reason);
  }

  private boolean mayGoOn() {
    return waitUntil(System.nanoTime());
  }

  /// @return false if closed meanwhile
  private boolean waitUntil(long nanos) {
    lock.lock();
    try {
      long left = nanos - System.nanoTime();
      while (!closed && left > 0) left = wake.awaitNanos(left);
      return !closed;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Holds every frame back until its time has come.
  private final class Player implements Listener {
    private final Listener listener;
    private boolean live;
    private boolean stopped;
    private boolean started;
    private long firstNanos;
    private long startedNanos;

    Player(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void pack(PackInfo info) {
      if (!live) link(new LinkState.Playing(where));
      live = true;
      if (!stopped && mayGoOn()) listener.pack(info);
    }

    @Override
    public void clock(WallClock clock) {
      if (!stopped) listener.clock(clock);
    }

    @Override
    public void frame(Frame frame, long readNanos) {
      if (!started) {
        started = true;
        firstNanos = frame.timeNanos();
        startedNanos = readNanos;
      }
      long after = Math.round((frame.timeNanos() - firstNanos) / speed);
      stopped |= !waitUntil(startedNanos + after);
      if (!stopped) listener.frame(frame, System.nanoTime());
    }

    @Override
    public void link(LinkState state) {
      stopped |= !mayGoOn();
      if (!stopped) listener.link(state);
    }
  }
}

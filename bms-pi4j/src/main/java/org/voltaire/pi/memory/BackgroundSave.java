package org.voltaire.pi.memory;

import java.io.Closeable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Saves something on a thread of its own, so that the loop never waits for a disk: soon when it is
/// asked to, else every [#AGAIN_SECONDS], which also tries again what has failed.
final class BackgroundSave implements Closeable {
  /// How often it saves without being asked, s.
  static final long AGAIN_SECONDS = 10;

  private final Runnable save;
  private final Semaphore changed = new Semaphore(0);
  private final Thread writer;

  /// @param name of the thread
  /// @param save brings the disk up to date; does nothing if it is
  BackgroundSave(String name, Runnable save) {
    this.save = save;
    this.writer = Thread.ofPlatform().daemon().name(name).unstarted(this::keepSaving);
  }

  /// Saves from now on.
  void start() {
    writer.start();
  }

  /// Saves as soon as the disk is free.
  void soon() {
    changed.release();
  }

  private void keepSaving() {
    try {
      while (true) {
        boolean _ = changed.tryAcquire(AGAIN_SECONDS, TimeUnit.SECONDS);
        once();
      }
    } catch (InterruptedException ended) {
      // The run is over.
    }
  }

  private synchronized void once() {
    save.run();
  }

  /// Saves for the last time. Call it when the loop has ended.
  @Override
  public void close() {
    synchronized (this) {
      // Not in the middle of a file, which an interrupt would break off.
      writer.interrupt();
    }
    once();
  }
}

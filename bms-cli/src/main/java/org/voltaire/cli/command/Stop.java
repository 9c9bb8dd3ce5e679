package org.voltaire.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How a running command learns that it should end: Ctrl-C, a termination signal, or somebody
/// saying so. Until the command has closed this, the machine waits for it.
///
/// No thread is interrupted: an interrupt would close the file that a recording is written to.
/// Whoever waits looks here again after a moment.
final class Stop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 8;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().unstarted(this::onSignalled);
  private volatile boolean stopped;

  private Stop() {}

  /// Listens for signals on behalf of a command.
  static Stop onSignal() {
    var stop = new Stop();
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  private void onSignalled() {
    stopped = true;
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        // No logger: while the machine ends, loggers end too.
        System.err.printf("broken off: not over after %d s%n", PATIENCE_SECONDS);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the command.
  void now() {
    stopped = true;
  }

  /// Whether to go on.
  boolean notYet() {
    return !stopped;
  }

  /// The command has ended in order.
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // It has been told, and waits no longer.
    }
  }
}

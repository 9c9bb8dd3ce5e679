package org.voltaire.pi.command;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// How a running command learns that it should end: Ctrl-C, a termination signal, or somebody
/// saying so. Until the command has ended in order, the machine waits for it.
final class Stop {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final AtomicBoolean stopped = new AtomicBoolean();

  private Stop() {}

  /// Listens for signals on behalf of the calling thread, which will be interrupted by them.
  static Stop onSignal() {
    var stop = new Stop();
    Thread command = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  if (stop.stopped.getAndSet(true)) return;
                  command.interrupt();
                  try {
                    command.join(PATIENCE);
                  } catch (InterruptedException impatient) {
                    Thread.currentThread().interrupt();
                  }
                }));
    return stop;
  }

  /// Ends the command.
  void now() {
    stopped.set(true);
  }

  /// Whether to go on.
  boolean notYet() {
    return !stopped.get();
  }
}

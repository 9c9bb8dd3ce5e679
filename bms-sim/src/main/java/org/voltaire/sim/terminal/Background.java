package org.voltaire.sim.terminal;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work on a thread of its own, whose failure reaches whoever waits for its end and is not lost
/// with the thread.
public final class Background {
  private final FutureTask<Boolean> task;

  /// What is done there.
  @FunctionalInterface
  public interface Work {
    /// Does it, until somebody says that it is enough.
    void run() throws IOException, InterruptedException;
  }

  private Background(FutureTask<Boolean> task) {
    this.task = task;
  }

  /// Begins.
  ///
  /// @param name of the thread
  public static Background start(String name, Work work) {
    var task =
        new FutureTask<>(() -> {
          work.run();
          return true;
        });
    Thread.ofPlatform().daemon().name(name).start(task);
    return new Background(task);
  }

  /// Whether it goes on; not when it has failed.
  public boolean isRunning() {
    return !task.isDone();
  }

  /// Waits for its end.
  ///
  /// @throws IOException if that ended it
  /// @throws IllegalStateException if anything else did
  public void join() throws IOException {
    try {
      task.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException broken) throw broken;
      throw new IllegalStateException(failed.getCause());
    }
  }
}

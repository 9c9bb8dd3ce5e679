package org.voltaire.cli.storm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.voltaire.cli.simulate.Interruption;

/// Many squalls, one seed after the other, on all processors.
///
/// @param firstSeed of the first squall
/// @param hours simulated at least
/// @param rateHz how often the BMS steps
public record Storm(long firstSeed, double hours, double rateHz) {

  /// What came of a storm.
  ///
  /// @param squalls how many were run
  /// @param hours that they took on their own clocks
  /// @param connectedHours of these, with closed contactors
  /// @param failed how many of them broke an invariant
  /// @param lastSeed of the last; the next storm may begin after it
  /// @param interrupted whether it was ended before its hours were over
  public record StormOutcome(
      long squalls,
      double hours,
      double connectedHours,
      long failed,
      long lastSeed,
      boolean interrupted) {

    /// Whether all hours were run and nothing failed.
    public boolean passed() {
      return failed == 0 && !interrupted;
    }
  }

  /// Something that a squall did not keep.
  ///
  /// @param seed of the squall
  /// @param what did not hold, and when, for people
  /// @param scenario the shortest that was found to show it, as a file
  public record Failure(long seed, String what, String scenario) {}

  /// Runs it. Failures are told in the order of their seeds.
  ///
  /// @param goesOn asked after every tick; of a storm that is interrupted, squalls that are not
  ///   over do not count
  public StormOutcome run(BooleanSupplier goesOn, Consumer<Failure> failures) {
    var runner = new SquallRunner(rateHz, goesOn);
    int threads = Runtime.getRuntime().availableProcessors();
    Deque<Future<SquallRun>> running = new ArrayDeque<>();
    long next = firstSeed, squalls = 0, failed = 0;
    double seconds = 0, connected = 0;
    boolean interrupted = false;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      while (seconds < 3600 * hours) {
        while (running.size() < 2 * threads) {
          long seed = next++;
          running.add(pool.submit(() -> runner.run(SquallDraw.of(seed))));
        }
        Optional<SquallRun> whole = result(running.removeFirst());
        interrupted = whole.isEmpty();
        if (interrupted) break;
        SquallRun run = whole.get();
        squalls++;
        seconds += run.seconds();
        connected += run.connectedSeconds();
        if (run.broken().isPresent()) {
          failed++;
          failures.accept(failure(run, runner.shortened(run)));
        }
      }
      running.forEach(later -> later.cancel(false));
    }
    return new StormOutcome(
        squalls, seconds / 3600, connected / 3600, failed, firstSeed + squalls - 1, interrupted);
  }

  private static Failure failure(SquallRun run, SquallRun shortest) {
    return new Failure(
        run.squall().seed(), shortest.broken().orElseThrow().text(), shortest.squall().text());
  }

  /// The squall's run when it is over; empty if it was interrupted.
  private static Optional<SquallRun> result(Future<SquallRun> running) {
    try {
      return Optional.of(running.get());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException broken) {
      if (broken.getCause() instanceof Interruption.Interrupted) return Optional.empty();
      throw new IllegalStateException(broken.getCause());
    }
  }
}

package org.voltaire.sim.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.Delivery;
import org.voltaire.sim.device.VirtualBoard;

/// A virtual board that answers on a pseudo-terminal.
public final class EmulatedBoard implements Closeable {
  private static final int LOOK_MILLIS = 20;

  private final PseudoTerminal terminal;
  private final Bench bench;
  private final VirtualBoard board;
  private final Delivery delivery;
  private final LongSupplier clock;
  private final long startNanos;
  private volatile boolean closed;
  private @Nullable Background answering;

  /// @param board that looks at `bench`
  /// @param clock of the pack: monotonic time, ns
  public EmulatedBoard(
      PseudoTerminal terminal, VirtualBoard board, Bench bench, LongSupplier clock) {
    this.terminal = terminal;
    this.board = board;
    this.bench = bench;
    this.delivery = new Delivery(bench);
    this.clock = clock;
    this.startNanos = clock.getAsLong();
  }

  /// What other programs open.
  public Path path() {
    return terminal.path();
  }

  /// When its pack began to live, on its clock.
  public long startNanos() {
    return startNanos;
  }

  /// Answers on a thread of its own until closed.
  public EmulatedBoard start() {
    answering = Background.start("emulated board", () -> answer(() -> !closed));
    return this;
  }

  /// Answers on the calling thread.
  public void answer(BooleanSupplier keepGoing) throws IOException {
    byte[] bytes = new byte[512];
    while (keepGoing.getAsBoolean()) {
      int count = terminal.read(bytes, LOOK_MILLIS);
      bench.advanceTo(clock.getAsLong() - startNanos);
      if (count > 0) delivery.exchange(bytes, count, board::accept);
      byte[] arrived = delivery.arrived();
      if (arrived.length > 0) terminal.write(arrived);
    }
  }

  /// Stops answering; the terminal is somebody else's to close.
  @Override
  public void close() throws IOException {
    closed = true;
    if (answering != null) answering.join();
  }
}

package org.voltaire.pi.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.voltaire.pi.Clock;
import org.voltaire.pi.bus.PseudoTerminal;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.Delivery;
import org.voltaire.sim.device.VirtualJbd;

/// A simulated JBD board answering on a pseudo-terminal, on a thread of its own.
final class EmulatedJbd implements Closeable {
  private static final int LOOK_MILLIS = 20;
  private static final long SEED = 6;

  private final PseudoTerminal terminal;
  private final Bench bench;
  private final VirtualJbd board;
  private final Delivery delivery;
  private final Clock clock;
  private final long startNanos;
  private volatile boolean closed;
  private @Nullable Background answering;

  /// @param clock that the pack lives on
  EmulatedJbd(PseudoTerminal terminal, Bench bench, Clock clock) {
    this.terminal = terminal;
    this.bench = bench;
    this.board = new VirtualJbd(bench, SEED);
    this.delivery = new Delivery(bench);
    this.clock = clock;
    this.startNanos = clock.nanos();
  }

  /// What other programs open.
  Path path() {
    return terminal.path();
  }

  /// When its pack began to live, on its clock.
  long startNanos() {
    return startNanos;
  }

  /// Answers on a thread of its own until closed.
  EmulatedJbd start() {
    answering = Background.start("emulated board", () -> answer(() -> !closed));
    return this;
  }

  /// Answers on the calling thread.
  void answer(BooleanSupplier keepGoing) throws IOException {
    byte[] bytes = new byte[512];
    while (keepGoing.getAsBoolean()) {
      int count = terminal.read(bytes, LOOK_MILLIS);
      bench.advanceTo(clock.nanos() - startNanos);
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

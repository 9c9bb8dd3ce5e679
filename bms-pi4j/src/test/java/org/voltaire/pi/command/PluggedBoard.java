package org.voltaire.pi.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.voltaire.pi.Clock;
import org.voltaire.pi.bus.PseudoTerminal;
import org.voltaire.sim.bench.Bench;

/// A simulated JBD board on a pseudo-terminal, and a hand that can pull its cable.
public final class PluggedBoard implements Closeable {
  private final PseudoTerminal terminal;
  private final EmulatedJbd board;

  /// Plugs it in.
  ///
  /// @param link that leads to it
  /// @param clock that the pack lives on, from now on
  public PluggedBoard(Path link, Bench bench, Clock clock) throws IOException {
    terminal = PseudoTerminal.open(link);
    board = new EmulatedJbd(terminal, bench, clock).start();
  }

  /// When its pack began to live, on its clock.
  public long startNanos() {
    return board.startNanos();
  }

  /// Pulls the cable while the board is at work.
  public void pull() throws IOException {
    terminal.close();
    try {
      board.close();
    } catch (IOException pulled) {
      // That is what it notices.
    }
  }

  @Override
  public void close() throws IOException {
    board.close();
    terminal.close();
  }
}

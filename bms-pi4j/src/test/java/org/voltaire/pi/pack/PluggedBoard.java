package org.voltaire.pi.pack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.voltaire.pi.loop.Clock;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.VirtualJbd;
import org.voltaire.sim.terminal.EmulatedBoard;
import org.voltaire.sim.terminal.PseudoTerminal;

/// A simulated JBD board on a pseudo-terminal, and a hand that can pull its cable.
public final class PluggedBoard implements Closeable {
  private final PseudoTerminal terminal;
  private final EmulatedBoard board;

  /// Plugs it in.
  ///
  /// @param link that leads to it
  /// @param clock that the pack lives on, from now on
  public PluggedBoard(Path link, Bench bench, Clock clock) throws IOException {
    terminal = PseudoTerminal.open(link);
    var jbd = new VirtualJbd(bench, 6);
    board = new EmulatedBoard(terminal, jbd, bench, clock::nanos).start();
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

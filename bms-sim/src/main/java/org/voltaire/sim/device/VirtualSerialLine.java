package org.voltaire.sim.device;

import java.util.Arrays;
import org.voltaire.device.SerialLine;

/// A serial line in memory with a simulated board at its other end. What the board answers is there
/// at once, and all of it; nobody waits for what does not come.
public final class VirtualSerialLine implements SerialLine {
  private final VirtualBoard board;
  private byte[] arrived = new byte[0];

  /// @param board at the other end
  public VirtualSerialLine(VirtualBoard board) {
    this.board = board;
  }

  @Override
  public void write(byte[] bytes) {
    byte[] answer = board.accept(bytes, bytes.length);
    int waiting = arrived.length;
    arrived = Arrays.copyOf(arrived, waiting + answer.length);
    System.arraycopy(answer, 0, arrived, waiting, answer.length);
  }

  @Override
  public int read(byte[] into, int offset, int length, long timeoutNanos) {
    int count = Math.min(length, arrived.length);
    System.arraycopy(arrived, 0, into, offset, count);
    arrived = Arrays.copyOfRange(arrived, count, arrived.length);
    return count;
  }

  @Override
  public void discardInput() {
    arrived = new byte[0];
  }

  @Override
  public void close() {}
}

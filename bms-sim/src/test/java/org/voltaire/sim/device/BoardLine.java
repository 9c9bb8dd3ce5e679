package org.voltaire.sim.device;

import java.util.ArrayDeque;
import java.util.Queue;
import org.voltaire.device.SerialLine;

/// A line in memory with a virtual board at its other end.
final class BoardLine implements SerialLine {
  private final VirtualJbd board;
  private final Queue<Byte> arrived = new ArrayDeque<>();

  BoardLine(VirtualJbd board) {
    this.board = board;
  }

  @Override
  public void write(byte[] bytes) {
    for (byte b : board.accept(bytes, bytes.length)) arrived.add(b);
  }

  @Override
  public int read(byte[] into, int offset, int length, long timeoutNanos) {
    int count = 0;
    while (count < length && !arrived.isEmpty()) into[offset + count++] = arrived.remove();
    return count;
  }

  @Override
  public void discardInput() {
    arrived.clear();
  }

  @Override
  public void close() {}
}

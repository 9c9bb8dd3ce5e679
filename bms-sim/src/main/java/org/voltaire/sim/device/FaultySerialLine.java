package org.voltaire.sim.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.voltaire.device.SerialLine;
import org.voltaire.sim.bench.Bench;

/// A serial line as its driver sees it when the bench's wires are broken. Behind it must be a line
/// that answers at once.
public final class FaultySerialLine implements SerialLine {
  private final SerialLine line;
  private final Delivery delivery;
  private byte[] waiting = new byte[0];

  /// @param line to the board
  public FaultySerialLine(SerialLine line, Bench bench) {
    this.line = line;
    this.delivery = new Delivery(bench);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    delivery.exchange(bytes, bytes.length, (question, _) -> ask(question));
  }

  private byte[] ask(byte[] question) throws IOException {
    line.write(question);
    var answer = new ByteArrayOutputStream();
    byte[] part = new byte[256];
    for (int count = line.read(part, 0, part.length, 0);
        count > 0;
        count = line.read(part, 0, part.length, 0)) {
      answer.write(part, 0, count);
    }
    return answer.toByteArray();
  }

  @Override
  public int read(byte[] into, int offset, int length, long timeoutNanos) {
    take();
    int count = Math.min(length, waiting.length);
    System.arraycopy(waiting, 0, into, offset, count);
    waiting = Arrays.copyOfRange(waiting, count, waiting.length);
    return count;
  }

  private void take() {
    byte[] arrived = delivery.arrived();
    if (arrived.length == 0) return;
    int already = waiting.length;
    waiting = Arrays.copyOf(waiting, already + arrived.length);
    System.arraycopy(arrived, 0, waiting, already, arrived.length);
  }

  @Override
  public void discardInput() throws IOException {
    take();
    waiting = new byte[0];
    line.discardInput();
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}

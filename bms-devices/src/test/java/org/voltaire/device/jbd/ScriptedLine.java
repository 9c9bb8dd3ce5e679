package org.voltaire.device.jbd;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.voltaire.device.SerialLine;

/// A line that answers every write with the next entry of a script, and never waits.
final class ScriptedLine implements SerialLine {
  final List<String> written = new ArrayList<>();
  long waitedNanos;
  int bytesPerRead = Integer.MAX_VALUE;
  boolean hungUp;

  private final Deque<String> script = new ArrayDeque<>();
  private final Deque<Byte> waiting = new ArrayDeque<>();

  ScriptedLine answering(String... hex) {
    script.addAll(List.of(hex));
    return this;
  }

  ScriptedLine stale(String hex) {
    receive(hex);
    return this;
  }

  private void receive(String hex) {
    for (byte b : HexFormat.of().parseHex(hex.replace(" ", ""))) waiting.add(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    requireUp();
    written.add(HexFormat.of().withUpperCase().formatHex(bytes));
    if (!script.isEmpty()) receive(script.remove());
  }

  @Override
  public int read(byte[] into, int offset, int length, long timeoutNanos) throws IOException {
    requireUp();
    int count = 0;
    while (count < Math.min(length, bytesPerRead) && !waiting.isEmpty()) {
      into[offset + count++] = waiting.remove();
    }
    if (count == 0) waitedNanos += timeoutNanos;
    return count;
  }

  @Override
  public void discardInput() throws IOException {
    requireUp();
    waiting.clear();
  }

  @Override
  public void close() {
    hungUp = true;
  }

  private void requireUp() throws IOException {
    if (hungUp) throw new IOException("/dev/ttyUSB0: hung up");
  }
}

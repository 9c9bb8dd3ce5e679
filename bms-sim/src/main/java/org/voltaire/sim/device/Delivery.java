package org.voltaire.sim.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Wire;

/// Bytes on their way from a board to whoever asked, over wires that may be broken: they are lost,
/// damaged, delivered twice or late, as the bench's [Wire] says.
///
/// Time is the bench's, so what is late arrives when the bench has got that far.
public final class Delivery {

  /// Who answers at the other end.
  @FunctionalInterface
  public interface Answering {
    /// The answer to what arrived; often nothing yet.
    ///
    /// @param length how many of the bytes count
    byte[] answer(byte[] question, int length) throws IOException;
  }

  private record Parcel(double arrivesSeconds, ByteBuffer bytes) {}

  private final Bench bench;
  private final Deque<Parcel> onTheirWay = new ArrayDeque<>();
  private byte[] before = new byte[0];
  private int damaged;

  /// Wires of this bench.
  public Delivery(Bench bench) {
    this.bench = bench;
  }

  /// Asks the board, and sends off its answer. A question that is lost never reaches it.
  public void exchange(byte[] question, int length, Answering board) throws IOException {
    Wire.Fate fate = bench.wire().fate();
    if (fate == Wire.Fate.LOST) return;
    byte[] answer = board.answer(question, length);
    if (answer.length == 0) return;
    switch (fate) {
      case WELL, LOST -> send(answer);
      case CORRUPTED -> send(damage(answer, damaged++));
      case REPEATED -> {
        // What came last comes once more, and this one after it.
        send(before);
        send(answer);
      }
    }
    before = answer;
  }

  private void send(byte[] bytes) {
    double arrives = bench.timeSeconds() + bench.wire().delaySeconds();
    if (bytes.length > 0) onTheirWay.add(new Parcel(arrives, ByteBuffer.wrap(bytes)));
  }

  /// What has arrived by now and was not taken yet.
  public byte[] arrived() {
    var arrived = new ByteArrayOutputStream();
    while (!onTheirWay.isEmpty() && onTheirWay.element().arrivesSeconds() <= bench.timeSeconds()) {
      arrived.writeBytes(onTheirWay.remove().bytes().array());
    }
    return arrived.toByteArray();
  }

  /// A copy with one bit turned over, a different one each time.
  static byte[] damage(byte[] bytes, int time) {
    byte[] copy = bytes.clone();
    int bit = Math.floorMod(time * 7 + 3, 8 * copy.length);
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }
}

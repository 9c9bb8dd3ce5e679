package org.voltaire.device.jbd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds frames in a stream of bytes, however it is cut and whatever noise surrounds them.
///
/// Both ends use it: the driver to find answers, a simulated board to find requests. A start byte
/// in noise may promise a long frame that never comes, so every start byte is tried: the first
/// complete and valid frame wins and what was before it was noise. Never more than one frame's
/// worth of bytes is kept.
public final class JbdParser {
  private static final int HEADER = 4;

  private byte[] pending = new byte[0];
  private Optional<String> complaint = Optional.empty();

  /// Takes what arrived and returns the frames it completes, in order; often none.
  ///
  /// @param bytes left untouched
  /// @param offset of the first byte that arrived
  /// @param length how many arrived
  public List<JbdFrame> accept(byte[] bytes, int offset, int length) {
    int kept = pending.length;
    pending = Arrays.copyOf(pending, kept + length);
    System.arraycopy(bytes, offset, pending, kept, length);
    List<JbdFrame> found = new ArrayList<>();
    int done = 0;
    int at = 0;
    while (at < pending.length) {
      int size = sizeAt(at);
      if (size == 0) {
        // Not a frame. It can be dropped only if nothing before it still waits for more bytes.
        if (at == done) done++;
        at++;
      } else if (at + size > pending.length) {
        at++; // incomplete: keep it, and look whether a whole frame follows
      } else {
        Optional<JbdFrame> frame = frameAt(at, size);
        if (frame.isPresent()) {
          found.add(frame.get());
          at += size;
          done = at;
        } else {
          if (at == done) done++;
          at++;
        }
      }
    }
    pending = Arrays.copyOfRange(pending, done, pending.length);
    return List.copyOf(found);
  }

  /// What was wrong with the last complete frame that was refused, if one ever was.
  public Optional<String> complaint() {
    return complaint;
  }

  /// Bytes a frame starting here will have; 0 if none starts here; the header's size while even the
  /// length has not arrived.
  private int sizeAt(int at) {
    if ((pending[at] & 0xFF) != JbdFrame.START) return 0;
    int length = at + HEADER - 1;
    return length < pending.length ? (pending[length] & 0xFF) + JbdFrame.OVERHEAD : HEADER;
  }

  private Optional<JbdFrame> frameAt(int at, int size) {
    try {
      return Optional.of(JbdFrame.decode(Arrays.copyOfRange(pending, at, at + size)));
    } catch (IOException refused) {
      complaint = Optional.ofNullable(refused.getMessage());
      return Optional.empty();
    }
  }
}

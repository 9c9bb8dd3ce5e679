package org.voltaire.link.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.voltaire.link.mcap.Mcap;
import org.voltaire.link.mcap.Opcode;

/// Tells a recording that was cut off from one in which a damaged length swallowed what follows.
///
/// Both end within a record. But behind a true cut there is nothing, so a tail in which another
/// tick or the closing magic can be found was not cut there.
final class Tail {
  /// Channel, sequence, log time and publish time.
  private static final int HEAD_BYTES = 22;

  private static final int LOG_TIME = Mcap.RECORD_PREFIX_BYTES + 6;

  private Tail() {}

  /// Whether anything whole follows the incomplete record.
  ///
  /// @param from where in the file that record starts
  static boolean hidesRecords(Path file, long from) throws IOException {
    byte[] magic = Mcap.MAGIC.toByteArray();
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, Files.size(file) - magic.length));
      if (Arrays.equals(in.readAllBytes(), magic)) return true;
    }
    byte[] tail;
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      tail = in.readNBytes(Mcap.MAX_RECORD_BYTES + Mcap.RECORD_PREFIX_BYTES);
    }
    ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 1; at + Mcap.RECORD_PREFIX_BYTES + HEAD_BYTES <= tail.length; at++) {
      if (isTick(bytes, at)) return true;
    }
    return false;
  }

  private static boolean isTick(ByteBuffer bytes, int at) {
    if (bytes.get(at) != Opcode.MESSAGE) return false;
    long length = bytes.getLong(at + 1);
    if (length < HEAD_BYTES) return false;
    if (length > bytes.limit() - at - Mcap.RECORD_PREFIX_BYTES) return false;
    int channel = bytes.getShort(at + Mcap.RECORD_PREFIX_BYTES);
    if (channel != Topics.INPUT.id() && channel != Topics.FRAME.id()) return false;
    return bytes.getLong(at + LOG_TIME) == bytes.getLong(at + LOG_TIME + Long.BYTES);
  }
}

package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;

/// Grows as fields are put into it, little-endian; used again after [#clear].
///
/// Source: MCAP specification, section "Serialization".
final class FieldWriter {
  private ByteBuffer buffer = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);

  int size() {
    return buffer.position();
  }

  void clear() {
    buffer.clear();
  }

  void uint8(int value) {
    room(1).put((byte) value);
  }

  void uint16(int value) {
    room(2).putShort((short) value);
  }

  void uint32(long value) {
    room(4).putInt((int) value);
  }

  void uint64(long value) {
    room(8).putLong(value);
  }

  void bytes(ByteString value) {
    room(value.size());
    value.copyTo(buffer.array(), buffer.position());
    buffer.position(buffer.position() + value.size());
  }

  /// @throws IllegalArgumentException if the text has half a surrogate pair: it has no UTF-8
  void string(String value) {
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
      uint32(utf8.remaining());
      room(utf8.remaining()).put(utf8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "mcap: text has half a surrogate pair, must be Unicode: " + value, e);
    }
  }

  <K, V> void map(Map<K, V> map, BiConsumer<K, V> entry) {
    int at = size();
    uint32(0);
    map.forEach(entry);
    buffer.putInt(at, size() - at - 4);
  }

  /// Writes the length of what follows `at + 8` into the eight bytes at `at`.
  void lengthAt(int at) {
    buffer.putLong(at, size() - at - 8);
  }

  ByteBuffer room(int more) {
    if (more > buffer.remaining()) {
      int needed = Math.addExact(buffer.position(), more);
      int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * buffer.capacity());
      ByteBuffer larger =
          ByteBuffer.allocate(Math.max(needed, doubled)).order(ByteOrder.LITTLE_ENDIAN);
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }

  /// CRC32 of everything from `from` on.
  long crc(int from) {
    CRC32 crc = new CRC32();
    crc.update(buffer.array(), from, size() - from);
    return crc.getValue();
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(buffer.array(), 0, size());
  }

  ByteString toBytes() {
    return ByteString.copyFrom(buffer.array(), 0, size());
  }

  /// The bytes without a copy; only until the next change.
  byte[] array() {
    return buffer.array();
  }

  /// A view without a copy; only until the next change.
  ByteString view() {
    return UnsafeByteOperations.unsafeWrap(buffer.array(), 0, size());
  }
}

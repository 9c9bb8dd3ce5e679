package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes fields from the content of one record, each checked against what is left of it.
///
/// Source: MCAP specification, section "Serialization".
final class FieldReader {

  /// Reads one field.
  @FunctionalInterface
  interface FieldDecoder<T> {
    T read() throws McapException;
  }

  private final ByteString content;
  private final ByteBuffer buffer;
  private final long base;

  /// @param base offset of the first byte of the content, for messages
  FieldReader(ByteString content, long base) {
    this.content = content;
    this.buffer = content.asReadOnlyByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
    this.base = base;
  }

  long offset() {
    return base + buffer.position();
  }

  int position() {
    return buffer.position();
  }

  int remaining() {
    return buffer.remaining();
  }

  int uint8(String field) throws McapException {
    need(field, 1);
    return Byte.toUnsignedInt(buffer.get());
  }

  int uint16(String field) throws McapException {
    need(field, 2);
    return Short.toUnsignedInt(buffer.getShort());
  }

  long uint32(String field) throws McapException {
    need(field, 4);
    return Integer.toUnsignedLong(buffer.getInt());
  }

  /// All 64 bits.
  long time(String field) throws McapException {
    need(field, 8);
    return buffer.getLong();
  }

  /// A count, a length or an offset.
  long size(String field) throws McapException {
    long at = offset();
    long value = time(field);
    if (value < 0) {
      throw new McapException(at, field, Long.toUnsignedString(value), "below 2^63");
    }
    return value;
  }

  ByteString bytes(String field, long length) throws McapException {
    need(field, length);
    int from = buffer.position();
    buffer.position(from + (int) length);
    return content.substring(from, buffer.position());
  }

  ByteString rest() {
    ByteString rest = content.substring(buffer.position());
    buffer.position(buffer.limit());
    return rest;
  }

  String string(String field) throws McapException {
    long length = uint32(field + " length");
    long at = offset();
    ByteString utf8 = bytes(field, length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8.asReadOnlyByteBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw new McapException(at, field, "not UTF-8", "UTF-8", e);
    }
  }

  <T> List<T> array(String field, FieldDecoder<T> element) throws McapException {
    long end = end(field);
    List<T> list = new ArrayList<>();
    while (buffer.position() < end) {
      list.add(element.read());
      inside(field, end);
    }
    return list;
  }

  <K, V> Map<K, V> map(String field, FieldDecoder<K> key, FieldDecoder<V> value)
      throws McapException {
    long end = end(field);
    Map<K, V> map = new LinkedHashMap<>();
    while (buffer.position() < end) {
      long at = offset();
      K k = key.read();
      if (map.containsKey(k)) {
        throw new McapException(at, field + " key", k + " twice", "there once");
      }
      map.put(k, value.read());
      inside(field, end);
    }
    return map;
  }

  private long end(String field) throws McapException {
    long length = uint32(field + " length");
    need(field, length);
    return buffer.position() + length;
  }

  private void inside(String field, long end) throws McapException {
    if (buffer.position() > end) {
      throw new McapException(
          offset(), field, buffer.position() - end + " bytes too long", "as long as it says");
    }
  }

  private void need(String field, long length) throws McapException {
    if (length > buffer.remaining()) {
      throw new McapException(
          offset(), field, length + " bytes", "at most " + buffer.remaining() + " bytes");
    }
  }
}

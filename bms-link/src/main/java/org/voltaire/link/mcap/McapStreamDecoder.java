package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns slices of a stream, cut anywhere, into records.
///
/// Only the record that is still incomplete is kept, in a buffer that grows with the bytes that
/// arrive and never with a length that is merely claimed. Chunks come as they are; [ChunkContents]
/// opens them.
///
/// Source: MCAP specification, section "File Structure".
public final class McapStreamDecoder {
  private enum Expecting {
    MAGIC,
    HEADER,
    RECORD,
    END_MAGIC,
    NOTHING
  }

  private final int maxRecordBytes;
  private byte[] buffer = new byte[512];
  private int size;
  private long offset;
  private Expecting expecting = Expecting.MAGIC;
  private @Nullable McapException failure;

  /// A decoder at the start of a stream that takes records of up to [Mcap#MAX_RECORD_BYTES].
  public McapStreamDecoder() {
    this(Mcap.MAX_RECORD_BYTES);
  }

  /// A decoder at the start of a stream.
  ///
  /// @param maxRecordBytes the longest content that a record may have; bounds the buffer
  public McapStreamDecoder(int maxRecordBytes) {
    if (maxRecordBytes < 1 || maxRecordBytes > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          "mcap: maxRecordBytes is %d, must be 1 to 2^31 - 65".formatted(maxRecordBytes));
    }
    this.maxRecordBytes = maxRecordBytes;
  }

  /// Takes the next slice, all of it, and hands over each record that it completes.
  ///
  /// @throws McapException if the stream is not MCAP; records before the fault were handed over,
  ///   and every later call throws the same again
  public void feed(ByteBuffer slice, Consumer<? super McapRecord> records) throws McapException {
    if (failure != null) throw failure;
    try {
      while (slice.hasRemaining()) {
        take(slice, missing());
        if (missing() == 0) unit(records);
      }
    } catch (McapException e) {
      failure = e;
      throw e;
    }
  }

  /// Offset in the stream of the first byte that is not part of a complete record.
  public long offset() {
    return offset;
  }

  /// Bytes of an incomplete record that are waiting for the rest.
  public int pendingBytes() {
    return size;
  }

  /// Whether the stream came to its proper end: footer and closing magic.
  public boolean ended() {
    return expecting == Expecting.NOTHING;
  }

  /// Bytes that are still needed for the next magic or record; its length is known only once the
  /// first nine are there.
  private int missing() throws McapException {
    return switch (expecting) {
      case MAGIC, END_MAGIC -> Mcap.MAGIC.size() - size;
      case HEADER, RECORD -> {
        if (size < Mcap.RECORD_PREFIX_BYTES) yield Mcap.RECORD_PREFIX_BYTES - size;
        yield Mcap.RECORD_PREFIX_BYTES + contentLength() - size;
      }
      case NOTHING ->
          throw new McapException(offset, "stream", "longer", "at its end after the magic");
    };
  }

  private int contentLength() throws McapException {
    long length =
        new FieldReader(ByteString.copyFrom(buffer, 1, 8), offset + 1).time("record length");
    if (length < 0 || length > maxRecordBytes) {
      throw new McapException(
          offset + 1, "record length", Long.toUnsignedString(length), "at most " + maxRecordBytes);
    }
    return (int) length;
  }

  private void take(ByteBuffer slice, int missing) {
    int count = Math.min(missing, slice.remaining());
    if (size + count > buffer.length) {
      int doubled = (int) Math.min(2L * buffer.length, (long) size + missing);
      buffer = Arrays.copyOf(buffer, Math.max(size + count, doubled));
    }
    slice.get(buffer, size, count);
    size += count;
  }

  private void unit(Consumer<? super McapRecord> records) throws McapException {
    switch (expecting) {
      case MAGIC -> {
        magic();
        next(Expecting.HEADER);
      }
      case END_MAGIC -> {
        magic();
        next(Expecting.NOTHING);
      }
      case HEADER, RECORD -> {
        int opcode = Byte.toUnsignedInt(buffer[0]);
        if (expecting == Expecting.HEADER && opcode != Opcode.HEADER) {
          throw new McapException(offset, "first opcode", "0x%02X".formatted(opcode), "0x01");
        }
        int prefix = Mcap.RECORD_PREFIX_BYTES;
        ByteString content = ByteString.copyFrom(buffer, prefix, size - prefix);
        McapRecord record = McapCodec.decode(opcode, content, offset + prefix);
        next(opcode == Opcode.FOOTER ? Expecting.END_MAGIC : Expecting.RECORD);
        records.accept(record);
      }
      case NOTHING -> throw new AssertionError("missing() has refused this");
    }
  }

  private void magic() throws McapException {
    ByteString found = ByteString.copyFrom(buffer, 0, size);
    if (!found.equals(Mcap.MAGIC)) throw McapReader.notMagic(offset, found);
  }

  private void next(Expecting what) {
    expecting = what;
    offset += size;
    size = 0;
    if (buffer.length > 1 << 16) buffer = new byte[512];
  }
}

package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.zip.CRC32;
import org.voltaire.link.mcap.McapRecord.Chunk;

/// An opened chunk: the schemas, channels and messages in it, one after the other or by position.
///
/// Source: MCAP specification, section "Chunk".
public final class ChunkContents {
  private final ByteString records;
  private final long chunkOffset;
  private int position;

  private ChunkContents(ByteString records, long chunkOffset) {
    this.records = records;
    this.chunkOffset = chunkOffset;
  }

  /// Unpacks a chunk.
  ///
  /// @param chunkOffset where the chunk is in its file, for errors
  /// @param maxBytes how large it may be when opened
  /// @param verify compare the CRC, if the chunk has one
  /// @throws McapException if it is too large, packed in an unknown way, damaged, or its CRC
  ///   differs
  public static ChunkContents open(Chunk chunk, long chunkOffset, int maxBytes, boolean verify)
      throws McapException {
    if (chunk.uncompressedSize() > maxBytes) {
      throw new McapException(
          chunkOffset, "uncompressed_size", chunk.uncompressedSize(), "at most " + maxBytes);
    }
    ByteString records =
        Compression.of(chunk.compression(), chunkOffset)
            .unpack(chunk.records(), (int) chunk.uncompressedSize(), chunkOffset);
    if (verify && chunk.uncompressedCrc() != 0) {
      checkCrc("chunk CRC", chunkOffset, crcOf(records), chunk.uncompressedCrc());
    }
    return new ChunkContents(records, chunkOffset);
  }

  /// Where the record that [#next] gives next starts in the opened chunk.
  public int position() {
    return position;
  }

  /// The next record, or empty at the end.
  ///
  /// @throws McapException if it is not whole, or of a kind that may not be in a chunk
  public Optional<McapRecord> next() throws McapException {
    if (position == records.size()) return Optional.empty();
    McapRecord record = at(position);
    position += lengthAt(position);
    return Optional.of(record);
  }

  /// The record that starts at a byte of the opened chunk, as a message index gives it.
  ///
  /// @throws McapException if there is none
  public McapRecord at(long start) throws McapException {
    int length = lengthAt(start);
    int content = (int) start + Mcap.RECORD_PREFIX_BYTES;
    int opcode = Byte.toUnsignedInt(records.byteAt((int) start));
    boolean allowed =
        switch (opcode) {
          case Opcode.SCHEMA, Opcode.CHANNEL, Opcode.MESSAGE -> true;
          default -> opcode > Opcode.DATA_END;
        };
    if (!allowed) {
      throw new McapException(
          chunkOffset,
          "opcode at byte %d of the opened chunk".formatted(start),
          "0x%02X".formatted(opcode),
          "schema, channel or message");
    }
    return McapCodec.decode(opcode, records.substring(content, (int) start + length), chunkOffset);
  }

  private int lengthAt(long start) throws McapException {
    long left = records.size() - start;
    if (start < 0 || left < Mcap.RECORD_PREFIX_BYTES) {
      throw new McapException(
          chunkOffset,
          "record in the opened chunk",
          "at byte " + start,
          "within " + records.size());
    }
    long length =
        new FieldReader(records.substring((int) start + 1, (int) start + 9), chunkOffset)
            .time("record length");
    if (length < 0 || length > left - Mcap.RECORD_PREFIX_BYTES) {
      throw new McapException(
          chunkOffset,
          "length of the record at byte %d of the opened chunk".formatted(start),
          Long.toUnsignedString(length),
          "at most " + (left - Mcap.RECORD_PREFIX_BYTES));
    }
    return Mcap.RECORD_PREFIX_BYTES + (int) length;
  }

  static long crcOf(ByteString bytes) {
    CRC32 crc = new CRC32();
    bytes.asReadOnlyByteBufferList().forEach(crc::update);
    return crc.getValue();
  }

  static void checkCrc(String what, long offset, long found, long allowed) throws McapException {
    if (found != allowed) {
      throw new McapException(offset, what, "0x%08X".formatted(found), "0x%08X".formatted(allowed));
    }
  }
}

package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One record of an MCAP file or stream.
///
/// Unsigned numbers of 16 and 32 bits sit in the next larger Java type and are checked. Those of 64
/// bits sit in a `long`: times use all 64 bits and compare with [Long#compareUnsigned]; lengths,
/// counts and offsets beyond [Long#MAX_VALUE] are refused when read. Times are nanoseconds since
/// whatever epoch the writer chose.
///
/// Every constructor throws `IllegalArgumentException` for a number that its field cannot hold.
///
/// Source: MCAP specification, section "Records".
public sealed interface McapRecord {

  /// The first record of a file.
  ///
  /// @param profile a well-known set of rules that the file keeps, or empty
  /// @param library what wrote it
  record HeaderRecord(String profile, String library) implements McapRecord {}

  /// The last record of a file.
  ///
  /// @param summaryStart offset of the summary section, 0 for none
  /// @param summaryOffsetStart offset of the summary offset section, 0 for none
  /// @param summaryCrc CRC32 from the start of the summary to the field before this; 0 for none
  record Footer(long summaryStart, long summaryOffsetStart, long summaryCrc) implements McapRecord {
    public Footer {
      uint32("summary_crc", summaryCrc);
    }
  }

  /// How the messages of some channels are laid out.
  ///
  /// @param id not 0
  /// @param encoding `protobuf`, `jsonschema`, …; empty for none
  /// @param data for `protobuf` a FileDescriptorSet, see [ProtobufSchema]
  record Schema(int id, String name, String encoding, ByteString data) implements McapRecord {
    public Schema {
      uint16("schema id", id);
    }
  }

  /// A stream of messages on one topic.
  ///
  /// @param schemaId of a [Schema] before it, 0 for none
  record ChannelRecord(
      int id, int schemaId, String topic, String messageEncoding, Map<String, String> metadata)
      implements McapRecord {
    public ChannelRecord {
      uint16("channel id", id);
      uint16("schema id", schemaId);
      metadata = inOrder(metadata);
    }
  }

  /// One message.
  ///
  /// @param sequence 32 bits unsigned
  /// @param logTime when it was recorded, ns
  /// @param publishTime when it was made, ns; the log time if unknown
  record Message(int channelId, long sequence, long logTime, long publishTime, ByteString data)
      implements McapRecord {
    public Message {
      uint16("channel id", channelId);
      uint32("sequence", sequence);
    }
  }

  /// Schemas, channels and messages packed together, perhaps compressed. [ChunkContents] opens it.
  ///
  /// @param startTime earliest log time inside, 0 without messages
  /// @param endTime latest log time inside, 0 without messages
  /// @param uncompressedCrc CRC32 of the opened records; 0 for none
  /// @param compression `""`, `zstd` or `lz4`
  record Chunk(
      long startTime,
      long endTime,
      long uncompressedSize,
      long uncompressedCrc,
      String compression,
      ByteString records)
      implements McapRecord {
    public Chunk {
      uint32("uncompressed_crc", uncompressedCrc);
    }
  }

  /// Where the messages of one channel are inside the chunk before it.
  record MessageIndex(int channelId, List<IndexEntry> entries) implements McapRecord {
    public MessageIndex {
      uint16("channel id", channelId);
      entries = List.copyOf(entries);
    }

    /// One message.
    ///
    /// @param offset of its record in the opened chunk
    public record IndexEntry(long logTime, long offset) {}
  }

  /// Where a chunk is.
  ///
  /// @param chunkLength of the whole record, opcode and length included
  /// @param messageIndexOffsets file offset of the [MessageIndex] of each channel in the chunk;
  ///   empty if there is no message index
  /// @param messageIndexLength bytes of all of them
  record ChunkIndex(
      long startTime,
      long endTime,
      long chunkStart,
      long chunkLength,
      Map<Integer, Long> messageIndexOffsets,
      long messageIndexLength,
      String compression,
      long compressedSize,
      long uncompressedSize)
      implements McapRecord {
    public ChunkIndex {
      messageIndexOffsets = inOrder(messageIndexOffsets);
    }
  }

  /// A file within the file.
  ///
  /// @param createTime 0 if unknown
  /// @param crc CRC32 of the fields before it, 0 for none; [McapWriter] fills it in
  record Attachment(
      long logTime, long createTime, String name, String mediaType, ByteString data, long crc)
      implements McapRecord {
    public Attachment {
      uint32("crc", crc);
    }
  }

  /// Where an attachment is.
  ///
  /// @param length of the whole record, opcode and length included
  record AttachmentIndex(
      long offset,
      long length,
      long logTime,
      long createTime,
      long dataSize,
      String name,
      String mediaType)
      implements McapRecord {}

  /// What the file holds, in numbers.
  ///
  /// @param messageCounts messages of each channel id; empty if not counted
  record Statistics(
      long messageCount,
      int schemaCount,
      long channelCount,
      long attachmentCount,
      long metadataCount,
      long chunkCount,
      long startTime,
      long endTime,
      Map<Integer, Long> messageCounts)
      implements McapRecord {
    public Statistics {
      uint16("schema_count", schemaCount);
      uint32("channel_count", channelCount);
      uint32("attachment_count", attachmentCount);
      uint32("metadata_count", metadataCount);
      uint32("chunk_count", chunkCount);
      messageCounts = inOrder(messageCounts);
    }
  }

  /// Named text, by key.
  record Metadata(String name, Map<String, String> entries) implements McapRecord {
    public Metadata {
      entries = inOrder(entries);
    }
  }

  /// Where a metadata record is.
  ///
  /// @param length of the whole record, opcode and length included
  record MetadataIndex(long offset, long length, String name) implements McapRecord {}

  /// Where the summary keeps the records of one opcode.
  record SummaryOffset(int groupOpcode, long groupStart, long groupLength) implements McapRecord {
    public SummaryOffset {
      range("group_opcode", groupOpcode, 0, Opcode.LAST);
    }
  }

  /// The end of the data section.
  ///
  /// @param dataSectionCrc CRC32 of the file from its first byte to this record; 0 for none
  record DataEnd(long dataSectionCrc) implements McapRecord {
    public DataEnd {
      uint32("data_section_crc", dataSectionCrc);
    }
  }

  /// A record of an application's own, which other readers skip.
  ///
  /// @param opcode 0x80 to 0xFF
  record Private(int opcode, ByteString data) implements McapRecord {
    public Private {
      range("private opcode", opcode, Opcode.FIRST_PRIVATE, Opcode.LAST);
    }
  }

  /// A record that a later version of the format may define, to be skipped.
  ///
  /// @param opcode 0x10 to 0x7F
  record Unknown(int opcode, ByteString data) implements McapRecord {
    public Unknown {
      range("unknown opcode", opcode, Opcode.DATA_END + 1, Opcode.FIRST_PRIVATE - 1);
    }
  }

  /// The byte that announces this kind of record.
  default int opcode() {
    return switch (this) {
      case HeaderRecord _ -> Opcode.HEADER;
      case Footer _ -> Opcode.FOOTER;
      case Schema _ -> Opcode.SCHEMA;
      case ChannelRecord _ -> Opcode.CHANNEL;
      case Message _ -> Opcode.MESSAGE;
      case Chunk _ -> Opcode.CHUNK;
      case MessageIndex _ -> Opcode.MESSAGE_INDEX;
      case ChunkIndex _ -> Opcode.CHUNK_INDEX;
      case Attachment _ -> Opcode.ATTACHMENT;
      case AttachmentIndex _ -> Opcode.ATTACHMENT_INDEX;
      case Statistics _ -> Opcode.STATISTICS;
      case Metadata _ -> Opcode.METADATA;
      case MetadataIndex _ -> Opcode.METADATA_INDEX;
      case SummaryOffset _ -> Opcode.SUMMARY_OFFSET;
      case DataEnd _ -> Opcode.DATA_END;
      case Private(int opcode, _) -> opcode;
      case Unknown(int opcode, _) -> opcode;
    };
  }

  private static void uint16(String field, int value) {
    range(field, value, 0, 0xFFFF);
  }

  private static void uint32(String field, long value) {
    range(field, value, 0, 0xFFFF_FFFFL);
  }

  private static void range(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "mcap: %s is %d, must be %d to %d".formatted(field, value, least, most));
    }
  }

  /// An unmodifiable copy that keeps the order in which the entries were written.
  private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}

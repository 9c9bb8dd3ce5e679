package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import java.util.Map;
import org.voltaire.link.mcap.McapRecord.Attachment;
import org.voltaire.link.mcap.McapRecord.AttachmentIndex;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.Chunk;
import org.voltaire.link.mcap.McapRecord.ChunkIndex;
import org.voltaire.link.mcap.McapRecord.DataEnd;
import org.voltaire.link.mcap.McapRecord.Footer;
import org.voltaire.link.mcap.McapRecord.HeaderRecord;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.MessageIndex;
import org.voltaire.link.mcap.McapRecord.Metadata;
import org.voltaire.link.mcap.McapRecord.MetadataIndex;
import org.voltaire.link.mcap.McapRecord.Private;
import org.voltaire.link.mcap.McapRecord.Schema;
import org.voltaire.link.mcap.McapRecord.Statistics;
import org.voltaire.link.mcap.McapRecord.SummaryOffset;
import org.voltaire.link.mcap.McapRecord.Unknown;

/// Records to bytes and back.
///
/// Source: MCAP specification, sections "Records" and "Serialization".
public final class McapCodec {
  private McapCodec() {}

  /// The record as it stands in a file: opcode, length, content.
  ///
  /// @throws IllegalArgumentException if a text in it is not Unicode
  public static ByteString encode(McapRecord record) {
    FieldWriter to = new FieldWriter();
    append(to, record);
    return to.toBytes();
  }

  static void append(FieldWriter to, McapRecord record) {
    to.uint8(record.opcode());
    int length = to.size();
    to.uint64(0);
    content(to, record);
    to.lengthAt(length);
  }

  private static void content(FieldWriter to, McapRecord record) {
    switch (record) {
      case HeaderRecord header -> {
        to.string(header.profile());
        to.string(header.library());
      }
      case Footer footer -> {
        to.uint64(footer.summaryStart());
        to.uint64(footer.summaryOffsetStart());
        to.uint32(footer.summaryCrc());
      }
      case Schema schema -> {
        to.uint16(schema.id());
        to.string(schema.name());
        to.string(schema.encoding());
        to.uint32(schema.data().size());
        to.bytes(schema.data());
      }
      case ChannelRecord channel -> {
        to.uint16(channel.id());
        to.uint16(channel.schemaId());
        to.string(channel.topic());
        to.string(channel.messageEncoding());
        texts(to, channel.metadata());
      }
      case Message message -> {
        to.uint16(message.channelId());
        to.uint32(message.sequence());
        to.uint64(message.logTime());
        to.uint64(message.publishTime());
        to.bytes(message.data());
      }
      case Chunk chunk -> {
        to.uint64(chunk.startTime());
        to.uint64(chunk.endTime());
        to.uint64(chunk.uncompressedSize());
        to.uint32(chunk.uncompressedCrc());
        to.string(chunk.compression());
        to.uint64(chunk.records().size());
        to.bytes(chunk.records());
      }
      case MessageIndex index -> {
        to.uint16(index.channelId());
        to.uint32(16L * index.entries().size());
        for (MessageIndex.IndexEntry entry : index.entries()) {
          to.uint64(entry.logTime());
          to.uint64(entry.offset());
        }
      }
      case Attachment attachment -> {
        to.uint64(attachment.logTime());
        to.uint64(attachment.createTime());
        to.string(attachment.name());
        to.string(attachment.mediaType());
        to.uint64(attachment.data().size());
        to.bytes(attachment.data());
        to.uint32(attachment.crc());
      }
      case Metadata metadata -> {
        to.string(metadata.name());
        texts(to, metadata.entries());
      }
      case DataEnd end -> to.uint32(end.dataSectionCrc());
      case Private(_, ByteString data) -> to.bytes(data);
      case Unknown(_, ByteString data) -> to.bytes(data);
      case ChunkIndex index -> chunkIndex(to, index);
      case AttachmentIndex index -> {
        to.uint64(index.offset());
        to.uint64(index.length());
        to.uint64(index.logTime());
        to.uint64(index.createTime());
        to.uint64(index.dataSize());
        to.string(index.name());
        to.string(index.mediaType());
      }
      case Statistics statistics -> statistics(to, statistics);
      case MetadataIndex index -> {
        to.uint64(index.offset());
        to.uint64(index.length());
        to.string(index.name());
      }
      case SummaryOffset offset -> {
        to.uint8(offset.groupOpcode());
        to.uint64(offset.groupStart());
        to.uint64(offset.groupLength());
      }
    }
  }

  private static void chunkIndex(FieldWriter to, ChunkIndex index) {
    to.uint64(index.startTime());
    to.uint64(index.endTime());
    to.uint64(index.chunkStart());
    to.uint64(index.chunkLength());
    numbers(to, index.messageIndexOffsets());
    to.uint64(index.messageIndexLength());
    to.string(index.compression());
    to.uint64(index.compressedSize());
    to.uint64(index.uncompressedSize());
  }

  private static void statistics(FieldWriter to, Statistics statistics) {
    to.uint64(statistics.messageCount());
    to.uint16(statistics.schemaCount());
    to.uint32(statistics.channelCount());
    to.uint32(statistics.attachmentCount());
    to.uint32(statistics.metadataCount());
    to.uint32(statistics.chunkCount());
    to.uint64(statistics.startTime());
    to.uint64(statistics.endTime());
    numbers(to, statistics.messageCounts());
  }

  private static void texts(FieldWriter to, Map<String, String> map) {
    to.map(
        map,
        (String key, String value) -> {
          to.string(key);
          to.string(value);
        });
  }

  private static void numbers(FieldWriter to, Map<Integer, Long> map) {
    to.map(
        map,
        (Integer id, Long number) -> {
          to.uint16(id);
          to.uint64(number);
        });
  }

  /// The record with this opcode and content. Fields that a later version may have added behind the
  /// known ones are ignored; Footer and Message have a fixed shape and are held to it.
  ///
  /// @param offset where the content starts, for the error
  /// @throws McapException if a field does not fit or is not what it must be
  public static McapRecord decode(int opcode, ByteString content, long offset)
      throws McapException {
    return new RecordFields(new FieldReader(content, offset)).record(opcode);
  }
}

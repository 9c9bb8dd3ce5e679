package org.voltaire.link.mcap;

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

/// The fields of each kind of record in the order in which the specification lists them: Java
/// evaluates arguments from left to right, so the constructors read like its tables.
final class RecordFields {
  private static final int FOOTER_BYTES = 20;

  private final FieldReader in;

  RecordFields(FieldReader in) {
    this.in = in;
  }

  McapRecord record(int opcode) throws McapException {
    return switch (opcode) {
      case 0 -> throw new McapException(in.offset(), "opcode", "0x00", "0x01 to 0xFF");
      case Opcode.HEADER -> new HeaderRecord(in.string("profile"), in.string("library"));
      case Opcode.FOOTER -> footer();
      case Opcode.SCHEMA ->
          new Schema(
              in.uint16("schema id"),
              in.string("schema name"),
              in.string("schema encoding"),
              in.bytes("schema data", in.uint32("schema data length")));
      case Opcode.CHANNEL ->
          new ChannelRecord(
              in.uint16("channel id"),
              in.uint16("channel schema_id"),
              in.string("topic"),
              in.string("message_encoding"),
              texts("channel metadata"));
      case Opcode.MESSAGE ->
          new Message(
              in.uint16("message channel_id"),
              in.uint32("sequence"),
              in.time("log_time"),
              in.time("publish_time"),
              in.rest());
      case Opcode.CHUNK -> chunk();
      case Opcode.MESSAGE_INDEX ->
          new MessageIndex(
              in.uint16("message index channel_id"),
              in.array("message index records", this::entry));
      case Opcode.CHUNK_INDEX -> chunkIndex();
      case Opcode.ATTACHMENT -> attachment();
      case Opcode.ATTACHMENT_INDEX ->
          new AttachmentIndex(
              in.size("attachment index offset"),
              in.size("attachment index length"),
              in.time("log_time"),
              in.time("create_time"),
              in.size("data_size"),
              in.string("attachment name"),
              in.string("media_type"));
      case Opcode.STATISTICS -> statistics();
      case Opcode.METADATA -> new Metadata(in.string("metadata name"), texts("metadata"));
      case Opcode.METADATA_INDEX ->
          new MetadataIndex(
              in.size("metadata index offset"),
              in.size("metadata index length"),
              in.string("metadata name"));
      case Opcode.SUMMARY_OFFSET ->
          new SummaryOffset(
              in.uint8("group_opcode"), in.size("group_start"), in.size("group_length"));
      case Opcode.DATA_END -> new DataEnd(in.uint32("data_section_crc"));
      default ->
          opcode >= Opcode.FIRST_PRIVATE
              ? new Private(opcode, in.rest())
              : new Unknown(opcode, in.rest());
    };
  }

  private Footer footer() throws McapException {
    if (in.remaining() != FOOTER_BYTES) {
      throw new McapException(in.offset(), "footer length", in.remaining(), FOOTER_BYTES);
    }
    return new Footer(
        in.size("summary_start"), in.size("summary_offset_start"), in.uint32("summary_crc"));
  }

  private Chunk chunk() throws McapException {
    return new Chunk(
        in.time("message_start_time"),
        in.time("message_end_time"),
        in.size("uncompressed_size"),
        in.uint32("uncompressed_crc"),
        in.string("compression"),
        in.bytes("chunk records", in.size("chunk records length")));
  }

  private MessageIndex.IndexEntry entry() throws McapException {
    return new MessageIndex.IndexEntry(in.time("log_time"), in.size("message offset"));
  }

  private ChunkIndex chunkIndex() throws McapException {
    return new ChunkIndex(
        in.time("message_start_time"),
        in.time("message_end_time"),
        in.size("chunk_start_offset"),
        in.size("chunk_length"),
        numbers("message_index_offsets"),
        in.size("message_index_length"),
        in.string("compression"),
        in.size("compressed_size"),
        in.size("uncompressed_size"));
  }

  private Attachment attachment() throws McapException {
    return new Attachment(
        in.time("log_time"),
        in.time("create_time"),
        in.string("attachment name"),
        in.string("media_type"),
        in.bytes("attachment data", in.size("attachment data length")),
        in.uint32("attachment crc"));
  }

  private Statistics statistics() throws McapException {
    return new Statistics(
        in.size("message_count"),
        in.uint16("schema_count"),
        in.uint32("channel_count"),
        in.uint32("attachment_count"),
        in.uint32("metadata_count"),
        in.uint32("chunk_count"),
        in.time("message_start_time"),
        in.time("message_end_time"),
        numbers("channel_message_counts"));
  }

  private Map<String, String> texts(String field) throws McapException {
    return in.map(field, () -> in.string(field + " key"), () -> in.string(field + " value"));
  }

  private Map<Integer, Long> numbers(String field) throws McapException {
    return in.map(field, () -> in.uint16(field + " key"), () -> in.size(field + " value"));
  }
}

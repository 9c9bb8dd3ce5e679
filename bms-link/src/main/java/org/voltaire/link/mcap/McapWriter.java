package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.voltaire.link.mcap.McapRecord.Attachment;
import org.voltaire.link.mcap.McapRecord.AttachmentIndex;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.HeaderRecord;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.Metadata;
import org.voltaire.link.mcap.McapRecord.MetadataIndex;
import org.voltaire.link.mcap.McapRecord.Private;
import org.voltaire.link.mcap.McapRecord.Schema;

/// Writes an MCAP file, in one of two shapes.
///
/// - A **stream** is flat: each record goes out as it comes, private ones too. Cut it anywhere and
///   all that was flushed before the cut can be read.
/// - A **chunked** file packs messages into chunks with an index, for reading at random.
///
/// Schemas and channels are declared at any time and written before the first message that needs
/// them; [#close] writes those that none needed, then the summary. One thread at a time. After an
/// `IOException` nothing more is written, and [#close] only closes.
///
/// Source: MCAP specification, section "File Structure".
public final class McapWriter implements Closeable {
  private static final int LAST_ID = 0xFFFF;

  private final Sink sink;
  private final @Nullable ChunkBuilder chunk;
  private final FieldWriter scratch = new FieldWriter();
  private final McapSummary summary = new McapSummary();
  private final Map<Integer, Schema> schemas = new TreeMap<>();
  private final Map<Integer, ChannelRecord> channels = new TreeMap<>();
  private final BitSet writtenSchemas = new BitSet();
  private final BitSet writtenChannels = new BitSet();
  private boolean intact = true;
  private boolean closed;

  private McapWriter(OutputStream out, HeaderRecord header, @Nullable ChunkBuilder chunk)
      throws IOException {
    this.sink = new Sink(out);
    this.chunk = chunk;
    sink.magic();
    sink.write(header);
  }

  /// A flat stream; magic and header are written at once, and flushed.
  public static McapWriter stream(OutputStream out, HeaderRecord header) throws IOException {
    McapWriter writer = new McapWriter(out, header, null);
    writer.flush();
    return writer;
  }

  /// A flat stream into a channel.
  public static McapWriter stream(WritableByteChannel out, HeaderRecord header) throws IOException {
    return stream(Channels.newOutputStream(out), header);
  }

  /// A chunked file with chunks of up to [Mcap#CHUNK_BYTES].
  public static McapWriter chunked(OutputStream out, HeaderRecord header, Compression compression)
      throws IOException {
    return chunked(out, header, compression, Mcap.CHUNK_BYTES);
  }

  /// A chunked file in a channel with chunks of up to [Mcap#CHUNK_BYTES].
  public static McapWriter chunked(
      WritableByteChannel out, HeaderRecord header, Compression compression) throws IOException {
    return chunked(Channels.newOutputStream(out), header, compression);
  }

  /// A chunked file with smaller chunks.
  ///
  /// @param chunkBytes 1 to [Mcap#CHUNK_BYTES], before compression
  public static McapWriter chunked(
      OutputStream out, HeaderRecord header, Compression compression, int chunkBytes)
      throws IOException {
    require(
        chunkBytes >= 1 && chunkBytes <= Mcap.CHUNK_BYTES, "chunkBytes", chunkBytes, "1..1 MiB");
    return new McapWriter(out, header, new ChunkBuilder(compression, chunkBytes));
  }

  /// Declares a schema under its own id.
  ///
  /// @throws IllegalArgumentException if the id is 0 or means another schema already
  public void declare(Schema schema) {
    require(schema.id() != 0, "schema id", 0, "1..65535");
    Schema was = schemas.putIfAbsent(schema.id(), schema);
    require(was == null || was.equals(schema), "schema id", schema.id(), "not in use: " + was);
  }

  /// Declares a channel under its own id.
  ///
  /// @throws IllegalArgumentException if its schema is not declared, or the id means another
  ///   channel
  public void declare(ChannelRecord channel) {
    int schemaId = channel.schemaId();
    require(
        schemaId == 0 || schemas.containsKey(schemaId),
        "schema id of channel " + channel.topic(),
        schemaId,
        "0 or one of " + schemas.keySet());
    ChannelRecord was = channels.putIfAbsent(channel.id(), channel);
    require(was == null || was.equals(channel), "channel id", channel.id(), "not in use: " + was);
  }

  /// Declares a schema under the next free id.
  public Schema schema(String name, String encoding, ByteString data) {
    Schema schema = new Schema(free(schemas, "schema id"), name, encoding, data);
    declare(schema);
    return schema;
  }

  /// Declares a channel under the next free id.
  ///
  /// @param schemaId 0 for none
  public ChannelRecord channel(
      int schemaId, String topic, String messageEncoding, Map<String, String> metadata) {
    int id = free(channels, "channel id");
    ChannelRecord channel = new ChannelRecord(id, schemaId, topic, messageEncoding, metadata);
    declare(channel);
    return channel;
  }

  private static int free(Map<Integer, ?> used, String what) {
    for (int id = 1; id <= LAST_ID; id++) {
      if (!used.containsKey(id)) return id;
    }
    throw new IllegalArgumentException("mcap: " + what + "s are used up, must be at most 65535");
  }

  /// Writes a message, and before it its schema and channel if this is their first use.
  ///
  /// @throws IllegalArgumentException if the channel is not declared
  public void message(Message message) throws IOException {
    ChannelRecord channel = channels.get(message.channelId());
    if (channel == null) {
      throw new IllegalArgumentException(
          "mcap: channel id of a message is %d, must be one of %s"
              .formatted(message.channelId(), channels.keySet()));
    }
    usable();
    scratch.clear();
    Schema schema = schemas.get(channel.schemaId());
    if (schema != null) appendOnce(writtenSchemas, schema.id(), schema);
    appendOnce(writtenChannels, channel.id(), channel);
    int messageAt = scratch.size();
    McapCodec.append(scratch, message);
    if (chunk == null) {
      writing(() -> sink.write(scratch));
    } else {
      if (!chunk.hasRoomFor(scratch.size())) endChunk();
      chunk.add(scratch, messageAt, message);
    }
    summary.add(message);
  }

  private void appendOnce(BitSet written, int id, McapRecord record) {
    if (written.get(id)) return;
    written.set(id);
    McapCodec.append(scratch, record);
  }

  /// Writes an attachment, with its CRC filled in.
  public void attachment(Attachment attachment) throws IOException {
    endChunk();
    long crc = crcOf(attachment);
    long start = sink.position();
    Attachment summed =
        new Attachment(
            attachment.logTime(),
            attachment.createTime(),
            attachment.name(),
            attachment.mediaType(),
            attachment.data(),
            crc);
    writing(() -> sink.write(summed));
    summary.add(
        new AttachmentIndex(
            start,
            sink.position() - start,
            attachment.logTime(),
            attachment.createTime(),
            attachment.data().size(),
            attachment.name(),
            attachment.mediaType()));
  }

  /// CRC32 of the fields before the CRC: not the opcode, not the length.
  static long crcOf(Attachment attachment) {
    ByteString record = McapCodec.encode(attachment);
    return ChunkContents.crcOf(record.substring(Mcap.RECORD_PREFIX_BYTES, record.size() - 4));
  }

  /// Writes a metadata record.
  public void metadata(Metadata metadata) throws IOException {
    endChunk();
    long start = sink.position();
    writing(() -> sink.write(metadata));
    summary.add(new MetadataIndex(start, sink.position() - start, metadata.name()));
  }

  /// Writes a record of the application's own into a stream.
  ///
  /// @throws IllegalArgumentException in a chunked file, which is for everybody
  public void privateRecord(Private record) throws IOException {
    require(chunk == null, "shape", "chunked", "a stream, to hold private records");
    writing(() -> sink.write(record));
  }

  /// Hands all that was written so far to the output. In a chunked file this ends the chunk, so
  /// seldom is better.
  public void flush() throws IOException {
    endChunk();
    writing(sink::flush);
  }

  /// Bytes of the file so far, without the chunk that is being filled.
  public long position() {
    return sink.position();
  }

  private void endChunk() throws IOException {
    if (chunk == null || chunk.isEmpty()) return;
    writing(() -> summary.add(chunk.writeTo(sink)));
  }

  /// Writes the end of the file and closes the output. A second time does nothing.
  @Override
  public void close() throws IOException {
    if (closed) return;
    try (sink) {
      if (!intact) return;
      endChunk();
      for (Schema schema : schemas.values()) {
        if (!writtenSchemas.get(schema.id())) sink.write(schema);
      }
      for (ChannelRecord channel : channels.values()) {
        if (!writtenChannels.get(channel.id())) sink.write(channel);
      }
      summary.writeTo(sink, schemas.values(), channels.values());
    } finally {
      closed = true;
    }
  }

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  /// Half a record may be out after a failure; whatever followed it could not be read.
  private void writing(Write write) throws IOException {
    usable();
    intact = false;
    write.run();
    intact = true;
  }

  private void usable() throws IOException {
    if (closed || !intact) throw new IOException("mcap: the writer is closed or has failed");
  }

  private static void require(boolean ok, String what, Object found, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "mcap: %s is %s, must be %s".formatted(what, found, allowed));
    }
  }
}

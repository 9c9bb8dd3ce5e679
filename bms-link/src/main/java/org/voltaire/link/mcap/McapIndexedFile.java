package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.voltaire.link.mcap.McapRecord.Attachment;
import org.voltaire.link.mcap.McapRecord.AttachmentIndex;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.ChunkIndex;
import org.voltaire.link.mcap.McapRecord.Footer;
import org.voltaire.link.mcap.McapRecord.Metadata;
import org.voltaire.link.mcap.McapRecord.MetadataIndex;
import org.voltaire.link.mcap.McapRecord.Schema;
import org.voltaire.link.mcap.McapRecord.Statistics;

/// A finished file, opened by its summary: what is in it is known at once, and messages of some
/// time and channels are read without the rest.
///
/// One thread at a time, since there is one file position.
///
/// Source: MCAP specification, sections "McapSummary Section" and "Footer".
public final class McapIndexedFile implements Closeable {
  private static final int FOOTER_BYTES = Mcap.RECORD_PREFIX_BYTES + 20;

  /// All of time.
  private static final long LAST_TIME = -1;

  private final SeekableByteChannel file;
  private final int maxRecordBytes;
  private final long size;
  private final McapChannels channels = new McapChannels();
  private final List<ChunkIndex> chunks = new ArrayList<>();
  private final List<AttachmentIndex> attachments = new ArrayList<>();
  private final List<MetadataIndex> metadata = new ArrayList<>();
  private Optional<Statistics> statistics = Optional.empty();

  private McapIndexedFile(SeekableByteChannel file, int maxRecordBytes) throws IOException {
    this.file = file;
    this.maxRecordBytes = maxRecordBytes;
    this.size = file.size();
    readSummary();
  }

  /// Opens a file, records up to [Mcap#MAX_RECORD_BYTES].
  ///
  /// @throws McapException if it has no intact summary; [McapFinisher] gives it one
  public static McapIndexedFile open(Path path) throws IOException {
    return open(Files.newByteChannel(path), Mcap.MAX_RECORD_BYTES);
  }

  /// Opens anything that can be read at random. It is closed with this, and also when this throws.
  ///
  /// @param maxRecordBytes the longest record, opened chunk and summary that is accepted
  /// @throws McapException if there is no intact summary
  public static McapIndexedFile open(SeekableByteChannel file, int maxRecordBytes)
      throws IOException {
    try {
      return new McapIndexedFile(file, maxRecordBytes);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// The schemas and channels of the file.
  public McapChannels channels() {
    return channels;
  }

  /// The statistics of the file, if it has them.
  public Optional<Statistics> statistics() {
    return statistics;
  }

  /// Where the chunks are.
  public List<ChunkIndex> chunks() {
    return List.copyOf(chunks);
  }

  /// Where the attachments are.
  public List<AttachmentIndex> attachments() {
    return List.copyOf(attachments);
  }

  /// Where the metadata records are.
  public List<MetadataIndex> metadata() {
    return List.copyOf(metadata);
  }

  /// Log time of the first message, ns; empty without messages.
  public Optional<Long> startTime() {
    return withMessages().map(ChunkIndex::startTime).min(Long::compareUnsigned);
  }

  /// Log time of the last message, ns; empty without messages.
  public Optional<Long> endTime() {
    return withMessages().map(ChunkIndex::endTime).max(Long::compareUnsigned);
  }

  /// A chunk without messages says 0 to 0, which is no time.
  private Stream<ChunkIndex> withMessages() {
    return chunks.stream()
        .filter(each ->
            !each.messageIndexOffsets().isEmpty() || each.startTime() != 0 || each.endTime() != 0);
  }

  /// All messages of all channels in the order of their log time.
  ///
  /// @throws McapException if there are messages but no index of them
  public McapMessages messages() throws McapException {
    return messages(0, LAST_TIME, channels.channels().keySet());
  }

  /// The messages of some time and some channels in the order of their log time, and of the file
  /// where that is equal.
  ///
  /// @param fromTime first log time, ns, unsigned
  /// @param toTime last log time, ns, unsigned; included
  /// @param channelIds of the channels wanted
  /// @throws McapException if there are messages but no index of them
  public McapMessages messages(long fromTime, long toTime, Collection<Integer> channelIds)
      throws McapException {
    if (chunks.isEmpty() && statistics.isPresent() && statistics.get().messageCount() > 0) {
      long count = statistics.get().messageCount();
      throw new McapException(size, "chunk index", "none for " + count + " messages", "there");
    }
    return new McapMessages(this, chunks, fromTime, toTime, channelIds);
  }

  /// Reads an attachment and compares its CRC.
  public Attachment attachment(AttachmentIndex index) throws IOException {
    McapRecord record = recordAt(index.offset());
    if (!(record instanceof Attachment attachment)) {
      throw unexpected(index.offset(), record, "an attachment");
    }
    if (attachment.crc() != 0) {
      long crc = McapWriter.crcOf(attachment);
      ChunkContents.checkCrc("attachment CRC", index.offset(), crc, attachment.crc());
    }
    return attachment;
  }

  /// Reads a metadata record.
  public Metadata metadata(MetadataIndex index) throws IOException {
    McapRecord record = recordAt(index.offset());
    if (record instanceof Metadata found) return found;
    throw unexpected(index.offset(), record, "metadata");
  }

  /// Closes the file.
  @Override
  public void close() throws IOException {
    file.close();
  }

  int maxRecordBytes() {
    return maxRecordBytes;
  }

  /// The record at a file offset that an index gave, and that may therefore be anything.
  McapRecord recordAt(long offset) throws IOException {
    FieldReader prefix = new FieldReader(read("record", offset, Mcap.RECORD_PREFIX_BYTES), offset);
    int opcode = prefix.uint8("opcode");
    long length = prefix.size("record length");
    long start = offset + Mcap.RECORD_PREFIX_BYTES;
    return McapCodec.decode(opcode, read("record content", start, length), start);
  }

  static McapException unexpected(long offset, McapRecord found, String allowed) {
    return new McapException(offset, "record", "0x%02X".formatted(found.opcode()), allowed);
  }

  private ByteString read(String what, long offset, long length) throws IOException {
    if (length > maxRecordBytes) {
      throw new McapException(offset, what, length + " bytes", "at most " + maxRecordBytes);
    }
    if (offset < 0 || offset > size - length) {
      throw new McapException(
          offset, what, length + " bytes at " + offset, "within " + size + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    file.position(offset);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new McapException(offset + bytes.position(), what, "cut off", length + " bytes");
      }
    }
    return UnsafeByteOperations.unsafeWrap(bytes.array());
  }

  private void readSummary() throws IOException {
    int magic = Mcap.MAGIC.size();
    magicAt(0);
    magicAt(size - magic);
    long footerAt = size - magic - FOOTER_BYTES;
    if (!(recordAt(footerAt) instanceof Footer footer)) {
      throw new McapException(footerAt, "record", "another", "the footer");
    }
    long start = footer.summaryStart();
    if (start < magic || start > footerAt) {
      throw new McapException(
          footerAt, "summary_start", start, "%d to %d".formatted(magic, footerAt));
    }
    ByteString summary = read("summary", start, footerAt - start);
    if (footer.summaryCrc() != 0) {
      ByteString covered = summary.concat(read("footer", footerAt, FOOTER_BYTES - 4));
      long crc = ChunkContents.crcOf(covered);
      ChunkContents.checkCrc("summary CRC", start, crc, footer.summaryCrc());
    }
    // Groups come in any order; schemas must be known before channels.
    List<McapRecord> records = new ArrayList<>();
    FieldReader in = new FieldReader(summary, start);
    while (in.remaining() > 0) {
      int opcode = in.uint8("opcode");
      ByteString content = in.bytes("record content", in.size("record length"));
      records.add(McapCodec.decode(opcode, content, in.offset() - content.size()));
    }
    for (McapRecord record : records) if (record instanceof Schema) channels.accept(record, start);
    for (McapRecord record : records) keep(record, start);
  }

  private void keep(McapRecord record, long start) throws McapException {
    if (record instanceof ChannelRecord) channels.accept(record, start);
    if (record instanceof ChunkIndex chunk) chunks.add(chunk);
    if (record instanceof AttachmentIndex attachment) attachments.add(attachment);
    if (record instanceof MetadataIndex entry) metadata.add(entry);
    if (record instanceof Statistics found) statistics = Optional.of(found);
  }

  private void magicAt(long offset) throws IOException {
    ByteString found = read("magic", offset, Mcap.MAGIC.size());
    if (!found.equals(Mcap.MAGIC)) throw McapReader.notMagic(offset, found);
  }
}

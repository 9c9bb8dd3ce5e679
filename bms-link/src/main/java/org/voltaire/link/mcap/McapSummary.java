package org.voltaire.link.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.voltaire.link.mcap.McapRecord.AttachmentIndex;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.ChunkIndex;
import org.voltaire.link.mcap.McapRecord.DataEnd;
import org.voltaire.link.mcap.McapRecord.Footer;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.MetadataIndex;
import org.voltaire.link.mcap.McapRecord.Schema;
import org.voltaire.link.mcap.McapRecord.Statistics;
import org.voltaire.link.mcap.McapRecord.SummaryOffset;

/// What a writer remembers while it writes, for the end of the file.
///
/// Source: MCAP specification, sections "McapSummary Section" and "McapSummary Offset Section".
final class McapSummary {
  private final Map<Integer, Long> messageCounts = new TreeMap<>();
  private final Span span = new Span();
  private final List<ChunkIndex> chunks = new ArrayList<>();
  private final List<AttachmentIndex> attachments = new ArrayList<>();
  private final List<MetadataIndex> metadata = new ArrayList<>();

  void add(Message message) {
    messageCounts.merge(message.channelId(), 1L, Long::sum);
    span.add(message.logTime());
  }

  void add(ChunkIndex index) {
    chunks.add(index);
  }

  void add(AttachmentIndex index) {
    attachments.add(index);
  }

  void add(MetadataIndex index) {
    metadata.add(index);
  }

  Statistics statistics(int schemas, int channels) {
    return new Statistics(
        messageCounts.values().stream().mapToLong(Long::longValue).sum(),
        schemas,
        channels,
        attachments.size(),
        metadata.size(),
        chunks.size(),
        span.start(),
        span.end(),
        messageCounts);
  }

  /// Writes everything from DataEnd to the closing magic.
  void writeTo(Sink sink, Collection<Schema> schemas, Collection<ChannelRecord> channels)
      throws IOException {
    sink.write(new DataEnd(sink.crc()));

    sink.restartCrc();
    long summaryStart = sink.position();
    List<SummaryOffset> groups = new ArrayList<>();
    group(sink, groups, schemas);
    group(sink, groups, channels);
    group(sink, groups, List.of(statistics(schemas.size(), channels.size())));
    group(sink, groups, chunks);
    group(sink, groups, attachments);
    group(sink, groups, metadata);

    long offsetsStart = sink.position();
    for (SummaryOffset group : groups) sink.write(group);
    footer(sink, summaryStart, offsetsStart);
    sink.magic();
  }

  private static void group(
      Sink sink, List<SummaryOffset> groups, Collection<? extends McapRecord> records)
      throws IOException {
    if (records.isEmpty()) return;
    long start = sink.position();
    for (McapRecord record : records) sink.write(record);
    int opcode = records.iterator().next().opcode();
    groups.add(new SummaryOffset(opcode, start, sink.position() - start));
  }

  /// The CRC in the footer covers the footer up to itself, so it is written in two pieces.
  private static void footer(Sink sink, long summaryStart, long offsetsStart) throws IOException {
    FieldWriter whole = new FieldWriter();
    McapCodec.append(whole, new Footer(summaryStart, offsetsStart, 0));
    FieldWriter covered = new FieldWriter();
    covered.bytes(whole.toBytes().substring(0, whole.size() - 4));
    sink.write(covered);
    FieldWriter crc = new FieldWriter();
    crc.uint32(sink.crc());
    sink.write(crc);
  }
}

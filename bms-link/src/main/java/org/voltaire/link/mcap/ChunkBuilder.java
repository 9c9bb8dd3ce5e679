package org.voltaire.link.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.voltaire.link.mcap.McapRecord.Chunk;
import org.voltaire.link.mcap.McapRecord.ChunkIndex;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.MessageIndex;

/// The chunk that is being filled, and where each message in it is.
final class ChunkBuilder {
  private final Compression compression;
  private final int limitBytes;
  private final FieldWriter records = new FieldWriter();
  private final Map<Integer, List<MessageIndex.IndexEntry>> entries = new TreeMap<>();
  private final Span span = new Span();

  ChunkBuilder(Compression compression, int limitBytes) {
    this.compression = compression;
    this.limitBytes = limitBytes;
  }

  boolean isEmpty() {
    return records.size() == 0;
  }

  boolean hasRoomFor(int bytes) {
    return (long) records.size() + bytes <= limitBytes;
  }

  /// Adds encoded records of which the last is a message.
  ///
  /// @param messageAt where the message starts in `encoded`
  void add(FieldWriter encoded, int messageAt, Message message) {
    entries
        .computeIfAbsent(message.channelId(), _ -> new ArrayList<>())
        .add(new MessageIndex.IndexEntry(message.logTime(), (long) records.size() + messageAt));
    span.add(message.logTime());
    records.bytes(encoded.view());
  }

  /// Writes the chunk and its message indexes, and is empty again.
  ChunkIndex writeTo(Sink sink) throws IOException {
    Chunk chunk =
        new Chunk(
            span.start(),
            span.end(),
            records.size(),
            records.crc(0),
            compression.mcapName(),
            compression.pack(records.array(), records.size()));
    long start = sink.position();
    sink.write(chunk);
    long indexStart = sink.position();
    Map<Integer, Long> offsets = new LinkedHashMap<>();
    for (var channel : entries.entrySet()) {
      offsets.put(channel.getKey(), sink.position());
      sink.write(new MessageIndex(channel.getKey(), channel.getValue()));
    }
    records.clear();
    entries.clear();
    span.clear();
    return new ChunkIndex(
        chunk.startTime(),
        chunk.endTime(),
        start,
        indexStart - start,
        offsets,
        sink.position() - indexStart,
        chunk.compression(),
        chunk.records().size(),
        chunk.uncompressedSize());
  }
}

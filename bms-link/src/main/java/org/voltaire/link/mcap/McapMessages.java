package org.voltaire.link.mcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.voltaire.link.mcap.McapRecord.Chunk;
import org.voltaire.link.mcap.McapRecord.ChunkIndex;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.MessageIndex;

/// The messages that were asked of a [McapIndexedFile], one after the other in the order of their
/// log time. Only chunks that may hold one are opened, and only when their time has come.
///
/// Source: MCAP specification, sections "Chunk Index" and "Message Index".
public final class McapMessages {

  /// The messages of one open chunk that are still to come, in order.
  private static final class Head {
    private final ChunkIndex chunk;
    private final ChunkContents contents;
    private final List<MessageIndex.IndexEntry> entries;
    private int next;

    Head(ChunkIndex chunk, ChunkContents contents, List<MessageIndex.IndexEntry> entries) {
      this.chunk = chunk;
      this.contents = contents;
      this.entries = entries;
    }

    MessageIndex.IndexEntry entry() {
      return entries.get(next);
    }

    long time() {
      return entry().logTime();
    }

    long chunkStart() {
      return chunk.chunkStart();
    }
  }

  private static final Comparator<MessageIndex.IndexEntry> BY_TIME =
      Comparator.comparing(MessageIndex.IndexEntry::logTime, Long::compareUnsigned)
          .thenComparingLong(MessageIndex.IndexEntry::offset);

  private final McapIndexedFile file;
  private final long fromTime;
  private final long toTime;
  private final Set<Integer> wanted;
  private final List<ChunkIndex> chunks;
  private int nextChunk;
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparing(Head::time, Long::compareUnsigned)
              .thenComparingLong(Head::chunkStart));

  McapMessages(
      McapIndexedFile file,
      List<ChunkIndex> chunks,
      long fromTime,
      long toTime,
      Collection<Integer> wanted) {
    this.file = file;
    this.fromTime = fromTime;
    this.toTime = toTime;
    this.wanted = Set.copyOf(wanted);
    this.chunks =
        chunks.stream()
            .filter(each -> Long.compareUnsigned(each.endTime(), fromTime) >= 0)
            .filter(each -> Long.compareUnsigned(each.startTime(), toTime) <= 0)
            .sorted(
                Comparator.comparing(ChunkIndex::startTime, Long::compareUnsigned)
                    .thenComparingLong(ChunkIndex::chunkStart))
            .toList();
  }

  /// The next message, or empty after the last.
  ///
  /// @throws McapException if an index points to something else, or a chunk is damaged
  public Optional<Message> next() throws IOException {
    while (nextChunk < chunks.size() && mayComeFirst(chunks.get(nextChunk))) {
      open(chunks.get(nextChunk++));
    }
    Head head = heads.poll();
    if (head == null) return Optional.empty();
    MessageIndex.IndexEntry entry = head.entry();
    McapRecord record = head.contents.at(entry.offset());
    if (!(record instanceof Message message) || message.logTime() != entry.logTime()) {
      throw McapIndexedFile.unexpected(
          head.chunkStart(), record, "a message logged at " + entry.logTime());
    }
    if (++head.next < head.entries.size()) heads.add(head);
    return Optional.of(message);
  }

  private boolean mayComeFirst(ChunkIndex chunk) {
    Head head = heads.peek();
    return head == null || Long.compareUnsigned(chunk.startTime(), head.time()) <= 0;
  }

  private void open(ChunkIndex index) throws IOException {
    boolean indexed = !index.messageIndexOffsets().isEmpty();
    List<MessageIndex.IndexEntry> entries = indexed ? entries(index) : new ArrayList<>();
    if (indexed && entries.isEmpty()) return;

    long start = index.chunkStart();
    McapRecord record = file.recordAt(start);
    if (!(record instanceof Chunk chunk)) {
      throw McapIndexedFile.unexpected(start, record, "a chunk");
    }
    ChunkContents contents = ChunkContents.open(chunk, start, file.maxRecordBytes(), true);
    if (!indexed) scan(contents, entries);
    if (entries.isEmpty()) return;
    entries.sort(BY_TIME);
    heads.add(new Head(index, contents, entries));
  }

  /// What the message indexes behind the chunk say, for the wanted channels and time.
  private List<MessageIndex.IndexEntry> entries(ChunkIndex index) throws IOException {
    List<MessageIndex.IndexEntry> entries = new ArrayList<>();
    for (Map.Entry<Integer, Long> channel : index.messageIndexOffsets().entrySet()) {
      if (!wanted.contains(channel.getKey())) continue;
      McapRecord record = file.recordAt(channel.getValue());
      if (!(record instanceof MessageIndex(int id, var list)) || id != channel.getKey()) {
        throw McapIndexedFile.unexpected(
            channel.getValue(), record, "the message index of channel " + channel.getKey());
      }
      list.stream().filter(each -> inTime(each.logTime())).forEach(entries::add);
    }
    return entries;
  }

  /// A chunk without message indexes is looked through instead.
  private void scan(ChunkContents contents, List<MessageIndex.IndexEntry> entries)
      throws McapException {
    int position = contents.position();
    for (var at = contents.next(); at.isPresent(); at = contents.next()) {
      if (at.get() instanceof Message message
          && wanted.contains(message.channelId())
          && inTime(message.logTime())) {
        entries.add(new MessageIndex.IndexEntry(message.logTime(), position));
      }
      position = contents.position();
    }
  }

  private boolean inTime(long time) {
    return Long.compareUnsigned(time, fromTime) >= 0 && Long.compareUnsigned(time, toTime) <= 0;
  }
}

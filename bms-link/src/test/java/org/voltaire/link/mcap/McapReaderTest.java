package org.voltaire.link.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.Chunk;
import org.voltaire.link.mcap.McapRecord.DataEnd;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.Schema;
import org.voltaire.link.mcap.McapRecord.Statistics;

class McapReaderTest {
  private static final List<Message> MESSAGES = McapFiles.messages(40);

  @Test
  void aStreamHoldsItsRecordsInTheOrderTheyWereWritten() throws IOException {
    McapReader reader = McapFiles.reader(McapFiles.flat(MESSAGES));
    List<McapRecord> records = McapFiles.all(reader).stream().map(Located::record).toList();
    assertEquals(McapFiles.HEADER, records.get(0));
    assertEquals(McapFiles.HELLO, records.get(1));
    assertEquals(
        List.of(McapFiles.CLOCK, McapFiles.CLOCK_CHANNEL, MESSAGES.get(0)), records.subList(2, 5));
    assertEquals(
        List.of(McapFiles.JSON, McapFiles.PACK_CHANNEL, MESSAGES.get(1)), records.subList(5, 8));
    assertTrue(reader.ended());
    assertEquals(OptionalLong.empty(), reader.truncatedAt());
    assertEquals(McapFiles.PACK_CHANNEL, reader.channels().onTopic("/pack").orElseThrow());
    assertEquals(McapFiles.JSON, reader.channels().schemaOf(McapFiles.PACK_CHANNEL).orElseThrow());
  }

  @Test
  void theSummaryCountsWhatWasWritten() throws IOException {
    Statistics statistics =
        McapFiles.all(McapFiles.reader(McapFiles.flat(MESSAGES))).stream()
            .map(Located::record)
            .filter(Statistics.class::isInstance)
            .map(Statistics.class::cast)
            .findFirst()
            .orElseThrow();
    long start = MESSAGES.getFirst().logTime();
    long end = MESSAGES.getLast().logTime();
    assertEquals(new Statistics(40, 2, 2, 1, 1, 0, start, end, Map.of(1, 20L, 9, 20L)), statistics);
  }

  @ParameterizedTest
  @EnumSource
  void chunksAreOpenedOnTheWay(Compression compression) throws IOException {
    byte[] file = McapFiles.chunked(MESSAGES, compression, 500);
    assertEquals(MESSAGES, McapFiles.messagesOf(file));
    List<Located> all = McapFiles.all(McapFiles.reader(file));
    assertTrue(all.stream().filter(at -> at.inChunk() == 0).count() > 3, "only one chunk");
    assertTrue(all.stream().noneMatch(at -> at.record() instanceof Chunk));
  }

  @Test
  void aMessageLongerThanAChunkGetsOneOfItsOwn() throws IOException {
    Message large = new Message(1, 1, 5, 5, ByteString.copyFrom(new byte[3000]));
    List<Message> messages = List.of(MESSAGES.get(0), large, MESSAGES.get(2));
    byte[] file = McapFiles.chunked(messages, Compression.NONE, 100);
    assertEquals(messages, McapFiles.messagesOf(file));
  }

  /// Cut after any number of bytes, each record that was complete comes and the place of the cut is
  /// told; nothing is thrown.
  @Test
  void aStreamCutAtAnyByteGivesEverythingBeforeTheCut() throws IOException {
    byte[] file = McapFiles.flat(McapFiles.messages(6));
    List<Located> whole = McapFiles.all(McapFiles.reader(file));
    for (int length = 0; length < file.length; length++) {
      cutAt(length, file, whole);
    }
  }

  @Test
  void aChunkedFileCutAtAnyByteGivesEveryWholeChunk() throws IOException {
    byte[] file = McapFiles.chunked(McapFiles.messages(12), Compression.ZSTD, 300);
    List<Located> whole = McapFiles.all(McapFiles.reader(file));
    for (int length = 0; length < file.length; length++) {
      McapReader reader = McapFiles.reader(Arrays.copyOf(file, length));
      List<Located> got = McapFiles.all(reader);
      long at = reader.truncatedAt().orElseThrow();
      assertTrue(at <= length);
      assertEquals(whole.stream().filter(each -> each.offset() < at).toList(), got);
    }
  }

  private static void cutAt(int length, byte[] file, List<Located> whole) throws IOException {
    McapReader reader = McapFiles.reader(Arrays.copyOf(file, length));
    List<Located> complete =
        whole.stream()
            .filter(at -> at.offset() + McapCodec.encode(at.record()).size() <= length)
            .toList();
    assertEquals(complete, McapFiles.all(reader), "cut at " + length);
    assertFalse(reader.ended());
    Located last = complete.isEmpty() ? null : complete.getLast();
    long end =
        last == null ? length < 8 ? 0 : 8 : last.offset() + McapCodec.encode(last.record()).size();
    assertEquals(OptionalLong.of(end), reader.truncatedAt(), "cut at " + length);
  }

  @Test
  void aTailOfZerosIsACut() throws IOException {
    byte[] file = McapFiles.flat(McapFiles.messages(6));
    List<Located> whole = McapFiles.all(McapFiles.reader(file));
    int cut = (int) whole.get(7).offset();
    for (int zeros : new int[] {1, 8, 9, 4096}) {
      McapReader reader = McapFiles.reader(Arrays.copyOf(Arrays.copyOf(file, cut), cut + zeros));
      assertEquals(whole.subList(0, 7), McapFiles.all(reader));
      assertEquals(OptionalLong.of(cut), reader.truncatedAt());
    }
  }

  /// Nothing between the magics can change without a CRC or a check noticing.
  @ParameterizedTest
  @EnumSource
  void aFlippedBitAnywhereIsDetected(Compression compression) throws IOException {
    byte[] file = McapFiles.chunked(McapFiles.messages(8), compression, 300);
    for (int i = 0; i < file.length; i++) {
      byte[] flipped = file.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      McapReader reader = McapFiles.reader(flipped);
      boolean noticed;
      try {
        McapFiles.all(reader);
        noticed = reader.truncatedAt().isPresent();
      } catch (McapException e) {
        noticed = true;
      }
      assertTrue(noticed, "byte " + i);
    }
  }

  @Test
  void aFlippedBitInAChunkIsFoundByItsOwnCrcInACutFile() throws IOException {
    byte[] file = McapFiles.chunked(MESSAGES, Compression.NONE, 500);
    Located inside =
        McapFiles.all(McapFiles.reader(file)).stream()
            .filter(at -> at.inChunk() > 0 && at.record() instanceof Message)
            .findFirst()
            .orElseThrow();
    file[(int) inside.offset() + 150] ^= 4;
    byte[] cut = Arrays.copyOf(file, file.length / 2);
    McapException e = assertThrows(McapException.class, () -> McapFiles.messagesOf(cut));
    assertTrue(e.getMessage().contains("chunk CRC"), e.getMessage());
    var lenient = new McapReader(new ByteArrayInputStream(cut), Mcap.MAX_RECORD_BYTES, false);
    assertFalse(McapFiles.all(lenient).isEmpty());
  }

  @Test
  void aLyingRecordLengthIsRefusedOrACutButNeverAllocated() throws IOException {
    byte[] file = McapFiles.flat(MESSAGES);
    for (int b = 3; b < 8; b++) { // from 2^24 * 255 up to what looks negative
      byte[] lying = file.clone();
      lying[8 + 1 + b] = (byte) 0xFF;
      assertThrows(McapException.class, () -> McapFiles.all(McapFiles.reader(lying)));
    }
    byte[] large = file.clone();
    large[8 + 1 + 3] = 3; // 48 MiB, below the maximum, beyond the file
    McapReader reader = McapFiles.reader(large);
    assertEquals(List.of(), McapFiles.all(reader));
    assertEquals(OptionalLong.of(8), reader.truncatedAt());
  }

  @Test
  void aChunkThatClaimsToOpenIntoMoreThanTheMaximumIsRefused() {
    Chunk bomb = new Chunk(0, 0, 1L << 40, 0, "zstd", ByteString.EMPTY);
    McapException e =
        assertThrows(
            McapException.class, () -> ChunkContents.open(bomb, 77, Mcap.MAX_RECORD_BYTES, true));
    assertEquals(
        "mcap, byte 77: uncompressed_size is 1099511627776, must be at most 67108864",
        e.getMessage());
  }

  @Test
  void aChunkThatOpensIntoAnotherSizeIsRefused() {
    byte[] records = new byte[1000];
    ByteString packed = Compression.ZSTD.pack(records, records.length);
    for (int size : new int[] {0, 999, 1001}) {
      Chunk chunk = new Chunk(0, 0, size, 0, "zstd", packed);
      assertThrows(McapException.class, () -> ChunkContents.open(chunk, 0, 2000, true));
    }
  }

  @Test
  void chunksDoNotNest() {
    ByteString inner = McapCodec.encode(new Chunk(0, 0, 0, 0, "", ByteString.EMPTY));
    Chunk outer = new Chunk(0, 0, inner.size(), 0, "", inner);
    assertThrows(
        McapException.class,
        () -> ChunkContents.open(outer, 0, Mcap.MAX_RECORD_BYTES, true).next());
  }

  @Test
  void lz4IsRefusedByName() {
    Chunk chunk = new Chunk(0, 0, 0, 0, "lz4", ByteString.EMPTY);
    McapException e =
        assertThrows(McapException.class, () -> ChunkContents.open(chunk, 0, 1, true));
    assertTrue(e.getMessage().contains("LZ4 frames"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Compression.of("lz4"));
  }

  @Test
  void aMessageWithoutItsChannelIsRefused() throws IOException {
    ByteString file =
        Mcap.MAGIC
            .concat(McapCodec.encode(McapFiles.HEADER))
            .concat(McapCodec.encode(MESSAGES.getFirst()));
    McapException e =
        assertThrows(McapException.class, () -> McapFiles.messagesOf(file.toByteArray()));
    assertTrue(e.getMessage().contains("message channel_id is 1"), e.getMessage());
  }

  @Test
  void anotherFileIsRefusedByItsFirstBytes() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    McapException e = assertThrows(McapException.class, () -> McapFiles.messagesOf(png));
    assertEquals(
        "mcap, byte 0: magic is 89504e470d0a1a0a, must be 894d434150300d0a", e.getMessage());
  }

  @Test
  void anIdKeepsItsMeaning() throws IOException {
    try (McapWriter writer = McapWriter.stream(OutputStream.nullOutputStream(), McapFiles.HEADER)) {
      McapFiles.declare(writer);
      McapFiles.declare(writer);
      ChannelRecord other = new ChannelRecord(1, 0, "/other", "", Map.of());
      assertThrows(IllegalArgumentException.class, () -> writer.declare(other));
      Schema zero = new Schema(0, "", "", ByteString.EMPTY);
      assertThrows(IllegalArgumentException.class, () -> writer.declare(zero));
      Message lost = new Message(2, 0, 0, 0, ByteString.EMPTY);
      assertThrows(IllegalArgumentException.class, () -> writer.message(lost));
      assertEquals(2, writer.schema("free", "", ByteString.EMPTY).id());
      assertEquals(2, writer.channel(2, "/free", "json", Map.of()).id());
    }
  }

  @Test
  void whatWasDeclaredAndNotUsedIsStillThere() throws IOException {
    for (Compression compression : Compression.values()) {
      McapReader reader = McapFiles.reader(McapFiles.chunked(List.of(), compression, 500));
      McapFiles.all(reader);
      assertEquals(2, reader.channels().channels().size());
    }
  }

  @Test
  void privateRecordsStayOutOfChunkedFiles() throws IOException {
    try (McapWriter writer =
        McapWriter.chunked(OutputStream.nullOutputStream(), McapFiles.HEADER, Compression.ZSTD)) {
      assertThrows(IllegalArgumentException.class, () -> writer.privateRecord(McapFiles.HELLO));
    }
  }

  /// Half a record may be out; an end behind it would make it look whole.
  @Test
  void afterAFailureNothingMoreIsWritten() throws IOException {
    var kept = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            if (kept.size() >= 100) throw new IOException("disk full");
            kept.write(b);
          }
        };
    McapWriter writer = McapWriter.stream(full, McapFiles.HEADER);
    McapFiles.declare(writer);
    writer.message(MESSAGES.getFirst());
    assertThrows(IOException.class, writer::flush);
    assertThrows(IOException.class, () -> writer.message(MESSAGES.getFirst()));
    assertThrows(IOException.class, writer::close);
    List<Located> left = McapFiles.all(McapFiles.reader(kept.toByteArray()));
    assertTrue(left.stream().noneMatch(at -> at.record() instanceof DataEnd));
  }
}

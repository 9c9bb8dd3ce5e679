package org.voltaire.link.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.voltaire.link.mcap.McapRecord.*;

class McapRecordTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @Test
  void aMessageIsLaidOutAsTheSpecificationSays() {
    Message message = new Message(0x0102, 0x03040506L, 7, 8, ByteString.copyFromUtf8("A"));
    assertEquals(
        "05"
            + "1700000000000000"
            + "0201"
            + "06050403"
            + "0700000000000000"
            + "0800000000000000"
            + "41",
        hex(message));
  }

  @Test
  void mapsAreAByteLengthAndThenTheEntries() {
    assertEquals(
        "0C" + "1000000000000000" + "0000" + "0000" + "08000000" + "00000000" + "00000000",
        hex(new Metadata("", Map.of("", ""))));
    assertEquals(
        "04"
            + "1E00000000000000"
            + "0100"
            + "0000"
            + "02000000"
            + "2F74"
            + "00000000"
            + "0C000000"
            + "01000000"
            + "6B"
            + "03000000"
            + "31CEA9",
        hex(new ChannelRecord(1, 0, "/t", "", Map.of("k", "1Ω"))));
  }

  private static String hex(McapRecord record) {
    return HEX.formatHex(McapCodec.encode(record).toByteArray());
  }

  private static McapRecord decode(ByteString bytes) throws McapException {
    return McapCodec.decode(
        Byte.toUnsignedInt(bytes.byteAt(0)), bytes.substring(Mcap.RECORD_PREFIX_BYTES), 0);
  }

  @Property
  void everyRecordComesBackAsItWas(@ForAll("records") McapRecord record) throws McapException {
    assertEquals(record, decode(McapCodec.encode(record)));
  }

  @Property
  void fieldsOfALaterVersionAreIgnored(@ForAll("extensible") McapRecord record)
      throws McapException {
    ByteString longer = McapCodec.encode(record).concat(ByteString.copyFromUtf8("later"));
    assertEquals(record, decode(longer));
  }

  @Property
  void aShorterRecordIsAnErrorThatSaysWhere(
      @ForAll("extensible") McapRecord record, @ForAll @IntRange(min = 1, max = 50) int missing) {
    ByteString whole = McapCodec.encode(record);
    int length = Math.max(Mcap.RECORD_PREFIX_BYTES, whole.size() - missing);
    McapException e = assertThrows(McapException.class, () -> decode(whole.substring(0, length)));
    assertTrue(e.offset() >= 0 && e.offset() <= length, e.getMessage());
  }

  /// Whatever the bytes, there is a record or an [McapException]; nothing else comes out.
  @Property
  void noBytesCrashTheDecoder(@ForAll @IntRange(max = 255) int opcode, @ForAll byte[] content) {
    try {
      assertEquals(opcode, McapCodec.decode(opcode, ByteString.copyFrom(content), 0).opcode());
    } catch (McapException e) {
      assertTrue(e.offset() <= content.length, e.getMessage());
    }
  }

  @Test
  void lyingLengthsAreRefusedBeforeAnythingIsAllocated() {
    ByteString all = ByteString.copyFrom(HEX.parseHex("FFFFFFFF"));
    McapException e = assertThrows(McapException.class, () -> McapCodec.decode(1, all, 100));
    assertEquals(
        "mcap, byte 104: profile is 4294967295 bytes, must be at most 0 bytes", e.getMessage());
    assertEquals(104, e.offset());
  }

  @Test
  void aMapWithAKeyTwiceIsRefused() {
    ByteString twice = ByteString.copyFrom(HEX.parseHex("00000000" + "10000000" + "00".repeat(16)));
    assertThrows(McapException.class, () -> McapCodec.decode(Opcode.METADATA, twice, 0));
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    ByteString text = ByteString.copyFrom(HEX.parseHex("01000000" + "FF" + "00000000"));
    assertThrows(McapException.class, () -> McapCodec.decode(Opcode.HEADER, text, 0));
    HeaderRecord half = new HeaderRecord("\uD800", "");
    assertThrows(IllegalArgumentException.class, () -> McapCodec.encode(half));
  }

  @Test
  void numbersThatAFieldCannotHoldAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Message(65536, 0, 0, 0, ByteString.EMPTY));
    assertThrows(
        IllegalArgumentException.class, () -> new Message(1, 1L << 32, 0, 0, ByteString.EMPTY));
    assertThrows(IllegalArgumentException.class, () -> new Private(0x7F, ByteString.EMPTY));
    assertThrows(IllegalArgumentException.class, () -> new Unknown(0x0F, ByteString.EMPTY));
  }

  @Provide
  static Arbitrary<McapRecord> records() {
    Arbitrary<McapRecord> fixed =
        Arbitraries.oneOf(
            Combinators.combine(u16(), u32(), u64(), u64(), bytes()).as(Message::new),
            Combinators.combine(size(), size(), u32()).as(Footer::new),
            Combinators.combine(Arbitraries.integers().between(0x80, 0xFF), bytes())
                .as(Private::new),
            Combinators.combine(Arbitraries.integers().between(0x10, 0x7F), bytes())
                .as(Unknown::new));
    return Arbitraries.oneOf(fixed, extensible());
  }

  @Provide
  static Arbitrary<McapRecord> extensible() {
    var entry = Combinators.combine(u64(), size()).as(MessageIndex.IndexEntry::new);
    return Arbitraries.oneOf(
        Combinators.combine(text(), text()).as(HeaderRecord::new),
        Combinators.combine(u16(), text(), text(), bytes()).as(Schema::new),
        Combinators.combine(u16(), u16(), text(), text(), texts()).as(ChannelRecord::new),
        Combinators.combine(u64(), u64(), size(), u32(), text(), bytes()).as(Chunk::new),
        Combinators.combine(u16(), entry.list().ofMaxSize(5)).as(MessageIndex::new),
        Combinators.combine(
                Combinators.combine(u64(), u64(), size(), size()).as(ChunkTimes::new),
                numbers(),
                size(),
                text(),
                size(),
                size())
            .as((t, map, length, compression, packed, open) ->
                new ChunkIndex(t.a(), t.b(), t.c(), t.d(), map, length, compression, packed, open)),
        Combinators.combine(u64(), u64(), text(), text(), bytes(), u32()).as(Attachment::new),
        Combinators.combine(size(), size(), u64(), u64(), size(), text(), text())
            .as(AttachmentIndex::new),
        Combinators.combine(size(), u16(), u32(), u32(), u32(), u32(), u64(), numbers())
            .as((n, s, c, a, m, k, time, map) ->
                new Statistics(n, s, c, a, m, k, time, ~time, map)),
        Combinators.combine(text(), texts()).as(Metadata::new),
        Combinators.combine(size(), size(), text()).as(MetadataIndex::new),
        Combinators.combine(Arbitraries.integers().between(0, 255), size(), size())
            .as(SummaryOffset::new),
        u32().map(DataEnd::new));
  }

  /// jqwik combines eight at most.
  private record ChunkTimes(long a, long b, long c, long d) {}

  private static Arbitrary<Integer> u16() {
    return Arbitraries.integers().between(0, 0xFFFF);
  }

  private static Arbitrary<Long> u32() {
    return Arbitraries.longs().between(0, 0xFFFF_FFFFL);
  }

  private static Arbitrary<Long> u64() {
    return Arbitraries.longs();
  }

  private static Arbitrary<Long> size() {
    return Arbitraries.longs().greaterOrEqual(0);
  }

  private static Arbitrary<ByteString> bytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(60).map(ByteString::copyFrom);
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings().withChars("aZ09 /_\0Ωé漢\n").ofMaxLength(12);
  }

  private static Arbitrary<Map<String, String>> texts() {
    return Arbitraries.maps(text(), text()).ofMaxSize(4);
  }

  private static Arbitrary<Map<Integer, Long>> numbers() {
    return Arbitraries.maps(u16(), size()).ofMaxSize(4);
  }
}

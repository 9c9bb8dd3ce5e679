package org.voltaire.link.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.mcap.McapRecord.Private;

class McapStreamDecoderTest {

  @Test
  void slicesOf37BytesGiveEveryRecord() throws IOException {
    slices(37);
  }

  @Property(tries = 100)
  void theSizeOfTheSlicesDoesNotMatter(@ForAll @IntRange(min = 1, max = 3000) int size)
      throws IOException {
    slices(size);
  }

  private static void slices(int size) throws IOException {
    byte[] file = McapFiles.flat(McapFiles.messages(20));
    var decoder = new McapStreamDecoder(8000);
    List<McapRecord> records = new ArrayList<>();
    for (int at = 0; at < file.length; at += size) {
      assertFalse(decoder.ended());
      decoder.feed(ByteBuffer.wrap(file, at, Math.min(size, file.length - at)), records::add);
    }
    List<McapRecord> expected =
        McapFiles.all(McapFiles.reader(file)).stream().map(Located::record).toList();
    assertEquals(expected, records);
    assertTrue(decoder.ended());
    assertEquals(file.length, decoder.offset());
    assertEquals(0, decoder.pendingBytes());
  }

  @Test
  void aLengthBeyondTheMaximumIsRefusedWhenItsNinthByteArrives() throws IOException {
    var decoder = new McapStreamDecoder(100);
    List<McapRecord> records = new ArrayList<>();
    decoder.feed(Mcap.MAGIC.asReadOnlyByteBuffer(), records::add);
    decoder.feed(McapCodec.encode(McapFiles.HEADER).asReadOnlyByteBuffer(), records::add);
    ByteString large = McapCodec.encode(new Private(0x80, ByteString.copyFrom(new byte[101])));
    decoder.feed(large.substring(0, 8).asReadOnlyByteBuffer(), records::add);
    ByteBuffer ninth = large.substring(8, 9).asReadOnlyByteBuffer();
    McapException e = assertThrows(McapException.class, () -> decoder.feed(ninth, records::add));
    assertTrue(e.getMessage().endsWith("record length is 101, must be at most 100"));
    assertEquals(List.of(McapFiles.HEADER), records);
    ByteBuffer more = ByteBuffer.allocate(1);
    assertThrows(McapException.class, () -> decoder.feed(more, records::add));
  }

  @Test
  void recordsBeforeAFaultAreHandedOver() {
    ByteString bytes =
        Mcap.MAGIC
            .concat(McapCodec.encode(McapFiles.HEADER))
            .concat(ByteString.copyFrom(new byte[20]));
    List<McapRecord> records = new ArrayList<>();
    var decoder = new McapStreamDecoder();
    assertThrows(
        McapException.class, () -> decoder.feed(bytes.asReadOnlyByteBuffer(), records::add));
    assertEquals(List.of(McapFiles.HEADER), records);
  }

  @Test
  void somethingElseThanMcapIsRefused() {
    var decoder = new McapStreamDecoder();
    ByteBuffer http = ByteString.copyFromUtf8("GET / HTTP/1.1").asReadOnlyByteBuffer();
    assertThrows(McapException.class, () -> decoder.feed(http, _ -> {}));
  }

  @Test
  void bytesBehindTheEndAreRefused() throws IOException {
    var decoder = new McapStreamDecoder();
    decoder.feed(ByteBuffer.wrap(McapFiles.flat(List.of())), _ -> {});
    ByteBuffer more = ByteBuffer.allocate(1);
    assertThrows(McapException.class, () -> decoder.feed(more, _ -> {}));
  }
}

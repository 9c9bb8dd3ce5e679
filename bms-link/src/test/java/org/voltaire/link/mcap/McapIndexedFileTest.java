package org.voltaire.link.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.Private;

class McapIndexedFileTest {
  private static final List<Message> MESSAGES = McapFiles.messages(200);

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file.mcap"), bytes);
  }

  private static List<Message> all(McapMessages messages) throws IOException {
    List<Message> all = new ArrayList<>();
    for (var at = messages.next(); at.isPresent(); at = messages.next()) all.add(at.get());
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void theSummaryTellsWhatIsInside(Compression compression) throws IOException {
    Path path = file(McapFiles.chunked(MESSAGES, compression, 500));
    try (McapIndexedFile file = McapIndexedFile.open(path)) {
      assertEquals(200, file.statistics().orElseThrow().messageCount());
      assertEquals(
          Set.of(McapFiles.CLOCK_CHANNEL, McapFiles.PACK_CHANNEL),
          Set.copyOf(file.channels().channels().values()));
      assertEquals(Optional.of(MESSAGES.getFirst().logTime()), file.startTime());
      assertEquals(Optional.of(MESSAGES.getLast().logTime()), file.endTime());
      assertEquals(MESSAGES, all(file.messages()));
      var attachment = file.attachment(file.attachments().getFirst());
      assertEquals(McapFiles.ATTACHMENT.data(), attachment.data());
      assertEquals(McapFiles.METADATA, file.metadata(file.metadata().getFirst()));
    }
  }

  @Test
  void aTimeAndAChannelGiveJustThoseMessages() throws IOException {
    Path path = file(McapFiles.chunked(MESSAGES, Compression.ZSTD, 500));
    long from = MESSAGES.get(50).logTime();
    long to = MESSAGES.get(60).logTime();
    try (McapIndexedFile file = McapIndexedFile.open(path)) {
      List<Message> expected =
          MESSAGES.subList(50, 61).stream().filter(each -> each.channelId() == 9).toList();
      assertEquals(5, expected.size());
      assertEquals(expected, all(file.messages(from, to, List.of(9))));
      assertEquals(List.of(), all(file.messages(from, to, List.of(4))));
    }
  }

  /// Chunks that overlap in time are merged.
  @Test
  void messagesComeInTheOrderOfTheirTimeWhateverTheOrderInTheFile() throws IOException {
    List<Message> shuffled = new ArrayList<>(MESSAGES);
    java.util.Collections.shuffle(shuffled, new java.util.Random(1));
    Path path = file(McapFiles.chunked(shuffled, Compression.NONE, 500));
    try (McapIndexedFile file = McapIndexedFile.open(path)) {
      assertEquals(MESSAGES, all(file.messages()));
    }
  }

  /// Damage in front of the wanted chunk does not matter, because nobody looks there.
  @Test
  void onlyTheChunksThatAreNeededAreRead() throws IOException {
    byte[] bytes = McapFiles.chunked(MESSAGES, Compression.ZSTD, 500);
    Path path = file(bytes);
    int second;
    try (McapIndexedFile file = McapIndexedFile.open(path)) {
      second = (int) file.chunks().get(1).chunkStart();
    }
    Arrays.fill(bytes, 100, second, (byte) 0xAA);
    file(bytes);
    try (McapIndexedFile file = McapIndexedFile.open(path)) {
      long from = MESSAGES.get(100).logTime();
      assertEquals(MESSAGES.subList(100, 200), all(file.messages(from, -1, List.of(1, 9))));
      assertThrows(McapException.class, () -> all(file.messages()));
    }
  }

  @Test
  void everyFlippedBitOfTheSummaryIsDetected() throws IOException {
    byte[] bytes = McapFiles.chunked(McapFiles.messages(10), Compression.NONE, 300);
    int start = 0;
    for (Located at : McapFiles.all(McapFiles.reader(bytes))) {
      if (at.record() instanceof McapRecord.DataEnd) start = (int) at.offset() + 13;
    }
    assertTrue(start > 0);
    for (int i = start; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      Path path = file(flipped);
      assertThrows(McapException.class, () -> McapIndexedFile.open(path), "byte " + i);
    }
  }

  @Test
  void aCutOrFlatFileIsRefusedAndTheFinisherHelps() throws IOException {
    byte[] flat = McapFiles.flat(MESSAGES);
    Path path = file(Arrays.copyOf(flat, flat.length / 2));
    assertThrows(McapException.class, () -> McapIndexedFile.open(path));
    file(flat);
    try (McapIndexedFile file = McapIndexedFile.open(path)) {
      McapException e = assertThrows(McapException.class, file::messages);
      assertTrue(e.getMessage().contains("none for 200 messages"), e.getMessage());
    }
    McapFinisher.Finished finished = McapFinisher.finish(path);
    assertEquals(new McapFinisher.Finished(200, OptionalLong.empty(), Files.size(path)), finished);
    try (McapIndexedFile file = McapIndexedFile.open(path)) {
      assertEquals(MESSAGES, all(file.messages()));
      assertEquals(1, file.attachments().size());
      assertEquals(1, file.metadata().size());
    }
  }

  @Test
  void aCutRecordingIsFinishedWithAllThatWasComplete() throws IOException {
    byte[] flat = McapFiles.flat(MESSAGES);
    Path path = file(Arrays.copyOf(flat, flat.length / 2));
    List<Message> complete = McapFiles.messagesOf(Files.readAllBytes(path));
    Path target = folder.resolve("finished.mcap");
    McapFinisher.Finished finished = McapFinisher.finish(path, target);
    assertEquals(complete.size(), finished.messages());
    assertTrue(finished.truncatedAt().isPresent());
    byte[] after = Files.readAllBytes(target);
    assertEquals(complete, McapFiles.messagesOf(after));
    assertTrue(
        McapFiles.all(McapFiles.reader(after)).stream()
            .noneMatch(at -> at.record() instanceof Private));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(path, target), left.sorted(Comparator.naturalOrder()).toList());
    }
  }

  @Test
  void aDamagedRecordingIsLeftAsItWas() throws IOException {
    byte[] flat = McapFiles.flat(MESSAGES);
    flat[flat.length / 2] ^= 1;
    Path path = file(flat);
    assertThrows(McapException.class, () -> McapFinisher.finish(path));
    assertTrue(Arrays.equals(flat, Files.readAllBytes(path)));
    assertFalse(Files.exists(folder.resolve("file.mcap.part")));
  }

  @Test
  void aProtobufSchemaHoldsItsFileAfterThoseItImports() throws IOException {
    var message = FileDescriptorSet.getDescriptor();
    assertEquals("google.protobuf.FileDescriptorSet", ProtobufSchema.of(3, message).name());
    var api = com.google.protobuf.Api.getDescriptor();
    ByteString data = ProtobufSchema.of(3, api).data();
    List<String> names =
        FileDescriptorSet.parseFrom(data).getFileList().stream().map(f -> f.getName()).toList();
    assertEquals("google/protobuf/api.proto", names.getLast());
    assertTrue(
        names.indexOf("google/protobuf/any.proto") < names.indexOf("google/protobuf/type.proto"),
        names.toString());
    assertEquals(names.size(), Set.copyOf(names).size());
  }
}

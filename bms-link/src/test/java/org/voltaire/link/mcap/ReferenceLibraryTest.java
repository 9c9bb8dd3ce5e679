package org.voltaire.link.mcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.mcap.McapRecord.*;

/// Holds this library to the one that the authors of the format publish, `@mcap/core` from npm.
/// Both sides say each record in one line of text, and the lines are compared.
class ReferenceLibraryTest {
  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path NODE = Path.of("target/node");
  private static final Pattern OFFLINE =
      Pattern.compile(
          "ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ENOTCACHED");
  private static final List<Message> MESSAGES = McapFiles.messages(300);

  @TempDir private Path folder;

  /// Why the reference cannot be asked on this machine; empty if it can.
  private static String missing = "";

  @BeforeAll
  static void install() throws Exception {
    for (String tool : List.of("node", "npm")) {
      if (!answers(tool)) {
        missing = tool + " does not answer: install Node.js 20 or later with npm";
        return;
      }
    }
    Files.createDirectories(NODE);
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.toList()) {
        Files.copy(file, NODE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Ran ci = run(NODE, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    // No network is the machine's affair; a lock that does not fit is ours.
    if (ci.exitCode() != 0 && OFFLINE.matcher(ci.text()).find()) {
      missing = "npm ci found no registry: connect to one\n" + ci.text();
      return;
    }
    assertEquals(0, ci.exitCode(), ci.text());
  }

  /// In front of each test, so that each is reported as aborted; Surefire does not report a whole
  /// class.
  @BeforeEach
  void abortWithoutTheReference() {
    if (!missing.isEmpty()) abort("not compared with @mcap/core, " + missing);
  }

  private static boolean answers(String tool) throws InterruptedException {
    try {
      return run(SOURCE, tool, "--version").exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private record Ran(int exitCode, String text) {}

  private static Ran run(Path where, String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("node", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(where.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " took more than 120 s");
      }
      return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static List<String> reference(String task, Path file, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("node", "reference.mjs", task, file.toString()));
    command.addAll(List.of(more));
    Ran ran = run(NODE, command.toArray(String[]::new));
    assertEquals(0, ran.exitCode(), ran.text());
    return ran.text().lines().toList();
  }

  private static String line(McapRecord record) {
    return switch (record) {
      case HeaderRecord(var profile, var library) -> "header %s %s".formatted(profile, library);
      case Schema(int id, var name, var encoding, var data) ->
          "schema %d %s %s %s".formatted(id, name, encoding, hash(data));
      case ChannelRecord(int id, int schema, var topic, var encoding, var map) ->
          "channel %d %d %s %s %s".formatted(id, schema, topic, encoding, text(map));
      case Message(int id, long sequence, long log, long publish, var data) ->
          "message %d %d %d %d %s".formatted(id, sequence, log, publish, hash(data));
      case Attachment(long log, long create, var name, var type, var data, _) ->
          "attachment %d %d %s %s %s".formatted(log, create, name, type, hash(data));
      case Metadata(var name, var map) -> "metadata %s %s".formatted(name, text(map));
      case Private(int opcode, var data) -> "unknown %d %s".formatted(opcode, hash(data));
      case Statistics s ->
          "statistics %d %d %d %d %d %d %d %d %s"
              .formatted(
                  s.messageCount(),
                  s.schemaCount(),
                  s.channelCount(),
                  s.attachmentCount(),
                  s.metadataCount(),
                  s.chunkCount(),
                  s.startTime(),
                  s.endTime(),
                  text(s.messageCounts()));
      case Footer _,
          Chunk _,
          MessageIndex _,
          ChunkIndex _,
          AttachmentIndex _,
          MetadataIndex _,
          SummaryOffset _,
          DataEnd _,
          Unknown _ ->
          throw new AssertionError("not compared: " + record);
    };
  }

  private static String text(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static String hash(ByteString data) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(data.toByteArray());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> lines(McapRecord... records) {
    return Stream.of(records).map(ReferenceLibraryTest::line).toList();
  }

  private static Statistics statistics(int chunks) {
    return new Statistics(
        300,
        2,
        2,
        1,
        1,
        chunks,
        MESSAGES.getFirst().logTime(),
        MESSAGES.getLast().logTime(),
        Map.of(1, 150L, 9, 150L));
  }

  /// What a flat recording says, in the order in which it was written.
  private static List<String> flatLines() {
    List<String> expected = new ArrayList<>(lines(McapFiles.HEADER, McapFiles.HELLO));
    expected.addAll(lines(McapFiles.CLOCK, McapFiles.CLOCK_CHANNEL, MESSAGES.get(0)));
    expected.addAll(lines(McapFiles.JSON, McapFiles.PACK_CHANNEL));
    MESSAGES.stream().skip(1).map(ReferenceLibraryTest::line).forEach(expected::add);
    expected.addAll(lines(McapFiles.ATTACHMENT, McapFiles.METADATA, McapFiles.HELLO));
    return expected;
  }

  @Test
  void theReferenceReadsAStreamWithPrivateRecords() throws Exception {
    Path file = Files.write(folder.resolve("flat.mcap"), McapFiles.flat(MESSAGES));
    List<String> expected = new ArrayList<>(flatLines());
    expected.add(line(statistics(0)));
    expected.add("done true");
    assertEquals(expected, reference("stream", file));
  }

  @Test
  void theReferenceReadsAStreamThatWasCut() throws Exception {
    byte[] flat = McapFiles.flat(MESSAGES);
    Path file = Files.write(folder.resolve("cut.mcap"), Arrays.copyOf(flat, flat.length / 3));
    List<String> got = reference("stream", file);
    assertEquals("done false", got.getLast());
    assertEquals(McapFiles.all(McapFiles.reader(Files.readAllBytes(file))).size(), got.size() - 1);
    assertEquals(flatLines().subList(0, got.size() - 1), got.subList(0, got.size() - 1));
    assertTrue(got.size() > 50, "cut too early to prove anything");
  }

  @ParameterizedTest
  @EnumSource
  void theReferenceReadsChunksByTheirIndex(Compression compression) throws Exception {
    Path file =
        Files.write(folder.resolve("chunked.mcap"), McapFiles.chunked(MESSAGES, compression, 4000));
    int chunks;
    try (McapIndexedFile ours = McapIndexedFile.open(file)) {
      chunks = ours.chunks().size();
    }
    assertTrue(chunks > 2);
    assertEquals(indexedLines(chunks), reference("indexed", file));
  }

  @Test
  void theReferenceReadsWhatTheFinisherMade() throws Exception {
    Path file = Files.write(folder.resolve("finished.mcap"), McapFiles.flat(MESSAGES));
    McapFinisher.finish(file);
    assertEquals(indexedLines(1), reference("indexed", file));
  }

  private static List<String> indexedLines(int chunks) {
    List<String> expected = new ArrayList<>(lines(McapFiles.HEADER));
    expected.addAll(lines(McapFiles.CLOCK, McapFiles.JSON));
    expected.addAll(lines(McapFiles.CLOCK_CHANNEL, McapFiles.PACK_CHANNEL));
    MESSAGES.stream().map(ReferenceLibraryTest::line).forEach(expected::add);
    expected.addAll(lines(McapFiles.ATTACHMENT, McapFiles.METADATA, statistics(chunks)));
    expected.add("chunks %d offsets 10=1,11=1,13=1,3=1,4=1,8=1".formatted(chunks));
    return expected;
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "flat"})
  void weReadWhatTheReferenceWrote(String shape) throws Exception {
    Path file = folder.resolve("reference.mcap");
    List<String> expected = reference("write", file, shape);
    assertEquals(105, expected.size());
    List<String> got = new ArrayList<>();
    boolean data = true;
    try (McapReader reader = McapReader.open(file)) {
      for (Optional<Located> at = reader.next(); at.isPresent(); at = reader.next()) {
        McapRecord record = at.get().record();
        if (record instanceof DataEnd) data = false;
        boolean compared =
            switch (record) {
              case Schema _, ChannelRecord _, Message _, Attachment _, Metadata _ -> data;
              case Statistics _ -> true;
              default -> false;
            };
        if (compared) got.add(line(record));
      }
      assertTrue(reader.ended());
    }
    // Its writer puts attachments in front of the chunk that is still open.
    assertEquals(expected.stream().sorted().toList(), got.stream().sorted().toList());
  }

  @Test
  void weFindByIndexWhatTheReferenceWrote() throws Exception {
    Path file = folder.resolve("reference.mcap");
    List<String> expected = reference("write", file, "chunked");
    List<String> got = new ArrayList<>();
    try (McapIndexedFile ours = McapIndexedFile.open(file)) {
      assertTrue(ours.chunks().size() > 2);
      ours.channels().schemas().values().forEach(each -> got.add(line(each)));
      ours.channels().channels().values().forEach(each -> got.add(line(each)));
      McapMessages messages = ours.messages();
      for (var at = messages.next(); at.isPresent(); at = messages.next()) {
        got.add(line(at.get()));
      }
      got.add(line(ours.attachment(ours.attachments().getFirst())));
      got.add(line(ours.metadata(ours.metadata().getFirst())));
      got.add(line(ours.statistics().orElseThrow()));
    }
    assertEquals(expected, got);
  }
}

package org.voltaire.pi.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.sim.terminal.PseudoTerminal;
import org.voltaire.testing.Await;

/// jSSC on real pseudo-terminals of this machine.
@Timeout(60)
class SerialTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int BAUD = 115_200;

  @TempDir private Path folder = Path.of("");

  /// Every task has a thread of its own: one that hangs must not hold up the others.
  private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

  private static byte[] random(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] readAll(JsscLine line, int size) throws IOException {
    byte[] bytes = new byte[size];
    for (int done = 0; done < size; ) {
      int count = line.read(bytes, done, size - done, SECOND);
      assertTrue(count > 0, "after " + done + " of " + size + " bytes nothing came");
      done += count;
    }
    return bytes;
  }

  private static byte[] readAll(PseudoTerminal terminal, int size) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[size];
    while (bytes.size() < size) {
      int count = terminal.read(buffer, 5000);
      assertTrue(count > 0, "after " + bytes.size() + " of " + size + " bytes nothing came");
      bytes.write(buffer, 0, count);
    }
    return bytes.toByteArray();
  }

  @Test
  void everyByteTravelsBothWaysUnchanged() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) all[i] = (byte) i;
    try (var terminal = PseudoTerminal.open();
        var line = JsscLine.open(terminal.path(), 9600)) {
      line.write(all);
      assertArrayEquals(all, readAll(terminal, 256));
      terminal.write(all);
      assertArrayEquals(all, readAll(line, 256));
    }
  }

  @Test
  void threeHundredQuestionsGetTheirAnswers() throws IOException {
    try (var terminal = PseudoTerminal.open();
        var line = JsscLine.open(terminal.path(), BAUD)) {
      for (int round = 0; round < 300; round++) {
        byte[] question = random(7, round), answer = random(40, -round);
        line.write(question);
        assertArrayEquals(question, readAll(terminal, 7));
        terminal.write(answer);
        assertArrayEquals(answer, readAll(line, 40));
      }
    }
  }

  @Test
  void aWriteLargerThanEveryBufferArrivesWhole() throws Exception {
    byte[] much = random(100_000, 1);
    try (var terminal = PseudoTerminal.open();
        var line = JsscLine.open(terminal.path(), BAUD)) {
      var there =
          CompletableFuture.supplyAsync(
              () -> quietly(() -> readAll(terminal, much.length)), THREADS);
      line.write(much);
      assertArrayEquals(much, there.get(20, TimeUnit.SECONDS));
      var back =
          CompletableFuture.supplyAsync(() -> quietly(() -> readAll(line, much.length)), THREADS);
      terminal.write(much);
      assertArrayEquals(much, back.get(20, TimeUnit.SECONDS));
    }
  }

  private interface PortRead {
    byte[] read() throws IOException;
  }

  private static byte[] quietly(PortRead reading) {
    try {
      return reading.read();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void silenceIsNoErrorAndLastsAsLongAsAllowed() throws IOException {
    byte[] into = new byte[8];
    try (var terminal = PseudoTerminal.open();
        var line = JsscLine.open(terminal.path(), BAUD)) {
      long start = System.nanoTime();
      assertEquals(0, line.read(into, 0, 8, 50_000_000));
      assertTrue(System.nanoTime() - start >= 50_000_000, "it gave up early");
      assertEquals(0, line.read(into, 0, 8, 0));
      assertEquals(0, terminal.read(into, 1));
    }
  }

  @Test
  void whatArrivedBeforeCanBeForgotten() throws IOException {
    try (var terminal = PseudoTerminal.open();
        var line = JsscLine.open(terminal.path(), BAUD)) {
      terminal.write(random(300, 2));
      byte[] one = new byte[1];
      assertEquals(1, line.read(one, 0, 1, SECOND));
      line.discardInput();
      assertEquals(0, line.read(one, 0, 1, 0));
      terminal.write(new byte[] {42});
      assertEquals(1, line.read(one, 0, 1, SECOND));
      assertEquals(42, one[0]);
    }
  }

  @Test
  void aPulledCableIsAnErrorAtOnceHoweverOneLooks() throws IOException {
    var terminal = PseudoTerminal.open();
    try (var line = JsscLine.open(terminal.path(), BAUD)) {
      terminal.close();
      long start = System.nanoTime();
      var read = assertThrows(IOException.class, () -> line.read(new byte[1], 0, 1, 5 * SECOND));
      assertEquals("serial port " + terminal.path() + " is gone", read.getMessage());
      assertThrows(IOException.class, () -> line.write(new byte[] {1}));
      assertThrows(IOException.class, line::discardInput);
      assertTrue(Await.secondsSince(start) < 2, "promptly");
    }
  }

  @Test
  void aReaderThatWaitsIsToldWhenTheCableIsPulled() throws Exception {
    var terminal = PseudoTerminal.open();
    try (var line = JsscLine.open(terminal.path(), BAUD)) {
      var begun = new CountDownLatch(1);
      var waiting =
          CompletableFuture.supplyAsync(
              () -> {
                begun.countDown();
                return assertThrows(
                    IOException.class, () -> line.read(new byte[1], 0, 1, 30 * SECOND));
              },
              THREADS);
      begun.await();
      terminal.close();
      assertTrue(waiting.get(2, TimeUnit.SECONDS).toString().contains("is gone"));
    }
  }

  @Test
  void aSecondOpenOfTheSamePortIsRefusedAndSaysWhy() throws IOException {
    try (var terminal = PseudoTerminal.open(folder.resolve("port"))) {
      try (var _ = JsscLine.open(terminal.path(), BAUD)) {
        var e = assertThrows(IOException.class, () -> JsscLine.open(folder.resolve("port"), BAUD));
        assertEquals(
            "serial port " + folder.resolve("port") + " is in use by another program",
            e.getMessage());
      }
      JsscLine.open(terminal.path(), BAUD).close();
    }
  }

  /// A file would belong to whoever came first, and keep every other user out for good.
  @Test
  void noLockFileIsLeftBehind() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (var terminal = PseudoTerminal.open()) {
      Set<String> before = locks(temporary);
      try (var _ = JsscLine.open(terminal.path(), BAUD)) {
        assertEquals(before, locks(temporary));
      }
      assertEquals(before, locks(temporary));
    }
  }

  private static Set<String> locks(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".lock"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void aProgramThatLocksTheDeviceIsMetAndMeetsUs() throws Exception {
    Path flock = Path.of("/usr/bin/flock");
    Assumptions.assumeTrue(Files.exists(flock), "util-linux is not there");
    try (var terminal = PseudoTerminal.open()) {
      String device = terminal.path().toString();
      try (var _ = JsscLine.open(terminal.path(), BAUD)) {
        var other = new ProcessBuilder(flock.toString(), "-n", device, "true").start();
        assertEquals(1, other.waitFor());
      }
      // It says that it has the lock, and holds it until its input ends.
      var holder =
          new ProcessBuilder(flock.toString(), device, "sh", "-c", "echo held; read -r line")
              .start();
      try (var said = holder.inputReader()) {
        assertEquals("held", said.readLine());
        var refused = assertThrows(IOException.class, () -> JsscLine.open(terminal.path(), BAUD));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("is in use by another program"));
      } finally {
        holder.destroy();
      }
    }
  }

  @Test
  void aPortThatIsNotThereIsNamed() {
    Path absent = folder.resolve("ttyUSB9");
    var e = assertThrows(IOException.class, () -> JsscLine.open(absent, BAUD));
    assertEquals("serial port " + absent + " is not there", e.getMessage());
  }

  @Test
  void aFileThatIsNoPortIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    for (int attempt = 0; attempt < 2; attempt++) {
      var e = assertThrows(IOException.class, () -> JsscLine.open(file, BAUD));
      assertTrue(e.toString().contains("serial port " + file), e.toString());
    }
  }

  @Test
  void closingALineTwiceDoesNoHarm() throws IOException {
    try (var terminal = PseudoTerminal.open()) {
      var line = JsscLine.open(terminal.path(), BAUD);
      line.close();
      line.close();
      assertThrows(IOException.class, () -> line.write(new byte[] {1}));
    }
  }

  @Test
  void aLinkThatIsThereIsReplacedAndGoesWithItsTerminal() throws IOException {
    Path link = folder.resolve("deep").resolve("port");
    try (var terminal = PseudoTerminal.open(link)) {
      assertEquals(terminal.path(), Files.readSymbolicLink(link));
      assertEquals(link, terminal.link());
    }
    assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    Files.createSymbolicLink(link, folder.resolve("nowhere"));
    try (var terminal = PseudoTerminal.open(link)) {
      assertEquals(terminal.path(), Files.readSymbolicLink(link));
    }
  }

  @Test
  void aLinkToATerminalThatIsInUseIsLeftToIt() throws IOException {
    Path link = folder.resolve("port");
    try (var first = PseudoTerminal.open(link)) {
      var refused = assertThrows(IOException.class, () -> PseudoTerminal.open(link));
      assertEquals(link + ": leads to " + first.path() + ", which is in use", refused.getMessage());
      assertEquals(first.path(), Files.readSymbolicLink(link));
    }
  }

  @Test
  void aFileInTheLinksPlaceIsNotReplacedAndNothingStaysOpen() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "keep me");
    PseudoTerminal.open().close();
    long before = descriptors();
    for (int attempt = 0; attempt < 10; attempt++) {
      var e = assertThrows(IOException.class, () -> PseudoTerminal.open(file));
      assertEquals(
          file + ": is a file already, must be a symbolic link or nothing", e.getMessage());
    }
    assertEquals("keep me", Files.readString(file));
    assertEquals(before, descriptors());
  }

  private static long descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(
              fd -> {
                try {
                  return Files.readSymbolicLink(fd).toString().matches("/dev/(pts/|ptmx).*");
                } catch (IOException gone) {
                  return false;
                }
              })
          .count();
    }
  }

  @Test
  void aClosedTerminalSaysSo() throws IOException {
    var terminal = PseudoTerminal.open();
    terminal.close();
    terminal.close();
    var read = assertThrows(IOException.class, () -> terminal.read(new byte[1], 0));
    assertEquals("pseudo-terminal: is closed", read.getMessage());
    assertThrows(IOException.class, () -> terminal.write(new byte[] {1}));
  }

  @Test
  void closingATerminalThatSomebodyReadsEndsTheReader() throws Exception {
    var terminal = PseudoTerminal.open();
    var begun = new CountDownLatch(1);
    var reader =
        CompletableFuture.supplyAsync(
            () -> {
              BooleanSupplier reads =
                  () -> {
                    try {
                      terminal.read(new byte[8], 10);
                      return true;
                    } catch (IOException closed) {
                      return false;
                    }
                  };
              while (reads.getAsBoolean()) begun.countDown();
              return "ended";
            },
            THREADS);
    begun.await();
    terminal.close();
    assertEquals("ended", reader.get(5, TimeUnit.SECONDS));
  }

  @Test
  void whatNobodyReadsIsLostAsOnAWireAndHoldsUpNobody() throws Exception {
    try (var terminal = PseudoTerminal.open()) {
      var written =
          CompletableFuture.runAsync(
              () ->
                  quietly(() -> {
                    terminal.write(random(1_000_000, 3));
                    return new byte[0];
                  }),
              THREADS);
      written.get(10, TimeUnit.SECONDS);
    }
  }
}

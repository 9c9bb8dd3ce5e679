package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.cli.Main;
import org.voltaire.testing.Await;

/// The command line as processes of their own: how they end, and how soon.
@Timeout(60)
class ProcessTest {
  @TempDir private Path folder = Path.of("");

  private static Process bms(String... arguments) throws IOException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", path));
    line.add(Main.class.getName());
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }

  @Test
  void aCommandThatHasSaidItsAnswerEndsAtOnce() throws Exception {
    Process watch = bms("watch", "127.0.0.1:1", "--seconds", "0.2");
    try (var lines = watch.inputReader()) {
      String last = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
        if (last.endsWith("no data came")) break;
      }
      long said = System.nanoTime();
      assertTrue(last.endsWith("no data came"), last);
      assertTrue(watch.waitFor(30, TimeUnit.SECONDS));
      assertEquals(1, watch.exitValue());
      double seconds = Await.secondsSince(said);
      assertTrue(seconds < 4, "it took " + seconds + " s to end");
    }
  }

  @Test
  void anEmulatedBoardSaysWhereItIsFirstAndTakesItsLinkAwayWhenStopped() throws Exception {
    Path link = folder.resolve("board");
    Process emulate = bms("emulate", "jbd", "--link", link.toString());
    try (var lines = emulate.inputReader()) {
      assertEquals(link.toString(), lines.readLine());
      assertTrue(Files.isSymbolicLink(link));
      assertNotNull(lines.readLine());
      emulate.destroy();
      assertTrue(emulate.waitFor(5, TimeUnit.SECONDS), "it does not end");
      assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    } finally {
      emulate.destroyForcibly();
    }
  }

  @Test
  void anInterruptedComparisonSaysSoAndLeavesNoHalfFile() throws Exception {
    String long1 = CommandBench.scenario(folder, "long", "rest 300 d").toString();
    Path out = folder.resolve("out");
    String said = stopped(bms("compare", long1, long1, "--out", out.toString()));
    assertTrue(said.contains("\ninterrupted at "), said);
    assertTrue(said.endsWith("left: nothing; no CSV file and no plot were written\n"), said);
    assertEquals(List.of(), CommandBench.files(out));
  }

  @Test
  void anInterruptedStormDoesNotSayThatAllHeld() throws Exception {
    String said = stopped(bms("storm", "--hours", "100000"));
    assertTrue(said.contains("\ninterrupted; squalls that were not over do not count\n"), said);
    assertTrue(said.endsWith("left: nothing\n"), said);
    assertFalse(said.contains("all held"), said);
  }

  /// What a command says that is stopped after its first line.
  private static String stopped(Process process) throws Exception {
    try (var lines = process.inputReader()) {
      assertNotNull(lines.readLine());
      process.toHandle().destroy(); // its output stays open
      var said = new StringBuilder("\n");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
      }
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      return said.toString();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void wrongUsageEndsTheProcessWithTwo() throws Exception {
    Process wrong = bms("demo", "--speed", "0");
    try (var lines = wrong.inputReader()) {
      assertEquals("--speed: found 0.0, allowed: 0.1 to 20", lines.readLine());
    }
    assertTrue(wrong.waitFor(30, TimeUnit.SECONDS));
    assertEquals(2, wrong.exitValue());
  }
}

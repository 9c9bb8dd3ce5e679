package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console as a process: its output and its exit code.
class ConsoleMainTest {

  private record MainRun(int code, String out, String err) {}

  private static MainRun run(String... args) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ConsoleMain.class.getName()));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new MainRun(process.waitFor(), out, err);
  }

  @Test
  void wrongUsageIsTwoAndSaysWhatIsAllowed() throws IOException, InterruptedException {
    MainRun ended = run("--theme", "blue");
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("--theme: found blue, allowed: light, dark"), ended.err());
    assertEquals("", ended.out());
    ended = run("--page", "cells");
    assertEquals(2, ended.code());
    assertTrue(
        ended.err().contains("--page: found cells, allowed: overview, estimator"), ended.err());
  }

  @Test
  void helpIsZeroAndGoesToStandardOutput() throws IOException, InterruptedException {
    MainRun ended = run("--help");
    assertEquals(0, ended.code());
    assertTrue(ended.out().contains("HOST[:PORT] | FILE.mcap"), ended.out());
  }

  /// All parts together: records arrive over TCP and the window is painted.
  @Test
  void aLivePackIsDrawnWithoutADisplay(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("live.png");
    try (var feed = LiveFeed.start()) {
      MainRun ended = run("127.0.0.1:" + feed.port(), "--picture", file.toString(), "--after", "4");
      assertEquals(0, ended.code(), ended.err());
    }
    BufferedImage shot = ImageIO.read(file.toFile());
    assertEquals(1440, shot.getWidth());
    assertEquals(900, shot.getHeight());
    assertTrue(colours(shot) > 50, "a picture of a pack has text and lines in it");
  }

  @Test
  void aRecordingThatDoesNotExistIsNamedAndNothingIsDrawn(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path picture = folder.resolve("none.png");
    String recording = folder.resolve("none.mcap").toString();
    MainRun ended = run(recording, "--picture", picture.toString(), "--after", "1");
    assertEquals(2, ended.code());
    assertTrue(
        ended
            .err()
            .contains(
                "source: found %s, a file that does not exist, allowed:".formatted(recording)),
        ended.err());
    assertEquals(2, ended.err().lines().count(), ended.err());
    assertFalse(Files.exists(picture));
  }

  private static long colours(BufferedImage shot) {
    return Arrays.stream(shot.getRGB(0, 0, shot.getWidth(), shot.getHeight(), null, 0, 1440))
        .distinct()
        .count();
  }
}

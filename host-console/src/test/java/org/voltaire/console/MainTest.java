package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The program as a process: what it says and how it ends.
class MainTest {

  private record Ended(int code, String out, String err) {}

  private static Ended run(String... args) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, err);
  }

  @Test
  void wrongUsageIsTwoAndSaysWhatIsAllowed() throws IOException, InterruptedException {
    Ended ended = run("--theme", "blue");
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("--theme is blue, must be light or dark"), ended.err());
    assertEquals("", ended.out());
  }

  @Test
  void helpIsZeroAndGoesToStandardOutput() throws IOException, InterruptedException {
    Ended ended = run("--help");
    assertEquals(0, ended.code());
    assertTrue(ended.out().contains("[HOST[:PORT]]"), ended.out());
  }
}

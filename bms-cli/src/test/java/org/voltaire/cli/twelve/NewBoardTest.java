package org.voltaire.cli.twelve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.cli.Main;
import org.voltaire.cli.view.LatestFrame;
import org.voltaire.core.Frame;
import org.voltaire.link.tcp.LinkClient;
import org.voltaire.testing.Await;
import org.voltaire.testing.Repository;

/// A board that is described once works everywhere, although nothing else in the tree knows it.
@Timeout(120)
class NewBoardTest {
  private static final String CONFIGURATION =
      """
      pack:
        name: a dozen
        chemistry: nca
        cells_in_series: 12
        thermistors: 4
        capacity_ah: 252
        max_charge_a: 100
        max_discharge_a: 200
      devices:
        board: {type: twelve, line: LINE}
      sensors: {cell_voltages: board, temperatures: board, current: board}
      contactors: {driven_by: board, at_start: close}
      link: {port: 7350}
      recording: {directory: recordings}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int run(Object... args) {
    return Main.commandLine(TwelveCellProgram.BOARDS)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(List.of(args).stream().map(Object::toString).toArray(String[]::new));
  }

  private Path configuration(String text) throws IOException {
    return Files.writeString(folder.resolve("dozen.yaml"), text);
  }

  @Test
  void checkDescribesItAndComparesTheLimitsWithWhatItCanTell() throws Exception {
    assertEquals(0, run("check", configuration(CONFIGURATION)), err::toString);
    assertTrue(out.toString().contains("board: twelve-cell board on LINE"), out.toString());
    String text =
        Repository.replaced(CONFIGURATION, "max_discharge_a: 200", "max_discharge_a: 220");
    assertEquals(2, run("check", configuration(text)));
    String problem = "limits.discharge_over_current_a.open";
    assertTrue(err.toString().contains(problem), err.toString());
    String allowed = "below 254 A, which is all that board (type twelve) can tell";
    assertTrue(err.toString().contains(allowed), err.toString());
  }

  @Test
  void checkSaysWhatItHasNoInputsForAndWhatItIsNotAsked() throws Exception {
    String text = Repository.replaced(CONFIGURATION, "series: 12", "series: 13");
    text = Repository.replaced(text, "line: LINE", "line: LINE, swapped: 1, port: x");
    assertEquals(2, run("check", configuration(text)));
    for (String problem :
        List.of(
            "pack.cells_in_series\n  found    13\n  allowed  at most 12 behind board (type twelve)",
            "devices.board.swapped\n  found    1\n  allowed  true or false",
            "devices.board.port\n  found    a key that means nothing here\n"
                + "  allowed  type, line, swapped")) {
      assertTrue(err.toString().contains(problem), problem + " in " + err);
    }
  }

  @Test
  void aWrongTypeIsToldWithItAmongTheOthers() throws Exception {
    String text = Repository.replaced(CONFIGURATION, "type: twelve", "type: dozen");
    assertEquals(2, run("check", configuration(text)));
    assertTrue(
        err.toString().contains("jbd, bq76952, bq76952_stack, ina228, twelve"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"emulate", "simulate"})
  void helpOffersIt(String command) {
    assertEquals(0, run(command, "--help"));
    assertTrue(out.toString().contains("twelve"), out.toString());
  }

  @Test
  void aScenarioRunsThroughItAndItsRecordingReplays() throws Exception {
    Path scenario =
        Files.writeString(
            folder.resolve("dozen.yaml"),
            """
            title: a dozen
            pack: {profile: tesla-2x6s74p, initial_soc: 0.5}
            steps:
              - close contactors
              - expect mode CLOSED within 1 s
              - discharge at C/4 for 1 min
              - expect discharge current between 62 A and 64 A
              - expect no alarm
            """);
    Path recorded = folder.resolve("out");
    assertEquals(
        0,
        run("simulate", scenario, "--through", "twelve", "--out", recorded),
        () -> "" + out + err);
    assertTrue(out.toString().contains("through a twelve-cell board"), out.toString());
    assertTrue(out.toString().contains("board connected"), out.toString());
    assertEquals(0, run("replay", recorded.resolve("dozen.mcap")), err::toString);
    assertEquals(2, run("simulate", longer(), "--through", "twelve"));
    String refusal = "lfp-16s has 16 cells in series, a twelve-cell board carries at most 12";
    assertTrue(err.toString().contains(refusal), err.toString());
  }

  private Path longer() throws IOException {
    String text = "title: t\npack: lfp-16s\nsteps: [rest 1 s]\n";
    return Files.writeString(folder.resolve("longer.yaml"), text);
  }

  /// Two processes: the one emulates it on a pseudo-terminal, the other runs the pack behind it
  /// through the real serial library.
  @Test
  void whatIsEmulatedIsRun() throws Exception {
    Path link = folder.resolve("board");
    String text = Repository.runnableText(CONFIGURATION, folder);
    Path file = configuration(Repository.replaced(text, "line: LINE", "line: \"" + link + "\""));
    Process emulate = process("emulate", "twelve", "--pack", "tesla-2x6s74p", "--link", link);
    try (var emulated = emulate.inputReader()) {
      assertEquals(link.toString(), emulated.readLine());
      assertTrue(String.valueOf(emulated.readLine()).contains("speaks twelve; load: "));
      Process run = process("run", "--config", file);
      try (var lines = run.inputReader()) {
        Frame frame = closed(port(lines));
        assertEquals(12, frame.readings().cellVoltagesV().size());
        assertEquals(0, frame.readings().cellVoltagesV().missing());
        assertEquals(4, frame.readings().tempsDegC().size());
      } finally {
        run.destroy();
      }
    } finally {
      emulate.destroy();
    }
  }

  /// Where its link listens, as it says.
  private static int port(BufferedReader lines) throws IOException {
    String words = ": live on 127.0.0.1:";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int at = line.indexOf(words);
      if (at >= 0) return Integer.parseInt(line.substring(at + words.length()));
    }
    throw new AssertionError("it ended without being live");
  }

  /// The first frame of a pack that is closed and measured.
  private static Frame closed(int port) throws IOException {
    var found = new AtomicReference<@Nullable Frame>();
    var latest =
        new LatestFrame(
            "127.0.0.1:" + port,
            (_, frame) -> {
              if (frame.mode().label().equals("CLOSED")) found.compareAndSet(null, frame);
            });
    try (var client = new LinkClient("127.0.0.1", port)) {
      client.start(latest);
      Await.until("it is closed", () -> found.get() != null);
    }
    Frame frame = found.get();
    assertNotNull(frame);
    return frame;
  }

  private static Process process(Object... args) throws IOException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", path));
    line.add(TwelveCellProgram.class.getName());
    for (Object each : args) line.add(each.toString());
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }
}

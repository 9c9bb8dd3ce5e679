package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `./bms replay FILE.mcap --event N --csv FILE.csv`: the minute before an opening and the half
/// minute after it, taken out of a recording.
@Timeout(120)
class FreezeFrameExportTest {
  @TempDir private Path folder = Path.of("");

  /// A cell's reading is falsified after so many seconds, and the run ends so long after it.
  private Path recording(String before, String after) throws IOException {
    Path scenario =
        CommandBench.scenario(
            folder,
            "trip",
            "close contactors",
            "rest " + before,
            "inject F-SEN-002 cell 3 offset 900 mV",
            "rest " + after);
    var bench = new CommandBench().run("simulate", scenario, "--out", folder);
    assertTrue(Files.exists(folder.resolve("trip.mcap")), bench.out() + bench.err());
    return folder.resolve("trip.mcap");
  }

  private CommandBench export(Path recording, long event) {
    return new CommandBench()
        .run("replay", recording, "--event", event, "--csv", folder.resolve("opening.csv"));
  }

  private List<String[]> rows() throws IOException {
    return Files.readAllLines(folder.resolve("opening.csv")).stream()
        .map(line -> line.split(",", -1))
        .toList();
  }

  private static int column(List<String[]> rows, String name) {
    int column = Arrays.asList(rows.getFirst()).indexOf(name);
    assertTrue(column >= 0, name + " in " + Arrays.toString(rows.getFirst()));
    return column;
  }

  /// The number of the first event of which a replay says that it opened the pack.
  private static long firstCause(Path recording) {
    String list = new CommandBench().run("replay", recording).out();
    String line =
        list.lines()
            .filter(each -> each.contains("freeze frame of event "))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll(".*of event (\\d+),.*", "$1"));
  }

  @Test
  void everyTickFromAMinuteBeforeToHalfAMinuteAfterIsInTheFile() throws IOException {
    Path recording = recording("90 s", "60 s");
    var bench = export(recording, firstCause(recording));
    assertEquals(0, bench.code(), bench.out() + bench.err());
    assertTrue(
        bench.out().matches("(?s)freeze frame of event \\d+, CELL_[A-Z_]+: ticks .*"), bench.out());
    assertFalse(bench.out().contains("only"), bench.out());
    assertFalse(bench.out().contains("missing"), bench.out());
    List<String[]> rows = rows();
    assertEquals(1 + 901, rows.size());
    int time = column(rows, "opened_s"), seq = column(rows, "seq"), mode = column(rows, "mode");
    assertEquals("-60.000", rows.get(1)[time]);
    assertEquals("30.000", rows.getLast()[time]);
    long first = Long.parseLong(rows.get(1)[seq]);
    for (int k = 1; k < rows.size(); k++) {
      assertEquals(rows.getFirst().length, rows.get(k).length, "row " + k);
      assertEquals(first + k - 1, Long.parseLong(rows.get(k)[seq]), "no tick is left out");
    }
    assertEquals("CLOSED", rows.get(600)[mode]);
    assertEquals("0.000", rows.get(601)[time]);
    assertEquals("TRIPPED", rows.get(601)[mode]);
    assertTrue(rows.get(601)[column(rows, "alarms")].contains("OPEN:CELL_"));
    double honestV = Double.parseDouble(rows.get(1)[column(rows, "cells_v_3")]);
    assertEquals(3.3, honestV, 0.1);
  }

  @Test
  void aRecordingThatBeginsLaterOrEndsEarlierSaysSo() throws IOException {
    Path recording = recording("20 s", "5 s");
    var bench = export(recording, firstCause(recording));
    assertEquals(0, bench.code(), bench.out() + bench.err());
    assertTrue(bench.out().contains("the recording begins only 2"), bench.out());
    assertTrue(bench.out().contains("the recording ends "), bench.out());
    List<String[]> rows = rows();
    assertTrue(rows.size() > 200 && rows.size() < 300, rows.size() + " rows");
    assertEquals("1", rows.get(1)[column(rows, "seq")]);
  }

  @Test
  void theAnswerForProgramsHasTheSame() throws IOException {
    Path recording = recording("20 s", "5 s");
    long event = firstCause(recording);
    Path csv = folder.resolve("opening.csv");
    var bench =
        new CommandBench().run("replay", recording, "--event", event, "--csv", csv, "--json");
    assertEquals(0, bench.code(), bench.err());
    assertTrue(bench.out().contains("\"event\":" + event), bench.out());
    assertTrue(bench.out().contains("\"first_seq\":1,"), bench.out());
    assertTrue(bench.out().contains("\"begins_late\":true,\"ends_early\":true"), bench.out());
  }

  @Test
  void anEventThatOpenedNothingNamesThoseThatDid() throws IOException {
    Path recording = recording("20 s", "5 s");
    var bench = export(recording, 77);
    assertEquals(1, bench.code(), bench.out());
    assertTrue(
        bench
            .err()
            .contains(
                "--event: found 77, which has no freeze frame in this recording, allowed: "
                    + firstCause(recording)),
        bench.err());
    assertFalse(Files.exists(folder.resolve("opening.csv")));
  }

  @Test
  void halfOfTheOptionsIsWrongUsage() throws IOException {
    Path recording = recording("1 s", "1 s");
    var bench = new CommandBench().run("replay", recording, "--event", "1");
    assertEquals(2, bench.code(), bench.out());
    assertTrue(bench.err().contains("--csv: found none, allowed: a file to write to"), bench.err());
    bench = new CommandBench().run("replay", recording, "--csv", folder.resolve("opening.csv"));
    assertEquals(2, bench.code(), bench.out());
    assertTrue(bench.err().contains("--event: found none, allowed: 1 or more"), bench.err());
    bench =
        new CommandBench()
            .run("replay", recording, recording, "--event", "0", "--csv", folder.resolve("x.csv"));
    assertEquals(2, bench.code(), bench.out());
    assertTrue(bench.err().contains("FILE.mcap: found 2 files"), bench.err());
    assertTrue(bench.err().contains("--event: found 0"), bench.err());
  }
}

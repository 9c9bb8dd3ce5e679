package org.example.voltaire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the examples print, line by line.
class PrintedTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private List<String> printed() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aCellThatIsTooHighOpensTheContactorsAfterTwoSeconds() throws IOException {
    StepOverSamples.run(out);
    List<String> lines = printed();
    assertEquals(20, lines.size());
    assertEquals(" 1 s  CLOSED  SoC 68.3 ± 10.1 %  charge up to 100.0 A  []", lines.getFirst());
    assertEquals(
        "10 s  CLOSED  SoC 68.3 ± 10.1 %  charge up to   0.0 A  [CELL_OVER_VOLTAGE]", lines.get(9));
    assertEquals(
        "11 s  OPEN    SoC 68.3 ± 10.1 %  charge up to   0.0 A  [CELL_OVER_VOLTAGE]",
        lines.get(10));
  }

  @Test
  void theVirtualBoardTellsItsSixteenCells() throws IOException {
    try (var line = ReadBoard.virtual()) {
      ReadBoard.print(line, out);
    }
    List<String> lines = printed();
    assertEquals(17, lines.size());
    assertEquals(
        "16 cells  53.52 V  +20.00 A  SoC 72 %  [22.0, 21.9, 22.0, 21.9]", lines.getFirst());
    assertEquals("cell  3  3.350 V", lines.get(3));
  }

  @Test
  void everyDayOfTheMonthEndsNearlyEmpty() {
    MonthOfSun.run(out);
    List<String> lines = printed();
    assertEquals(7, lines.size());
    assertEquals("day  5  lowest cell 10.0 %  22.5 °C", lines.getFirst());
    assertEquals("in 2469 Ah, out 2527 Ah", lines.getLast());
  }

  @Test
  void whatIsRecordedIsReadAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("soc.mcap");
    RecordMcap.write(file);
    RecordMcap.print(file, out);
    assertEquals(List.of("20 messages, the last: {\"soc\": 0.652}"), printed());
  }
}

package org.voltaire.pi.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;

/// What the daemon's terminal tells of a pack that opens and closes.
class ModeLogTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00.5Z"));

  private final List<String> lines = new ArrayList<>();
  private final OperatedPack pack = new OperatedPack();

  ModeLogTest() throws Exception {
    pack.journals.add(new ModeLog(pack.configuration.spec(), new Mode.Open(), NOON, lines::add));
    pack.standing = Request.CLOSE;
  }

  @Test
  void aTripIsToldWithCellValueAndWhatToDo() {
    pack.run(2).trippedByCell7();
    pack.operator.ask(Request.RESET);
    pack.operator.ask(Request.OPEN);
    assertEquals(
        List.of(
            "2026-03-01T12:00:00Z CLOSED",
            "2026-03-01T12:00:00Z TRIPPED by CELL_OVER_VOLTAGE: Cell 7 is at 3.900 V, above"
                + " 3.800 V. Let the pack rest until the cell is below 3.750 V, find out why the"
                + " charger did not stop, then reset. To reset: ./bms ctl reset",
            "2026-03-01T12:00:00Z OPEN: reset, it had tripped by CELL_OVER_VOLTAGE",
            "2026-03-01T12:00:00Z CLOSED",
            "2026-03-01T12:00:00Z OPEN: as asked"),
        lines);
  }

  @Test
  void oneOpenSwitchIsToldLikeATripAndThatItClosedAgain() throws Exception {
    var full = OperatedPack.withTwoSwitches();
    full.journals.add(new ModeLog(full.configuration.spec(), new Mode.Open(), NOON, lines::add));
    full.standing = Request.CLOSE;
    full.run(2).trippedByCell7();
    full.operator.ask(Request.RESET);
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(
        lines.get(1).startsWith("2026-03-01T12:00:00Z DISCHARGE_ONLY by CELL_OVER_VOLTAGE: Cell 7"),
        lines.get(1));
    assertEquals(
        "2026-03-01T12:00:00Z CLOSED: reset, it had tripped by CELL_OVER_VOLTAGE", lines.get(2));
  }

  @Test
  void aCableThatFlapsDoesNotFloodAndWhatNeedsAPersonIsToldAllTheSame() {
    pack.run(2);
    for (int n = 0; n < 60; n++) {
      pack.silent = true;
      pack.run(3);
      pack.silent = false;
      pack.run(0.2);
      // Otherwise the third time would lock it out.
      pack.operator.ask(Request.RESET);
      pack.run(5);
    }
    // 60 times: tripped, open, closed.
    assertTrue(lines.size() > 9 && lines.size() < 40, lines.size() + " lines");
    assertTrue(
        lines.getLast().matches(".*Z \\d+ more lines like these were left out; now [A-Z]+"),
        lines.getLast());
    int before = lines.size();
    pack.trippedByCell7();
    assertTrue(
        lines.subList(before, lines.size()).stream()
            .anyMatch(line -> line.contains("TRIPPED by CELL_OVER_VOLTAGE")),
        lines.toString());
  }

  @Test
  void afterAWhileOfPeaceTheLastLineSaysHowThingsAre() {
    pack.run(2);
    for (int n = 0; n < 10; n++) {
      pack.silent = true;
      pack.run(3);
      pack.silent = false;
      pack.run(0.2);
      // Otherwise the third time would lock it out.
      pack.operator.ask(Request.RESET);
      pack.run(5);
    }
    pack.run(120);
    assertTrue(lines.getLast().endsWith("were left out; now CLOSED"), lines.getLast());
    int quiet = lines.size();
    pack.run(600);
    assertEquals(quiet, lines.size());
  }
}

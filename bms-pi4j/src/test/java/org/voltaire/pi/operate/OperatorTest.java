package org.voltaire.pi.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.pi.operate.Operator.Reply;

/// What a person asks is done and read back, or refused with the reason.
class OperatorTest {
  private final OperatedPack pack = new OperatedPack();

  OperatorTest() throws Exception {}

  private void done(Request wish, String text) {
    Reply reply = pack.operator.ask(wish);
    assertEquals(text, reply.text());
    assertTrue(reply.done(), text);
  }

  private void refused(Request wish, String text) {
    Reply reply = pack.operator.ask(wish);
    assertEquals(text, reply.text());
    assertFalse(reply.done(), text);
  }

  @Test
  void aHealthyPackClosesAndOpensAndSaysSo() {
    pack.run(1);
    done(Request.CLOSE, "close: done, the pack is CLOSED");
    assertEquals("CLOSED", pack.operator.status().contactors());
    done(Request.CLOSE, "close: done, the pack is CLOSED");
    done(Request.OPEN, "open: done, the pack is OPEN");
    assertInstanceOf(Mode.Open.class, pack.mode());
  }

  @Test
  void closingATrippedPackIsRefusedAndNamesTheTrip() {
    pack.run(1).trippedByCell7();
    refused(
        Request.CLOSE,
        "close: refused, the pack is TRIPPED by CELL_OVER_VOLTAGE (a cell's voltage is too high);"
            + " reset comes first");
    done(Request.RESET, "reset: done, the pack is OPEN");
    assertInstanceOf(Mode.Open.class, pack.run(60).mode(), "nobody has asked to close since");
  }

  @Test
  void aPackWithOneSwitchOpenSaysWhichAndWhatHasToComeFirst() throws Exception {
    var full = OperatedPack.withTwoSwitches();
    full.standing = Request.CLOSE;
    full.run(1).trippedByCell7();
    Reply status = full.operator.status();
    assertEquals(
        "the pack is DISCHARGE_ONLY by CELL_OVER_VOLTAGE (a cell's voltage is too high); nothing is"
            + " wrong any more; reset it",
        status.text());
    assertEquals("DISCHARGE_ONLY", status.mode());
    assertEquals("CELL_OVER_VOLTAGE", status.cause());
    assertEquals(
        "close: refused, the pack is DISCHARGE_ONLY by CELL_OVER_VOLTAGE (a cell's voltage is too"
            + " high); reset comes first",
        full.operator.ask(Request.CLOSE).text());
    assertEquals(
        "reset: done, and the pack is CLOSED again, as was asked before",
        full.operator.ask(Request.RESET).text());
    assertInstanceOf(Mode.Closed.class, full.mode());
  }

  @Test
  void aResetOfOneSwitchWhileItsFaultIsThereIsRefused() throws Exception {
    var full = OperatedPack.withTwoSwitches();
    full.standing = Request.CLOSE;
    full.run(1);
    full.highestV = 3.9;
    full.run(4);
    assertEquals(
        "reset: refused, the pack is DISCHARGE_ONLY by CELL_OVER_VOLTAGE (a cell's voltage is too"
            + " high); still wrong: CELL_OVER_VOLTAGE (cell 7 · 3.900 V)",
        full.operator.ask(Request.RESET).text());
    assertEquals(
        "open: done, the pack is TRIPPED",
        full.operator.ask(Request.OPEN).text(),
        "what a person has to clear stays");
  }

  @Test
  void aResetWhileSomethingIsWrongNamesItWithCellAndValue() {
    pack.run(1);
    pack.highestV = 3.9;
    pack.run(4);
    refused(
        Request.RESET,
        "reset: refused, the pack is TRIPPED by CELL_OVER_VOLTAGE (a cell's voltage is too high);"
            + " still wrong: CELL_OVER_VOLTAGE (cell 7 · 3.900 V)");
    assertTrue(
        pack.operator.status().alarms().contains("OPEN CELL_OVER_VOLTAGE (cell 7 · 3.900 V)"));
    pack.highestV = Double.NaN;
    assertInstanceOf(Mode.Tripped.class, pack.run(10).mode(), "and is not done later");
  }

  @Test
  void aResetOfAPackThatWantsToCloseReportsHowItEnds() {
    pack.standing = Request.CLOSE;
    pack.run(1).trippedByCell7();
    done(Request.RESET, "reset: done, and the pack is CLOSED again, as was asked before");
  }

  /// All cells at once, so that nothing is doubted: they are deeply discharged.
  private void deeplyDischarged() {
    for (pack.cellV = 3.3; pack.cellV > 1.9; pack.cellV -= 0.05) pack.run(0.1);
    pack.run(20);
    for (; pack.cellV < 3.3; pack.cellV += 0.05) pack.run(0.1);
    pack.run(20);
  }

  @Test
  void aResetOfWhatNeedsTheServiceIsRefusedAndSaysWhatToDo() {
    pack.run(1);
    deeplyDischarged();
    String tripped = pack.operator.ask(Request.RESET).text();
    assertTrue(tripped.startsWith("reset: refused, the pack is TRIPPED by CELL_DEEP_DIS"), tripped);
    assertTrue(
        tripped.endsWith(
            "which a reset does not clear; repair it, then say what was done:"
                + " ./bms ctl service REASON"),
        tripped);
    Reply without = pack.operator.service(" ");
    assertEquals(
        "service: refused, it needs a reason: say what was found and done", without.text());
    Reply done = pack.operator.service("cells replaced\n and measured");
    assertEquals("service: done, the pack is OPEN", done.text());
    assertTrue(
        done.events().toString().contains("Serviced: cells replaced and measured"),
        done.events().toString());
  }

  @Test
  void theServiceHasNothingToClearWhereNothingTripped() {
    pack.run(1);
    assertEquals(
        "service: refused, there is nothing to reset; the pack is OPEN",
        pack.operator.service("looked").text());
  }

  @Test
  void thereIsNothingToResetWhereNothingTripped() {
    pack.run(1);
    refused(Request.RESET, "reset: refused, there is nothing to reset; the pack is OPEN");
  }

  /// Otherwise a pack would close whenever the cell has come down, with nobody there.
  @Test
  void aWishToCloseThatIsRefusedDoesNotStand() {
    pack.run(1);
    pack.highestV = 3.9;
    pack.run(0.5);
    Reply reply = pack.operator.ask(Request.CLOSE);
    assertEquals(
        "close: refused, a limit that opens the contactors is broken: CELL_OVER_VOLTAGE, which is about to trip; the wish is withdrawn",
        reply.text());
    assertEquals(Request.OPEN, pack.standing);
    assertEquals("OPEN", reply.wanted());
  }

  /// The configuration says that the pack closes by itself; asking too early changes nothing.
  @Test
  void aWishThatStoodBeforeStandsAfterwards() {
    pack.standing = Request.CLOSE;
    pack.silent = true;
    pack.run(0.2);
    assertFalse(pack.operator.ask(Request.CLOSE).done());
    assertEquals(Request.CLOSE, pack.standing);
    pack.silent = false;
    assertInstanceOf(Mode.Closed.class, pack.run(10).mode());
  }

  @Test
  void contactorsThatDoNotFollowAreNoSuccess() {
    pack.run(1);
    pack.contactorsObey = false;
    refused(
        Request.CLOSE,
        "close: refused, it tripped by CONTACTOR_MISMATCH (the contactors do not do what they were"
            + " told); the wish is withdrawn");
  }

  @Test
  void acknowledgingIsReadBack() {
    pack.run(1);
    refused(Request.ACKNOWLEDGE, "acknowledge: refused, there is nothing to acknowledge");
    pack.trippedByCell7();
    assertTrue(
        pack.operator
            .status()
            .events()
            .getFirst()
            .startsWith("First cause: Cell 7 is at 3.900 V, above 3.800 V. OPEN CELL_OVER_VOLTAGE"),
        pack.operator.status().toString());
    done(Request.RESET, "reset: done, the pack is OPEN");
    done(Request.ACKNOWLEDGE, "acknowledge: done, 1 over and gone");
    assertEquals(List.of(), pack.operator.status().events());
  }

  @Test
  void whatIsStillThereStaysWhenItIsAcknowledged() {
    pack.run(1);
    pack.highestV = 3.62;
    // Too high, and no longer as its model says.
    pack.run(60);
    done(Request.ACKNOWLEDGE, "acknowledge: done, 0 over and gone, 2 still there");
    refused(Request.ACKNOWLEDGE, "acknowledge: refused, everything is acknowledged already");
  }

  @Test
  void statusSaysWhetherAResetWouldBeAccepted() {
    assertEquals("the first tick has not come yet; ask again", pack.operator.status().text());
    pack.run(1);
    assertEquals("the pack is OPEN", pack.operator.status().text());
    pack.trippedByCell7();
    Reply status = pack.operator.status();
    assertEquals(
        "the pack is TRIPPED by CELL_OVER_VOLTAGE (a cell's voltage is too high); nothing is wrong"
            + " any more; reset it",
        status.text());
    assertEquals("TRIPPED", status.mode());
    assertEquals("CELL_OVER_VOLTAGE", status.cause());
  }
}

package org.voltaire.device.jbd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JbdBoardTest {
  private static final String ASK_BASIC = "DDA50300FFFD77";
  private static final String ASK_CELLS = "DDA50400FFFC77";
  private static final String BASIC =
      "DD03001D0618FEE101F201F4002A2C7C00000000000080640304030B8B0B8A0B84F88477";
  private static final String CELLS = "DD0400080D660D610D680D59FE3C77";
  private static final String CELLS_BAD_SUM = "DD0400080D660D610D680D59FE3D77";
  private static final double[] CELLS_V = {3.43, 3.425, 3.432, 3.417};

  private final ScriptedLine line = new ScriptedLine();
  private final JbdBoard board = new JbdBoard(line, 4);

  private String failure() {
    return String.valueOf(assertThrows(IOException.class, board::readCellVoltagesV).getMessage());
  }

  @Test
  void readsTheBasicInformation() throws IOException {
    line.answering(BASIC);
    JbdBasicInfo info = board.readBasic();
    assertEquals(15.6, info.packVoltageV());
    assertEquals(-2.87, info.currentA());
    assertEquals(List.of(ASK_BASIC), line.written);
  }

  @Test
  void readsTheCells() throws IOException {
    line.answering(CELLS);
    assertArrayEquals(CELLS_V, board.readCellVoltagesV());
    assertEquals(List.of(ASK_CELLS), line.written);
  }

  @Test
  void readsTheName() throws IOException {
    line.answering("DD05000A30313233343536373839FDE977");
    assertEquals("0123456789", board.readName());
  }

  @Test
  void switchesTheMosfets() throws IOException {
    line.answering("DDE10000000077");
    board.setMosfets(true, false);
    assertEquals(List.of("DD5AE1020002FF1B77"), line.written);
  }

  @Test
  void takesAnAnswerThatArrivesByteByByte() throws IOException {
    line.bytesPerRead = 1;
    line.answering(BASIC);
    assertEquals(15.6, board.readBasic().packVoltageV());
  }

  @Test
  void skipsTheEchoOfItsOwnRequest() throws IOException {
    line.answering(ASK_CELLS + CELLS);
    assertArrayEquals(CELLS_V, board.readCellVoltagesV());
  }

  @Test
  void skipsNoiseBeforeTheAnswer() throws IOException {
    line.answering("00FFDD0300FF" + CELLS);
    assertArrayEquals(CELLS_V, board.readCellVoltagesV());
  }

  @Test
  void forgetsWhatArrivedBeforeItAsked() throws IOException {
    line.stale("DD0400080000000000000000FFF877").answering(CELLS); // a valid answer, but an old one
    assertArrayEquals(CELLS_V, board.readCellVoltagesV());
  }

  @Test
  void skipsALateAnswerToSomethingElse() throws IOException {
    line.answering(BASIC + CELLS);
    assertArrayEquals(CELLS_V, board.readCellVoltagesV());
  }

  @Test
  void asksAgainWhenTheFirstQuestionOnlyWokeTheBoard() throws IOException {
    line.answering("", CELLS);
    assertArrayEquals(CELLS_V, board.readCellVoltagesV());
    assertEquals(List.of(ASK_CELLS, ASK_CELLS), line.written);
  }

  @Test
  void asksAgainAfterAChecksumError() throws IOException {
    line.answering(CELLS_BAD_SUM, CELLS);
    assertArrayEquals(CELLS_V, board.readCellVoltagesV());
  }

  @Test
  void asksAgainAsOftenAsAnswersArriveDamaged() throws IOException {
    line.answering(CELLS_BAD_SUM, CELLS_BAD_SUM, CELLS_BAD_SUM, CELLS_BAD_SUM, CELLS);
    assertArrayEquals(CELLS_V, board.readCellVoltagesV());
    assertEquals(4 * 20_000_000L, line.waitedNanos, "a pause after each, and no more");
  }

  @Test
  void silenceIsAnErrorAfterTwoQuestionsAndTwicePatience() {
    assertEquals("JBD board: register 0x04: no answer within 300 ms, asked twice", failure());
    assertEquals(List.of(ASK_CELLS, ASK_CELLS), line.written);
    assertEquals(600_000_000L, line.waitedNanos);
  }

  @Test
  void aChecksumErrorSaysWhichAndShowsTheBytes() {
    // Fifteen bytes and a pause are 36 ms of 600.
    line.answering(Collections.nCopies(17, CELLS_BAD_SUM).toArray(String[]::new));
    assertEquals(
        "JBD board: register 0x04: JBD frame: checksum is 0xFE3D, expected 0xFE3C, asked 17 times;"
            + " received "
            + CELLS_BAD_SUM,
        failure());
  }

  @Test
  void anAnswerFromAnotherRegisterIsNotTakenForOurs() {
    line.answering(BASIC, BASIC);
    assertEquals(
        "JBD board: register 0x04: answer is from register 0x03, asked twice; received "
            + "DD03001D0618FEE101F201F4002A2C7C0000000000008064… (36 bytes)",
        failure());
  }

  @Test
  void aRefusalIsReportedAtOnce() {
    line.answering("DD048000FF8077");
    assertEquals("JBD board: register 0x04: status is 0x80, expected 0x00", failure());
    assertEquals(List.of(ASK_CELLS), line.written);
  }

  @Test
  void aTruncatedAnswerIsReported() {
    line.answering("DD0400080D66", "DD0400080D66");
    assertEquals(
        "JBD board: register 0x04: no complete answer, asked twice; received DD0400080D66",
        failure());
  }

  @Test
  void anEchoAloneIsNoAnswer() {
    line.answering(ASK_CELLS, ASK_CELLS);
    assertEquals(
        "JBD board: register 0x04: only our own request came back, asked twice; received "
            + ASK_CELLS,
        failure());
  }

  @Test
  void aLineThatBabblesDoesNotHoldUsForEver() {
    line.answering("55".repeat(5000), "55".repeat(5000));
    assertEquals(0, line.waitedNanos);
    assertEquals(
        "JBD board: register 0x04: no complete answer, asked twice; received "
            + "55".repeat(24)
            // Five reads of 64 use up 333 ms at 1.04 ms a byte, and four what is left of 600 ms.
            + "… (256 bytes)",
        failure());
  }

  @Test
  void aHangUpIsTheLinesOwnError() {
    line.close();
    assertEquals("/dev/ttyUSB0: hung up", failure());
  }

  @Test
  void aBoardWithFewerCellsThanConfiguredIsRefused() {
    line.answering(CELLS);
    JbdBoard bigger = new JbdBoard(line, 5);
    IOException refused = assertThrows(IOException.class, bigger::readCellVoltagesV);
    assertEquals("JBD register 0x04: 4 cells, expected 5", refused.getMessage());
  }

  @Test
  void aBoardWithSpareSlotsGivesTheConfiguredCells() throws IOException {
    line.answering(CELLS);
    assertArrayEquals(new double[] {3.43, 3.425, 3.432}, new JbdBoard(line, 3).readCellVoltagesV());
  }

  @Test
  void anImpossibleConfigurationIsRefusedAtStart() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new JbdBoard(line, 0));
    assertEquals("JBD board: cells is 0, must be 1..32", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new JbdBoard(line, 4, 0));
  }
}

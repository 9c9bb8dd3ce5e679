package org.voltaire.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;

/// Six cells in turns: 1, 3 and 5, then 2, 4 and 6, on wires along which 10 mV fall off.
class BleedResponseTest {
  private static final CellSet ODD = CellSet.of(0, 2, 4), EVEN = CellSet.of(1, 3, 5);
  private double wireV = 0.010, loadV;
  private CellSet stuckOpen = CellSet.NONE, stuckClosed = CellSet.NONE;
  private BleedResponse response = BleedResponse.NONE;

  private Readings readings(CellSet told) {
    double[] volts = new double[6];
    for (int cell = 0; cell < 6; cell++) {
      volts[cell] += 3.7 + 0.01 * cell + loadV;
      boolean bleeds =
          stuckClosed.contains(cell) || (told.contains(cell) && !stuckOpen.contains(cell));
      if (!bleeds) continue;
      volts[cell] -= wireV;
      if (cell > 0) volts[cell - 1] += wireV / 2;
      if (cell < 5) volts[cell + 1] += wireV / 2;
    }
    return new Readings(
        0,
        Doubles.of(volts),
        0,
        true,
        Doubles.of(22),
        0,
        0,
        0,
        Doubles.of(volts).sum(),
        0,
        Double.NaN,
        told,
        Feedback.UNKNOWN,
        Signals.NONE);
  }

  private int turns(int count) {
    for (int k = 0; k < count; k++) {
      for (CellSet told : new CellSet[] {ODD, EVEN}) {
        response = response.begun(readings(CellSet.NONE));
        loadV = -loadV;
        response = response.ended(told, readings(told));
      }
    }
    return response.stuck();
  }

  @Test
  void soundSwitchesAreNotSuspected() {
    assertEquals(-1, turns(3));
  }

  @Test
  void aSwitchThatStaysOpenIsFound() {
    stuckOpen = CellSet.of(3);
    assertEquals(3, turns(1));
  }

  @Test
  void soIsOneThatStaysClosed() {
    stuckClosed = CellSet.of(2);
    assertEquals(2, turns(1));
  }

  @Test
  void aLoadThatChangesMeanwhileMovesAllCellsAlike() {
    loadV = 0.05;
    assertEquals(-1, turns(3));
    stuckOpen = CellSet.of(0);
    assertEquals(0, turns(4));
  }

  @Test
  void aSwitchThatWorksAgainIsForgottenWithinTurns() {
    stuckOpen = CellSet.of(3);
    turns(3);
    stuckOpen = CellSet.NONE;
    assertEquals(-1, turns(2));
  }

  @Test
  void aCellThatRisesMeanwhileIsNotSuspected() {
    for (int k = 0; k < 4; k++) {
      response = response.begun(readings(CellSet.NONE));
      Doubles bled = readings(ODD).cellVoltagesV();
      var risen = Doubles.generate(6, cell -> bled.get(cell) + (cell == 2 ? 0.03 : 0));
      response = response.ended(ODD, readings(ODD).with(risen, Doubles.of(22), 0));
    }
    assertEquals(-1, response.stuck());
  }

  /// It measures while nothing bleeds, as chips do.
  @Test
  void ofABoardThatShowsNoDropNothingIsKnown() {
    wireV = 0.0005;
    stuckOpen = CellSet.of(3);
    assertEquals(-1, turns(3));
  }

  @Test
  void oneCellAloneCannotBeCompared() {
    stuckOpen = CellSet.of(3);
    response = response.begun(readings(CellSet.NONE));
    response = response.ended(CellSet.of(3), readings(CellSet.of(3)));
    assertEquals(-1, response.stuck());
    assertTrue(Double.isNaN(response.fallsV().get(0)));
  }
}

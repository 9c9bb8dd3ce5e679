package org.voltaire.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.PackSpec;

/// Cells chosen by voltage: from 3.6 V on, from 10 mV above the lowest to 5 mV.
class VoltageFallbackTest {
  private static final PackSpec.Bleed SPEC = new PackSpec.Bleed(true, 3.6, 0.01, 2);

  private double currentA;
  private CellSet was = CellSet.NONE;

  private CellSet chosen(double... cellsV) {
    var readings =
        new Readings(
            0,
            Doubles.of(cellsV),
            0,
            true,
            Doubles.of(22),
            0,
            currentA,
            0,
            Doubles.of(cellsV).sum(),
            0,
            Double.NaN,
            was,
            Feedback.UNKNOWN,
            Signals.NONE);
    was = VoltageFallback.choose(SPEC, was, readings);
    return was;
  }

  @Test
  void aCellIsChosenFromTenMillivoltsAboveTheLowestDownToFive() {
    assertEquals(CellSet.NONE, chosen(3.65, 3.65, 3.6585), "not yet");
    assertEquals(CellSet.of(2), chosen(3.65, 3.65, 3.6625));
    assertEquals(CellSet.of(2), chosen(3.65, 3.65, 3.6585), "goes on");
    assertEquals(CellSet.NONE, chosen(3.65, 3.65, 3.652), "has come down");
  }

  @Test
  void allThatStandHighAreChosen() {
    assertEquals(CellSet.of(0, 2), chosen(3.68, 3.65, 3.67));
  }

  @Test
  void noneIsChosenBelowTheStart() {
    assertEquals(CellSet.NONE, chosen(3.55, 3.5, 3.599));
    assertEquals(CellSet.of(2), chosen(3.55, 3.5, 3.601));
  }

  @Test
  void noneIsChosenWhileThePackIsDischarged() {
    currentA = -0.1;
    assertEquals(CellSet.NONE, chosen(3.65, 3.65, 3.7));
    currentA = 0;
    assertEquals(CellSet.of(2), chosen(3.65, 3.65, 3.7));
  }
}

package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.StateLayout.R0_RATIO;
import static org.voltaire.estimate.StateLayout.SOC;
import static org.voltaire.estimate.StateLayout.STRIDE;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;

/// Whether cells in series move alike, second by second.
class ChargeBalanceTest {
  private static final long SECOND = 1_000_000_000L;

  private static final CellModel CELL =
      CellModel.thevenin(
          50,
          OcvCurve.through(Doubles.of(0, 1), Doubles.of(3, 4.2)),
          2e-3,
          1e-3,
          30,
          0,
          5e-3,
          0.01);

  private final double[] soc = {0.70, 0.71, 0.69, 0.70, 0.70};
  private double sigma = 0.01;
  private long now;
  private ChargeBalance balance = ChargeBalance.none(5);

  private FilterState state() {
    var ekf = new CellEkf(Specs.of(CELL));
    double[] x = ekf.initial(5, 0.7, sigma).numbers().toArray();
    for (int c = 0; c < 5; c++) x[c * STRIDE + SOC] = soc[c];
    x[2 * STRIDE + R0_RATIO] = 2.5;
    return new FilterState(50, 0, Doubles.taking(x), Anchors.none(5));
  }

  private ChargeBalanceTest seconds(int count, double perSecond, int cell, double ownPerSecond) {
    for (int k = 0; k < count; k++) {
      for (int c = 0; c < 5; c++) soc[c] += perSecond;
      soc[cell] += ownPerSecond;
      now += SECOND;
      balance = balance.step(state(), now);
    }
    return this;
  }

  @Test
  void cellsThatMoveAlikeAreBelieved() {
    seconds(1000, -1e-4, 0, 0);
    assertEquals(CellSet.NONE, balance.apart());
    assertEquals(0.61, balance.soc(state(), 1), 1e-9);
  }

  @Test
  void aCellThatClimbsWithoutChargeIsApartAndToldWhereTheChargeSaysItIs() {
    seconds(10, 0, 3, 0).seconds(60, -1e-4, 3, 0.004);
    assertEquals(CellSet.of(3), balance.apart());
    assertEquals(soc[0], balance.soc(state(), 3), 0.03);
    double sigmaTold = StrictMath.sqrt(balance.socVariance(state(), 3));
    assertTrue(sigmaTold > 0.2, "the contradiction is part of σ: " + sigmaTold);
    PackSoc pack = PackSoc.of(state(), balance);
    assertEquals(soc[0], pack.soc(), 0.02, "it does not decide the pack's SoC");
  }

  @Test
  void aCellWithAThirdLessCapacityIsNotApart() {
    seconds(3000, -2e-4, 3, -0.6e-4);
    assertEquals(CellSet.NONE, balance.apart());
  }

  @Test
  void whatIsNotKnownCannotContradict() {
    sigma = 0.2;
    seconds(10, 0, 3, 0).seconds(60, 0, 3, 0.004);
    assertEquals(CellSet.NONE, balance.apart());
  }

  @Test
  void aCellThatComesBackIsBelievedAgain() {
    seconds(10, 0, 3, 0).seconds(40, 0, 3, 0.004).seconds(40, 0, 3, -0.004);
    assertEquals(CellSet.NONE, balance.apart());
  }

  @Test
  void theHighestResistanceIsTold() {
    seconds(1, 0, 0, 0);
    assertEquals(2.5, balance.resistanceRatio(), 1e-9);
    assertEquals(2, balance.resistanceIndex());
  }

  @Test
  void cellsAreApartInChargeByWhatIsCertain() {
    soc[3] = 0.45;
    sigma = 0.02;
    assertEquals(0.26 - 2 * StrictMath.hypot(0.02, 0.02), imbalance(), 1e-9);
    sigma = 0.1;
    assertEquals(0, imbalance(), "it may be all of it");
  }

  private double imbalance() {
    seconds(1, 0, 0, 0);
    PackSoc pack = PackSoc.of(state(), balance);
    return balance.imbalance(state(), pack.fullest(), pack.emptiest());
  }
}

package org.voltaire.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.Hysteresis;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.OcvShift;
import org.voltaire.pack.Residual;
import org.voltaire.pack.SocCurve;

/// A made cell with known numbers is measured, and the numbers must come back.
class IdentificationTest {
  private static final double CAPACITY_AH = 3;
  private static final OcvCurve OCV =
      OcvCurve.through(
          Doubles.of(0, 0.1, 0.3, 0.6, 0.9, 1), Doubles.of(3.0, 3.4, 3.6, 3.75, 4.0, 4.15));
  private static final double HALF_GAP_V = 0.008;

  /// Resistances fall to 0.4 of their value from 5 to 35 °C.
  private static final CellModel TRUTH =
      new CellModel(
          CAPACITY_AH,
          OCV,
          new Hysteresis(SocCurve.constant(HALF_GAP_V), 40),
          OcvShift.none(25),
          new Dynamics(
              Doubles.of(5, 35),
              Doubles.of(0.5),
              Doubles.of(0.050, 0.020),
              Doubles.of(0.025, 0.010),
              Doubles.of(0.030, 0.012),
              Doubles.of(12, 12),
              Doubles.of(250, 250),
              Doubles.of(0, 0),
              Double.POSITIVE_INFINITY,
              0),
          Residual.constant(1e-3, 100),
          1,
          0.01);

  private static final OpenCircuit SWEEP =
      new OpenCircuit(OCV, SocCurve.constant(HALF_GAP_V), 0, 0, 1);

  /// An hour and a half of steps between 2 C out and 1 C in, from full to about a third, with
  /// rests.
  private static CellLog drive(double degC, long seed) {
    int n = 6000;
    double[] time = new double[n], current = new double[n], soc = new double[n];
    var random = new SplittableRandom(seed);
    double i = 0, z = 0.98;
    for (int k = 0; k < n; k++) {
      if (k % 8 == 0) i = CAPACITY_AH * (random.nextDouble() * 3 - 2.05);
      if (k % 1000 > 700 || k < 10) i = 0;
      time[k] = k;
      current[k] = i;
      z += i / 3600 / CAPACITY_AH;
      soc[k] = z;
    }
    var silent =
        new CellLog(
            "drive at " + degC,
            Doubles.of(time),
            Doubles.of(current),
            Doubles.unknown(n),
            Doubles.generate(n, _ -> degC),
            Doubles.of(soc));
    return with(silent, VoltageRun.of(TRUTH, rested(silent)), random);
  }

  private static CellLog rested(CellLog log) {
    return with(
        log, Doubles.generate(log.rows(), k -> OCV.at(log.soc().get(k)) - HALF_GAP_V).toArray());
  }

  private static CellLog with(CellLog log, double[] volts) {
    return new CellLog(
        log.name(),
        log.timeSeconds(),
        log.currentA(),
        Doubles.of(volts),
        log.tempDegC(),
        log.soc());
  }

  private static CellLog with(CellLog log, double[] volts, SplittableRandom noise) {
    double[] noisy = volts.clone();
    for (int k = 0; k < noisy.length; k++) noisy[k] += 1e-3 * (noise.nextDouble() - 0.5);
    return with(log, noisy);
  }

  @Test
  void whatWasPutIntoACellComesOutOfItsRecords() {
    Identified identified =
        Identification.of(CAPACITY_AH, SWEEP, List.of(drive(5, 1), drive(35, 2)));
    Dynamics dynamics = identified.model().dynamics();
    assertEquals(Doubles.of(5, 35), dynamics.tempsDegC());
    for (double degC : new double[] {5, 20, 35}) {
      var found = dynamics.at(degC);
      var truth = TRUTH.dynamics().at(degC);
      for (double z = 0.4; z < 0.95; z += 0.1) {
        assertEquals(1, found.r0At(z) / truth.r0At(z), 0.05, "R0 at " + degC);
        double foundOhm = found.r1At(z) + found.r2At(z);
        assertEquals(1, foundOhm / (truth.r1At(z) + truth.r2At(z)), 0.15, "RC at " + degC);
      }
    }
    assertEquals(40, identified.model().hysteresis().rate());
    for (Identified.Fit fit : identified.fits()) {
      assertTrue(fit.rmsV() < 1.5e-3, fit.log().name() + " " + fit.rmsV());
    }
  }

  @Test
  void aModelPredictsARecordThatItWasNotMadeFrom() {
    CellModel model =
        Identification.of(CAPACITY_AH, SWEEP, List.of(drive(5, 1), drive(35, 2))).model();
    CellLog other = drive(18, 3);
    var fit = new Identified.Fit(other, Doubles.of(VoltageRun.of(model, other)), 0);
    assertTrue(fit.rmsV() < 3e-3, "rms " + fit.rmsV());
  }

  /// Polarisation that no rest of the records sees the end of is the cold's own, and not a slope
  /// over temperature that would move the OCV of all the others.
  @Test
  void whatMovesTheVoltageInTheColdStaysInTheCold() {
    CellLog cold = drive(5, 7), room = drive(25, 8), warm = drive(40, 9);
    double[] volts = cold.voltageV().toArray();
    for (int k = 0; k < volts.length; k++) volts[k] -= 0.008;
    CellModel model =
        Identification.of(CAPACITY_AH, SWEEP, List.of(with(cold, volts), room, warm)).model();
    for (double z = 0.4; z < 0.95; z += 0.1) {
      assertEquals(-0.008, model.ocvShift().at(5, z), 3e-3, "5 °C, SoC " + z);
      assertEquals(0, model.ocvShift().at(25, z), "25 °C, SoC " + z);
      assertEquals(0, model.ocvShift().at(40, z), 2e-3, "40 °C, SoC " + z);
      assertEquals(OCV.at(z), model.ocv().at(z), 2e-3, "OCV at SoC " + z);
    }
  }

  @Test
  void theSameRecordsGiveTheSameModelToTheLastBit() {
    List<CellLog> logs = List.of(drive(25, 4));
    assertEquals(
        Identification.of(CAPACITY_AH, SWEEP, logs).model(),
        Identification.of(CAPACITY_AH, SWEEP, logs).model());
  }

  /// Half of the next interval's current already flows where the voltage is read.
  @Test
  void aTesterThatAveragesCurrentsIsFoundOutAndDoesNotSpoilTheResistance() {
    CellLog exact = drive(25, 5);
    double r0 = TRUTH.dynamics().at(25).r0At(0.5);
    double[] volts = exact.voltageV().toArray();
    for (int k = 0; k + 1 < volts.length; k++) {
      volts[k] += 0.5 * r0 * (exact.currentA().get(k + 1) - exact.currentA().get(k));
    }
    Identified identified = Identification.of(CAPACITY_AH, SWEEP, List.of(with(exact, volts)));
    Identified.Fit fit = identified.fits().getFirst();
    assertEquals(0.5 * r0, fit.skewOhm(), 0.05 * r0);
    assertEquals(1, identified.model().dynamics().at(25).r0At(0.5) / r0, 0.05);
    assertTrue(fit.timedRmsV() < 0.5 * fit.rmsV(), fit.timedRmsV() + " of " + fit.rmsV());
  }

  @Test
  void aSweepGivesTheMeanOfItsLegsAndHalfTheirGap() {
    CellLog sweep = sweep(z -> OCV.at(z) - 0.010, z -> OCV.at(z) + 0.010, 1);
    OpenCircuit found = OpenCircuit.ofSweep(sweep, CAPACITY_AH);
    for (double z = 0.05; z < 0.96; z += 0.1) {
      assertEquals(OCV.at(z), found.mid().at(z), 2e-3, "SoC " + z);
      assertEquals(0.010, found.halfGapV().at(z), 1e-3, "SoC " + z);
    }
    assertEquals(1.0 / 30, found.cRate(), 1e-3);
  }

  @Test
  void aChargeLegThatStopsEarlyIsContinuedWithItsGap() {
    CellLog sweep = sweep(z -> OCV.at(z) - 0.010, z -> OCV.at(z) + 0.010, 0.58);
    OpenCircuit found = OpenCircuit.ofSweep(sweep, CAPACITY_AH);
    assertEquals(0.58, found.coveredTo(), 0.01);
    assertEquals(0.010, found.halfGapV().at(0.9), 1e-3);
    assertEquals(OCV.at(0.9), found.mid().at(0.9), 2e-3);
  }

  @Test
  void theSweepsOwnCurrentIsNoHysteresis() {
    var sweep = new OpenCircuit(OCV, SocCurve.constant(0.010), 1.0 / 30, 0, 1);
    SocCurve left = sweep.halfGapWithout(SocCurve.constant(0.060), CAPACITY_AH);
    assertEquals(0.010 - 0.060 * CAPACITY_AH / 30, left.at(0.5), 1e-12);
    assertEquals(0, sweep.halfGapWithout(SocCurve.constant(1), CAPACITY_AH).at(0.5));
  }

  @Test
  void aRecordWithoutSocIsCountedFromItsRest() {
    CellLog log = drive(25, 6);
    CellLog blind =
        new CellLog(
            "blind",
            log.timeSeconds(),
            log.currentA(),
            log.voltageV(),
            log.tempDegC(),
            Doubles.unknown(log.rows()));
    CellLog counted = Coulombs.counted(blind, CAPACITY_AH, OCV, 0.98);
    assertEquals(log.soc().get(5999), counted.soc().get(5999), 1e-9);
    CellLog guessed = Coulombs.counted(blind, CAPACITY_AH, OCV, Double.NaN);
    assertEquals(OCV.socAt(log.voltageV().get(0)), guessed.soc().get(0), 1e-12);
  }

  @Test
  void aRecordThatBeginsUnderLoadNeedsItsSoc() {
    var log =
        new CellLog(
            "loaded",
            Doubles.of(0, 1),
            Doubles.of(-3, -3),
            Doubles.of(3.6, 3.6),
            Doubles.of(25, 25),
            Doubles.unknown(2));
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Coulombs.counted(log, CAPACITY_AH, OCV, Double.NaN));
    assertTrue(refused.toString().contains("must begin at rest"), refused.toString());
  }

  private static CellLog sweep(DoubleUnaryOperator down, DoubleUnaryOperator up, double chargedTo) {
    int legRows = 3600, upRows = (int) (legRows * chargedTo), n = legRows + upRows;
    double i = CAPACITY_AH / 30;
    double[] time = new double[n], current = new double[n], volts = new double[n];
    double[] soc = new double[n];
    for (int k = 0; k < n; k++) {
      boolean charging = k >= legRows;
      time[k] = 30.0 * (k + 1);
      current[k] = charging ? i : -i;
      soc[k] = charging ? (k - legRows + 1.0) / legRows : 1 - (k + 1.0) / legRows;
      volts[k] = charging ? up.applyAsDouble(soc[k]) : down.applyAsDouble(soc[k]);
    }
    return new CellLog(
        "sweep",
        Doubles.of(time),
        Doubles.of(current),
        Doubles.of(volts),
        Doubles.generate(n, _ -> 25),
        Doubles.of(soc));
  }
}

package org.voltaire.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.measure.Doubles;

class CellModelTest {
  /// Two temperatures, two SoCs; resistances fall to half from 0 to 25 °C.
  private static final Dynamics DYNAMICS =
      new Dynamics(
          Doubles.of(0, 25),
          Doubles.of(0.2, 0.8),
          Doubles.of(0.04, 0.02, 0.02, 0.01),
          Doubles.of(0.02, 0.02, 0.01, 0.01),
          Doubles.of(0, 0, 0, 0),
          Doubles.of(20, 10),
          Doubles.of(400, 100),
          Doubles.of(0, 0),
          Double.POSITIVE_INFINITY,
          0);

  private static final Residual RESIDUAL =
      new Residual(
          Doubles.of(0, 25),
          Doubles.of(0.2, 0.8),
          Doubles.of(0.04, 0.02, 0.02, 0.01),
          Doubles.of(0, 2),
          Doubles.of(1, 2),
          600);

  @Test
  void aResistanceIsThatOfItsTableAtTheTablesOwnPoints() {
    assertEquals(0.04, DYNAMICS.at(0).r0At(0.2), 1e-15);
    assertEquals(0.01, DYNAMICS.at(25).r0At(0.8), 1e-15);
    assertEquals(0.015, DYNAMICS.at(25).r0At(0.5), 1e-15);
    assertEquals(0.02, DYNAMICS.at(25).r0At(0), 1e-15, "before the first point: that of the point");
    assertEquals(10, DYNAMICS.at(25).tau1Seconds(), 1e-12);
  }

  /// ln R against 1/T: half of ln 2 lies where 1/T is half way, at 11.9 °C.
  @Test
  void betweenTemperaturesTheLogarithmIsStraightInOneOverT() {
    double middle = 1 / (0.5 / 273.15 + 0.5 / 298.15) - 273.15;
    assertEquals(0.01 * StrictMath.sqrt(2), DYNAMICS.at(middle).r1At(0.5), 1e-12);
    assertEquals(StrictMath.sqrt(200), DYNAMICS.at(middle).tau1Seconds(), 1e-9);
  }

  @Test
  void beyondTheTablesTheOuterSegmentGoesOnAndTimeConstantsStay() {
    double colder = 1 / (2 / 273.15 - 1 / 298.15) - 273.15;
    double hotter = 1 / (2 / 298.15 - 1 / 273.15) - 273.15;
    assertEquals(0.04, DYNAMICS.at(colder).r1At(0.5), 1e-12);
    assertEquals(0.005, DYNAMICS.at(hotter).r1At(0.5), 1e-12);
    assertEquals(20, DYNAMICS.at(colder).tau1Seconds());
    assertEquals(0, DYNAMICS.outsideK(10));
    assertEquals(15, DYNAMICS.outsideK(-15));
    assertEquals(20, DYNAMICS.outsideK(45));
  }

  /// One SoC, no slow pair.
  private static Dynamics atHalf(Doubles tempsDegC, Doubles r0Ohm, Doubles r1Ohm) {
    return new Dynamics(
        tempsDegC,
        Doubles.of(0.5),
        r0Ohm,
        r1Ohm,
        Doubles.of(0, 0),
        Doubles.of(10, 10),
        Doubles.of(10, 10),
        Doubles.of(0, 0),
        Double.POSITIVE_INFINITY,
        0);
  }

  @Test
  void aTableInWhichColdHelpsIsNotContinued() {
    Dynamics strange = atHalf(Doubles.of(0, 25), Doubles.of(0.01, 0.02), Doubles.of(0.01, 0.01));
    assertEquals(0.01, strange.at(-20).r0At(0.5), 1e-15);
    assertEquals(0.02, strange.at(45).r0At(0.5), 1e-15);
  }

  /// Threefold within 10 K is what a fit makes of noise: chemistry has no more than 6000 K.
  @Test
  void aResistanceIsNotContinuedMoreSteeplyThanChemistryHasIt() {
    Dynamics steep = atHalf(Doubles.of(-5, 5), Doubles.of(0.02, 0.01), Doubles.of(0.03, 0.01));
    double beyond = 1 / 248.15 - 1 / 268.15;
    assertEquals(0.03 * Math.exp(6000 * beyond), steep.at(-25).r1At(0.5), 1e-12);
    double slope = Math.log(2) / (1 / 268.15 - 1 / 278.15);
    assertEquals(0.02 * Math.exp(slope * beyond), steep.at(-25).r0At(0.5), 1e-12);
  }

  /// 51.4 mV · asinh(1) = 45.3 mV where a straight line would say 51.4 mV.
  @Test
  void chargeTransferGivesWayUnderLargeCurrentsAndTheOhmicPartDoesNot() {
    var dynamics =
        new Dynamics(
            Doubles.of(25),
            Doubles.of(0.5),
            Doubles.of(0.030),
            Doubles.of(0),
            Doubles.of(0),
            Doubles.of(1),
            Doubles.of(1),
            Doubles.of(0),
            0.010,
            0);
    var row = dynamics.at(25);
    double thermalV = 2 * 8.314462618 * 298.15 / 96485.33212;
    double i = thermalV / 0.020;
    double asinhOf1 = StrictMath.log(1 + StrictMath.sqrt(2));
    assertEquals(0.010 * i + thermalV * asinhOf1, row.dropV(0.5, i), 1e-15);
    assertEquals(-row.dropV(0.5, i), row.dropV(0.5, -i));
    assertEquals(0.030 * 1e-6, row.dropV(0.5, 1e-6), 1e-18, "a small current sees all of R0");
    assertEquals(0.01 * 4, DYNAMICS.at(25).dropV(0.8, 4), 1e-15, "without transfer it is ohmic");
  }

  @Test
  void anUnknownTemperatureIsTakenAsARoom() {
    assertEquals(DYNAMICS.at(25), DYNAMICS.at(Double.NaN));
  }

  @Test
  void aSingleTemperatureIsLeftByArrheniusLaw() {
    var model =
        CellModel.thevenin(
            50,
            OcvCurve.through(Doubles.of(0, 1), Doubles.of(3, 4)),
            1e-3,
            2e-3,
            30,
            2500,
            5e-3,
            0.01);
    double factor = StrictMath.exp(2500 * (1 / 273.15 - 1 / 298.15));
    assertEquals(1e-3, model.dynamics().at(25).r0At(0.3));
    assertEquals(1e-3 * factor, model.dynamics().at(0).r0At(0.3), 1e-15);
    assertEquals(5e-3, model.residual().sigmaV(-20, 4, 0.1));
  }

  @Test
  void twiceTheCapacityHasHalfTheResistance() {
    var model =
        CellModel.thevenin(
            50,
            OcvCurve.through(Doubles.of(0, 1), Doubles.of(3, 4)),
            1e-3,
            2e-3,
            30,
            2500,
            5e-3,
            0.01);
    assertEquals(0.5e-3, model.withCapacity(100).dynamics().at(25).r0At(0.5), 1e-15);
    assertEquals(100, model.withCapacity(100).capacityAh());
  }

  @ParameterizedTest(name = "{0} °C, {1} C, SoC {2}: {3} V")
  @CsvSource({
    "25, 0, 0.8, 0.01",
    "25, 0, 0.5, 0.015",
    "12.5, 0, 0.8, 0.015",
    "25, 1, 0.8, 0.015",
    "25, -2, 0.8, 0.02",
    "25, 4, 0.8, 0.04",
    "25, NaN, 0.8, 0.02",
    "NaN, 0, 0.8, 0.01",
    "35, 0, 0.8, 0.02",
    "25, 0, 0.1, 0.04",
    "25, 0, 1.1, 0.01",
    "-90, 0, 0.8, 0.10"
  })
  void doubtIsThatOfTheTableAndGrowsBeyondIt(
      double degC, double cRate, double soc, double expectedV) {
    assertEquals(expectedV, RESIDUAL.sigmaV(degC, cRate, soc), 1e-12);
  }

  @Test
  void theBranchRunsTowardsTheSideOfTheCurrentAndNeverPastIt() {
    var hysteresis = new Hysteresis(SocCurve.constant(0.02), 50);
    assertEquals(1, hysteresis.branchAfter(-1, 1), 1e-12);
    assertEquals(0, hysteresis.branchAfter(-1, StrictMath.log(2) / 50), 1e-12);
    assertEquals(-1, hysteresis.branchAfter(0.3, -10), 1e-12);
    assertEquals(0.3, hysteresis.branchAfter(0.3, 0));
  }

  @Test
  void aTableOfTheWrongSizeIsRefusedByItsName() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Dynamics(
                    Doubles.of(0, 25),
                    Doubles.of(0.5),
                    Doubles.of(0.01),
                    Doubles.of(0, 0),
                    Doubles.of(0, 0),
                    Doubles.of(1, 1),
                    Doubles.of(1, 1),
                    Doubles.of(0, 0),
                    Double.POSITIVE_INFINITY,
                    0));
    assertTrue(
        refused.toString().contains("r0Ohm: has 1 numbers, must have 2"), refused.toString());
  }
}

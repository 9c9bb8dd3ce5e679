package org.voltaire.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a sample is believed: each quantity by its own age and range. Readings may be a second
/// old.
class SampleCheckTest {
  private static final long NOW = 100_000_000_000L;

  private final SampleCheck check = new SampleCheck(3, 3, 1, SensorRange.ANY, SensorRange.ANY);
  private double[] cellsV = {3.3, 3.4, 3.5}, degC = {20, 21, 22};
  private double currentA = -7, packV = 10.2, busV = 10.1;
  private double insulationOhm = 1e6, boardDegC = 40, coilV = 12, heaterA = 4;

  /// How long ago each was measured, s.
  private double cellsAge, tempsAge, currentAge, packAge, busAge, signalsAge, contactorsAge;

  private long previousCells = NOW - 2_000_000_000L;

  private static long ago(double seconds) {
    return NOW - Math.round(seconds * 1e9);
  }

  private Sample sample() {
    long signalsAt = ago(signalsAge);
    return new Sample(
        NOW,
        new MeasuredRow(Doubles.of(cellsV), ago(cellsAge)),
        new MeasuredRow(Doubles.of(degC), ago(tempsAge)),
        new Measured(currentA, ago(currentAge)),
        new Measured(packV, ago(packAge)),
        new Measured(busV, ago(busAge)),
        CellSet.of(1),
        Feedback.CLOSED,
        new Signals(
            Feedback.CLOSED,
            Feedback.CLOSED,
            new Measured(insulationOhm, signalsAt),
            new Measured(boardDegC, signalsAt),
            new Measured(coilV, signalsAt),
            new HeaterSignals(new Measured(heaterA, signalsAt), Feedback.CLOSED, Feedback.UNKNOWN)),
        ago(contactorsAge));
  }

  private Readings readings() {
    return check.apply(sample(), previousCells);
  }

  @Test
  void whatIsFreshAndPossibleIsBelievedAsItIs() {
    Readings now = readings();
    assertEquals(Doubles.of(cellsV), now.cellVoltagesV());
    assertEquals(Doubles.of(degC), now.tempsDegC());
    assertEquals(-7, now.currentA());
    assertEquals(10.2, now.packVoltageV());
    assertEquals(0, now.sumErrorV(), 1e-12);
    assertEquals(10.1, now.busVoltageV());
    assertEquals(Feedback.CLOSED, now.contactors());
    assertEquals(CellSet.of(1), now.bleeding());
    assertEquals(1e6, now.signals().insulationOhm().value());
    assertEquals(40, now.signals().boardDegC().value());
    assertEquals(12, now.signals().coilSupplyV().value());
    assertEquals(4, now.signals().heater().currentA().value());
  }

  /// A reading of exactly the age that is allowed counts, one a millisecond older does not.
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.001})
  void eachQuantityHasItsOwnAge(double age) {
    boolean known = age <= 1;
    cellsAge = age;
    assertEquals(known, readings().cellVoltagesV().anyKnown());
    assertTrue(readings().tempsDegC().anyKnown());
    cellsAge = 0;
    tempsAge = age;
    assertEquals(known, readings().tempsDegC().anyKnown());
    assertTrue(readings().cellVoltagesV().anyKnown());
    currentAge = age;
    assertEquals(known, !Double.isNaN(readings().currentA()));
    assertEquals(10.1, readings().busVoltageV());
    packV = 10.6;
    packAge = age;
    assertEquals(known ? 10.6 : 10.2, readings().packVoltageV(), 1e-12, "else the sum");
    busAge = age;
    assertEquals(known, !Double.isNaN(readings().busVoltageV()));
    contactorsAge = age;
    assertEquals(known ? Feedback.CLOSED : Feedback.UNKNOWN, readings().contactors());
    assertEquals(1e6, readings().signals().insulationOhm().value());
    signalsAge = age;
    Signals signals = readings().signals();
    assertEquals(known, !Double.isNaN(signals.insulationOhm().value()));
    assertEquals(known, !Double.isNaN(signals.boardDegC().value()));
    assertEquals(known, !Double.isNaN(signals.coilSupplyV().value()));
    assertEquals(known, !Double.isNaN(signals.heater().currentA().value()));
  }

  @Test
  void theAgesAreTold() {
    cellsAge = 0.1;
    tempsAge = 0.2;
    currentAge = 0.3;
    assertEquals(0.1, readings().cellVoltagesAgeSeconds(), 1e-9);
    assertEquals(0.2, readings().tempsAgeSeconds(), 1e-9);
    assertEquals(0.3, readings().currentAgeSeconds(), 1e-9);
  }

  @Test
  void cellVoltagesAreNewOnceOnly() {
    assertTrue(readings().cellVoltagesAreNew());
    previousCells = NOW;
    assertFalse(readings().cellVoltagesAreNew());
  }

  @ParameterizedTest
  @CsvSource({"0.2, true", "0.199, false", "-3, false"})
  void aCellBelowTwoTenthsOfAVoltIsAWireThatIsOpen(double volts, boolean known) {
    cellsV[1] = volts;
    assertEquals(known, !Double.isNaN(readings().cellVoltagesV().get(1)));
    assertEquals(3.3, readings().cellVoltagesV().get(0));
    assertEquals(3.5, readings().cellVoltagesV().get(2));
  }

  @ParameterizedTest
  @CsvSource({"-60, true", "-60.1, false", "149.9, true", "150, false"})
  void aThermistorAtTheEndOfItsRangeIsNone(double value, boolean known) {
    degC[1] = value;
    assertEquals(known, !Double.isNaN(readings().tempsDegC().get(1)));
    assertEquals(20, readings().tempsDegC().get(0));
  }

  @Test
  void ifAllThermistorsReadAHundredAndFiftyDegreesItIsAFire() {
    degC = new double[] {150, 151, 160};
    assertEquals(Doubles.of(degC), readings().tempsDegC());
  }

  @ParameterizedTest
  @CsvSource({"5.2, 5.2", "5.0, 10.2", "-1, 10.2", "NaN, 10.2"})
  void aPackVoltageBelowHalfOfItsCellsIsABrokenDivider(double measuredV, double expectedV) {
    packV = measuredV;
    assertEquals(expectedV, readings().packVoltageV(), 1e-12);
  }

  @Test
  void whereACellIsMissingThePackVoltageIsAsMeasuredAndTheSumIsNotCompared() {
    cellsV[0] = Double.NaN;
    packV = 2;
    assertEquals(2, readings().packVoltageV());
    assertEquals(0, readings().sumErrorV());
    packV = -1.1;
    assertEquals(Double.NaN, readings().packVoltageV(), "no voltage of a pack is negative");
    packV = -0.9;
    assertEquals(-0.9, readings().packVoltageV(), "the offset of a converter");
  }

  @Test
  void theSumOfTheCellsIsComparedWithThePack() {
    packV = 10;
    assertEquals(0.2, readings().sumErrorV(), 1e-12);
    packV = Double.NaN;
    assertEquals(0, readings().sumErrorV());
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "-1.1, false"})
  void voltagesOfABusAreNegativeOnlyByAnOffset(double volts, boolean known) {
    busV = volts;
    coilV = volts;
    assertEquals(known, !Double.isNaN(readings().busVoltageV()));
    assertEquals(known, !Double.isNaN(readings().signals().coilSupplyV().value()));
  }

  @Test
  void impossibleSignalsAreNone() {
    insulationOhm = -1;
    boardDegC = -61;
    assertEquals(Double.NaN, readings().signals().insulationOhm().value());
    assertEquals(Double.NaN, readings().signals().boardDegC().value());
    insulationOhm = 0;
    boardDegC = -60;
    assertEquals(0, readings().signals().insulationOhm().value());
    assertEquals(-60, readings().signals().boardDegC().value());
  }

  @Test
  void aCurrentMayBeAnything() {
    currentA = -1e6;
    assertEquals(-1e6, readings().currentA());
  }

  private Readings saying(Signals signals) {
    var silent = sample();
    var none =
        new Sample(
            silent.timeNanos(),
            silent.cellVoltagesV(),
            silent.tempsDegC(),
            silent.currentA(),
            silent.packVoltageV(),
            silent.busVoltageV(),
            silent.bleeding(),
            silent.contactors(),
            signals,
            silent.contactorsTimeNanos());
    Readings now = check.apply(none, previousCells);
    assertSame(silent.cellVoltagesV().values(), now.cellVoltagesV());
    assertSame(silent.tempsDegC().values(), now.tempsDegC());
    return now;
  }

  @Test
  void whatSaysNothingIsNotCopied() {
    assertSame(Signals.NONE, saying(Signals.NONE).signals());
    var missing = Measured.missing(Long.MIN_VALUE);
    var interlock = new Signals(Feedback.CLOSED, Feedback.UNKNOWN, missing, missing);
    assertSame(HeaterSignals.NONE, saying(interlock).signals().heater());
  }

  @Test
  void aSampleOfAnotherPackIsRefused() {
    cellsV = new double[] {3.3, 3.4};
    assertThrows(IllegalArgumentException.class, this::readings);
    cellsV = new double[] {3.3, 3.4, 3.5};
    degC = new double[] {20, 21};
    assertThrows(IllegalArgumentException.class, this::readings);
  }
}

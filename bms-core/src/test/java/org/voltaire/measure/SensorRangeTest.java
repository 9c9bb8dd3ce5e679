package org.voltaire.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of a sample may be believed at the ends of what its sensors can tell.
class SensorRangeTest {
  private static final SensorRange CELLS_V = new SensorRange(1.5, 5);
  private static final SensorRange TEMPS_DEGC = new SensorRange(-40, 125);

  private static Readings read(SampleCheck check, Doubles cellsV, Doubles tempsDegC) {
    Measured none = Measured.missing(0);
    var sample =
        new Sample(
            0,
            new MeasuredRow(cellsV, 0),
            new MeasuredRow(tempsDegC, 0),
            none,
            none,
            none,
            CellSet.NONE,
            Feedback.UNKNOWN);
    return check.apply(sample, -1);
  }

  private static Readings read(Doubles cellsV, Doubles tempsDegC) {
    return read(new SampleCheck(2, 2, 1, CELLS_V, TEMPS_DEGC), cellsV, tempsDegC);
  }

  @ParameterizedTest
  @CsvSource({"-6.06", "1.499", "1.5", "5", "5.001", "65.535", "NaN"})
  void aCellAtOrBeyondAnEndOfItsSensorIsNotKnown(double volts) {
    Readings read = read(Doubles.of(3.3, volts), Doubles.of(20, 20));
    assertEquals(Doubles.of(3.3, Double.NaN), read.cellVoltagesV());
  }

  @ParameterizedTest
  @CsvSource({"1.501", "4.999"})
  void aCellWithinIsTakenAsMeasuredHoweverImpossible(double volts) {
    Doubles cells = Doubles.of(3.3, volts);
    assertEquals(cells, read(cells, Doubles.of(20, 20)).cellVoltagesV());
  }

  /// The wire between them is broken: the one reads nothing, the other both. Beside a cell of which
  /// nothing is said, there is no such reason.
  @Test
  void aCellAtTheUpperEndBesideOneThatReadsNothingStays() {
    Doubles temps = Doubles.of(20, 20);
    assertEquals(Doubles.of(Double.NaN, 5), read(Doubles.of(0.01, 5), temps).cellVoltagesV());
    assertEquals(Doubles.of(5, Double.NaN), read(Doubles.of(5, -3), temps).cellVoltagesV());
    assertEquals(Doubles.unknown(2), read(Doubles.of(Double.NaN, 5), temps).cellVoltagesV());
  }

  @Test
  void whenAllCellsAreAtTheUpperEndNoneIsKnown() {
    Readings read = read(Doubles.of(5, 5), Doubles.of(20, 20));
    assertEquals(Doubles.unknown(2), read.cellVoltagesV());
  }

  @ParameterizedTest
  @CsvSource({"-99", "-40", "125", "150", "NaN"})
  void aThermistorAtOrBeyondAnEndOfItsSensorIsNotKnown(double degC) {
    Readings read = read(Doubles.of(3.3, 3.3), Doubles.of(degC, 20));
    assertEquals(Doubles.of(Double.NaN, 20), read.tempsDegC());
  }

  @ParameterizedTest
  @CsvSource({"-39.9", "124.9"})
  void aThermistorWithinIsTakenAsMeasured(double degC) {
    Doubles temps = Doubles.of(degC, 20);
    assertEquals(temps, read(Doubles.of(3.3, 3.3), temps).tempsDegC());
  }

  @Test
  void whenAllThermistorsAreAtTheUpperEndThatIsAFireAndStays() {
    Doubles temps = Doubles.of(125, 130);
    assertEquals(temps, read(Doubles.of(3.3, 3.3), temps).tempsDegC());
  }

  @Test
  void whenAllThermistorsAreAtTheLowerEndNoneIsKnown() {
    Readings read = read(Doubles.of(3.3, 3.3), Doubles.of(-40, -40));
    assertEquals(Doubles.unknown(2), read.tempsDegC());
  }

  @Test
  void whereNoRangeIsKnownABrokenWireAndAShortedThermistorAreFoundAllTheSame() {
    var check = new SampleCheck(2, 2, 1, SensorRange.ANY, SensorRange.ANY);
    Readings read = read(check, Doubles.of(0.19, 65), Doubles.of(-61, 150));
    assertEquals(Doubles.of(Double.NaN, 65), read.cellVoltagesV());
    assertEquals(Doubles.of(Double.NaN, 150), read.tempsDegC(), "none that is there is below");
    read = read(check, Doubles.of(0.2, 3.3), Doubles.of(-60, 150));
    assertEquals(Doubles.of(0.2, 3.3), read.cellVoltagesV());
    assertEquals(Doubles.of(-60, Double.NaN), read.tempsDegC());
  }

  /// The pack's voltage lacks what is above the end, so that the sum of the cells agrees with it.
  @Test
  void aCellAtTheUpperEndIsNotTakenForAShortedOne() {
    Measured none = Measured.missing(0);
    MeasuredRow cells = new MeasuredRow(Doubles.of(3.3, 5), 0);
    MeasuredRow temps = new MeasuredRow(Doubles.of(20, 20), 0);
    Measured pack = new Measured(8.3, 0);
    var sample =
        new Sample(0, cells, temps, none, pack, none, CellSet.NONE, Feedback.UNKNOWN, Signals.NONE);
    Readings read = new SampleCheck(2, 2, 1, CELLS_V, TEMPS_DEGC).apply(sample, -1);
    assertEquals(1, read.cellVoltagesV().missing());
    assertTrue(CollapsedCells.in(sample, read, 0.1).isEmpty());
  }

  @Test
  void aSensorSticksAtTheEndOfItsRange() {
    assertEquals(5, CELLS_V.clip(5.7));
    assertEquals(1.5, CELLS_V.clip(-0.3));
    assertEquals(3.3, CELLS_V.clip(3.3));
    assertEquals(Double.NaN, CELLS_V.clip(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new SensorRange(5, 5));
  }
}

package org.voltaire.sim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.sim.fault.Injection.cell;
import static org.voltaire.sim.fault.Injection.with;

import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Contactors;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.Packs;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.bench.Wire.Fate;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;

/// One physical effect of every way to break something. Cell 5 is index 4.
class FaultsTest {
  private static final Load NOTHING = (_, _) -> 0;

  private final Plant plant = Packs.shipped();
  private final Bench bench = new Bench(plant, NOTHING);
  private final Faults faults = Faults.on(bench);

  private void seconds(double seconds) {
    seconds(bench, seconds);
  }

  private static void seconds(Bench on, double seconds) {
    for (int tenth = 0; tenth < Math.round(seconds * 10); tenth++) {
      on.advance(0.1);
      on.decide(0);
    }
  }

  @Test
  void aVoltageClimbsAtItsRateAndGoesBackWithoutATrace() {
    double soundV = bench.cellVoltageV(4);
    faults.inject("F-CEL-001", cell(5));
    assertEquals(soundV, bench.cellVoltageV(4), 1e-9, "it begins at nothing");
    seconds(4);
    assertEquals(soundV + 0.2, bench.cellVoltageV(4), 1e-3, "50 mV/s");
    seconds(10);
    assertEquals(3.85, bench.cellVoltageV(4), 1e-3, "and no further");
    faults.clear("F-CEL-001");
    assertEquals(soundV, bench.cellVoltageV(4), 1e-4);
  }

  @Test
  void aBenchWhoseFaultsWereClearedIsSoundToTheLastBit() {
    Plant sound = Packs.shipped();
    var other = new Bench(sound, NOTHING);
    faults.inject("F-CEL-008", cell(3));
    faults.inject("F-CEL-009", cell(3));
    faults.inject("F-SEN-002", cell(7));
    faults.inject("F-CUR-001");
    faults.clearAll();
    seconds(60);
    seconds(other, 60);
    assertEquals(Packs.bits(sound), Packs.bits(plant));
  }

  @Test
  void aCellCanBeBroughtToAVoltageWhateverFlows() {
    faults.inject("F-CEL-005", cell(5));
    seconds(0.1);
    assertEquals(-0.2, bench.cellVoltageV(4), 1e-3);
    faults.inject("F-CUR-001", with("current", 1));
    seconds(1);
    assertEquals(-0.2, bench.cellVoltageV(4), 1e-3);
  }

  @Test
  void aPulseIsOverByItself() {
    double before = bench.currentA();
    faults.inject("F-FPR-004", with("for", 0.3));
    seconds(0.1);
    assertEquals(before - 2.5 * bench.nominalAh(), bench.currentA(), 1e-9);
    seconds(0.4);
    assertEquals(before, bench.currentA(), 1e-9);
  }

  @Test
  void chargeThatWasPutIntoCellsStaysThere() {
    double full = bench.soc(4);
    faults.inject("F-CEL-003", cell(5), with("over", 10));
    seconds(5);
    assertEquals(full / 2, bench.soc(4), 0.01, "by degrees, as no cell jumps");
    seconds(5);
    assertEquals(0, bench.soc(4), 1e-3);
    double five = bench.soc(4), seven = bench.soc(6), eight = bench.soc(7);
    faults.inject("F-CEL-010", cell(7), with("other", 8), with("by", 0.1));
    assertEquals(seven + 0.1, bench.soc(6), 1e-12);
    assertEquals(eight - 0.1, bench.soc(7), 1e-12);
    faults.clearAll();
    assertEquals(five, bench.soc(4));
    assertEquals(seven + 0.1, bench.soc(6), 1e-12);
    faults.inject("F-BAL-004");
    assertEquals(0.58, bench.soc(0), 1e-12);
    assertEquals(0.52, bench.soc(1), 1e-12);
  }

  @Test
  void aSoftShortDrainsItsCellAndWarmsIt() {
    double soc = bench.soc(4), other = bench.soc(5);
    faults.inject("F-CEL-006", cell(5), with("resistance", 1));
    double amperes = bench.cellVoltageV(4);
    seconds(600);
    double leakedAh = (soc - bench.soc(4) - (other - bench.soc(5))) * plant.capacityAh(4);
    assertEquals(amperes / 6, leakedAh, 2e-3, "ten minutes through 1 Ω");
    assertTrue(plant.tempDegC(4) > plant.tempDegC(5) + 0.5, "3 V · 3 A of heat");
  }

  @Test
  void aHardShortBringsItsCellToNothingWithinASecondAndEmptiesIt() {
    faults.inject("F-CEL-007", cell(5));
    seconds(1);
    double volts = bench.cellVoltageV(4);
    assertTrue(volts < 0.35 && volts > 0, "is " + volts);
    seconds(120);
    assertTrue(bench.soc(4) < 0.1, "is " + bench.soc(4));
    seconds(120);
    assertEquals(0, bench.cellVoltageV(4), 0.01, "empty, and it does not swing");
    assertTrue(plant.tempDegC(4) > 60, "is " + plant.tempDegC(4));
  }

  @Test
  void theLengthOfStepsDoesNotMatterToAShortedCell() {
    Plant coarse = Packs.shipped();
    var other = new Bench(coarse, NOTHING);
    Faults.on(other).inject("F-CEL-007", cell(5));
    faults.inject("F-CEL-007", cell(5));
    seconds(60);
    other.advance(60);
    assertEquals(bench.soc(4), other.soc(4), 1e-9);
  }

  @Test
  void aLeakInPulsesComesAndGoesAndIsTheSameEachTime() {
    var again = new Bench(Packs.shipped(), NOTHING);
    Faults.on(again).inject("F-LMP-007", cell(5));
    faults.inject("F-LMP-007", cell(5));
    double soc = bench.soc(4);
    seconds(5);
    double pulse = soc - bench.soc(4);
    seconds(24);
    assertTrue(soc - bench.soc(4) - pulse < pulse / 2, "nothing leaks between two pulses");
    seconds(600);
    seconds(again, 629);
    assertEquals(bench.soc(4), again.soc(4));
    assertTrue(bench.soc(5) - bench.soc(4) > 0);
  }

  @Test
  void resistanceAndCapacityOfOneCellChange() {
    double ohm = plant.cells().r0Ohm(4), capacityAh = plant.capacityAh(4);
    faults.inject("F-CEL-008", cell(5));
    faults.inject("F-CEL-009", cell(5));
    assertEquals(2 * ohm, plant.cells().r0Ohm(4), 1e-15);
    assertEquals(0.7 * capacityAh, plant.capacityAh(4), 1e-9);
    assertNotEquals(2 * ohm, plant.cells().r0Ohm(5), 1e-6);
    faults.clearAll();
    assertEquals(ohm, plant.cells().r0Ohm(4));
    assertEquals(capacityAh, plant.capacityAh(4));
  }

  @Test
  void aCellWarmsAtItsRateAndOnlyIt() {
    faults.inject("F-TMP-005", with("sensor", 2), with("to", 40));
    seconds(10);
    assertEquals(32, bench.thermistorDegC(1), 0.05);
    assertEquals(22, bench.thermistorDegC(0), 0.05);
    seconds(20);
    assertEquals(40, bench.thermistorDegC(1), 0.05);
    faults.clearAll();
    seconds(600);
    assertTrue(bench.thermistorDegC(1) < 38, "it cools by itself");
  }

  @Test
  void aVentingCellLosesVoltageTooAndAColdPackIsColdAllOver() {
    double volts = bench.cellVoltageV(2);
    faults.inject("F-TMP-006");
    seconds(5);
    assertEquals(32, bench.thermistorDegC(0), 0.1);
    assertEquals(volts - 0.5, bench.cellVoltageV(2), 0.02);
    faults.clearAll();
    double warmDegC = bench.thermistorDegC(3);
    faults.inject("F-TMP-004");
    seconds(10);
    assertEquals(warmDegC - 10, bench.thermistorDegC(3), 0.05, "1 K/s");
    seconds(50);
    for (int i = 0; i < 4; i++) assertEquals(-23, bench.thermistorDegC(i), 0.05);
  }

  @Test
  void loadsAndChargersThatNobodyOrderedFlowWhileTheContactorsAreClosed() {
    faults.inject("F-CUR-001");
    seconds(0.2);
    assertEquals(-300, bench.currentA(), 1e-9);
    faults.inject("F-CUR-002");
    seconds(0.2);
    assertEquals(-100, bench.currentA(), 1e-9, "both at once");
    bench.command(Contactors.OPEN);
    seconds(0.2);
    assertEquals(0, bench.currentA());
    faults.inject("F-CUR-005");
    seconds(0.2);
    assertEquals(-10, bench.currentA(), 1e-9, "around the contactors");
  }

  @Test
  void aShortAtTheTerminalsDrawsWhatThePackCanGive() {
    double openV = bench.packVoltageV();
    faults.inject("F-CUR-003");
    seconds(0.2);
    double amperes = -bench.currentA();
    assertTrue(amperes > 4000, "is " + amperes);
    assertEquals(amperes * 5e-3, bench.packVoltageV(), 0.02 * openV);
  }

  @Test
  void aDeafChargerStopsAtItsOwnVoltageOnly() {
    faults.inject("F-CUR-008");
    seconds(0.2);
    assertEquals(50, bench.currentA(), 1e-9);
    for (int cell = 0; cell < 16; cell++) plant.cells().charge(cell, 1.0);
    seconds(1800);
    assertEquals(1.05 * 16 * 3.55, bench.packVoltageV(), 0.2);
  }

  @Test
  void sensorsLieAndTheTruthStays() {
    double truth = bench.cellVoltageV(4);
    var sensors = bench.sensors();
    faults.inject("F-SEN-002", cell(5));
    assertEquals(3.33, sensors.cell(4, 3.30), 1e-12);
    assertEquals(3.30, sensors.cell(5, 3.30), 1e-12);
    faults.inject("F-SEN-003", cell(6));
    assertEquals(3.30, sensors.cell(5, 3.30));
    seconds(1);
    assertEquals(3.30, sensors.cell(5, 3.20), "still what it read first");
    faults.inject("F-SEN-009", cell(7));
    assertTrue(Double.isNaN(sensors.cell(6, 3.3)));
    faults.inject("F-SEN-006");
    faults.inject("F-SEN-008");
    faults.inject("F-SEN-005");
    assertEquals(-9 + 2, sensors.current(10), 1e-12, "in the order in which they came");
    assertEquals(truth, bench.cellVoltageV(4), 1e-5);
    faults.clear("F-SEN-003");
    assertEquals(3.20, sensors.cell(5, 3.20), 1e-12);
  }

  @Test
  void wiresThatAreOpenOrSwappedShowInTheRightCells() {
    var sensors = bench.sensors();
    plant.cells().charge(4, 0.2);
    double five = bench.cellVoltageV(4), six = bench.cellVoltageV(5), seven = bench.cellVoltageV(6);
    faults.inject("F-SEN-001", cell(5));
    assertEquals(0, sensors.cell(4, five));
    assertEquals(five + six, sensors.cell(5, six), 1e-12, "together they are what they were");
    faults.clearAll();
    faults.inject("F-SEN-004", cell(5), with("other", 6));
    assertEquals(five + six, sensors.cell(4, five), 1e-12);
    assertEquals(-six, sensors.cell(5, six), 1e-12, "it is measured the wrong way round");
    assertEquals(six + seven, sensors.cell(6, seven), 1e-12);
    assertEquals(3.3, sensors.cell(7, 3.3));
  }

  @Test
  void thermistorsReadWhatTheirFaultsSay() {
    var sensors = bench.sensors();
    faults.inject("F-TMP-007", with("sensor", 1));
    faults.inject("F-TMP-008", with("sensor", 2));
    faults.inject("F-TMP-010", with("sensor", 3));
    faults.inject("F-TMP-009", with("sensor", 4));
    faults.inject("F-TMP-011");
    assertEquals(-99, sensors.temperature(0, 30));
    assertEquals(150, sensors.temperature(1, 30));
    assertEquals(22, sensors.temperature(2, 30), "the room");
    assertEquals(30, sensors.temperature(3, 30));
    assertEquals(30, sensors.temperature(3, 40));
    assertEquals(95, sensors.board(28));
  }

  @Test
  void noiseHasTheSizeThatItSaysAndOneBitTurnsOverNowAndThen() {
    var sensors = bench.sensors();
    faults.inject("F-SEN-011");
    double squares = 0;
    for (int n = 0; n < 4000; n++) {
      double off = sensors.cell(n % 16, 3.3) - 3.3;
      squares += off * off;
    }
    assertEquals(0.05, StrictMath.sqrt(squares / 4000), 0.05 * 4 / StrictMath.sqrt(2 * 4000.0));
    faults.clearAll();
    faults.inject("F-BUS-005", cell(5));
    assertEquals(7.396, sensors.cell(4, 3.300), 1e-9, "3300 with bit 12 the other way");
    assertEquals(3.3, sensors.cell(4, 3.300));
    seconds(5.2);
    assertEquals(7.396, sensors.cell(4, 3.300), 1e-9);
  }

  @Test
  void wiresLoseDamageRepeatAndDelay() {
    var wire = bench.wire();
    assertEquals(Fate.WELL, wire.fate());
    faults.inject("F-BUS-001", with("for", 1));
    assertEquals(Fate.LOST, wire.fate());
    seconds(1.2);
    assertEquals(Fate.WELL, wire.fate(), "over by itself");
    faults.inject("F-BUS-002");
    assertEquals(Fate.LOST, wire.fate());
    faults.clearAll();
    faults.inject("F-BUS-003");
    int damaged = 0;
    for (int n = 0; n < 10_000; n++) if (wire.fate() == Fate.CORRUPTED) damaged++;
    assertEquals(1000, damaged, 4 * StrictMath.sqrt(900));
    faults.clearAll();
    faults.inject("F-BUS-010");
    assertEquals(2, wire.delaySeconds());
    faults.inject("F-SEN-010");
    assertTrue(wire.holdsCells());
    faults.inject("F-BUS-013");
    faults.inject("F-BUS-014");
    assertEquals(10, java.util.Objects.requireNonNull(wire.hiding()).fallbackSeconds());
  }

  @Test
  void bleedSwitchesStick() {
    double[] soc = {bench.soc(2), bench.soc(3), bench.soc(4)};
    faults.inject("F-BAL-001", cell(3));
    faults.inject("F-BAL-002", cell(4));
    bench.bleed(CellSet.of(3, 4));
    seconds(600);
    assertTrue(soc[0] - bench.soc(2) > 1e-4, "told nothing, bleeds");
    assertEquals(soc[1], bench.soc(3), 1e-5, "told to bleed, does not");
    assertTrue(soc[2] - bench.soc(4) > 1e-4, "sound");
    assertEquals(CellSet.of(3, 4), bench.bleeding(), "the board believes what it told them");
  }

  @Test
  void aBoardThatNobodySpeaksToEndsBleedingByItself() {
    bench.bleed(CellSet.of(4));
    faults.inject("F-BAL-003");
    seconds(60);
    double soc = bench.soc(4);
    seconds(600);
    assertEquals(soc, bench.soc(4), 1e-5, "self-discharge only");
    assertEquals(Fate.LOST, bench.wire().fate());
  }

  @Test
  void aHeaterSticksBreaksAndDrawsTooMuch() {
    var hot = new Plant(PackProfile.load("lmp-module"));
    var heated = new Bench(hot, NOTHING);
    var broken = Faults.on(heated);
    broken.inject("F-LMP-002");
    heated.advance(1);
    assertTrue(hot.heaterOn(), "at 80 °C, where it would be off");
    double amperes = hot.heaterCurrentA();
    assertTrue(amperes < -2);
    broken.inject("F-LMP-005");
    heated.advance(1);
    assertEquals(3 * amperes, hot.heaterCurrentA(), 0.1 * -amperes);
    broken.inject("F-LMP-003");
    heated.advance(1);
    assertEquals(0, hot.heaterCurrentA());
  }

  @Test
  void aThermostatThatSeesNothingHeatsOnAndAnUnpluggedPackFeedsItself() {
    var hot = new Plant(PackProfile.load("lmp-module").cold());
    var heated = new Bench(hot, NOTHING);
    var broken = Faults.on(heated);
    hot.plug(true);
    broken.inject("F-LMP-006");
    for (int minute = 0; minute < 48 * 60; minute++) heated.advance(60);
    assertTrue(hot.meanDegC() > 100, "is " + hot.meanDegC());
    assertEquals(0, hot.heaterCurrentA(), "the charger feeds it");
    broken.inject("F-LMP-004");
    heated.advance(1);
    assertTrue(hot.heaterCurrentA() < 0);
    broken.clear("F-LMP-004");
    heated.advance(1);
    assertEquals(0, hot.heaterCurrentA());
  }

  @Test
  void aModuleThatIsMissingTakesItsCellsAndThermistorsWithIt() {
    var chain = new Bench(new Plant(PackProfile.load("tesla-2x6s74p")), NOTHING);
    var broken = Faults.on(chain);
    broken.inject("F-BUS-008", with("module", 2));
    for (int cell = 0; cell < 12; cell++) {
      assertEquals(cell >= 6, Double.isNaN(chain.sensors().cell(cell, 3.7)), "cell " + cell);
    }
    assertEquals(22, chain.sensors().temperature(1, 22));
    assertTrue(Double.isNaN(chain.sensors().temperature(2, 22)));
    broken.clearAll();
    broken.inject("F-BUS-009");
    assertTrue(Double.isNaN(chain.sensors().cell(0, 3.7)));
    assertTrue(Double.isNaN(chain.sensors().cell(11, 3.7)));
  }

  @Test
  void whatIsImpossibleIsRefusedWithWhatIsAllowed() {
    assertRefused("found cell 99, allowed: cell, 1 to 16", "F-SEN-003", cell(99));
    assertRefused("found cell 0, allowed: cell, 1 to 16", "F-SEN-003", cell(0));
    assertRefused("found colour, allowed: cell", "F-SEN-003", with("colour", 1));
    faults.inject("F-SEN-003", cell(3));
    faults.inject("F-SEN-003", cell(4));
    assertRefused("found F-SEN-003 cell 3, which is there already", "F-SEN-003", cell(3));
    assertEquals(2, faults.active().size());
    assertEquals(2, faults.clear("F-SEN-003").size());
    var refused = assertThrows(Refused.class, () -> faults.clear("F-SEN-003"));
    assertTrue(refused.toString().contains("no fault is there"), refused.toString());
    assertThrows(IllegalStateException.class, () -> Faults.on(bench));
  }

  private void assertRefused(String message, String id, Injection.Said said) {
    var refused = assertThrows(Refused.class, () -> faults.inject(id, said));
    assertTrue(refused.toString().contains(message), refused.toString());
  }
}

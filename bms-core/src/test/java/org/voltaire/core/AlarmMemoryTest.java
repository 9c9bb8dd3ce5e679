package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.Observed;
import org.voltaire.protect.Protection;
import org.voltaire.protect.ProtectionTable;
import org.voltaire.protect.ProtectionTable.Stopped;

/// What is kept of alarms from one tick to the next, and what follows from several together.
class AlarmMemoryTest {
  private static final long SECOND = 1_000_000_000L;

  private final Protection protection = Protection.of(ProtectedPacks.PLAIN);
  private final ObservedBench bench = new ObservedBench(ProtectedPacks.PLAIN);
  private Alarms alarms = protection.initial();
  private long nanos = 5 * SECOND;

  private Alarms after(double seconds) {
    nanos += Math.round(seconds * SECOND);
    alarms = protection.step(alarms, bench.at(nanos));
    return alarms;
  }

  @Test
  void whatIsTrippedAtOneLevelIsNotTrippedAtAnother() {
    bench.cellsV[2] = 3.92;
    after(0);
    assertTrue(alarms.has(Fault.CELL_OVER_VOLTAGE, Level.TELL));
    assertFalse(alarms.has(Fault.CELL_OVER_VOLTAGE, Level.DERATE));
    assertFalse(alarms.has(Fault.CELL_UNDER_VOLTAGE, Level.TELL));
    assertTrue(alarms.healthy(), "people are told, and that is all");
  }

  @Test
  void aPackIsUnwellFromTheFirstReadingThatWouldOpenIt() {
    bench.currentA = Double.NaN;
    after(0);
    assertEquals(Optional.empty(), alarms.opening());
    assertTrue(alarms.openingPending());
    assertFalse(alarms.healthy());
    after(1);
    assertEquals(Optional.of(Fault.CURRENT_LOST), alarms.opening());
    assertFalse(alarms.openingPending());
    assertFalse(alarms.healthy());
  }

  @Test
  void aTickThatChangesNothingMakesNothingNew() {
    bench.currentA = Double.NaN;
    Alarms pending = after(0);
    assertSame(pending, after(0.5), "waits");
    Alarms tripped = after(0.5);
    assertSame(tripped, after(0.5), "stays tripped");
    bench.currentA = 0;
    after(0.1);
    assertSame(protection.initial().rows(), alarms.rows(), "quiet again");
  }

  @Test
  void ofSeveralThatOpenTheOneThatTakesMostToClearIsTheCause() {
    bench.currentA = Double.NaN;
    bench.collapsed = CellSet.of(1);
    after(0);
    after(2);
    assertEquals(Optional.of(Fault.CELL_SHORTED), alarms.opening());
  }

  @Test
  void oneDirectionIsEnoughOnlyIfAllThatOpensStopsTheSame() {
    assertFalse(after(0).opensOneWay(), "nothing opens");
    bench.excess = new Observed.Excess(10, 0, 0);
    after(0);
    after(5);
    assertTrue(alarms.opensOneWay());
    bench.cellsV[1] = 2.4;
    after(0);
    assertTrue(alarms.opensOneWay(), "the other is told, and does not open yet");
    after(2);
    assertFalse(alarms.opensOneWay(), "one of each direction");
    bench.cellsV[1] = 3.5;
    bench.excess = Observed.Excess.NONE;
    bench.wires = CellSet.of(1);
    after(0);
    after(2);
    assertFalse(alarms.opensOneWay(), "one that stops both");
  }

  @Test
  void ofCellsThatAreNotBelievedTheOneThatVentsIsTheOneThatContradicts() {
    bench.contradicting = CellSet.of(2);
    bench.doubtedCells = CellSet.of(0, 2);
    bench.cellsV[0] = 3.1;
    bench.cellsV[2] = 3.2;
    bench.rise = new Observed.Rise(0.05, 0);
    after(0);
    after(0.3);
    Alarms.Active vents = alarms.active().getFirst();
    assertEquals(Fault.CELL_VENTING, vents.fault());
    assertEquals(2, vents.index());
  }

  @Test
  void theTableSaysWhatStopsTheHeaterAndWhatTheLimit() {
    assertEquals(
        Set.of(
            Fault.HEATER_STUCK,
            Fault.HEATER_NOT_OFF,
            Fault.HEATER_OVER_CURRENT,
            Fault.HEAT_NOT_SEEN),
        ProtectionTable.stopping(Stopped.HEATER));
    assertEquals(
        EnumSet.copyOf(
            List.of(
                Fault.CHARGE_NOT_OBEYED,
                Fault.DISCHARGE_NOT_OBEYED,
                Fault.CHARGE_VOLTAGE_NOT_OBEYED)),
        ProtectionTable.stopping(Stopped.LIMIT));
  }

  @Test
  void aCellThatIsMissingDoesNotSwitchOffTheLimitsOfTheOthers() {
    bench.cellsV[0] = Double.NaN;
    bench.cellsV[2] = 4.2;
    after(0);
    assertTrue(after(2).has(Fault.CELL_OVER_VOLTAGE, Level.OPEN));
    bench.cellsV[2] = 2.4;
    after(0);
    assertTrue(after(2).has(Fault.CELL_UNDER_VOLTAGE, Level.OPEN));
  }

  @Test
  void aThermistorThatIsMissingDoesNotSwitchOffTheLimitsOfTheOthers() {
    bench.currentA = 5;
    bench.tempsDegC[0] = Double.NaN;
    bench.tempsDegC[2] = 65;
    after(0);
    assertTrue(after(2).has(Fault.DISCHARGE_OVER_TEMPERATURE, Level.OPEN));
    bench.tempsDegC[2] = -30;
    after(0);
    assertTrue(after(2).has(Fault.CHARGE_UNDER_TEMPERATURE, Level.OPEN));
  }
}

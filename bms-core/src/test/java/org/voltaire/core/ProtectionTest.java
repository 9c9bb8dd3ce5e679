package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.Observed;
import org.voltaire.protect.Protection;
import org.voltaire.protect.ProtectionRow;
import org.voltaire.protect.ProtectionTable;
import org.voltaire.protect.Watch;

/// The table of protections and how it is asked. What each protection does is in [ScenarioTest].
class ProtectionTest {
  private final StepBench bench = new StepBench();

  private Observed now() {
    return new ObservedBench(bench.bms.spec())
        .with(it -> it.told = Observed.ContactorOrder.OPEN)
        .at(0);
  }

  /// Alarms are remembered by their place in the table: recordings replay only if it stays.
  @Test
  void theRowsStandInTheOrderThatRecordingsWereMadeWith() {
    List<String> expected = new ArrayList<>();
    for (String opens :
        List.of(
            "EMERGENCY_STOP",
            "INTERLOCK_OPEN",
            "CELL_VENTING",
            "TEMPERATURE_RISE",
            "CELL_SHORTED",
            "CELL_WIRE_OPEN",
            "CELL_WIRES_SWAPPED",
            "CELL_VOLTAGE_FROZEN",
            "CELL_VOLTAGE_IMPLAUSIBLE",
            "TEMPERATURE_IMPLAUSIBLE",
            "CURRENT_OFF_SCALE",
            "CURRENT_IMPLAUSIBLE",
            "CONNECTION_UNSTABLE",
            "MODULE_MISSING",
            "CELL_VOLTAGE_LOST",
            "CURRENT_LOST",
            "TEMPERATURE_LOST",
            "CURRENT_ALTHOUGH_OPEN",
            "CONTACTOR_WELDED",
            "CONTACTOR_MISMATCH",
            "BUS_DEAD",
            "INSULATION_LOW")) {
      if (opens.equals("TEMPERATURE_IMPLAUSIBLE")) expected.add("TEMPERATURE_FROZEN TELL");
      expected.add(opens + " OPEN");
      if (opens.equals("INSULATION_LOW")) expected.add(opens + " TELL");
      if (opens.equals("CURRENT_ALTHOUGH_OPEN")) expected.add("CURRENT_OFFSET TELL");
    }
    for (String told :
        List.of(
            "INSULATION_LOST",
            "BOARD_OVER_TEMPERATURE",
            "PACK_VOLTAGE_MISMATCH",
            "CELL_SUM_SHIFTED")) {
      expected.add(told + " TELL");
    }
    for (String fault :
        List.of(
            "CELL_OVER_VOLTAGE",
            "CELL_UNDER_VOLTAGE",
            "CHARGE_OVER_CURRENT",
            "DISCHARGE_OVER_CURRENT",
            "CHARGE_NOT_OBEYED",
            "DISCHARGE_NOT_OBEYED",
            "CHARGE_VOLTAGE_NOT_OBEYED",
            "DISCHARGE_OVER_TEMPERATURE",
            "DISCHARGE_UNDER_TEMPERATURE",
            "CHARGE_OVER_TEMPERATURE",
            "CHARGE_UNDER_TEMPERATURE")) {
      if (fault.equals("CHARGE_OVER_CURRENT")) expected.add("SHORT_CIRCUIT OPEN");
      for (String level : List.of("OPEN", "DERATE", "TELL")) expected.add(fault + " " + level);
      if (fault.equals("CELL_UNDER_VOLTAGE")) {
        expected.add("CELL_SUSPECT TELL");
        expected.add("CELL_RESISTANCE_HIGH TELL");
        expected.add("CELL_SELF_DISCHARGE TELL");
        expected.add("CELL_LEAKS TELL");
        expected.add("BLEED_INEFFECTIVE TELL");
      }
    }
    expected.add("TEMPERATURE_SPREAD TELL");
    var rows = ProtectionTable.rows(bench.bms.spec());
    assertEquals(expected, rows.stream().map(row -> row.fault() + " " + row.level()).toList());
  }

  @Test
  void everyFaultIsTrippedByTheTableByTheContactorsOrAtTheStart() {
    var faults = EnumSet.copyOf(ProtectionTable.faults());
    assertEquals(faults.size(), ProtectionTable.faults().size(), "each once");
    faults.add(Fault.PRECHARGE_TIMEOUT);
    faults.add(Fault.PRECHARGE_TOO_FAST);
    faults.add(Fault.LATCH_UNREADABLE);
    assertEquals(Set.of(Fault.values()), faults);
  }

  @Test
  void aProtectionMayHaveOneLevelAndThenOneLimit() {
    var limit = new Limit(1, 0, 2);
    var single = Map.of(Fault.PRECHARGE_TIMEOUT, new Limits.SingleLimit(Level.OPEN, limit));
    var limits = new Limits(StepBench.LIMITS.graded(), single);
    assertEquals(Map.of(Level.OPEN, limit), limits.of(Fault.PRECHARGE_TIMEOUT));
    assertEquals(Map.of(), limits.of(Fault.CONTACTOR_MISMATCH), "no limit, no row");
    assertEquals(3, limits.of(Fault.CELL_OVER_VOLTAGE).size());
  }

  @Test
  void aRowOfOnesOwnTripsWithWhatItsWatchSays() {
    var spread = new Limit(0.1, 0.05, 0.05);
    Watch watch =
        Watch.pack(readings -> readings.cellVoltagesV().max() - readings.cellVoltagesV().min());
    var row = new ProtectionRow(Fault.PACK_VOLTAGE_MISMATCH, Level.TELL, spread, watch);
    var protection = new Protection(List.of(row));
    ObservedBench high = new ObservedBench(bench.bms.spec()).with(it -> it.cellsV[2] += 0.3);
    Alarms pending = protection.step(protection.initial(), high.at(0));
    assertEquals(List.of(), pending.active());
    Alarms tripped = protection.step(pending, high.at(100_000_000));
    assertEquals(0.3, tripped.active().getFirst().value(), 0.01);
    assertEquals(-1, tripped.active().getFirst().index());
  }

  @Test
  void aWatchIsAskedOnceATickHoweverManyLevelsItHas() {
    var asked = new AtomicInteger();
    Watch watch = Watch.whether(_ -> asked.incrementAndGet() > 1000);
    List<ProtectionRow> rows = new ArrayList<>();
    for (Level level : Level.values()) {
      rows.add(new ProtectionRow(Fault.CONTACTOR_MISMATCH, level, new Limit(1, 0, 0), watch));
    }
    var protection = new Protection(rows);
    protection.step(protection.initial(), now());
    assertEquals(1, asked.get());
  }

  @Test
  void aTickInWhichNoAlarmChangesAllocatesNothing() {
    var protection = Protection.of(bench.bms.spec());
    var meter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Observed now = now();
    Alarms quiet = protection.initial();
    for (int i = 0; i < 1_000; i++) assertSame(quiet, protection.step(quiet, now));
    long before = meter.getCurrentThreadAllocatedBytes();
    Alarms after = quiet;
    for (int i = 0; i < 1_000; i++) after = protection.step(after, now);
    long bytes = meter.getCurrentThreadAllocatedBytes() - before;
    assertSame(quiet, after);
    assertTrue(bytes < 1_000, bytes + " bytes in 1,000 ticks");
  }

  /// A pack is opened by readings, never by what an estimate says.
  @Test
  void whatAnEstimateFindsIsToldOnly() {
    var estimated =
        EnumSet.of(
            Fault.SOC_IMBALANCE,
            Fault.CELL_SUSPECT,
            Fault.CELL_RESISTANCE_HIGH,
            Fault.CELL_SELF_DISCHARGE,
            Fault.CELL_LEAKS,
            Fault.BLEED_INEFFECTIVE);
    for (PackSpec pack : List.of(ProtectedPacks.PLAIN, ProtectedPacks.FULL)) {
      for (ProtectionRow row : ProtectionTable.rows(pack)) {
        if (estimated.contains(row.fault())) assertEquals(Level.TELL, row.level(), row.toString());
      }
    }
  }
}

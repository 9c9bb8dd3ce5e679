package org.voltaire.protect;

import static org.voltaire.protect.UsualLimits.ceiling;
import static org.voltaire.protect.UsualLimits.none;
import static org.voltaire.protect.Watch.known;
import static org.voltaire.protect.Watch.number;
import static org.voltaire.protect.Watch.pack;
import static org.voltaire.protect.Watch.whether;

import java.util.List;
import java.util.Map;
import org.voltaire.measure.Measured;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Observed.ContactorOrder;

/// Contactors, bus and case.
final class SwitchTable {
  static final List<ProtectionEntry> ENTRIES =
      List.of(
          new ProtectionEntry(
              Fault.CURRENT_ALTHOUGH_OPEN,
              known(Observed::strayA).onlyWhile(Observed::toldToBlock, 0),
              SwitchTable::whileOpen),
          new ProtectionEntry(
              Fault.CURRENT_OFFSET,
              known(Observed::strayA).onlyWhile(now -> now.told() == ContactorOrder.OPEN, 0),
              spec -> Map.of(Level.TELL, ceiling(5 * spec.currentErrorA(), 10))),
          new ProtectionEntry(
              Fault.CONTACTOR_WELDED,
              whether(Observed::stayedClosed).onlyIf(Observed::anythingMeasured),
              UsualLimits::feedback),
          new ProtectionEntry(
              Fault.CONTACTOR_MISMATCH,
              whether(Observed::contradicted).onlyIf(Observed::anythingMeasured),
              UsualLimits::feedback),
          new ProtectionEntry(
              Fault.BUS_DEAD,
              pack(readings -> readings.packVoltageV() - readings.busVoltageV())
                  .onlyWhile(Observed::toldClosed, 0),
              spec -> Map.of(Level.OPEN, ceiling(0.1 * lowestPackV(spec), 1))),
          new ProtectionEntry(
                  Fault.BREAK_CURRENT_EXCEEDED,
                  pack(readings -> Math.abs(readings.currentA()))
                      .onlyWhile(Observed::toldToConnect, 0),
                  SwitchTable::breakCurrent)
              .only("where `contactors.break_a` is set", Level.OPEN),
          new ProtectionEntry(
                  Fault.COIL_SUPPLY_LOW,
                  pack(readings -> readings.signals().coilSupplyV().value()),
                  SwitchTable::coilSupply)
              .only(
                  "where `contactors.coil_v` is set and the coils' supply is measured", Level.OPEN),
          new ProtectionEntry(
              Fault.INSULATION_LOW,
              pack(readings -> 1e-3 * readings.signals().insulationOhm().value()),
              SwitchTable::insulation),
          new ProtectionEntry(
              Fault.INSULATION_LOST,
              whether(SwitchTable::monitorIsSilent),
              _ -> Map.of(Level.TELL, none(10))),
          new ProtectionEntry(
              Fault.BOARD_OVER_TEMPERATURE,
              pack(readings -> readings.signals().boardDegC().value()),
              _ -> Map.of(Level.TELL, new Limit(85, 75, 2))),
          new ProtectionEntry(
              Fault.PACK_VOLTAGE_MISMATCH,
              pack(readings -> Math.abs(readings.sumErrorV())),
              spec -> Map.of(Level.TELL, sumTolerance(spec.sensors().sumToleranceV()))),
          new ProtectionEntry(
              Fault.CELL_SUM_SHIFTED,
              number(now -> Math.abs(now.sumShiftV()), _ -> -1),
              _ -> Map.of(Level.TELL, new Limit(0.02, 0.01, 3))));

  /// A current that the sensor does not invent, while nothing may flow. Contactors take a moment.
  private static Map<Level, Limit> whileOpen(PackSpec spec) {
    double leastA = Math.max(0.03 * spec.capacityAh(), 5 * spec.currentErrorA());
    return Map.of(Level.OPEN, ceiling(leastA, spec.contactors().feedbackSeconds() / 2));
  }

  /// Relays pull in at 75 % of their coil's voltage, as their data sheets promise at the worst.
  /// Below that, closed contactors hold for a while, but not against a shock, and would not close
  /// again. A dip while they pull in is shorter than the hold time.
  private static Map<Level, Limit> coilSupply(PackSpec spec) {
    double coilV = spec.contactors().coilV();
    if (Double.isNaN(coilV)) return Map.of();
    return Map.of(Level.OPEN, new Limit(0.75 * coilV, 0.85 * coilV, 0.3));
  }

  /// More than the contactors can interrupt: told at once, and after the time that a fuse has, the
  /// contactors are opened all the same.
  private static Map<Level, Limit> breakCurrent(PackSpec spec) {
    double breakA = spec.contactors().breakA();
    if (Double.isInfinite(breakA)) return Map.of();
    return Map.of(Level.TELL, ceiling(breakA, 0), Level.OPEN, ceiling(breakA, 3));
  }

  /// 500 Ω for each volt are told, below 100 the contactors open: the bounds of IEC 60364-7-722 and
  /// of UN ECE R100 for DC.
  private static Map<Level, Limit> insulation(PackSpec spec) {
    double highestV = spec.cellsInSeries() * spec.limits().cellOverVoltage().open().trip();
    return Map.of(
        Level.TELL, new Limit(0.5 * highestV, 0.6 * highestV, 5),
        Level.OPEN, new Limit(0.1 * highestV, 0.6 * highestV, 5));
  }

  private static boolean monitorIsSilent(Observed now) {
    Measured insulation = now.readings().signals().insulationOhm();
    return insulation.timeNanos() != Long.MIN_VALUE && Double.isNaN(insulation.value());
  }

  private static double lowestPackV(PackSpec spec) {
    return spec.cellsInSeries() * spec.limits().cellUnderVoltage().open().trip();
  }

  private static Limit sumTolerance(double toleranceV) {
    return new Limit(toleranceV, 0.8 * toleranceV, 3);
  }

  private SwitchTable() {}
}

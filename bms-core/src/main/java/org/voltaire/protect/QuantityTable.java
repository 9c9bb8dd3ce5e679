package org.voltaire.protect;

import static org.voltaire.protect.UsualLimits.ceiling;
import static org.voltaire.protect.UsualLimits.none;
import static org.voltaire.protect.Watch.cellsApart;
import static org.voltaire.protect.Watch.doubted;
import static org.voltaire.protect.Watch.highest;
import static org.voltaire.protect.Watch.known;
import static org.voltaire.protect.Watch.lowest;
import static org.voltaire.protect.Watch.number;
import static org.voltaire.protect.Watch.pack;
import static org.voltaire.protect.Watch.spread;

import java.util.List;
import java.util.Map;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.ProtectionTable.Stopped;

/// What flows, how high, how hot.
final class QuantityTable {
  static final List<ProtectionEntry> ENTRIES =
      List.of(
          new ProtectionEntry(Fault.CELL_OVER_VOLTAGE, highest(Readings::cellVoltagesV)),
          new ProtectionEntry(Fault.CELL_DEEP_DISCHARGE, lowest(Readings::cellVoltagesV)),
          new ProtectionEntry(Fault.CELL_UNDER_VOLTAGE, lowest(Readings::cellVoltagesV)),
          new ProtectionEntry(
              Fault.CELL_SUSPECT, doubted(Observed::apart), _ -> Map.of(Level.TELL, none(1))),
          new ProtectionEntry(
              Fault.CELL_RESISTANCE_HIGH,
              number(now -> now.resistance().ratio(), now -> now.resistance().index()),
              _ -> Map.of(Level.TELL, new Limit(1.5, 1.3, 60))),
          new ProtectionEntry(
              Fault.CELL_SELF_DISCHARGE,
              number(now -> now.fallen().volts(), now -> now.fallen().index()),
              _ -> Map.of(Level.TELL, ceiling(0.005, 600))),
          new ProtectionEntry(
              Fault.SOC_IMBALANCE,
              number(now -> 100 * now.imbalance().soc(), now -> now.imbalance().index())),
          new ProtectionEntry(
              Fault.CELL_LEAKS,
              number(now -> now.leaks().ah(), now -> now.leaks().index()),
              QuantityTable::apartByBleeding),
          new ProtectionEntry(
              Fault.BLEED_INEFFECTIVE,
              number(now -> now.unbled().ah(), now -> now.unbled().index()),
              QuantityTable::apartByBleeding),
          new ProtectionEntry(Fault.CELL_SPREAD, cellsApart()),
          new ProtectionEntry(
              Fault.SHORT_CIRCUIT,
              pack(readings -> Math.abs(readings.currentA())),
              QuantityTable::shortCircuit),
          new ProtectionEntry(Fault.CHARGE_OVER_CURRENT, pack(Readings::currentA)),
          new ProtectionEntry(Fault.DISCHARGE_OVER_CURRENT, pack(readings -> -readings.currentA())),
          new ProtectionEntry(
                  Fault.CHARGE_NOT_OBEYED,
                  known(now -> now.excess().chargeA()),
                  spec -> disobeyed(0.05 * spec.maxChargeA(), 2, 5))
              .stopping(Stopped.LIMIT),
          new ProtectionEntry(
                  Fault.DISCHARGE_NOT_OBEYED,
                  known(now -> now.excess().dischargeA()),
                  spec -> disobeyed(0.05 * spec.maxDischargeA(), 2, 5))
              .stopping(Stopped.LIMIT),
          new ProtectionEntry(
                  Fault.CHARGE_VOLTAGE_NOT_OBEYED,
                  known(now -> now.excess().packV()),
                  spec -> disobeyed(0.015 * spec.cellsInSeries() * spec.chargeTargetV(), 0.5, 2.5))
              .stopping(Stopped.LIMIT),
          new ProtectionEntry(Fault.DISCHARGE_OVER_TEMPERATURE, highest(Readings::tempsDegC)),
          new ProtectionEntry(
              Fault.DISCHARGE_UNDER_TEMPERATURE,
              lowest(Readings::tempsDegC)
                  .onlyWhile(Observed::discharging, Double.POSITIVE_INFINITY)),
          new ProtectionEntry(
              Fault.CHARGE_OVER_TEMPERATURE,
              highest(Readings::tempsDegC).onlyWhile(Observed::charging, Double.NEGATIVE_INFINITY)),
          new ProtectionEntry(
              Fault.CHARGE_UNDER_TEMPERATURE,
              lowest(Readings::tempsDegC).onlyWhile(Observed::charging, Double.POSITIVE_INFINITY)),
          new ProtectionEntry(
              Fault.TEMPERATURE_SPREAD,
              spread(Readings::tempsDegC),
              _ -> Map.of(Level.TELL, new Limit(15, 12, 10))));

  /// A whole day, because on LFP charge is known near full only, and the first looks there are the
  /// worst.
  private static Map<Level, Limit> apartByBleeding(PackSpec spec) {
    return Map.of(Level.TELL, ceiling(0.01 * spec.capacityAh(), 86_400));
  }

  /// What no load draws and no charger gives: there is no waiting. A fuse or the board's comparator
  /// is faster.
  private static Map<Level, Limit> shortCircuit(PackSpec spec) {
    double largestA = Math.max(spec.maxChargeA(), spec.maxDischargeA());
    return Map.of(Level.OPEN, ceiling(4 * largestA, 0));
  }

  /// Told at once; the limit that is told falls to 0 after a while, and then the contactors open.
  private static Map<Level, Limit> disobeyed(
      double excess, double zeroSeconds, double openSeconds) {
    return Map.of(
        Level.TELL, ceiling(excess, 0),
        Level.DERATE, ceiling(excess, zeroSeconds),
        Level.OPEN, ceiling(excess, openSeconds));
  }

  private QuantityTable() {}
}

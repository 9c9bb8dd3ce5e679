package org.voltaire.core;

import java.util.Map;
import java.util.Set;
import org.voltaire.measure.SensorRange;
import org.voltaire.pack.Fault;
import org.voltaire.pack.HeaterSpec;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;
import org.voltaire.pack.WiredInput;

/// Packs that together have every protection.
final class ProtectedPacks {
  /// A pack without anything special.
  static final PackSpec PLAIN = StepBench.withThermistors(3);

  /// A hot one with everything: its own heater, a breaking capacity, a coil's voltage, and the
  /// limits that others leave out. Its current is measured up to 500 A. Its current sensor is a
  /// poor one.
  static final PackSpec FULL = hot(new HeaterSpec(100, 4, 70, 2, 10_000, 0, 0.5));

  /// A single cell.
  static final PackSpec ONE_CELL = oneCell();

  /// The same with another heater.
  static PackSpec hot(HeaterSpec heater) {
    var base = StepBench.heated(heater);
    Thresholds hot = Thresholds.of(90, 95, 100, 3, 2), cold = Thresholds.of(60, 55, 50, 3, 2);
    Limits graded =
        new Limits(
            base.limits().cellOverVoltage(),
            base.limits().cellUnderVoltage(),
            base.limits().chargeOverCurrent(),
            base.limits().dischargeOverCurrent(),
            hot,
            cold,
            hot,
            cold);
    var deep = new Limits.SingleLimit(Level.OPEN, new Limit(2.0, 2.4, 2));
    var apart = new Limits.SingleLimit(Level.TELL, new Limit(10, 8, 60));
    var spread = new Limits.SingleLimit(Level.TELL, new Limit(0.3, 0.2, 5));
    return new PackSpec(
        "full",
        base.cellsInSeries(),
        3,
        base.capacityAh(),
        base.cell(),
        new Limits(
            graded.graded(),
            Map.of(
                Fault.CELL_DEEP_DISCHARGE,
                deep,
                Fault.SOC_IMBALANCE,
                apart,
                Fault.CELL_SPREAD,
                spread)),
        base.chargeTargetV(),
        base.maxChargeA(),
        base.maxDischargeA(),
        0.5,
        new PackSpec.SensorSpec(
            1, 1.5, 0.1, 500, SensorRange.ANY, SensorRange.ANY, Set.of(WiredInput.INSULATION)),
        new PackSpec.ContactorSpec(true, 3, 2, 200, PackSpec.PrechargeSpec.USUAL, 12),
        base.bleed(),
        base.currents(),
        base.heater());
  }

  private static PackSpec oneCell() {
    return new PackSpec(
        "one cell",
        1,
        PLAIN.thermistors(),
        PLAIN.capacityAh(),
        PLAIN.cell(),
        PLAIN.limits(),
        PLAIN.chargeTargetV(),
        PLAIN.maxChargeA(),
        PLAIN.maxDischargeA(),
        PLAIN.currentErrorA(),
        PLAIN.sensors(),
        PLAIN.contactors(),
        PLAIN.bleed());
  }

  private ProtectedPacks() {}
}

package org.voltaire.limit;

import static org.voltaire.limit.LimitTerm.constant;
import static org.voltaire.limit.LimitTerm.highest;
import static org.voltaire.limit.LimitTerm.lowest;
import static org.voltaire.limit.LimitTerm.onlyIf;

import java.util.List;
import org.voltaire.limit.LimitInput.Prediction;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;

/// Everything that limits the current, a row each. The smallest binds, and of equal ones the first.
/// To add one, add a row and its [Cause].
///
/// A cell's voltage depends on the current that it limits. If the limit rose as soon as the voltage
/// falls, a charger that follows late would swing for ever. So a row of a voltage that has derated
/// can only fall until that voltage is back where its alarm `tell` ends. Battery controllers in the
/// field do the same (the battery protection of OpenEMS, for example).
final class LimitTable {
  /// Where state of charge begins to lower a current, as a distance from empty or full. Assumed.
  static final double TAPER_SOC = 0.05;

  /// State of charge lowers a current to this share of the capacity per hour, C/20, and no further:
  /// it is an estimate, and whether a cell is full or empty its voltage tells. The same current
  /// counts as full for the forecast of charge.
  static final double TAPER_END_PER_HOUR = 0.05;

  private static final double IDLE_PER_HOUR = 0.01;

  /// How far above the charge target the highest cell begins to count, as a share of the distance
  /// to where it is told of: a charger does not hold the target to the millivolt.
  private static final double TARGET_MARGIN = 0.1;

  /// Nothing is left so far below where a cell is told of, V: the noise of a converter must not
  /// raise the alarm while the cell waits there.
  private static final double NOISE_V = 0.002;

  /// How far below the target the highest cell must come before more is allowed again, in the same
  /// measure: farther than a current that falls away lets it fall.
  private static final double AGAIN = 2;

  private LimitTable() {}

  /// What limits the charge current of a pack.
  static List<LimitRow> charge(PackSpec spec) {
    Limits limits = spec.limits();
    double maxA = spec.maxChargeA(), endA = endA(spec, maxA);
    return List.of(
        new LimitRow(Cause.NOT_MEASURED, onlyIf(LimitInput::complete)),
        new LimitRow(Cause.NOT_OBEYED, onlyIf(LimitInput::chargeObeyed)),
        new LimitRow(Cause.CONFIGURED, constant(maxA)),
        new LimitRow(Cause.CONTACTOR_RATING, constant(spec.currents().contactorRatingA())),
        new LimitRow(Cause.FUSE_RATING, constant(spec.currents().fuseRatingA())),
        new LimitRow(Cause.PACK_HIGH, packHigh(spec), true),
        new LimitRow(Cause.CELL_HIGH, cellAtTarget(spec), true),
        new LimitRow(Cause.HOT, highest(Readings::tempsDegC, limits.chargeOverTemp(), maxA)),
        new LimitRow(Cause.COLD, lowest(Readings::tempsDegC, limits.chargeUnderTemp(), maxA)),
        new LimitRow(
            Cause.PREDICTED,
            new LimitTerm.OfNumbers(
                now -> predictedA(now.charge(), endA),
                now -> now.charge().index(),
                now -> now.charge().currentA(),
                _ -> true)),
        new LimitRow(
            Cause.SOC_HIGH,
            new LimitTerm.OfNumbers(
                now -> taperedA(1 - (now.soc().soc() - now.soc().sigma()), maxA, endA),
                now -> now.soc().fullest(),
                now -> now.soc().soc(),
                _ -> true)));
  }

  /// What limits the discharge current of a pack.
  static List<LimitRow> discharge(PackSpec spec) {
    Limits limits = spec.limits();
    double maxA = spec.maxDischargeA(), endA = endA(spec, maxA);
    return List.of(
        new LimitRow(Cause.NOT_MEASURED, onlyIf(LimitInput::complete)),
        new LimitRow(Cause.NOT_OBEYED, onlyIf(LimitInput::dischargeObeyed)),
        new LimitRow(Cause.CONFIGURED, constant(maxA)),
        new LimitRow(Cause.CONTACTOR_RATING, constant(spec.currents().contactorRatingA())),
        new LimitRow(Cause.FUSE_RATING, constant(spec.currents().fuseRatingA())),
        new LimitRow(
            Cause.CELL_LOW, lowest(Readings::cellVoltagesV, limits.cellUnderVoltage(), maxA), true),
        new LimitRow(Cause.HOT, highest(Readings::tempsDegC, limits.dischargeOverTemp(), maxA)),
        new LimitRow(Cause.COLD, lowest(Readings::tempsDegC, limits.dischargeUnderTemp(), maxA)),
        new LimitRow(
            Cause.PREDICTED,
            new LimitTerm.OfNumbers(
                now -> predictedA(now.discharge(), endA),
                now -> now.discharge().index(),
                now -> now.discharge().currentA(),
                _ -> true)),
        new LimitRow(
            Cause.SOC_LOW,
            new LimitTerm.OfNumbers(
                now -> taperedA(now.soc().soc() + now.soc().sigma(), maxA, endA),
                now -> now.soc().emptiest(),
                now -> now.soc().soc(),
                _ -> true)));
  }

  /// What the highest cell allows between the charge target and where it is told of. Where cells
  /// differ, the highest waits there for hours until the others have come up or it has been bled:
  /// that is how a pack is filled, and no reason for an alarm.
  private static LimitTerm cellAtTarget(PackSpec spec) {
    double maxA = spec.maxChargeA(), targetV = spec.chargeTargetV();
    double tellV = spec.limits().cellOverVoltage().tell().trip();
    double marginV = TARGET_MARGIN * (tellV - targetV);
    double fullV = targetV + marginV, endV = tellV - NOISE_V;
    double againV = targetV - AGAIN * (tellV - targetV);
    return new LimitTerm.OfNumbers(
        now -> share((endV - now.readings().cellVoltagesV().max()) / (endV - fullV)) * maxA,
        now -> now.readings().cellVoltagesV().indexOfMax(),
        now -> now.readings().cellVoltagesV().max(),
        now -> now.readings().cellVoltagesV().max() <= againV);
  }

  /// What the voltage of the whole pack allows: all up to its target and a little more, and nothing
  /// from where its cells are at `tell` on average. Nothing either if it stands above its target by
  /// itself: then it need not be charged.
  private static LimitTerm packHigh(PackSpec spec) {
    double maxA = spec.maxChargeA(), idleA = idleA(spec);
    double targetV = ChargeVoltage.targetV(spec);
    double fullV = ChargeVoltage.aboveV(spec), endV = ChargeVoltage.stopV(spec);
    return new LimitTerm.OfNumbers(
        now -> {
          double v = now.readings().packVoltageV();
          if (v > fullV && !(now.readings().currentA() > idleA)) return 0;
          return share((endV - v) / (endV - fullV)) * maxA;
        },
        _ -> -1,
        now -> now.readings().packVoltageV(),
        now -> now.readings().packVoltageV() <= targetV);
  }

  /// A cell that is foreseen to be full or empty is only estimated to be: see
  /// [#TAPER_END_PER_HOUR].
  private static double predictedA(Prediction ahead, double endA) {
    return ahead.bySoc() ? Math.max(ahead.currentA(), endA) : ahead.currentA();
  }

  /// What may flow at a distance from full or empty.
  ///
  /// @param left the distance, one standard deviation more than is estimated: as long as nobody
  ///   knows that the pack is full or empty, its state of charge takes nothing away
  private static double taperedA(double left, double maxA, double endA) {
    return left < TAPER_SOC ? Math.max(endA, share(left / TAPER_SOC) * maxA) : maxA;
  }

  /// Less than this neither charges nor discharges, A: 0.01 A per Ah, as for the protections.
  static double idleA(PackSpec spec) {
    return IDLE_PER_HOUR * spec.capacityAh();
  }

  private static double endA(PackSpec spec, double maxA) {
    return Math.min(maxA, TAPER_END_PER_HOUR * spec.capacityAh());
  }

  /// @return 0..1; 0 if `value` is `NaN`
  private static double share(double value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }
}

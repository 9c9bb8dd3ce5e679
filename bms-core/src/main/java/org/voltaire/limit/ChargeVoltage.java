package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// The charge voltage limit (CVL): what a charger should hold the pack at.
///
/// A charger sees the pack, not its cells. For every volt that a cell stands above the target, the
/// pack's limit falls by one. But an inverter that is told less than the pack's voltage discharges
/// the pack into the grid until it is there. So the limit does not fall below the pack's voltage,
/// unless charging is to stop: then even a charger that heeds nothing but the voltage stops.
///
/// While a charger holds the pack at its target, the pack's voltage swings around the limit by what
/// two voltmeters differ. The limit does not follow that: it would climb with every swing.
///
/// Like the currents, it falls at once and rises by and by.
final class ChargeVoltage {
  /// How far above its target a pack may be before it counts as above: what two voltmeters of 0.1 %
  /// differ. Assumed.
  private static final double TOLERANCE = 0.002;

  /// The limit does not follow what moves less than this, as a share of the target: an inverter
  /// would make currents of the noise of the cells. Assumed.
  private static final double STILL = 0.0005;

  /// How fast it rises, as a share of the target per second; assumed.
  private static final double RISE_PER_SECOND = 0.001;

  private final double cellTargetV, targetV, aboveV, stopV, idleA;

  ChargeVoltage(PackSpec spec) {
    cellTargetV = spec.chargeTargetV();
    targetV = targetV(spec);
    aboveV = aboveV(spec);
    stopV = stopV(spec);
    idleA = LimitTable.idleA(spec);
  }

  /// What the pack is charged to, V.
  static double targetV(PackSpec spec) {
    return spec.cellsInSeries() * spec.chargeTargetV();
  }

  /// Up to here the pack is not above its target, V.
  static double aboveV(PackSpec spec) {
    return Math.min((1 + TOLERANCE) * targetV(spec), 0.5 * (targetV(spec) + stopV(spec)));
  }

  /// From here on charging is to stop, V: all cells at `tell` of their upper limit, or at `derate`
  /// where the target is not below `tell`.
  static double stopV(PackSpec spec) {
    double tellV = spec.limits().cellOverVoltage().tell().trip();
    double derateV = spec.limits().cellOverVoltage().derate().trip();
    return spec.cellsInSeries() * (spec.chargeTargetV() < tellV ? tellV : derateV);
  }

  /// The limit after one more tick.
  ///
  /// @param before the limit of the tick before, V; 0 if there was none
  /// @param readings complete ones
  /// @param full whether the highest cell has stopped the charge current
  /// @param dtSeconds since the tick before
  BoundLimit next(BoundLimit before, Readings readings, boolean full, double dtSeconds) {
    Doubles cellsV = readings.cellVoltagesV();
    Why was = before.why();
    double packV = readings.packVoltageV(), wantedV = targetV - excessV(cellsV);
    if (full) return byHighest(wantedV, was, Cause.CELL_FULL, cellsV);
    if (!(packV < stopV)) return BoundLimit.of(wantedV, was, Cause.PACK_FULL, -1, packV);

    boolean rests = !(readings.currentA() > idleA);
    if (rests && packV > aboveV) {
      return BoundLimit.of(packV, was, Cause.PACK_HIGH, -1, packV);
    }
    double risenV = wantedV;
    if (before.limit() > 0) risenV = before.limit() + RISE_PER_SECOND * targetV * dtSeconds;
    double volts = Math.max(Math.min(wantedV, risenV), Math.min(packV, targetV));
    if (Math.abs(volts - before.limit()) < STILL * targetV) volts = before.limit();
    if (volts == targetV) return BoundLimit.of(volts, was, Cause.CONFIGURED);
    if (risenV < wantedV - STILL * targetV) return BoundLimit.of(volts, was, Cause.RISING);
    return byHighest(volts, was, Cause.CELL_HIGH, cellsV);
  }

  private static BoundLimit byHighest(double volts, Why was, Cause cause, Doubles cellsV) {
    int high = cellsV.indexOfMax();
    return BoundLimit.of(volts, was, cause, high, cellsV.get(high));
  }

  private double excessV(Doubles cellsV) {
    double excessV = 0;
    for (int cell = 0; cell < cellsV.size(); cell++) {
      excessV += Math.max(0, cellsV.get(cell) - cellTargetV);
    }
    return excessV;
  }
}

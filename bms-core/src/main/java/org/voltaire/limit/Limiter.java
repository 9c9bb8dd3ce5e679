package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.PackSpec;

/// Derives how much may flow, and why not more: for each direction of the current the smallest row
/// of the [LimitTable], and the two voltages between which an inverter should keep the pack.
///
/// Everything derates before anything opens. A limit falls at once and rises by and by, so that it
/// does not swing near full and empty. What is not known allows nothing.
public final class Limiter {
  private final CurrentLimiter charge, discharge;
  private final ChargeVoltage chargeVoltage;
  private final double cellFloorV, floorV;

  /// The limits of this pack.
  public Limiter(PackSpec spec) {
    var currents = spec.currents();
    charge =
        new CurrentLimiter(
            LimitTable.charge(spec),
            currents.chargeRiseAPerS(),
            leastRiseA(spec, spec.maxChargeA()),
            0);
    discharge =
        new CurrentLimiter(
            LimitTable.discharge(spec),
            currents.dischargeRiseAPerS(),
            leastRiseA(spec, spec.maxDischargeA()),
            charge.heldRows());
    chargeVoltage = new ChargeVoltage(spec);
    cellFloorV = spec.limits().cellUnderVoltage().derate().trip();
    floorV = spec.cellsInSeries() * cellFloorV;
  }

  /// A little less than what state of charge leaves at the end, so that a limit at 0 rises to that.
  private static double leastRiseA(PackSpec spec, double maxA) {
    return 0.8 * LimitTable.TAPER_END_PER_HOUR * Math.min(spec.capacityAh(), maxA);
  }

  /// Nothing was limited yet.
  public LimiterState initial() {
    return LimiterState.initial(charge.heldRows() + discharge.heldRows());
  }

  /// The limits after one more tick: what the pack may take and give, were its contactors closed.
  ///
  /// @param dtSeconds since the tick before, >= 0
  /// @return `was` itself if nothing changed
  @SuppressWarnings("ReferenceEquality") // the very same object: nothing was made anew
  public LimiterState step(LimiterState was, LimitInput now, double dtSeconds) {
    Envelope before = was.envelope();
    double[] held = was.held().toArray();
    BoundLimit in =
        charge.next(new BoundLimit(before.cclA(), before.cclWhy()), now, held, dtSeconds);
    BoundLimit out =
        discharge.next(new BoundLimit(before.dclA(), before.dclWhy()), now, held, dtSeconds);
    boolean full = in.limit() == 0 && in.why().cause() == Cause.CELL_HIGH;
    BoundLimit up =
        now.complete()
            ? chargeVoltage.next(
                new BoundLimit(before.cvlV(), before.cvlWhy()), now.readings(), full, dtSeconds)
            : BoundLimit.of(0, before.cvlWhy(), Cause.NOT_MEASURED);
    BoundLimit down = dischargeVoltage(before.dvlWhy(), now);
    Envelope next = before.after(in, out, up, down);
    Doubles holds = Doubles.taking(held);
    if (holds.equals(was.held())) holds = was.held();
    return next == before && holds == was.held() ? was : new LimiterState(next, holds);
  }

  /// The discharge voltage limit (DVL), the mirror image of [ChargeVoltage]: for every volt that a
  /// cell stands below where discharging ends, the pack's limit rises by one. It is no higher than
  /// the pack's voltage unless discharging is to stop, because no cell is below then.
  private BoundLimit dischargeVoltage(Why before, LimitInput now) {
    if (!now.complete()) return BoundLimit.of(floorV, before, Cause.NOT_MEASURED);
    Doubles cellsV = now.readings().cellVoltagesV();
    double missingV = 0;
    for (int cell = 0; cell < cellsV.size(); cell++) {
      missingV += Math.max(0, cellFloorV - cellsV.get(cell));
    }
    if (missingV == 0) return BoundLimit.of(floorV, before, Cause.CONFIGURED);
    int low = cellsV.indexOfMin();
    return BoundLimit.of(floorV + missingV, before, Cause.CELL_LOW, low, cellsV.get(low));
  }
}

package org.voltaire.core;

import java.util.Set;
import org.voltaire.balance.CellNeeds;
import org.voltaire.balance.ChargeLedger;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.estimate.ChargeBalance;
import org.voltaire.estimate.EstimatorState;
import org.voltaire.estimate.FilterState;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.RestDrift;
import org.voltaire.heat.HeatControl;
import org.voltaire.heat.HeatInput;
import org.voltaire.heat.HeatState;
import org.voltaire.limit.Compliance;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.LimitInput;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.Fault.Stops;
import org.voltaire.pack.Level;
import org.voltaire.pack.PackSpec;
import org.voltaire.plausibility.Plausibility;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.Observed;
import org.voltaire.protect.ProtectionTable;
import org.voltaire.protect.ProtectionTable.Stopped;

/// What each stage of the step is given, made of the results of the stages before it.
final class StageInputs {
  private final PackSpec spec;
  private final HeatControl heatControl;
  private final Set<Fault> limitFaults = ProtectionTable.stopping(Stopped.LIMIT);
  private final Set<Fault> heaterFaults = ProtectionTable.stopping(Stopped.HEATER);

  /// The readings of one tick.
  ///
  /// @param measured as they came, without what is old or impossible
  /// @param believed the same without what others contradict
  /// @param collapsed cells that are measured and have no voltage
  record SeenReadings(Readings measured, Readings believed, CellSet collapsed) {}

  StageInputs(PackSpec spec, HeatControl heatControl) {
    this.spec = spec;
    this.heatControl = heatControl;
  }

  /// What protections look at.
  Observed observed(
      Bms.State was, SeenReadings seen, Plausibility plausibility, EstimatorState known) {
    Readings readings = seen.believed();
    ChargeBalance balance = known.balance();
    RestDrift drift = known.drift();
    ChargeLedger ledger = was.balance().ledger();
    Contactors contactors = was.mode().contactors();
    Compliance allowed = was.compliance();
    Observed.Excess excess =
        contactors.connects()
            ? new Observed.Excess(
                allowed.chargeExcessA(readings),
                allowed.dischargeExcessA(readings),
                allowed.voltageExcessV(spec, readings))
            : Observed.Excess.NONE;
    return new Observed(
        spec,
        seen.measured(),
        readings,
        plausibility.doubts(),
        order(contactors),
        new Observed.Rise(plausibility.fastestRise(), plausibility.fastestRiseIndex()),
        plausibility.sumShiftV(),
        excess,
        was.contactors().openings().tooMany(readings.timeNanos()),
        balance.apart(),
        new Observed.HighestResistance(balance.resistanceRatio(), balance.resistanceIndex()),
        new Observed.Imbalance(known.imbalance(), known.emptiest()),
        seen.collapsed(),
        was.contactors().reportedOpen(),
        was.seenWhole(),
        new Observed.CellCharge(ledger.leakedAh(), ledger.leaks()),
        new Observed.CellCharge(ledger.unbledAh(), ledger.unbled()),
        new Observed.RestLoss(drift.driftV(), drift.index()),
        heat(was.heat(), readings));
  }

  private Observed.HeaterSigns heat(HeatState was, Readings readings) {
    if (spec.heater().isEmpty()) return Observed.HeaterSigns.NONE;
    return new Observed.HeaterSigns(
        heatControl.strayA(was, readings),
        heatControl.drawsNothing(was, readings),
        heatControl.unseenK(was),
        was.plugLost());
  }

  /// What the heater's control looks at.
  HeatInput heat(
      Readings readings,
      EstimatorState known,
      Alarms alarms,
      Mode mode,
      boolean reset,
      double dtSeconds) {
    Fault tripped = mode.trippedBy();
    return new HeatInput(
        readings,
        known.soc(),
        known.forecast().usableWh(),
        mode.contactors() == Contactors.OPEN,
        stops(alarms, heaterFaults, Stopped.HEATER, Stops.BOTH),
        alarms.has(Fault.EMERGENCY_STOP, Level.OPEN),
        tripped != null && !mayHeat(tripped),
        reset,
        dtSeconds);
  }

  /// Whether a pack that opened for this may be heated: what passes by itself harms nothing, and
  /// one that was too cold needs it.
  private static boolean mayHeat(Fault cause) {
    return cause.cleared() == Cleared.BY_ITSELF
        || cause == Fault.DISCHARGE_UNDER_TEMPERATURE
        || cause == Fault.CHARGE_UNDER_TEMPERATURE;
  }

  private static Observed.ContactorOrder order(Contactors contactors) {
    return switch (contactors) {
      case OPEN -> Observed.ContactorOrder.OPEN;
      case PRECHARGE -> Observed.ContactorOrder.PRECHARGE;
      case CLOSED -> Observed.ContactorOrder.CLOSED;
      case CHARGE_ONLY -> Observed.ContactorOrder.CHARGE_ONLY;
      case DISCHARGE_ONLY -> Observed.ContactorOrder.DISCHARGE_ONLY;
    };
  }

  /// What may flow in a mode. What is not measured is said first.
  static Envelope allowed(Envelope possible, Mode mode, Readings readings) {
    if (!readings.complete()) return possible;
    return switch (mode) {
      case Mode.Closed _ -> possible;
      case Mode.Opening _ -> possible.none(Cause.OPENING);
      case Mode.OneWay(Fault cause, long _) ->
          cause.stops() == Stops.CHARGE
              ? possible.noCharge(Cause.SWITCHED_OFF)
              : possible.noDischarge(Cause.SWITCHED_OFF);
      case Mode.Open _, Mode.Precharging _, Mode.Tripped _ -> possible.none(Cause.CONTACTORS_OPEN);
    };
  }

  /// What each cell takes until it is full.
  static CellNeeds needs(PackSpec spec, EstimatorState known) {
    FilterState filter = known.filter();
    int cells = filter.cells();
    return CellNeeds.of(
        Doubles.generate(cells, filter::soc),
        Doubles.generate(cells, filter::socSigma),
        Doubles.generate(cells, filter::capacityAh),
        spec.cell().ocv(),
        known.balance().apart());
  }

  /// What limits depend on.
  LimitInput limits(Readings readings, EstimatorState known, Alarms alarms) {
    return new LimitInput(
        readings,
        readings.complete(),
        new LimitInput.PackCharge(known.soc(), known.socSigma(), known.emptiest(), known.fullest()),
        prediction(known.forecast().charge().tenSeconds()),
        prediction(known.forecast().discharge().tenSeconds()),
        !stops(alarms, limitFaults, Stopped.LIMIT, Stops.CHARGE),
        !stops(alarms, limitFaults, Stopped.LIMIT, Stops.DISCHARGE));
  }

  /// Whether an alarm stops something.
  ///
  /// @param faults that stop it
  /// @param direction of the current that is asked for; `BOTH` for what has none
  private static boolean stops(Alarms alarms, Set<Fault> faults, Stopped what, Stops direction) {
    for (Alarms.Active alarm : alarms.active()) {
      Fault fault = alarm.fault();
      if (alarm.level() != what.from() || !faults.contains(fault)) continue;
      if (direction == Stops.BOTH || fault.stops() == Stops.BOTH || fault.stops() == direction) {
        return true;
      }
    }
    return false;
  }

  /// What the forecast says of the cells. What it says of temperatures and of the configuration,
  /// the limits know better: they look at this tick.
  private static LimitInput.Prediction prediction(PowerLimit limit) {
    return switch (limit.constraint()) {
      case CURRENT, TEMPERATURE -> LimitInput.Prediction.UNLIMITED;
      case VOLTAGE -> new LimitInput.Prediction(limit.currentA(), limit.index(), false);
      case SOC -> new LimitInput.Prediction(limit.currentA(), limit.index(), true);
      case NOT_MEASURED -> new LimitInput.Prediction(0, -1, false);
    };
  }
}

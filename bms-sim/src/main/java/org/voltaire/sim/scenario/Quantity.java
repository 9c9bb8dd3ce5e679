package org.voltaire.sim.scenario;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.voltaire.core.Frame;
import org.voltaire.measure.Doubles;

/// Something a scenario can ask about, with the words for it.
///
/// @param words as a sentence writes it
/// @param unit of its values
/// @param value at a moment; `NaN` if it is not known
record Quantity(String words, Unit unit, ToDoubleFunction<Moment> value) {

  static final Quantity SOC = said("soc", Unit.RATIO, frame -> frame.estimate().soc());
  static final Quantity SOC_SIGMA =
      said("soc sigma", Unit.RATIO, frame -> frame.estimate().socSigma());
  static final Quantity TRUE_SOC = new Quantity("true soc", Unit.RATIO, Moment::trueSoc);
  static final Quantity SOC_ERROR =
      new Quantity(
          "soc error", Unit.RATIO, at -> Math.abs(at.frame().estimate().soc() - at.trueSoc()));

  static final Quantity LOWEST_CELL =
      said("lowest cell", Unit.VOLTAGE, frame -> known(frame).min());
  static final Quantity HIGHEST_CELL =
      said("highest cell", Unit.VOLTAGE, frame -> known(frame).max());
  static final Quantity CELL_SPREAD =
      said("cell spread", Unit.VOLTAGE, frame -> known(frame).max() - known(frame).min());
  static final Quantity PACK = said("pack", Unit.VOLTAGE, frame -> frame.readings().packVoltageV());
  static final Quantity BUS = said("bus", Unit.VOLTAGE, frame -> frame.readings().busVoltageV());

  static final Quantity CURRENT =
      said("current", Unit.CURRENT, frame -> Math.abs(frame.readings().currentA()));
  static final Quantity CHARGE_CURRENT =
      said("charge current", Unit.CURRENT, frame -> Math.max(0, frame.readings().currentA()));
  static final Quantity DISCHARGE_CURRENT =
      said("discharge current", Unit.CURRENT, frame -> Math.max(0, -frame.readings().currentA()));
  static final Quantity CCL = said("ccl", Unit.CURRENT, frame -> frame.envelope().cclA());
  static final Quantity DCL = said("dcl", Unit.CURRENT, frame -> frame.envelope().dclA());
  static final Quantity CVL = said("cvl", Unit.VOLTAGE, frame -> frame.envelope().cvlV());

  static final Quantity LOWEST_TEMPERATURE =
      said("lowest temperature", Unit.TEMPERATURE, frame -> frame.readings().tempsDegC().min());
  static final Quantity HIGHEST_TEMPERATURE =
      said("highest temperature", Unit.TEMPERATURE, frame -> frame.readings().tempsDegC().max());

  static final Quantity HOLDING_POWER = counted("holding power", Unit.POWER, Meters::holdingW);
  static final Quantity HOURS_TO_EMPTY =
      counted("hours to empty", Unit.HOURS, Meters::secondsToEmpty);
  static final Quantity READY_IN = counted("ready in", Unit.HOURS, Meters::readySeconds);
  static final Quantity WARM_UP_ENERGY = counted("warm-up energy", Unit.ENERGY, Meters::warmUpWh);
  static final Quantity HEATER_POWER = counted("heater power", Unit.POWER, Meters::heaterW);
  static final Quantity HEATER_SHARE = counted("heater share", Unit.RATIO, Meters::heaterShare);
  static final Quantity SELF_SUFFICIENCY =
      counted("self sufficiency", Unit.RATIO, Meters::selfSufficiency);
  static final Quantity HOURS_OF_LOST_LOAD =
      counted("hours of lost load", Unit.HOURS, Meters::lostSeconds);

  /// What a run is summed up by, in order.
  static final List<Quantity> SUMMED =
      List.of(
          counted("charged energy", Unit.ENERGY, Meters::chargedWh),
          counted("discharged energy", Unit.ENERGY, Meters::dischargedWh),
          counted("round trip", Unit.RATIO, Meters::roundTrip),
          counted("heater energy", Unit.ENERGY, Meters::heaterWh),
          counted("heater energy from pack", Unit.ENERGY, Meters::heaterFromPackWh),
          HEATER_SHARE,
          HOLDING_POWER,
          HOURS_TO_EMPTY,
          READY_IN,
          counted("warm in", Unit.HOURS, Meters::warmSeconds),
          WARM_UP_ENERGY,
          counted("warm-up share", Unit.RATIO, Meters::warmUpShare),
          counted("sun energy", Unit.ENERGY, Meters::sunWh),
          counted("demand energy", Unit.ENERGY, Meters::demandWh),
          counted("imported energy", Unit.ENERGY, Meters::importedWh),
          counted("spare energy", Unit.ENERGY, Meters::spareWh),
          counted("lost load", Unit.ENERGY, Meters::lostWh),
          HOURS_OF_LOST_LOAD,
          counted("self consumption", Unit.RATIO, Meters::selfConsumption),
          SELF_SUFFICIENCY,
          counted("driven distance", Unit.DISTANCE, Meters::metres),
          counted("mean speed", Unit.SPEED, Meters::kmPerHour),
          counted("driving energy", Unit.ENERGY, Meters::drivingWh),
          counted("driving consumption", Unit.CONSUMPTION, Meters::whPerKm),
          counted("heated consumption", Unit.CONSUMPTION, Meters::heatedWhPerKm),
          counted("soc per 5 mV", Unit.RATIO, Meters::socPer5mV),
          counted("worst soc per 5 mV", Unit.RATIO, Meters::worstSocPer5mV));

  /// The measured voltage of one cell.
  ///
  /// @param cell from 1, as people count
  static Quantity cell(int cell) {
    return said(
        "cell " + cell, Unit.VOLTAGE, frame -> frame.readings().cellVoltagesV().get(cell - 1));
  }

  private static Quantity said(String words, Unit unit, ToDoubleFunction<Frame> value) {
    return new Quantity(words, unit, at -> value.applyAsDouble(at.frame()));
  }

  private static Quantity counted(String words, Unit unit, ToDoubleFunction<Meters> value) {
    return new Quantity(words, unit, at -> value.applyAsDouble(at.meters()));
  }

  private static Doubles known(Frame frame) {
    return frame.readings().cellVoltagesV();
  }

  double at(Moment moment) {
    return value.applyAsDouble(moment);
  }

  String show(double shown) {
    return unit.show(shown);
  }
}

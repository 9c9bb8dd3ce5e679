package org.voltaire.sim.scenario.meter;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.voltaire.core.Frame;
import org.voltaire.measure.Doubles;

/// Something a scenario can ask about, with the words for it.
///
/// @param words as a sentence writes it
/// @param unit of its values
/// @param told whether the BMS says it, late if its board is slow; otherwise it is the truth of now
/// @param value at a moment; `NaN` if it is not known
public record Quantity(String words, Unit unit, boolean told, ToDoubleFunction<Moment> value) {

  public static final Quantity SOC = said("soc", Unit.RATIO, frame -> frame.estimate().soc());
  public static final Quantity SOC_SIGMA =
      said("soc sigma", Unit.RATIO, frame -> frame.estimate().socSigma());
  public static final Quantity TRUE_SOC = truly("true soc", Unit.RATIO, Moment::trueSoc);
  public static final Quantity SOC_ERROR =
      new Quantity(
          "soc error",
          Unit.RATIO,
          true,
          at -> Math.abs(at.frame().estimate().soc() - at.trueSoc()));

  public static final Quantity LOWEST_CELL =
      said("lowest cell", Unit.VOLTAGE, frame -> known(frame).min());
  public static final Quantity HIGHEST_CELL =
      said("highest cell", Unit.VOLTAGE, frame -> known(frame).max());
  public static final Quantity CELL_SPREAD =
      said("cell spread", Unit.VOLTAGE, frame -> known(frame).max() - known(frame).min());
  public static final Quantity PACK =
      said("pack", Unit.VOLTAGE, frame -> frame.readings().packVoltageV());
  public static final Quantity BUS =
      said("bus", Unit.VOLTAGE, frame -> frame.readings().busVoltageV());

  public static final Quantity CURRENT =
      said("current", Unit.CURRENT, frame -> Math.abs(frame.readings().currentA()));
  public static final Quantity CHARGE_CURRENT =
      said("charge current", Unit.CURRENT, frame -> Math.max(0, frame.readings().currentA()));
  public static final Quantity DISCHARGE_CURRENT =
      said("discharge current", Unit.CURRENT, frame -> Math.max(0, -frame.readings().currentA()));
  public static final Quantity CCL = said("ccl", Unit.CURRENT, frame -> frame.envelope().cclA());
  public static final Quantity DCL = said("dcl", Unit.CURRENT, frame -> frame.envelope().dclA());
  public static final Quantity CVL = said("cvl", Unit.VOLTAGE, frame -> frame.envelope().cvlV());

  public static final Quantity LOWEST_TEMPERATURE =
      said("lowest temperature", Unit.TEMPERATURE, frame -> frame.readings().tempsDegC().min());
  public static final Quantity HIGHEST_TEMPERATURE =
      said("highest temperature", Unit.TEMPERATURE, frame -> frame.readings().tempsDegC().max());

  public static final Quantity TRUE_SOC_SPREAD =
      truly("true soc spread", Unit.RATIO, Moment::trueSocSpread);
  public static final Quantity HOTTEST_TRUE_RESISTOR =
      truly("true resistor", Unit.TEMPERATURE, at -> at.plant().hottestResistorDegC());
  public static final Quantity BALANCED_IN =
      said("balanced in", Unit.HOURS, frame -> frame.balance().doneSeconds());
  public static final Quantity PREDICTED_READY_IN =
      said("predicted ready in", Unit.HOURS, frame -> frame.heat().readySeconds());
  public static final Quantity PREDICTED_HOT_FOR =
      said("predicted hot for", Unit.HOURS, frame -> frame.heat().hotSeconds());
  public static final Quantity COUNTED_CHARGER_ENERGY =
      said("counted charger heat", Unit.ENERGY, frame -> frame.heat().energy().chargerWh());
  public static final Quantity COUNTED_PACK_ENERGY =
      said("counted pack heat", Unit.ENERGY, frame -> frame.heat().energy().packWh());
  public static final Quantity COUNTED_WARMING_ENERGY =
      said("counted warming heat", Unit.ENERGY, frame -> frame.heat().energy().warmingWh());
  public static final Quantity LOWEST_TRUE_CELL =
      truly("true lowest cell", Unit.VOLTAGE, at -> at.trueCellsV().min());
  public static final Quantity HIGHEST_TRUE_CELL =
      truly("true highest cell", Unit.VOLTAGE, at -> at.trueCellsV().max());
  public static final Quantity LOWEST_TRUE_TEMPERATURE =
      truly("true lowest temperature", Unit.TEMPERATURE, at -> at.trueTempsDegC().min());
  public static final Quantity HIGHEST_TRUE_TEMPERATURE =
      truly("true highest temperature", Unit.TEMPERATURE, at -> at.trueTempsDegC().max());
  public static final Quantity TRUE_CURRENT =
      truly("true current", Unit.CURRENT, at -> Math.abs(at.trueCurrentA()));
  public static final Quantity TRUE_CHARGE_CURRENT =
      truly("true charge current", Unit.CURRENT, at -> Math.max(0, at.trueCurrentA()));
  public static final Quantity TRUE_DISCHARGE_CURRENT =
      truly("true discharge current", Unit.CURRENT, at -> Math.max(0, -at.trueCurrentA()));

  public static final Quantity HOLDING_POWER =
      counted("holding power", Unit.POWER, meters -> meters.heater().holdingW());
  public static final Quantity HOURS_TO_EMPTY =
      counted("hours to empty", Unit.HOURS, Meters::secondsToEmpty);
  public static final Quantity READY_IN =
      counted("ready in", Unit.HOURS, meters -> meters.heater().readySeconds());
  public static final Quantity WARM_UP_ENERGY =
      counted("warm-up energy", Unit.ENERGY, meters -> meters.heater().warmUpWh());
  public static final Quantity HEATER_POWER =
      counted("heater power", Unit.POWER, meters -> meters.heater().heaterW());
  public static final Quantity HEATER_SHARE =
      counted("heater share", Unit.RATIO, Meters::heaterShare);
  public static final Quantity SELF_SUFFICIENCY =
      counted("self sufficiency", Unit.RATIO, meters -> meters.site().selfSufficiency());
  public static final Quantity HOURS_OF_LOST_LOAD =
      counted("hours of lost load", Unit.HOURS, meters -> meters.site().lostSeconds());

  /// What a run is summed up by, in order.
  public static final List<Quantity> SUMMED =
      List.of(
          counted("charged energy", Unit.ENERGY, Meters::chargedWh),
          counted("discharged energy", Unit.ENERGY, Meters::dischargedWh),
          counted("round trip", Unit.RATIO, Meters::roundTrip),
          counted("heater energy", Unit.ENERGY, meters -> meters.heater().heaterWh()),
          counted("heater energy from pack", Unit.ENERGY, meters -> meters.heater().fromPackWh()),
          HEATER_SHARE,
          HOLDING_POWER,
          HOURS_TO_EMPTY,
          READY_IN,
          counted("warm in", Unit.HOURS, meters -> meters.heater().warmSeconds()),
          WARM_UP_ENERGY,
          counted("warm-up share", Unit.RATIO, meters -> meters.heater().warmUpShare()),
          counted("sun energy", Unit.ENERGY, meters -> meters.site().sunWh()),
          counted("demand energy", Unit.ENERGY, meters -> meters.site().demandWh()),
          counted("imported energy", Unit.ENERGY, meters -> meters.site().importedWh()),
          counted("spare energy", Unit.ENERGY, meters -> meters.site().spareWh()),
          counted("lost load", Unit.ENERGY, meters -> meters.site().lostWh()),
          HOURS_OF_LOST_LOAD,
          counted("self consumption", Unit.RATIO, meters -> meters.site().selfConsumption()),
          SELF_SUFFICIENCY,
          counted("driven distance", Unit.DISTANCE, meters -> meters.drive().metres()),
          counted("mean speed", Unit.SPEED, meters -> meters.drive().kmPerHour()),
          counted("driving energy", Unit.ENERGY, meters -> meters.drive().drivingWh()),
          counted("driving consumption", Unit.CONSUMPTION, meters -> meters.drive().whPerKm()),
          counted("heated consumption", Unit.CONSUMPTION, Meters::heatedWhPerKm),
          counted("soc per 5 mV", Unit.RATIO, Meters::socPer5mV),
          counted("worst soc per 5 mV", Unit.RATIO, Meters::worstSocPer5mV));

  /// The measured voltage of one cell.
  ///
  /// @param cell from 1, as people count
  public static Quantity cell(int cell) {
    return said(
        "cell " + cell, Unit.VOLTAGE, frame -> frame.readings().cellVoltagesV().get(cell - 1));
  }

  /// The true voltage at the terminals of one cell.
  ///
  /// @param cell from 1, as people count
  public static Quantity trueCell(int cell) {
    return truly("true cell " + cell, Unit.VOLTAGE, at -> at.trueCellV(cell - 1));
  }

  private static Quantity said(String words, Unit unit, ToDoubleFunction<Frame> value) {
    return new Quantity(words, unit, true, at -> value.applyAsDouble(at.frame()));
  }

  private static Quantity truly(String words, Unit unit, ToDoubleFunction<Moment> value) {
    return new Quantity(words, unit, false, value);
  }

  private static Quantity counted(String words, Unit unit, ToDoubleFunction<Meters> value) {
    return truly(words, unit, at -> value.applyAsDouble(at.meters()));
  }

  private static Doubles known(Frame frame) {
    return frame.readings().cellVoltagesV();
  }

  /// Its value at a moment; `NaN` if it is not known.
  public double at(Moment moment) {
    return value.applyAsDouble(moment);
  }

  /// A value of it, for people.
  public String show(double shown) {
    return unit.show(shown);
  }
}

package org.voltaire.sim.scenario;

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

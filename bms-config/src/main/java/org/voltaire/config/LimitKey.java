package org.voltaire.config;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.chemistry.Chemistry.Levels;
import org.voltaire.device.Measurand;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;

/// A limit that the section `limits` of a configuration may set, described once: the reader and
/// `check` are loops over [#ALL]. To add one, add a line.
public sealed interface LimitKey {

  /// The fault that it is a limit of. Its unit is the limit's.
  Fault fault();

  /// The key in the section `limits`, with the unit at its end.
  String key();

  /// What a pack is rated for, from which usual limits follow.
  record Rating(Chemistry chemistry, double maxChargeA, double maxDischargeA) {}

  /// A limit with the levels `tell`, `derate` and `open`. Whether it is a ceiling or a floor is the
  /// order of its usual levels.
  ///
  /// @param measurand the quantity that it limits
  /// @param allowed lowest and highest that a configuration may say
  /// @param usual what counts where a configuration says nothing else
  record Graded(
      Fault fault,
      String key,
      Measurand measurand,
      Function<Chemistry.OuterLimits, List<Double>> allowed,
      Function<Rating, Levels> usual)
      implements LimitKey {}

  /// A limit with one level.
  ///
  /// @param level its name in lower case is the key of the value that trips
  /// @param ceiling whether it is one, rather than a floor
  /// @param low least that a configuration may say
  /// @param high most that a configuration may say
  /// @param usual what trips where a configuration says nothing else; if empty, the row of the
  ///   table of protections has its own, or nothing is watched
  /// @param hysteresis usual distance from there to where the alarm ends, > 0
  /// @param holdSeconds usual time that a violation must last
  record Single(
      Fault fault,
      String key,
      Level level,
      boolean ceiling,
      double low,
      double high,
      OptionalDouble usual,
      double hysteresis,
      double holdSeconds)
      implements LimitKey {}

  /// Every limit, in the order of the documents.
  List<LimitKey> ALL =
      List.of(
          new Graded(
              Fault.CELL_OVER_VOLTAGE,
              "cell_over_voltage_v",
              Measurand.CELL_VOLTAGES,
              Chemistry.OuterLimits::cellV,
              pack -> pack.chemistry().limits().cellOverVoltageV()),
          new Graded(
              Fault.CELL_UNDER_VOLTAGE,
              "cell_under_voltage_v",
              Measurand.CELL_VOLTAGES,
              Chemistry.OuterLimits::cellV,
              pack -> pack.chemistry().limits().cellUnderVoltageV()),
          new Single(
              Fault.SOC_IMBALANCE,
              "soc_imbalance_percent",
              Level.TELL,
              true,
              1,
              50,
              OptionalDouble.of(10),
              2,
              60),
          new Single(
              Fault.CELL_SPREAD,
              "cell_spread_v",
              Level.OPEN,
              true,
              0.01,
              2,
              OptionalDouble.empty(),
              0.05,
              2),
          new Graded(
              Fault.CHARGE_OVER_CURRENT,
              "charge_over_current_a",
              Measurand.CURRENT,
              LimitKey::anyCurrent,
              pack -> above(pack.maxChargeA())),
          new Graded(
              Fault.DISCHARGE_OVER_CURRENT,
              "discharge_over_current_a",
              Measurand.CURRENT,
              LimitKey::anyCurrent,
              pack -> above(pack.maxDischargeA())),
          new Graded(
              Fault.CHARGE_OVER_TEMPERATURE,
              "charge_over_temp_degc",
              Measurand.TEMPERATURES,
              Chemistry.OuterLimits::chargeDegc,
              pack -> pack.chemistry().limits().chargeOverTempDegc()),
          new Graded(
              Fault.CHARGE_UNDER_TEMPERATURE,
              "charge_under_temp_degc",
              Measurand.TEMPERATURES,
              Chemistry.OuterLimits::chargeDegc,
              pack -> pack.chemistry().limits().chargeUnderTempDegc()),
          new Graded(
              Fault.DISCHARGE_OVER_TEMPERATURE,
              "discharge_over_temp_degc",
              Measurand.TEMPERATURES,
              Chemistry.OuterLimits::dischargeDegc,
              pack -> pack.chemistry().limits().dischargeOverTempDegc()),
          new Graded(
              Fault.DISCHARGE_UNDER_TEMPERATURE,
              "discharge_under_temp_degc",
              Measurand.TEMPERATURES,
              Chemistry.OuterLimits::dischargeDegc,
              pack -> pack.chemistry().limits().dischargeUnderTempDegc()),
          new Single(
              Fault.TEMPERATURE_RISE,
              "temperature_rise_k_per_s",
              Level.OPEN,
              true,
              0.05,
              10,
              OptionalDouble.empty(),
              0.02,
              2),
          new Single(
              Fault.TEMPERATURE_SPREAD,
              "temperature_spread_k",
              Level.TELL,
              true,
              1,
              100,
              OptionalDouble.empty(),
              1,
              10),
          new Single(
              Fault.BOARD_OVER_TEMPERATURE,
              "board_over_temp_degc",
              Level.TELL,
              true,
              40,
              125,
              OptionalDouble.empty(),
              5,
              2),
          new Single(
              Fault.CELL_SUM_SHIFTED,
              "cell_sum_shifted_v",
              Level.TELL,
              true,
              0.005,
              1,
              OptionalDouble.empty(),
              0.002,
              3),
          new Single(
              Fault.CELL_RESISTANCE_HIGH,
              "cell_resistance_ratio",
              Level.TELL,
              true,
              1.2,
              10,
              OptionalDouble.empty(),
              0.1,
              60));

  private static List<Double> anyCurrent(Chemistry.OuterLimits any) {
    return List.of(0.0, 100_000.0);
  }

  /// Above what is announced to chargers and loads, which need not be exact.
  private static Levels above(double maxA) {
    String source = "assumed: 5, 10 and 25 % above what is announced";
    return new Levels(1.05 * maxA, 1.10 * maxA, 1.25 * maxA, 0.05 * maxA, 0.3, source);
  }
}

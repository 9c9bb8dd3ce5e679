package org.voltaire.pack;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The limits of a pack, by the fault that each is a limit of, in the fault's unit.
///
/// Eight are always there, because currents are derated by them. Others may be left out; a
/// protection without a limit does not watch.
///
/// @param graded those with all three levels
/// @param single those with one level only
public record Limits(Map<Fault, Thresholds> graded, Map<Fault, SingleLimit> single) {

  /// The limit of a quantity that has one level only.
  public record SingleLimit(Level level, Limit limit) {}

  /// The same for cells that are charged to a target. An alarm that begins above the target is over
  /// half-way back to it at the latest: a cell that rests where a charger is to bring it is well.
  ///
  /// @param targetV V; one at which people are told anyway changes nothing
  public Limits chargedTo(double targetV) {
    Thresholds over = required(graded, Fault.CELL_OVER_VOLTAGE);
    double middleV = 0.5 * (targetV + over.tell().trip());
    if (targetV >= over.tell().trip() || over.tell().clear() >= middleV) return this;
    Map<Fault, Thresholds> changed = new EnumMap<>(graded);
    changed.put(Fault.CELL_OVER_VOLTAGE, over.toldUntil(middleV));
    return new Limits(changed, single);
  }

  private static final List<Fault> CEILINGS =
      List.of(
          Fault.CELL_OVER_VOLTAGE,
          Fault.CHARGE_OVER_CURRENT,
          Fault.DISCHARGE_OVER_CURRENT,
          Fault.CHARGE_OVER_TEMPERATURE,
          Fault.DISCHARGE_OVER_TEMPERATURE);

  private static final List<Fault> FLOORS =
      List.of(
          Fault.CELL_UNDER_VOLTAGE,
          Fault.CHARGE_UNDER_TEMPERATURE,
          Fault.DISCHARGE_UNDER_TEMPERATURE);

  public Limits {
    graded = copy(graded);
    single = copy(single);
    for (Fault fault : CEILINGS) require(graded, fault, true);
    for (Fault fault : FLOORS) require(graded, fault, false);
    for (Fault fault : single.keySet()) {
      if (graded.containsKey(fault)) {
        throw new IllegalArgumentException(
            "limits: %s has three levels and a single one, must have either".formatted(fault));
      }
    }
    double low = required(graded, Fault.CELL_UNDER_VOLTAGE).tell().trip();
    double high = required(graded, Fault.CELL_OVER_VOLTAGE).tell().trip();
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "limits: CELL_UNDER_VOLTAGE.tell is %s, must be below CELL_OVER_VOLTAGE.tell = %s"
              .formatted(low, high));
    }
  }

  /// The eight that are always there, and no others.
  ///
  /// @param cellOverVoltage V
  /// @param cellUnderVoltage V
  /// @param chargeOverCurrent A, of the current's size while charging
  /// @param dischargeOverCurrent A, of the current's size while discharging
  /// @param chargeOverTemp °C, counts while charging
  /// @param chargeUnderTemp °C, counts while charging
  /// @param dischargeOverTemp °C, counts always
  /// @param dischargeUnderTemp °C, counts while discharging
  public Limits(
      Thresholds cellOverVoltage,
      Thresholds cellUnderVoltage,
      Thresholds chargeOverCurrent,
      Thresholds dischargeOverCurrent,
      Thresholds chargeOverTemp,
      Thresholds chargeUnderTemp,
      Thresholds dischargeOverTemp,
      Thresholds dischargeUnderTemp) {
    this(
        Map.of(
            Fault.CELL_OVER_VOLTAGE, cellOverVoltage,
            Fault.CELL_UNDER_VOLTAGE, cellUnderVoltage,
            Fault.CHARGE_OVER_CURRENT, chargeOverCurrent,
            Fault.DISCHARGE_OVER_CURRENT, dischargeOverCurrent,
            Fault.CHARGE_OVER_TEMPERATURE, chargeOverTemp,
            Fault.CHARGE_UNDER_TEMPERATURE, chargeUnderTemp,
            Fault.DISCHARGE_OVER_TEMPERATURE, dischargeOverTemp,
            Fault.DISCHARGE_UNDER_TEMPERATURE, dischargeUnderTemp),
        Map.of());
  }

  /// The limits of one fault by level; empty if it has none.
  public Map<Level, Limit> of(Fault fault) {
    Thresholds three = graded.get(fault);
    if (three != null) {
      return Map.of(
          Level.TELL, three.tell(), Level.DERATE, three.derate(), Level.OPEN, three.open());
    }
    SingleLimit one = single.get(fault);
    return one == null ? Map.of() : Map.of(one.level(), one.limit());
  }

  /// V, of the highest cell.
  public Thresholds cellOverVoltage() {
    return required(graded, Fault.CELL_OVER_VOLTAGE);
  }

  /// V, of the lowest cell.
  public Thresholds cellUnderVoltage() {
    return required(graded, Fault.CELL_UNDER_VOLTAGE);
  }

  /// A, of the current's size while charging.
  public Thresholds chargeOverCurrent() {
    return required(graded, Fault.CHARGE_OVER_CURRENT);
  }

  /// A, of the current's size while discharging.
  public Thresholds dischargeOverCurrent() {
    return required(graded, Fault.DISCHARGE_OVER_CURRENT);
  }

  /// °C, counts while charging.
  public Thresholds chargeOverTemp() {
    return required(graded, Fault.CHARGE_OVER_TEMPERATURE);
  }

  /// °C, counts while charging.
  public Thresholds chargeUnderTemp() {
    return required(graded, Fault.CHARGE_UNDER_TEMPERATURE);
  }

  /// °C, counts always.
  public Thresholds dischargeOverTemp() {
    return required(graded, Fault.DISCHARGE_OVER_TEMPERATURE);
  }

  /// °C, counts while discharging.
  public Thresholds dischargeUnderTemp() {
    return required(graded, Fault.DISCHARGE_UNDER_TEMPERATURE);
  }

  private static <V> Map<Fault, V> copy(Map<Fault, V> limits) {
    var copy = new EnumMap<Fault, V>(Fault.class);
    copy.putAll(limits);
    return Collections.unmodifiableMap(copy);
  }

  private static void require(Map<Fault, Thresholds> graded, Fault fault, boolean upper) {
    if (required(graded, fault).open().isUpper() != upper) {
      throw new IllegalArgumentException(
          "limits: %s is a %s, must be a %s"
              .formatted(fault, upper ? "floor" : "ceiling", upper ? "ceiling" : "floor"));
    }
  }

  private static Thresholds required(Map<Fault, Thresholds> graded, Fault fault) {
    Thresholds thresholds = graded.get(fault);
    if (thresholds != null) return thresholds;
    throw new IllegalArgumentException("limits: " + fault + " has none, must have three levels");
  }
}

package org.voltaire.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Recovery;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

/// The protections of a pack, as a table. Adding one is adding a row; the first tripped row that
/// opens names the cause, unless a later one needs a person.
///
/// A quantity of which nothing at all is measured trips its row of lost readings, which stands for
/// all its other limits: they keep their memory, they neither trip nor clear. Otherwise one pulled
/// cable would raise a dozen alarms and bury the one that says what happened.
///
/// @param rows the table, most telling first
/// @param idleA currents smaller than this neither charge nor discharge
public record Protection(List<Row> rows, double idleA) {

  /// One number watched against one limit.
  public record Row(Fault fault, Level level, Limit limit) {}

  /// A count of missing readings: none may be missing.
  private static Limit none(double holdSeconds) {
    return new Limit(1, 0, holdSeconds);
  }

  /// The table of this pack.
  public static Protection of(PackSpec spec) {
    List<Row> rows = new ArrayList<>();
    double lostHold = spec.sensors().lostHoldSeconds();
    rows.add(new Row(Fault.CELL_VOLTAGE_LOST, Level.OPEN, none(lostHold)));
    rows.add(new Row(Fault.CURRENT_LOST, Level.OPEN, none(lostHold)));
    rows.add(new Row(Fault.TEMPERATURE_LOST, Level.OPEN, none(lostHold)));
    rows.add(
        new Row(Fault.CONTACTOR_MISMATCH, Level.OPEN, none(spec.contactors().feedbackSeconds())));
    double sum = spec.sensors().sumToleranceV();
    rows.add(new Row(Fault.PACK_VOLTAGE_MISMATCH, Level.TELL, new Limit(sum, 0.8 * sum, 5)));
    var limits = spec.limits();
    addAll(rows, Fault.CELL_OVER_VOLTAGE, limits.cellOverVoltage());
    addAll(rows, Fault.CELL_UNDER_VOLTAGE, limits.cellUnderVoltage());
    addAll(rows, Fault.CHARGE_OVER_CURRENT, limits.chargeOverCurrent());
    addAll(rows, Fault.DISCHARGE_OVER_CURRENT, limits.dischargeOverCurrent());
    addAll(rows, Fault.DISCHARGE_OVER_TEMPERATURE, limits.dischargeOverTemp());
    addAll(rows, Fault.DISCHARGE_UNDER_TEMPERATURE, limits.dischargeUnderTemp());
    addAll(rows, Fault.CHARGE_OVER_TEMPERATURE, limits.chargeOverTemp());
    addAll(rows, Fault.CHARGE_UNDER_TEMPERATURE, limits.chargeUnderTemp());
    return new Protection(List.copyOf(rows), 0.01 * spec.capacityAh());
  }

  private static void addAll(List<Row> rows, Fault fault, Thresholds thresholds) {
    for (Level level : new Level[] {Level.OPEN, Level.DERATE, Level.TELL}) {
      rows.add(new Row(fault, level, thresholds.at(level)));
    }
  }

  /// Nothing has happened yet.
  public Alarms initial() {
    return new Alarms(
        rows.stream().<Alarm>map(_ -> Alarm.Clear.CLEAR).toList(),
        List.of(),
        Optional.empty(),
        false);
  }

  /// The alarms after one more tick.
  ///
  /// @param toldClosed whether the contactors were told to be closed by the tick before
  /// @return `was` itself if nothing changed, which is nearly always
  public Alarms step(Alarms was, Readings readings, boolean toldClosed) {
    List<Alarm> next = null;
    for (int i = 0; i < rows.size(); i++) {
      Alarm before = was.rows().get(i);
      Alarm after = step(before, rows.get(i), readings, toldClosed);
      if (!after.equals(before) && next == null) next = new ArrayList<>(was.rows());
      if (next != null) next.set(i, after);
    }
    return next == null ? was : summary(next);
  }

  private Alarm step(Alarm was, Row row, Readings readings, boolean toldClosed) {
    if (isMasked(row.fault(), readings)) return was;
    return Alarm.step(
        was,
        row.limit(),
        value(row.fault(), readings, toldClosed),
        index(row.fault(), readings),
        readings.timeNanos());
  }

  /// Whether the row's quantity is missing altogether, so that its row of lost readings speaks for
  /// it.
  private static boolean isMasked(Fault fault, Readings readings) {
    return switch (fault) {
      case CELL_VOLTAGE_LOST, CURRENT_LOST, TEMPERATURE_LOST, CONTACTOR_MISMATCH -> false;
      case PACK_VOLTAGE_MISMATCH, PRECHARGE_TIMEOUT -> false;
      case CELL_OVER_VOLTAGE, CELL_UNDER_VOLTAGE -> readings.cellVoltagesV().indexOfMax() < 0;
      case CHARGE_OVER_CURRENT, DISCHARGE_OVER_CURRENT -> Double.isNaN(readings.currentA());
      case CHARGE_OVER_TEMPERATURE,
          CHARGE_UNDER_TEMPERATURE,
          DISCHARGE_OVER_TEMPERATURE,
          DISCHARGE_UNDER_TEMPERATURE ->
          readings.tempsDegC().indexOfMax() < 0;
    };
  }

  /// The number that the fault's limits are about. A limit that does not apply at the moment (too
  /// cold to charge, while discharging) is given a number that satisfies it.
  private double value(Fault fault, Readings readings, boolean toldClosed) {
    double currentA = readings.currentA();
    // A current that is not known may be charging and may be discharging.
    boolean charging = !(currentA <= idleA);
    boolean discharging = !(currentA >= -idleA);
    return switch (fault) {
      case CELL_VOLTAGE_LOST -> readings.cellVoltagesV().missing();
      case CURRENT_LOST -> Double.isNaN(currentA) ? 1 : 0;
      case TEMPERATURE_LOST -> readings.tempsDegC().missing();
      case CONTACTOR_MISMATCH -> disagree(readings.contactors(), toldClosed) ? 1 : 0;
      case PACK_VOLTAGE_MISMATCH -> Math.abs(readings.sumErrorV());
      case PRECHARGE_TIMEOUT -> 0;
      case CELL_OVER_VOLTAGE -> readings.cellVoltagesV().max();
      case CELL_UNDER_VOLTAGE -> readings.cellVoltagesV().min();
      case CHARGE_OVER_CURRENT -> currentA;
      case DISCHARGE_OVER_CURRENT -> -currentA;
      case CHARGE_OVER_TEMPERATURE ->
          charging ? readings.tempsDegC().max() : Double.NEGATIVE_INFINITY;
      case CHARGE_UNDER_TEMPERATURE ->
          charging ? readings.tempsDegC().min() : Double.POSITIVE_INFINITY;
      case DISCHARGE_OVER_TEMPERATURE -> readings.tempsDegC().max();
      case DISCHARGE_UNDER_TEMPERATURE ->
          discharging ? readings.tempsDegC().min() : Double.POSITIVE_INFINITY;
    };
  }

  private static boolean disagree(Feedback feedback, boolean toldClosed) {
    return switch (feedback) {
      case UNKNOWN -> false;
      case OPEN -> toldClosed;
      case CLOSED -> !toldClosed;
    };
  }

  private static int index(Fault fault, Readings readings) {
    return switch (fault) {
      case CELL_VOLTAGE_LOST -> firstMissing(readings.cellVoltagesV());
      case TEMPERATURE_LOST -> firstMissing(readings.tempsDegC());
      case CELL_OVER_VOLTAGE -> readings.cellVoltagesV().indexOfMax();
      case CELL_UNDER_VOLTAGE -> readings.cellVoltagesV().indexOfMin();
      case CHARGE_OVER_TEMPERATURE, DISCHARGE_OVER_TEMPERATURE -> readings.tempsDegC().indexOfMax();
      case CHARGE_UNDER_TEMPERATURE, DISCHARGE_UNDER_TEMPERATURE ->
          readings.tempsDegC().indexOfMin();
      case CURRENT_LOST,
          CONTACTOR_MISMATCH,
          PACK_VOLTAGE_MISMATCH,
          PRECHARGE_TIMEOUT,
          CHARGE_OVER_CURRENT,
          DISCHARGE_OVER_CURRENT ->
          -1;
    };
  }

  /// The one that is missing; −1 if all are, because then none in particular is.
  private static int firstMissing(Doubles row) {
    if (row.missing() == row.size()) return -1;
    for (int i = 0; i < row.size(); i++) if (Double.isNaN(row.get(i))) return i;
    return -1;
  }

  /// Whether the fault's number only counts what is missing or wrong, and means nothing to people.
  private static boolean counts(Fault fault) {
    return switch (fault) {
      case CELL_VOLTAGE_LOST,
          TEMPERATURE_LOST,
          CURRENT_LOST,
          CONTACTOR_MISMATCH,
          PRECHARGE_TIMEOUT ->
          true;
      case PACK_VOLTAGE_MISMATCH,
          CELL_OVER_VOLTAGE,
          CELL_UNDER_VOLTAGE,
          CHARGE_OVER_CURRENT,
          DISCHARGE_OVER_CURRENT,
          CHARGE_OVER_TEMPERATURE,
          CHARGE_UNDER_TEMPERATURE,
          DISCHARGE_OVER_TEMPERATURE,
          DISCHARGE_UNDER_TEMPERATURE ->
          false;
    };
  }

  /// A cable that was pulled as well must not let a pack recover from what a person has to look at.
  private static boolean outranks(Fault fault, Fault other) {
    return fault.recovery() == Recovery.BY_PERSON && other.recovery() == Recovery.WHEN_GONE;
  }

  private Alarms summary(List<Alarm> memory) {
    List<Alarms.Active> active = new ArrayList<>();
    Optional<Fault> opening = Optional.empty();
    boolean pending = false;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean opens = row.level() == Level.OPEN;
      switch (memory.get(i)) {
        case Alarm.Clear _ -> {}
        case Alarm.Pending _ -> pending |= opens;
        case Alarm.Tripped(long at, double value, int index) -> {
          double shown = counts(row.fault()) ? Double.NaN : value;
          active.add(new Alarms.Active(row.fault(), row.level(), at, shown, index));
          if (opens && opening.map(first -> outranks(row.fault(), first)).orElse(true)) {
            opening = Optional.of(row.fault());
          }
        }
      }
    }
    return new Alarms(List.copyOf(memory), List.copyOf(active), opening, pending);
  }
}

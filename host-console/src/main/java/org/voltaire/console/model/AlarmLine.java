package org.voltaire.console.model;

import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// One active alarm in words.
///
/// @param meaning what is wrong, as a clause
/// @param detail where and how much: `cell 7 · 3.712 V`; may be empty
/// @param sinceSeconds how long ago it tripped
/// @param cell the cell it is about, from 0; −1 if it is not about one cell
public record AlarmLine(
    Fault fault, Level level, String meaning, String detail, double sinceSeconds, int cell) {

  /// The line for an alarm that is active.
  public static AlarmLine of(Alarms.Active active, double sinceSeconds) {
    Subject subject = subject(active.fault());
    String where =
        active.index() < 0 || subject.place.isEmpty()
            ? ""
            : subject.place + " " + (active.index() + 1);
    String value =
        Double.isNaN(active.value()) || subject.unit.isEmpty()
            ? ""
            : NumberText.fixed(active.value(), subject.decimals) + " " + subject.unit;
    String detail = where + (where.isEmpty() || value.isEmpty() ? "" : " · ") + value;
    int cell = subject.place.equals("cell") ? active.index() : -1;
    return new AlarmLine(
        active.fault(), active.level(), active.fault().meaning(), detail, sinceSeconds, cell);
  }

  /// The level as one word.
  public String levelWord() {
    return switch (level) {
      case TELL -> "NOTICE";
      case DERATE -> "DERATE";
      case OPEN -> "TRIP";
    };
  }

  private record Subject(String place, String unit, int decimals) {}

  private static Subject subject(Fault fault) {
    return switch (fault) {
      case CELL_VOLTAGE_LOST, CELL_OVER_VOLTAGE, CELL_UNDER_VOLTAGE -> new Subject("cell", "V", 3);
      case TEMPERATURE_LOST,
          CHARGE_OVER_TEMPERATURE,
          CHARGE_UNDER_TEMPERATURE,
          DISCHARGE_OVER_TEMPERATURE,
          DISCHARGE_UNDER_TEMPERATURE ->
          new Subject("sensor", "°C", 1);
      case CURRENT_LOST, CHARGE_OVER_CURRENT, DISCHARGE_OVER_CURRENT -> new Subject("", "A", 1);
      case PACK_VOLTAGE_MISMATCH -> new Subject("", "V", 2);
      case CONTACTOR_MISMATCH, PRECHARGE_TIMEOUT -> new Subject("", "", 0);
    };
  }
}

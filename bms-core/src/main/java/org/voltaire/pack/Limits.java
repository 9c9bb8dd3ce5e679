package org.voltaire.pack;

/// Every limit of a pack: for each quantity the three levels, in the unit of the quantity.
///
/// @param cellOverVoltage V
/// @param cellUnderVoltage V
/// @param chargeOverCurrent A, of the current's size while charging
/// @param dischargeOverCurrent A, of the current's size while discharging
/// @param chargeOverTemp °C, counts while charging
/// @param chargeUnderTemp °C, counts while charging
/// @param dischargeOverTemp °C, counts always
/// @param dischargeUnderTemp °C, counts while discharging
public record Limits(
    Thresholds cellOverVoltage,
    Thresholds cellUnderVoltage,
    Thresholds chargeOverCurrent,
    Thresholds dischargeOverCurrent,
    Thresholds chargeOverTemp,
    Thresholds chargeUnderTemp,
    Thresholds dischargeOverTemp,
    Thresholds dischargeUnderTemp) {

  public Limits {
    upper("cellOverVoltage", cellOverVoltage, true);
    upper("cellUnderVoltage", cellUnderVoltage, false);
    upper("chargeOverCurrent", chargeOverCurrent, true);
    upper("dischargeOverCurrent", dischargeOverCurrent, true);
    upper("chargeOverTemp", chargeOverTemp, true);
    upper("chargeUnderTemp", chargeUnderTemp, false);
    upper("dischargeOverTemp", dischargeOverTemp, true);
    upper("dischargeUnderTemp", dischargeUnderTemp, false);
    if (!(cellUnderVoltage.tell().trip() < cellOverVoltage.tell().trip())) {
      throw new IllegalArgumentException(
          "limits: cellUnderVoltage.tell is %s, must be below cellOverVoltage.tell = %s"
              .formatted(cellUnderVoltage.tell().trip(), cellOverVoltage.tell().trip()));
    }
  }

  private static void upper(String key, Thresholds thresholds, boolean upper) {
    if (thresholds.open().isUpper() != upper) {
      throw new IllegalArgumentException(
          "limits: %s is a %s, must be a %s"
              .formatted(key, upper ? "floor" : "ceiling", upper ? "ceiling" : "floor"));
    }
  }
}

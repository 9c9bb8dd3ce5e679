package org.voltaire.sim.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voltaire.chemistry.Chemistry.DefaultLimits;
import org.voltaire.sim.pack.PackProfile;

/// Figures of the catalogue that depend on the pack: a number, or one of the limits that a
/// configuration of its chemistry begins with and how far from it, such as `over_voltage.derate +
/// 0.01`.
final class Figures {
  private static final Pattern FORM =
      Pattern.compile("([a-z_]+(?:\\.[a-z]+)?)(?: ([-+]) ([0-9.]+))?");

  private Figures() {}

  /// The figure on this pack. The number of a cell or thermistor is at most the pack's last one.
  static double on(PackProfile profile, Parameter parameter, String written) {
    if (written.equals("forever")) return Double.POSITIVE_INFINITY;
    if (!Character.isLetter(written.charAt(0))) {
      double value = Double.parseDouble(written);
      return parameter.kind().isNumber() ? Math.min(value, parameter.highest(profile)) : value;
    }
    Matcher form = FORM.matcher(written);
    if (!form.matches()) throw new IllegalStateException("catalogue: a figure is " + written);
    double limit = limit(profile.cells().limits(), form.group(1));
    if (form.group(2) == null) return limit;
    double away = Double.parseDouble(form.group(3));
    return form.group(2).equals("+") ? limit + away : limit - away;
  }

  static double limit(DefaultLimits limits, String name) {
    return switch (name) {
      case "charge_target" -> limits.chargeTargetV();
      case "over_voltage.derate" -> limits.cellOverVoltageV().derate();
      case "over_voltage.open" -> limits.cellOverVoltageV().open();
      case "under_voltage.open" -> limits.cellUnderVoltageV().open();
      case "charge_over_temp.tell" -> limits.chargeOverTempDegc().tell();
      case "charge_over_temp.open" -> limits.chargeOverTempDegc().open();
      case "discharge_over_temp.open" -> limits.dischargeOverTempDegc().open();
      case "discharge_over_temp.tell" -> limits.dischargeOverTempDegc().tell();
      case "charge_under_temp.derate" -> limits.chargeUnderTempDegc().derate();
      case "charge_under_temp.open" -> limits.chargeUnderTempDegc().open();
      case "discharge_under_temp.derate" -> limits.dischargeUnderTempDegc().derate();
      case "discharge_under_temp.open" -> limits.dischargeUnderTempDegc().open();
      default -> throw new IllegalStateException("catalogue: a figure is " + name);
    };
  }
}

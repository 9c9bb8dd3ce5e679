package org.voltaire.cli.simulate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Forecast;
import org.voltaire.protect.Alarms;
import org.voltaire.sim.scenario.meter.Moment;

/// One instant of a run as tables and plots need it, SI; `NaN` is unknown.
///
/// @param step its number, from 1
/// @param socTrue how full the pack truly is
/// @param outlook what was foretold then
/// @param alarms the names of the active faults, with blanks between
/// @param powers since the row before
/// @param injected the ids of what was broken on purpose, with blanks between
public record RunRow(
    double timeSeconds,
    int step,
    double currentA,
    double packVoltageV,
    double cellMinV,
    double cellMaxV,
    double tempMinDegC,
    double tempMaxDegC,
    double ambientDegC,
    double soc,
    double socSigma,
    double socTrue,
    double cclA,
    double dclA,
    double cvlV,
    Forecast outlook,
    String mode,
    String alarms,
    Powers powers,
    String injected) {

  /// The first line of a CSV file of rows.
  public static final String CSV_HEADER =
      "time_s,current_a,pack_voltage_v,cell_min_v,cell_max_v,temp_min_degc,temp_max_degc,"
          + "soc,soc_sigma,soc_true,ccl_a,dcl_a,cvl_v,ambient_degc,mode,step,alarms,"
          + Powers.CSV_HEADER
          + ",sop_charge_10s_w,sop_discharge_10s_w,soe_wh,time_to_empty_s,time_to_full_s"
          + ",injected";

  /// What a moment says.
  ///
  /// @param injected the ids of what was broken on purpose, with blanks between
  static RunRow of(int step, Moment moment, Powers powers, String injected) {
    Frame frame = moment.frame();
    var readings = frame.readings();
    var envelope = frame.envelope();
    return new RunRow(
        moment.timeSeconds(),
        step,
        readings.currentA(),
        readings.packVoltageV(),
        readings.cellVoltagesV().min(),
        readings.cellVoltagesV().max(),
        readings.tempsDegC().min(),
        readings.tempsDegC().max(),
        moment.plant().roomDegC(),
        frame.estimate().soc(),
        frame.estimate().socSigma(),
        moment.trueSoc(),
        envelope.cclA(),
        envelope.dclA(),
        envelope.cvlV(),
        frame.forecast(),
        frame.mode().label(),
        frame.alarms().isEmpty() ? "" : names(frame.alarms()),
        powers,
        injected);
  }

  private static String names(List<Alarms.Active> alarms) {
    return alarms.stream()
        .map(alarm -> alarm.fault().name())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /// The same with other powers.
  public RunRow withPowers(Powers others) {
    return new RunRow(
        timeSeconds,
        step,
        currentA,
        packVoltageV,
        cellMinV,
        cellMaxV,
        tempMinDegC,
        tempMaxDegC,
        ambientDegC,
        soc,
        socSigma,
        socTrue,
        cclA,
        dclA,
        cvlV,
        outlook,
        mode,
        alarms,
        others,
        injected);
  }

  /// As a line of a CSV file.
  public String csv() {
    return String.join(
        ",",
        number(timeSeconds, 3),
        number(currentA, 3),
        number(packVoltageV, 3),
        number(cellMinV, 4),
        number(cellMaxV, 4),
        number(tempMinDegC, 2),
        number(tempMaxDegC, 2),
        number(soc, 5),
        number(socSigma, 5),
        number(socTrue, 5),
        number(cclA, 2),
        number(dclA, 2),
        number(cvlV, 2),
        number(ambientDegC, 2),
        mode,
        Integer.toString(step),
        alarms,
        powers.csv(),
        number(outlook.charge().tenSeconds().powerW(), 0),
        number(outlook.discharge().tenSeconds().powerW(), 0),
        number(outlook.usableWh(), 1),
        number(outlook.timeToEmptySeconds(), 0),
        number(outlook.timeToFullSeconds(), 0),
        injected);
  }

  /// A number with a point and without an exponent; nothing if it is not known.
  static String number(double value, int decimals) {
    if (Double.isNaN(value)) return "";
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    if (text.indexOf('.') < 0) return text;
    return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
  }
}

package org.voltaire.cli.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimits;
import org.voltaire.measure.Doubles;
import org.voltaire.protect.Alarms;
import org.voltaire.words.FaultWords;
import tools.jackson.databind.json.JsonMapper;

/// A frame as one line of JSON, for scripts: SI units, ratios 0..1, `null` for what is not known.
/// Cells and sensors are numbered from 1, as on the screens. Every field is named in
/// `docs/estimator.md` or by its unit.
public final class FrameJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FrameJson() {}

  /// The line, without its end.
  ///
  /// @param nominalAh of a cell of the pack, against which its health is told; `NaN` if not known
  public static String of(Frame frame, double nominalAh) {
    var readings = frame.readings();
    var estimate = frame.estimate();
    var envelope = frame.envelope();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("time_ns", frame.timeNanos());
    fields.put("seq", frame.seq());
    fields.put("mode", frame.mode().label());
    fields.put("cause", frame.mode() instanceof Mode.Tripped t ? t.cause().name() : null);
    fields.put("pack_voltage_v", number(readings.packVoltageV()));
    fields.put("bus_voltage_v", number(readings.busVoltageV()));
    fields.put("current_a", number(readings.currentA()));
    fields.put("soc", number(estimate.soc()));
    fields.put("soc_sigma", number(estimate.socSigma()));
    fields.put("ccl_a", number(envelope.cclA()));
    fields.put("ccl_reason", envelope.cclWhy().text());
    fields.put("dcl_a", number(envelope.dclA()));
    fields.put("dcl_reason", envelope.dclWhy().text());
    fields.put("cvl_v", number(envelope.cvlV()));
    fields.put("cvl_reason", envelope.cvlWhy().text());
    fields.put("dvl_v", number(envelope.dvlV()));
    outlook(fields, frame.forecast());
    fields.put("cells_v", numbers(readings.cellVoltagesV()));
    fields.put("cells_age_s", number(readings.cellVoltagesAgeSeconds()));
    fields.put("cells_soc", numbers(estimate.cellSoc()));
    fields.put("cells_soc_sigma", numbers(estimate.cellSocSigma()));
    InsightJson.put(fields, estimate, nominalAh);
    fields.put("temps_degc", numbers(readings.tempsDegC()));
    fields.put("bleeding", bleeding(frame));
    fields.put("alarms", frame.alarms().stream().map(FrameJson::alarm).toList());
    return JSON.writeValueAsString(fields);
  }

  /// What is foretold: `sop_charge_10s_w` and so on, `soe_wh`, times in seconds.
  private static void outlook(Map<String, @Nullable Object> fields, Forecast outlook) {
    power(fields, "sop_charge_", outlook.charge());
    power(fields, "sop_discharge_", outlook.discharge());
    fields.put("mean_current_a", number(outlook.meanCurrentA()));
    fields.put("usable_ah", number(outlook.usableAh()));
    fields.put("soe_wh", number(outlook.usableWh()));
    fields.put("chargeable_ah", number(outlook.chargeableAh()));
    fields.put("chargeable_wh", number(outlook.chargeableWh()));
    fields.put("time_to_empty_s", number(outlook.timeToEmptySeconds()));
    fields.put("time_to_full_s", number(outlook.timeToFullSeconds()));
  }

  private static void power(Map<String, @Nullable Object> fields, String way, PowerLimits limits) {
    power(fields, way + "1s", limits.oneSecond());
    power(fields, way + "10s", limits.tenSeconds());
    power(fields, way + "30s", limits.thirtySeconds());
    power(fields, way + "continuous", limits.continuous());
  }

  private static void power(Map<String, @Nullable Object> fields, String name, PowerLimit limit) {
    fields.put(name + "_w", number(limit.powerW()));
    fields.put(name + "_a", number(limit.currentA()));
    fields.put(name + "_reason", limit.text());
  }

  static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static List<@Nullable Double> numbers(Doubles row) {
    List<@Nullable Double> numbers = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) numbers.add(number(row.get(i)));
    return numbers;
  }

  private static List<Integer> bleeding(Frame frame) {
    List<Integer> cells = new ArrayList<>();
    for (int cell : frame.readings().bleeding().cells()) cells.add(cell + 1);
    return cells;
  }

  private static Map<String, @Nullable Object> alarm(Alarms.Active alarm) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("fault", alarm.fault().name());
    fields.put("meaning", FaultWords.ENGLISH.meaning(alarm.fault()));
    fields.put("level", alarm.level().name());
    fields.put("index", alarm.index() < 0 ? null : alarm.index() + 1);
    fields.put("value", number(alarm.value()));
    fields.put("unit", alarm.fault().unit());
    fields.put("cause", FaultWords.ENGLISH.cause(alarm, null));
    fields.put("consequence", FaultWords.ENGLISH.consequence(alarm.fault()));
    fields.put("action", FaultWords.ENGLISH.action(alarm, null));
    fields.put("at_ns", alarm.atNanos());
    return fields;
  }
}

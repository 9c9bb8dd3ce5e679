package org.voltaire.config;

import java.util.List;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.chemistry.Chemistry.Levels;
import org.voltaire.pack.Limits;
import org.voltaire.pack.Thresholds;

/// Reads the section `limits`: the chemistry's defaults, and what the file says instead, which must
/// stay in order and inside the chemistry's envelope.
final class LimitsReader {
  private static final String OVER = "cell_over_voltage_v", UNDER = "cell_under_voltage_v";

  private final Section section;
  private final Chemistry chemistry;

  LimitsReader(Section section, Chemistry chemistry) {
    this.section = section;
    this.chemistry = chemistry;
  }

  /// The voltage to charge a cell to.
  double chargeTargetV() {
    List<Double> cellV = chemistry.envelope().cellV();
    double usualV = chemistry.limits().chargeTargetV();
    return section.number("charge_target_v", cellV.getFirst(), cellV.getLast(), usualV);
  }

  /// Reports a target that the limits do not leave room for.
  void checkTarget(double targetV, Limits limits) {
    double lowV = limits.cellUnderVoltage().tell().trip();
    double highV = limits.cellOverVoltage().derate().trip();
    if (targetV > lowV && targetV < highV) return;
    section.problem(
        "charge_target_v",
        Section.plain(targetV),
        "above %s.tell, %s, and below %s.derate, %s"
            .formatted(
                section.at(UNDER), Section.plain(lowV), section.at(OVER), Section.plain(highV)));
  }

  Limits read(double maxChargeA, double maxDischargeA) {
    var defaults = chemistry.limits();
    var envelope = chemistry.envelope();
    var anyCurrent = List.of(0.0, 100_000.0);
    var over = levels(OVER, defaults.cellOverVoltageV(), envelope.cellV());
    var under = levels(UNDER, defaults.cellUnderVoltageV(), envelope.cellV());
    double highV = over.tell().trip(), lowV = under.tell().trip();
    if (!(lowV < highV)) {
      String allowed = "below " + section.at(OVER) + ".tell, " + Section.plain(highV);
      section.problem(UNDER + ".tell", Section.plain(lowV), allowed);
      over = usual(defaults.cellOverVoltageV());
      under = usual(defaults.cellUnderVoltageV());
    }
    return new Limits(
        over,
        under,
        levels("charge_over_current_a", above(maxChargeA), anyCurrent),
        levels("discharge_over_current_a", above(maxDischargeA), anyCurrent),
        levels("charge_over_temp_degc", defaults.chargeOverTempDegc(), envelope.chargeDegc()),
        levels("charge_under_temp_degc", defaults.chargeUnderTempDegc(), envelope.chargeDegc()),
        levels(
            "discharge_over_temp_degc", defaults.dischargeOverTempDegc(), envelope.dischargeDegc()),
        levels(
            "discharge_under_temp_degc",
            defaults.dischargeUnderTempDegc(),
            envelope.dischargeDegc()));
  }

  /// Above what is announced to chargers and loads, which need not be exact.
  private static Levels above(double maxA) {
    String source = "assumed: 5, 10 and 25 % above what is announced";
    return new Levels(1.05 * maxA, 1.10 * maxA, 1.25 * maxA, 0.05 * maxA, 0.5, source);
  }

  private Thresholds levels(String key, Levels usual, List<Double> envelope) {
    Section own = section.optionalSection(key);
    double low = envelope.getFirst(), high = envelope.getLast();
    double tell = own.number("tell", low, high, usual.tell());
    double derate = own.number("derate", low, high, usual.derate());
    double open = own.number("open", low, high, usual.open());
    double hysteresis = own.number("hysteresis", 1e-3, 1e4, usual.hysteresis());
    double holdS = own.number("hold_s", 0, 60, usual.holdS());
    boolean upper = usual.open() > usual.tell();
    boolean ordered = upper ? tell < derate && derate < open : tell > derate && derate > open;
    if (ordered) return Thresholds.of(tell, derate, open, hysteresis, holdS);
    section.problem(
        key,
        "tell %s, derate %s, open %s"
            .formatted(Section.plain(tell), Section.plain(derate), Section.plain(open)),
        upper ? "tell < derate < open" : "tell > derate > open");
    return usual(usual);
  }

  private static Thresholds usual(Levels usual) {
    return Thresholds.of(
        usual.tell(), usual.derate(), usual.open(), usual.hysteresis(), usual.holdS());
  }
}

package org.voltaire.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.chemistry.Chemistry.Levels;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.Limits;
import org.voltaire.pack.Limits.SingleLimit;
import org.voltaire.pack.Thresholds;

/// Reads the section `limits`: the chemistry's defaults, and what the file says instead, which must
/// stay in order and inside the chemistry's envelope.
final class LimitsReader {
  /// How long a cell may take to come back from a load, s, and how far it must have come, V.
  private static final double RESTS_SECONDS = 3, REST_V = 0.1;

  private static final String OVER = "cell_over_voltage_v", UNDER = "cell_under_voltage_v";

  private final YamlSection section;
  private final Chemistry chemistry;
  private final List<LimitKey> keys;

  /// @param keys that the section may have
  LimitsReader(YamlSection section, Chemistry chemistry, List<LimitKey> keys) {
    this.section = section;
    this.chemistry = chemistry;
    this.keys = keys;
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
    if (section.isWrong(OVER) || section.isWrong(UNDER) || section.isWrong("charge_target_v"))
      return;
    section.problem(
        "charge_target_v",
        YamlValue.plain(targetV),
        "above %s.tell, %s, and below %s.derate, %s"
            .formatted(
                section.at(UNDER),
                YamlValue.plain(lowV),
                section.at(OVER),
                YamlValue.plain(highV)));
  }

  /// Reports limits that can never act.
  void report(List<BlindSpot> blind) {
    for (BlindSpot each : blind) {
      String key = each.key().key();
      if (section.isWrong(key)) continue;
      section.problem(key + ".open", YamlValue.plain(each.limit().trip()), each.allowed());
    }
  }

  /// The limits, of which those that are wrong are the usual ones.
  Limits read(double maxChargeA, double maxDischargeA) {
    var rating = new LimitKey.Rating(chemistry, maxChargeA, maxDischargeA);
    Map<Fault, Thresholds> graded = new EnumMap<>(Fault.class);
    Map<Fault, SingleLimit> single = new EnumMap<>(Fault.class);
    for (LimitKey key : keys) {
      switch (key) {
        case LimitKey.Graded three -> graded.put(key.fault(), graded(three, rating));
        case LimitKey.Single one -> single(one).ifPresent(it -> single.put(key.fault(), it));
      }
    }
    Map<Fault, Thresholds> ordered = apart(graded);
    single.put(Fault.CELL_DEEP_DISCHARGE, deepDischarge(ordered));
    return new Limits(ordered, single);
  }

  /// Below what the chemistry allows any configuration, a cell is deeply discharged. Nobody may set
  /// that lower. Under-voltage has opened the contactors before; what is lower for [#RESTS_SECONDS]
  /// longer than that takes is not the sag of a load.
  private SingleLimit deepDischarge(Map<Fault, Thresholds> graded) {
    double lowestV = chemistry.envelope().cellV().getFirst();
    Thresholds under = graded.get(Fault.CELL_UNDER_VOLTAGE);
    double holdSeconds = RESTS_SECONDS + (under == null ? 0 : under.open().holdSeconds());
    return new SingleLimit(Level.OPEN, new Limit(lowestV, lowestV + REST_V, holdSeconds));
  }

  /// The same, the lower voltage limit below the upper one.
  private Map<Fault, Thresholds> apart(Map<Fault, Thresholds> graded) {
    Thresholds over = graded.get(Fault.CELL_OVER_VOLTAGE);
    Thresholds under = graded.get(Fault.CELL_UNDER_VOLTAGE);
    if (over == null || under == null) return graded;
    double highV = over.tell().trip(), lowV = under.tell().trip();
    if (lowV < highV) return graded;
    if (!section.isWrong(OVER) && !section.isWrong(UNDER)) {
      String allowed = "below " + section.at(OVER) + ".tell, " + YamlValue.plain(highV);
      section.problem(UNDER + ".tell", YamlValue.plain(lowV), allowed);
    }
    var defaults = chemistry.limits();
    graded.put(Fault.CELL_OVER_VOLTAGE, usual(defaults.cellOverVoltageV()));
    graded.put(Fault.CELL_UNDER_VOLTAGE, usual(defaults.cellUnderVoltageV()));
    return graded;
  }

  private Optional<SingleLimit> single(LimitKey.Single key) {
    YamlSection own = section.optionalSection(key.key());
    if (key.usual().isEmpty() && !own.isPresent()) return Optional.empty();
    String level = key.level().name().toLowerCase(Locale.ROOT);
    double trip =
        key.usual().isPresent()
            ? own.number(level, key.low(), key.high(), key.usual().getAsDouble())
            : own.number(level, key.low(), key.high());
    double hysteresis = own.number("hysteresis", 1e-3, 1e4, key.hysteresis());
    double holdS = own.number("hold_s", 0, 60, key.holdSeconds());
    double clear = key.ceiling() ? trip - hysteresis : trip + hysteresis;
    return Optional.of(new SingleLimit(key.level(), new Limit(trip, clear, holdS)));
  }

  private Thresholds graded(LimitKey.Graded limit, LimitKey.Rating rating) {
    Levels usual = limit.usual().apply(rating);
    List<Double> envelope = limit.allowed().apply(chemistry.envelope());
    YamlSection own = section.optionalSection(limit.key());
    double low = envelope.getFirst(), high = envelope.getLast();
    double tell = own.number("tell", low, high, usual.tell());
    double derate = own.number("derate", low, high, usual.derate());
    double open = own.number("open", low, high, usual.open());
    double hysteresis = own.number("hysteresis", 1e-3, 1e4, usual.hysteresis());
    double holdS = own.number("hold_s", 0, 60, usual.holdS());
    boolean upper = usual.open() > usual.tell();
    boolean ordered = upper ? tell < derate && derate < open : tell > derate && derate > open;
    if (ordered) return Thresholds.of(tell, derate, open, hysteresis, holdS);
    // What is wrong with one of them is reported already.
    if (section.isWrong(limit.key())) return usual(usual);
    section.problem(
        limit.key(),
        "tell %s, derate %s, open %s"
            .formatted(YamlValue.plain(tell), YamlValue.plain(derate), YamlValue.plain(open)),
        upper ? "tell < derate < open" : "tell > derate > open");
    return usual(usual);
  }

  private static Thresholds usual(Levels usual) {
    return Thresholds.of(
        usual.tell(), usual.derate(), usual.open(), usual.hysteresis(), usual.holdS());
  }
}

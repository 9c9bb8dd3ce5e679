package org.voltaire.sim.scenario.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.sim.scenario.meter.Unit;

/// Amounts with units, such as `5 mA`, as values of keys. All have a default, and are in SI.
final class Amounts {
  private Amounts() {}

  /// An amount in one unit.
  static double amount(
      YamlSection section, String key, Unit unit, double otherwise, double min, double max) {
    return section
        .value(key)
        .map(value -> amount(value, value.scalar(), unit, otherwise, min, max))
        .orElse(otherwise);
  }

  /// A share, such as `80 %` or 0.8.
  static double share(YamlSection section, String key, double otherwise, double min, double max) {
    return amount(section, key, Unit.RATIO, otherwise, min, max);
  }

  /// An amount per hour or per kelvin, such as `5 mA/h`; 0 by default.
  ///
  /// @param per `h` or `K`
  /// @param most either way
  static double rate(YamlSection section, String key, Unit unit, String per, double most) {
    Optional<YamlValue> value = section.value(key);
    if (value.isEmpty()) return 0;
    Optional<String> text = value.get().scalar().filter(all -> all.endsWith("/" + per));
    if (text.isPresent()) {
      Optional<String> amount = text.map(all -> all.substring(0, all.length() - 2));
      return amount(value.get(), amount, unit, 0, -most, most);
    }
    value.get().refuse(Unit.allowed(List.of(unit)) + ", with /" + per + " behind it");
    return 0;
  }

  private static double amount(
      YamlValue value, Optional<String> text, Unit unit, double otherwise, double min, double max) {
    if (text.isEmpty()) {
      value.refuse(Unit.allowed(List.of(unit)));
      return otherwise;
    }
    try {
      var tokens = new SentenceTokens(text.get(), value.place(), Map.of(), 1);
      double number = tokens.amount(unit, min, max);
      tokens.mustEnd("nothing more");
      return number;
    } catch (SentenceException unclear) {
      value.problem(unclear.place(), unclear.found(), unclear.allowed());
      return otherwise;
    }
  }
}

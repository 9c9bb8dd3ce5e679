package org.voltaire.config;

import java.util.Optional;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.pack.HeaterSpec;

/// Reads the section `heater`: the heater of a pack that works hot, which the BMS switches.
final class HeaterReader {
  private HeaterReader() {}

  /// What the file says; empty without a section `heater`.
  ///
  /// @param root of the configuration
  /// @param usualV of the whole pack, V: the heater's current is told at that voltage if the
  ///   section says no other
  static Optional<HeaterSpec> read(YamlSection root, double usualV) {
    if (!root.has("heater")) return Optional.empty();
    YamlSection section = root.optionalSection("heater");
    double powerW = section.number("power_w", 1, 1e5);
    double ratedA = section.number("current_a", 0.01, 1e4, Math.max(0.01, powerW / usualV));
    double setDegC = section.number("set_degc", 0, 120);
    double hysteresisK = section.number("hysteresis_k", 0.1, 20, 2);
    double heatJPerK = section.number("heat_capacity_j_per_k", 100, 1e8);
    double lossWPerK = section.number("loss_w_per_k", 0, 1e4, 0);
    double hibernateSoc = section.number("hibernate_soc", 0, 0.9, 0.1);
    boolean wrong = section.keys().stream().anyMatch(section::isWrong) || !(powerW > 0);
    if (wrong || !section.isPresent()) return Optional.empty();
    return Optional.of(
        new HeaterSpec(powerW, ratedA, setDegC, hysteresisK, heatJPerK, lossWPerK, hibernateSoc));
  }
}

package org.voltaire.config;

/// One thing that is wrong with a configuration.
///
/// @param path to the value, such as `limits.cell_over_voltage_v.open`
/// @param found what is there
/// @param allowed what may be there
public record Problem(String path, String found, String allowed) {
  @Override
  public String toString() {
    return "%s: found %s, allowed: %s".formatted(path, found, allowed);
  }
}

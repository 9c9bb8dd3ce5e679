package org.voltaire.cli.command;

import java.util.Locale;
import java.util.Optional;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.sim.pack.PackProfile;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Through what a scenario's BMS sees its pack.
final class ThroughOption {
  /// What a person may ask for.
  enum Through {
    /// No driver and no bus.
    DIRECT,
    /// The hardware that fits the pack.
    DRIVERS,
    /// A JBD board, whether the pack's best or not.
    JBD,
    /// BQ76952s and an INA228, whether the pack's best or not.
    BQ76952
  }

  @Option(
      names = "--through",
      paramLabel = "direct|drivers|jbd|bq76952",
      description = {
        "direct: an imitated board; drivers: virtual hardware that fits the pack, behind the real",
        "drivers; jbd, bq76952: this hardware. Default ${DEFAULT-VALUE}."
      })
  private Through through = Through.DIRECT;

  /// The hardware for a pack.
  Hardware hardware(PackProfile profile) {
    return switch (through) {
      case DIRECT -> Hardware.DIRECT;
      case DRIVERS -> Hardware.fitting(profile);
      case JBD -> Hardware.JBD;
      case BQ76952 -> Hardware.BQ76952;
    };
  }

  /// Refuses hardware that cannot carry the pack.
  void check(CommandLine line, PackProfile profile) {
    Optional<String> refusal = hardware(profile).refusal(profile);
    if (refusal.isEmpty()) return;
    throw new ParameterException(
        line,
        "--through: found %s, allowed: direct, drivers, bq76952: %s"
            .formatted(through.name().toLowerCase(Locale.ROOT), refusal.get()));
  }
}

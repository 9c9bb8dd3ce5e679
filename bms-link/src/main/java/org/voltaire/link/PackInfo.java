package org.voltaire.link;

import java.util.List;
import org.voltaire.core.Relay;

/// What a stream says about its pack before the first frame: enough to label and scale what
/// follows.
///
/// @param packId a UUID that stays with the pack's configuration
/// @param bootId a UUID of this run of the daemon; with `packId`, channel and sequence it
///   identifies every sample
/// @param name shown to people
/// @param chemistry `lfp`, …
/// @param cellsInSeries 1 to 256
/// @param thermistors 1 to 256
/// @param capacityAh of one parallel group
/// @param cellUnderVoltageV at which the contactors open, V
/// @param cellOverVoltageV at which the contactors open, V
/// @param maxChargeA what may flow in when nothing derates it
/// @param maxDischargeA what may flow out when nothing derates it
/// @param simulated whether the pack is a simulated one; a console must say so
/// @param configuration the YAML text from which the pack was built; replay starts from it
/// @param relays that are wired; none in recordings of older versions
public record PackInfo(
    String packId,
    String bootId,
    String name,
    String chemistry,
    int cellsInSeries,
    int thermistors,
    double capacityAh,
    double cellUnderVoltageV,
    double cellOverVoltageV,
    double maxChargeA,
    double maxDischargeA,
    boolean simulated,
    String configuration,
    List<Relay> relays) {

  /// Of a pack that tells nobody by relays.
  public PackInfo(
      String packId,
      String bootId,
      String name,
      String chemistry,
      int cellsInSeries,
      int thermistors,
      double capacityAh,
      double cellUnderVoltageV,
      double cellOverVoltageV,
      double maxChargeA,
      double maxDischargeA,
      boolean simulated,
      String configuration) {
    this(
        packId,
        bootId,
        name,
        chemistry,
        cellsInSeries,
        thermistors,
        capacityAh,
        cellUnderVoltageV,
        cellOverVoltageV,
        maxChargeA,
        maxDischargeA,
        simulated,
        configuration,
        List.of());
  }
}

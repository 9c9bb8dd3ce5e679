package org.voltaire.link.record;

import org.voltaire.link.PackInfo;
import org.voltaire.link.proto.Pack;

/// Where a run of the daemon began: which pack, and what the estimator was told beforehand. A
/// recording that starts with this can be run again.
///
/// @param pack what it was built from
/// @param initialSoc 0..1
/// @param initialSocSigma its standard deviation
/// @param initialTimeNanos monotonic time from which the first tick counted
public record Session(
    PackInfo pack, double initialSoc, double initialSocSigma, long initialTimeNanos) {

  /// The message that stands for it in a stream.
  public Pack encode() {
    return Pack.newBuilder()
        .setPackId(pack.packId())
        .setBootId(pack.bootId())
        .setName(pack.name())
        .setChemistry(pack.chemistry())
        .setCellsInSeries(pack.cellsInSeries())
        .setThermistors(pack.thermistors())
        .setCapacityAh(pack.capacityAh())
        .setCellUnderVoltageV(pack.cellUnderVoltageV())
        .setCellOverVoltageV(pack.cellOverVoltageV())
        .setMaxChargeA(pack.maxChargeA())
        .setMaxDischargeA(pack.maxDischargeA())
        .setSimulated(pack.simulated())
        .setConfiguration(pack.configuration())
        .setInitialSoc(initialSoc)
        .setInitialSocSigma(initialSocSigma)
        .setInitialTimeNs(initialTimeNanos)
        .build();
  }

  /// The session that a message stands for.
  public static Session decode(Pack message) {
    return new Session(
        new PackInfo(
            message.getPackId(),
            message.getBootId(),
            message.getName(),
            message.getChemistry(),
            message.getCellsInSeries(),
            message.getThermistors(),
            message.getCapacityAh(),
            message.getCellUnderVoltageV(),
            message.getCellOverVoltageV(),
            message.getMaxChargeA(),
            message.getMaxDischargeA(),
            message.getSimulated(),
            message.getConfiguration()),
        message.getInitialSoc(),
        message.getInitialSocSigma(),
        message.getInitialTimeNs());
  }
}

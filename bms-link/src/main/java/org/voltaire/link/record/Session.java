package org.voltaire.link.record;

import java.util.Optional;
import org.voltaire.core.Bms;
import org.voltaire.core.Relay;
import org.voltaire.core.Restart;
import org.voltaire.event.EventLog;
import org.voltaire.link.PackInfo;
import org.voltaire.link.proto.Pack;
import org.voltaire.pack.Fault;

/// Where a run of the daemon began: which pack, and what the estimator was told beforehand. A
/// recording that starts with this can be run again.
///
/// @param pack what it was built from
/// @param initialSoc 0..1
/// @param initialSocSigma its standard deviation
/// @param initialTimeNanos monotonic time from which the first tick counted
/// @param restart what an earlier run knew; if there, it counts instead of the initial SoC
/// @param latched what opened the pack in an earlier run and waits for a person since; the machine
///   begins tripped by it
/// @param events what an earlier run left to be told ([EventLog#worthKeeping])
public record Session(
    PackInfo pack,
    double initialSoc,
    double initialSocSigma,
    long initialTimeNanos,
    Optional<Restart> restart,
    Optional<Fault> latched,
    EventLog events) {

  /// A run that begins with nothing but a guess.
  public Session(PackInfo pack, double initialSoc, double initialSocSigma, long initialTimeNanos) {
    this(
        pack,
        initialSoc,
        initialSocSigma,
        initialTimeNanos,
        Optional.empty(),
        Optional.empty(),
        EventLog.EMPTY);
  }

  /// The state that the machine begins with.
  ///
  /// @throws IllegalArgumentException if what an earlier run knew is of other cells, or what opened
  ///   the pack needs no person
  public Bms.State initial(Bms bms) {
    Bms.State begun =
        restart
            .map(known -> bms.initial(initialTimeNanos, known))
            .orElseGet(() -> bms.initial(initialTimeNanos, initialSoc, initialSocSigma));
    Bms.State telling = begun.remembering(events);
    return latched.map(telling::latched).orElse(telling);
  }

  /// The message that stands for it in a stream.
  public Pack encode() {
    var message = Pack.newBuilder();
    restart.ifPresent(known -> message.setRestart(RestartCodec.encode(known)));
    latched.ifPresent(cause -> message.setLatched(cause.name()));
    if (!events.equals(EventLog.EMPTY)) message.setEarlierEvents(EventCodec.encode(events));
    return message
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
        .addAllRelays(pack.relays().stream().map(Enum::name).toList())
        .setDigestVersion(TickDigest.VERSION)
        .build();
  }

  /// The session that a message stands for.
  ///
  /// @throws IllegalArgumentException if the message holds what no session can
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
            message.getConfiguration(),
            message.getRelaysList().stream().map(Relay::valueOf).toList()),
        message.getInitialSoc(),
        message.getInitialSocSigma(),
        message.getInitialTimeNs(),
        message.hasRestart()
            ? Optional.of(RestartCodec.decode(message.getRestart()))
            : Optional.empty(),
        latched(message.getLatched()),
        EventCodec.decode(message.getEarlierEvents()));
  }

  private static Optional<Fault> latched(String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of(Fault.valueOf(name));
  }
}

package org.voltaire.cli.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.voltaire.config.Configuration;
import org.voltaire.contactor.Contactors;
import org.voltaire.core.Command;
import org.voltaire.measure.Sample;
import org.voltaire.measure.Signals;
import org.voltaire.pi.instrument.Coils;
import org.voltaire.pi.instrument.DeviceSet;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.VirtualSockets;
import org.voltaire.sim.scenario.run.Board;

/// A pack seen as the daemon sees it: virtual chips and boards look at the bench, and the real
/// drivers, instruments and devices talk to them. Only the wires are missing, and the threads.
///
/// The daemon reads its devices round after round; here one round is made for each tick, so that it
/// ends when the tick comes. A device measures what is so at the tick; what it tells is as old as
/// the traffic since it was asked. A round that does not end in time (9600 baud are slow) is seen
/// by a later tick, which until then sees what was there before, grown older. A new command is
/// obeyed at once, because between two ticks of a second the daemon would have made ten rounds.
public final class DriverBoard implements Board {
  /// Connecting, being told again and reading, one after the other, take less.
  private static final long LONG_NANOS = 500_000_000L;

  private final BusClock clock = new BusClock();
  private final DeviceSet devices;
  private long roundNanos;
  private boolean unsettled;
  private Sample seen;
  private long lastTickNanos;
  private Command told = Command.SAFE;

  /// Connects everything: by the first tick, the daemon has been running for a while.
  ///
  /// @param configuration whose devices are connected; none of type `simulated`
  /// @param sockets with a virtual device for each of them
  /// @param bench that the virtual devices look at
  /// @param cable between them and their drivers
  /// @param notices told when a device comes and goes, and why
  public DriverBoard(
      Configuration configuration,
      VirtualSockets sockets,
      Bench bench,
      Cable cable,
      Consumer<String> notices) {
    var ports = new VirtualPorts(sockets, cable, clock);
    try {
      this.devices =
          DeviceSet.of(configuration, ports, coils(configuration, bench, notices), clock, notices);
    } catch (IOException notPlugged) {
      throw new UncheckedIOException(notPlugged);
    }
    devices.apply(told);
    round();
    this.seen = devices.read(0);
  }

  /// Coils whose pins drive the bench's contactors, unless a board switches the pack itself.
  private static Optional<Coils> coils(
      Configuration configuration, Bench bench, Consumer<String> notices) {
    if (configuration.coils() instanceof Configuration.CoilDrive.ByBoard) return Optional.empty();
    boolean[] high = new boolean[2];
    return Optional.of(
        new Coils(
            main -> {
              high[0] = main;
              bench.command(contactors(high[0], high[1]));
            },
            precharge -> {
              high[1] = precharge;
              bench.command(contactors(high[0], high[1]));
            },
            notices));
  }

  private static Contactors contactors(boolean main, boolean precharge) {
    return main ? Contactors.CLOSED : precharge ? Contactors.PRECHARGE : Contactors.OPEN;
  }

  @Override
  public Sample read(long timeNanos) {
    clock.now(timeNanos);
    if (clock.busyUntilNanos() <= timeNanos) {
      seen = devices.read(timeNanos);
      if (unsettled && timeNanos - clock.busyUntilNanos() > LONG_NANOS) {
        // In a long tick the daemon has done long ago what takes longer than other rounds.
        clock.sleepUntil(timeNanos - LONG_NANOS);
        round();
      }
      clock.sleepUntil(timeNanos - roundNanos);
      round();
      // Now and then a round takes a little longer than the last: a chip is told again what to
      // bleed. In a long tick the daemon has another one ready, hardly older.
      boolean longTick = timeNanos - lastTickNanos >= LONG_NANOS;
      if (clock.busyUntilNanos() <= timeNanos || longTick) seen = devices.read(timeNanos);
    }
    lastTickNanos = timeNanos;
    return at(timeNanos, seen, devices.signals());
  }

  private void round() {
    long begin = clock.busyUntilNanos();
    boolean all = devices.round();
    unsettled = !all;
    // Waiting for those who do not answer tells nothing about how long the others take.
    if (all) roundNanos = clock.busyUntilNanos() - begin;
  }

  /// What is still in flight at a tick is not seen by it: the sample of an earlier one is. Contacts
  /// are looked at in the tick itself.
  private static Sample at(long timeNanos, Sample seen, Signals now) {
    if (seen.timeNanos() == timeNanos) return seen;
    return new Sample(
        timeNanos,
        seen.cellVoltagesV(),
        seen.tempsDegC(),
        seen.currentA(),
        seen.packVoltageV(),
        seen.busVoltageV(),
        seen.bleeding(),
        seen.contactors(),
        now,
        seen.contactorsTimeNanos());
  }

  @Override
  public void apply(Command command) {
    devices.apply(command);
    if (command.equals(told)) return;
    told = command;
    unsettled = true;
    clock.idleUntilNow();
    devices.obey();
  }
}

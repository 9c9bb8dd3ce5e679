package org.voltaire.pi.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// What the machine's clocks say, and whether they may be believed over a restart.
@FunctionalInterface
public interface MachineTime {

  /// One look at all clocks.
  ///
  /// @param utc what the wall clock says
  /// @param utcIsSet whether it has been set from outside since the machine was switched on: a Pi
  ///   without a clock of its own wakes up in the past
  /// @param machineBoot names this boot of the machine; empty if the machine does not say
  /// @param uptimeSeconds monotonic, comparable within one boot only; may stand still while the
  ///   machine is suspended
  record Now(Instant utc, boolean utcIsSet, String machineBoot, double uptimeSeconds) {

    /// Nobody could have written the file before this program was there, s since 1970: 2025.
    private static final long FIRST_PLAUSIBLE = 1_735_689_600L;

    /// Seconds since then, >= 0; `NaN` if no clock can tell.
    public double secondsSince(Now then) {
      boolean set = utcIsSet && then.utcIsSet && then.utc.getEpochSecond() >= FIRST_PLAUSIBLE;
      double byUtc = set ? (utc.toEpochMilli() - then.utc.toEpochMilli()) / 1000.0 : Double.NaN;
      if (byUtc < 0) byUtc = Double.NaN;
      if (machineBoot.isEmpty() || !machineBoot.equals(then.machineBoot)) return byUtc;
      double byUptime = uptimeSeconds - then.uptimeSeconds;
      if (!(byUptime >= 0)) return byUtc;
      return byUtc > byUptime ? byUtc : byUptime;
    }
  }

  /// A look at them now.
  Now now();

  /// The clocks of this machine, as Linux has them. Elsewhere the wall clock is never taken to be
  /// set, so that a restart is of unknown age.
  MachineTime SYSTEM =
      () ->
          new Now(Instant.now(), KernelClock.isSynchronised(), bootId(), System.nanoTime() * 1e-9);

  private static String bootId() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException notLinux) {
      return "";
    }
  }
}

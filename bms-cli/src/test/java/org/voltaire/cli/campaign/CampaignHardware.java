package org.voltaire.cli.campaign;

import java.util.Set;
import org.voltaire.contactor.Contactors;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;

/// Rows that only hardware can enforce in time: they are acted out with the host stopped, so that
/// the coils stay told to be closed and only the interlock loop or the fuse can open.
final class CampaignHardware {
  private static final Set<String> ENFORCED = Set.of("F-CUR-003", "F-INT-001", "F-INT-002");

  /// Fine enough for a contactor that releases in 10 ms and for a fuse.
  private static final double STEP_SECONDS = 2e-5;

  private CampaignHardware() {}

  /// Whether the time of this row is that of the hardware.
  static boolean enforces(FaultRow row) {
    return ENFORCED.contains(row.id());
  }

  /// Whether it opens by itself within the time that its row allows.
  static boolean isInTime(FaultRow row) {
    return secondsWithoutHost(row) <= row.maxReactionMs() / 1000 + STEP_SECONDS / 2;
  }

  /// After how long the pack is disconnected while nobody tells the coils anything, s; `NaN` if it
  /// is not within a second.
  static double secondsWithoutHost(FaultRow row) {
    var profile = PackProfile.load("lfp-16s");
    var bench = Bench.withContactors(new Plant(profile), (_, _) -> -0.5 * profile.capacityAh());
    var faults = Faults.on(bench);
    bench.command(Contactors.PRECHARGE);
    for (int n = 0; n < 20; n++) bench.advance(0.1);
    bench.command(Contactors.CLOSED);
    for (int n = 0; n < 10; n++) bench.advance(0.1);
    if (!bench.connected()) throw new IllegalStateException("the pack was never connected");
    faults.inject(row.id());
    for (int n = 1; n <= 50_000; n++) {
      bench.advance(STEP_SECONDS);
      if (!bench.connected()) return n * STEP_SECONDS;
    }
    return Double.NaN;
  }
}

package org.voltaire.sim.device;

import java.util.Map;
import java.util.function.Predicate;
import org.voltaire.device.InputLine;
import org.voltaire.pack.WiredInput;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.pack.InterlockLoop.Interlock;
import org.voltaire.sim.pack.Switchgear;

/// The contacts of a simulated pack's emergency stop, interlock loop and insulation monitor, at the
/// GPIO lines where a configuration has them. Of a pack without switchgear they are always closed.
public final class VirtualContacts {
  /// What a monitor is set to where its contact disconnects, Ω for each volt of the full pack: UN
  /// ECE R100 asks for so much of DC.
  private static final double MONITOR_OHM_PER_V = 100;

  private VirtualContacts() {}

  /// Plugs them in.
  ///
  /// @param gpios of the contacts that are wired, BCM numbers
  /// @param bench with the pack that they belong to
  public static void plug(VirtualSockets sockets, Map<WiredInput, Integer> gpios, Bench bench) {
    gpios.forEach((input, gpio) -> sockets.plug(gpio, contact(input, bench)));
  }

  private static InputLine contact(WiredInput input, Bench bench) {
    Predicate<Switchgear> closed =
        switch (input) {
          case EMERGENCY_STOP -> gear -> gear.interlocks().reportsClosed(Interlock.E_STOP);
          case INTERLOCK -> gear -> gear.interlocks().reportsClosed(Interlock.HVIL);
          case INSULATION -> gear -> gear.insulation().measuredOhm() >= monitorOhm(bench);
        };
    return () -> bench.switchgear().map(closed::test).orElse(true);
  }

  /// A monitor that is silent measures nothing, and lets its contact go.
  private static double monitorOhm(Bench bench) {
    double fullV = bench.plant().profile().cells().limits().cellOverVoltageV().open();
    return MONITOR_OHM_PER_V * bench.cells() * fullV;
  }
}

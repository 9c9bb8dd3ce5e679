package org.voltaire.cli.simulate;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.voltaire.config.Configuration;
import org.voltaire.config.Device;
import org.voltaire.device.registry.DeviceTypes;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.VirtualContacts;
import org.voltaire.sim.device.VirtualDevice;
import org.voltaire.sim.device.VirtualDevices;
import org.voltaire.sim.device.VirtualSockets;

/// The boards and chips that the command line knows: their types, and their virtual twins.
public record Boards(DeviceTypes types, VirtualDevices twins) {

  /// Those that ship.
  public static Boards standard() {
    return new Boards(DeviceTypes.standard(), VirtualDevices.standard());
  }

  /// The virtual twins of a configuration's devices and contacts, plugged in where it says.
  ///
  /// @param bench with the pack that they look at
  /// @param seed decides the noise of all of them
  public VirtualSockets plugged(Configuration configuration, Bench bench, long seed) {
    var sockets = new VirtualSockets();
    var seeds = new SplittableRandom(seed);
    for (Device each : configuration.devices()) plug(sockets, each, bench, seeds::nextLong);
    VirtualContacts.plug(sockets, configuration.inputs(), bench);
    return sockets;
  }

  /// Plugs in the virtual twin of a device.
  ///
  /// @param seeds one for the noise of each chip or board
  void plug(VirtualSockets sockets, Device device, Bench bench, LongSupplier seeds) {
    VirtualDevice twin =
        twins
            .find(device.type().name())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s is a %s, which has no virtual twin"
                        .formatted(device.name(), device.type().name())));
    twin.plugging().plug(sockets, device.settings(), bench, seeds);
  }
}

package org.voltaire.sim.device;

import java.util.function.LongSupplier;
import org.voltaire.device.Settings;
import org.voltaire.sim.bench.Bench;

/// The virtual twin of one type of device: it answers with the bytes of a real one, made from what
/// a simulated pack measures.
///
/// @param name of the type, as configurations say it
/// @param plugging how one is plugged in
public record VirtualDevice(String name, Plugging plugging) {

  /// How a virtual device is plugged in.
  @FunctionalInterface
  public interface Plugging {
    /// Plugs it in where its settings say.
    ///
    /// @param bench with the pack that it is wired to
    /// @param seeds one for the noise of each chip or board
    void plug(VirtualSockets sockets, Settings settings, Bench bench, LongSupplier seeds);
  }
}

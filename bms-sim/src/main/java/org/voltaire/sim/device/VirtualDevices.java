package org.voltaire.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The virtual twins of the types of devices.
///
/// @param all in any order
public record VirtualDevices(List<VirtualDevice> all) {
  /// Those of all types that ship. To add one, add a line.
  private static final VirtualDevices STANDARD =
      new VirtualDevices(
          List.of(
              VirtualJbd.TWIN, VirtualBq76952.TWIN, VirtualBq76952.STACK_TWIN, VirtualIna228.TWIN));

  public VirtualDevices {
    all = List.copyOf(all);
  }

  /// Those of all types that ship.
  public static VirtualDevices standard() {
    return STANDARD;
  }

  /// These and one more.
  public VirtualDevices with(VirtualDevice twin) {
    List<VirtualDevice> more = new ArrayList<>(all);
    more.add(twin);
    return new VirtualDevices(more);
  }

  /// The twin of the type of that name.
  public Optional<VirtualDevice> find(String name) {
    return all.stream().filter(twin -> twin.name().equals(name)).findFirst();
  }
}

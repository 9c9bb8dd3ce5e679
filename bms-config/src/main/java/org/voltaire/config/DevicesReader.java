package org.voltaire.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.device.Abilities;
import org.voltaire.device.Connection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Measurand;
import org.voltaire.device.Misfit;
import org.voltaire.device.PackSize;
import org.voltaire.device.Settings;
import org.voltaire.device.registry.DeviceTypes;

/// Reads the section `devices`.
final class DevicesReader {
  /// What driven_by says besides a device's name.
  private static final List<String> RESERVED = List.of("gpio", "none");

  private final DeviceTypes types;
  private final PackSize size;
  private final List<Problem> problems;
  private final List<Device> unfit = new ArrayList<>();

  /// @param problems to which the sections add theirs
  DevicesReader(DeviceTypes types, PackSize size, List<Problem> problems) {
    this.types = types;
    this.size = size;
    this.problems = problems;
  }

  /// Every device whose type is known.
  List<Device> read(Section devices) {
    List<Device> read = new ArrayList<>();
    for (String name : devices.keys()) {
      Section section = devices.section(name);
      if (!section.isPresent()) continue;
      if (RESERVED.contains(name)) {
        devices.problem(
            name,
            "a device of that name",
            "another name: gpio and none mean something else to contactors.driven_by");
      }
      Optional<DeviceType> type = type(section);
      if (type.isPresent()) read.add(device(name, type.get(), section));
      else section.ignoreTheRest(); // the type is reported already
    }
    if (devices.isPresent() && read.isEmpty() && devices.keys().isEmpty()) {
      devices.problem("(any name)", "no device", "at least one, of type " + types.names());
    }
    samePlaceTwice(devices, read);
    return read;
  }

  private Optional<DeviceType> type(Section section) {
    if (!section.has("type")) {
      section.problem("type", "nothing", "one of " + String.join(", ", types.names()));
      return Optional.empty();
    }
    if (section.isText("type", SimulatedType.TYPE.name())) return Optional.of(SimulatedType.TYPE);
    return types.find(section.choice("type", types.names(), ""));
  }

  private Device device(String name, DeviceType type, Section section) {
    int before = problems.size();
    Settings settings = SettingsReader.read(section, type);
    var device = new Device(name, type, settings);
    // A value that stands for a wrong one must not be found unfit: that would be a second problem.
    if (problems.size() > before) return device;
    List<Misfit> misfits = type.misfits(settings, size);
    for (Misfit each : misfits) section.problem(each.key(), each.found(), each.allowed());
    if (!misfits.isEmpty()) unfit.add(device);
    return device;
  }

  /// Tells which devices have not inputs enough for the pack, unless their settings say so already.
  ///
  /// @param pack where its size is
  void checkSize(Section pack, List<Device> devices) {
    for (Device device : devices) {
      Abilities can = device.type().can();
      String behind = " behind the %s board %s".formatted(device.type().name(), device.name());
      if (unfit.contains(device) || !can.measures().contains(Measurand.CELL_VOLTAGES)) continue;
      if (size.cells() > can.mostCells()) {
        pack.problem("cells_in_series", size.cells(), "at most " + can.mostCells() + behind);
      }
      if (size.thermistors() > can.mostThermistors()) {
        pack.problem(
            "thermistors", size.thermistors(), "at most " + can.mostThermistors() + behind);
      }
    }
  }

  private static void samePlaceTwice(Section section, List<Device> devices) {
    List<Connection> taken = new ArrayList<>();
    for (Device device : devices) {
      for (Connection place : device.connections()) {
        if (taken.contains(place)) {
          section.problem(device.name(), place, "a place that no other device has");
        }
        taken.add(place);
      }
    }
  }
}

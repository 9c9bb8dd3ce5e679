package org.voltaire.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlSection;
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
  private final Optional<PackSize> size;
  private final Problems problems;
  private final List<Device> unfit = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private boolean nothingRead;

  /// @param size what devices must have inputs for; empty if it is not known
  /// @param problems to which the sections add theirs
  DevicesReader(DeviceTypes types, Optional<PackSize> size, Problems problems) {
    this.types = types;
    this.size = size;
    this.problems = problems;
  }

  /// Every device whose type is known.
  List<Device> read(YamlSection devices) {
    List<Device> read = new ArrayList<>();
    for (String name : devices.keys()) {
      YamlSection section = devices.section(name);
      if (!section.isPresent()) {
        unknown.add(name);
        continue;
      }
      if (RESERVED.contains(name)) {
        devices.problem(
            name,
            "a device of that name",
            "another name: gpio and none mean something else to contactors.driven_by");
      }
      Optional<DeviceType> type = type(section);
      if (type.isPresent()) {
        read.add(device(name, type.get(), section));
      } else {
        section.ignoreTheRest(); // the type is reported already
        unknown.add(name);
      }
    }
    nothingRead = devices.keys().isEmpty();
    if (devices.isPresent() && nothingRead) {
      devices.problem("(any name)", "no device", "at least one, of type " + types.names());
    }
    samePlaceTwice(devices, read);
    return read;
  }

  /// Whether nothing is known of a device of that name, so that it may be of any type: the mistake
  /// is reported where the device is.
  boolean isUnknown(String name) {
    return nothingRead || unknown.contains(name);
  }

  private Optional<DeviceType> type(YamlSection section) {
    if (!section.has("type")) {
      section.problem("type", "nothing", String.join(", ", types.names()));
      return Optional.empty();
    }
    if (section.isText("type", SimulatedType.TYPE.name())) return Optional.of(SimulatedType.TYPE);
    return types.find(section.choice("type", types.names(), ""));
  }

  private Device device(String name, DeviceType type, YamlSection section) {
    int before = problems.size();
    Settings settings = SettingsReader.read(section, type);
    var device = new Device(name, type, settings);
    // A value that stands for a wrong one must not be found unfit: that would be a second problem.
    if (problems.size() > before || size.isEmpty()) return device;
    List<Misfit> misfits = type.misfits(settings, size.get());
    for (Misfit each : misfits) section.problem(each.key(), each.found(), each.allowed());
    if (!misfits.isEmpty()) unfit.add(device);
    return device;
  }

  /// Tells which devices have not inputs enough for the pack, unless their settings say so already.
  ///
  /// @param pack where its size is
  void checkSize(YamlSection pack, List<Device> devices) {
    if (size.isEmpty()) return;
    PackSize needed = size.get();
    for (Device device : devices) {
      Abilities can = device.type().can();
      String behind = " behind %s (type %s)".formatted(device.name(), device.type().name());
      if (unfit.contains(device) || !can.measures().contains(Measurand.CELL_VOLTAGES)) continue;
      if (needed.cells() > can.mostCells()) {
        pack.problem("cells_in_series", needed.cells(), "at most " + can.mostCells() + behind);
      }
      if (needed.thermistors() > can.mostThermistors()) {
        pack.problem(
            "thermistors", needed.thermistors(), "at most " + can.mostThermistors() + behind);
      }
    }
  }

  private static void samePlaceTwice(YamlSection section, List<Device> devices) {
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

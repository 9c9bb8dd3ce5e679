package org.voltaire.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.voltaire.device.bq76952.Bq76952;
import org.voltaire.device.bq76952.Thermometer;
import org.voltaire.device.ina228.Ina228;

/// Reads the section `devices`.
final class DevicesReader {
  /// What driven_by says besides a device's name.
  private static final List<String> RESERVED = List.of("gpio", "none");

  /// The most that the protocol of a JBD board can tell.
  private static final int JBD_CELLS = 32;

  /// The board's calibration has registers for as many (0xD0 to 0xD7).
  private static final int JBD_THERMISTORS = 8;

  /// Of one BQ76952.
  private static final int INPUTS = 16;

  private static final String STACK = "bq76952_stack";

  /// Not among the types that people are told: there is nothing to connect.
  private static final String SIMULATED = "simulated";

  private static final List<String> TYPES = List.of("jbd", "bq76952", STACK, "ina228");

  private final int cells;
  private final int thermistors;

  DevicesReader(int cells, int thermistors) {
    this.cells = cells;
    this.thermistors = thermistors;
  }

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
      switch (type(section)) {
        case SIMULATED -> read.add(new Device.Simulated(name));
        case "jbd" ->
            read.add(
                new Device.Jbd(
                    name,
                    section.path("port", "a path such as /dev/ttyUSB0"),
                    section.whole("baud", 9600, 115_200, 9600)));
        case "bq76952" -> read.add(afe(name, section));
        case STACK -> read.add(stack(name, section));
        case "ina228" ->
            read.add(
                new Device.Shunt(
                    name,
                    section.whole("bus", 0, 22),
                    section.address("address", 0x40, 0x4F, 0x40),
                    section.number("shunt_ohm", 1e-6, 1),
                    wiring(section)));
        default -> section.ignoreTheRest(); // the type is reported already
      }
    }
    if (devices.isPresent() && read.isEmpty() && devices.keys().isEmpty()) {
      devices.problem("(any name)", "no device", "at least one, of type " + TYPES);
    }
    sameAddressTwice(devices, read);
    return read;
  }

  /// What a JBD board cannot do for so many cells and thermistors.
  ///
  /// @param pack where their numbers are
  void checkCells(Section pack, List<Device> devices) {
    for (Device device : devices) {
      if (device instanceof Device.Jbd jbd && cells > JBD_CELLS) {
        pack.problem(
            "cells_in_series",
            cells,
            "at most " + JBD_CELLS + " behind the jbd board " + jbd.name());
      }
      if (device instanceof Device.Jbd jbd && thermistors > JBD_THERMISTORS) {
        pack.problem(
            "thermistors",
            thermistors,
            "at most " + JBD_THERMISTORS + " behind the jbd board " + jbd.name());
      }
    }
  }

  private static String type(Section section) {
    if (!section.has("type")) return missingType(section);
    if (section.isText("type", SIMULATED)) return SIMULATED;
    return section.choice("type", TYPES, "");
  }

  private static String missingType(Section section) {
    section.problem("type", "nothing", "one of " + String.join(", ", TYPES));
    return "";
  }

  private Device afe(String name, Section section) {
    String inputsAllowed = "one chip input of 1 to 16 for each of the pack's cells, from B-";
    List<Integer> inputs = new ArrayList<>();
    if (section.has("cell_inputs")) {
      for (String text : section.list("cell_inputs", inputsAllowed)) {
        if (!text.matches("[1-9]|1[0-6]") || inputs.contains(Integer.valueOf(text))) {
          section.problem("cell_inputs", text, inputsAllowed + ", each once");
        } else {
          inputs.add(Integer.valueOf(text));
        }
      }
    } else {
      IntStream.rangeClosed(1, Math.min(cells, 16)).forEach(inputs::add);
    }
    if (inputs.size() != cells) {
      section.problem(
          "cell_inputs", inputs.size() + " inputs for " + cells + " cells", inputsAllowed);
    }
    List<Thermometer> thermometers = thermometers(section);
    if (section.has("thermometers") && thermometers.size() != thermistors) {
      section.problem(
          "thermometers",
          thermometers.size() + " of them",
          "as many as pack.thermistors, " + thermistors);
    }
    return new Device.Afe(
        name,
        section.whole("bus", 0, 22),
        section.address("address", 0x08, 0x77, Bq76952.ADDRESS),
        section.flag("crc", true),
        List.copyOf(inputs),
        List.copyOf(thermometers));
  }

  private static List<Thermometer> thermometers(Section section) {
    List<String> names = Arrays.stream(Thermometer.values()).map(Enum::name).toList();
    List<Thermometer> thermometers = new ArrayList<>();
    for (String text : section.list("thermometers", "a list of " + String.join(", ", names))) {
      if (names.contains(text) && !thermometers.contains(Thermometer.valueOf(text))) {
        thermometers.add(Thermometer.valueOf(text));
      } else {
        section.problem("thermometers", text, "one of " + String.join(", ", names) + ", each once");
      }
    }
    return thermometers;
  }

  private Device stack(String name, Section section) {
    String allowed = "the chips' addresses from B-, 0x08 to 0x77, each once";
    List<Integer> addresses = new ArrayList<>();
    for (String text : section.list("addresses", allowed)) {
      boolean number = text.matches("0x[0-9A-Fa-f]{1,2}|[0-9]{1,3}");
      int address = number ? Integer.decode(text.replaceFirst("^0+(?=[0-9])", "")) : -1;
      if (address >= 0x08 && address <= 0x77 && !addresses.contains(address)) {
        addresses.add(address);
      } else {
        section.problem("addresses", text, allowed);
      }
    }
    int chips = addresses.size();
    if (chips > 0 && cells > INPUTS * chips) {
      section.problem(
          "addresses",
          chips + " of them for " + cells + " cells",
          "one for every " + INPUTS + " cells");
    }
    List<Thermometer> thermometers = thermometers(section);
    if (chips > 0 && section.has("thermometers") && thermistors > thermometers.size() * chips) {
      section.problem(
          "thermometers",
          thermometers.size() + " on each chip",
          "together at least as many as pack.thermistors, " + thermistors);
    }
    return new Device.Stack(
        name,
        section.whole("bus", 0, 22),
        List.copyOf(addresses),
        section.flag("crc", true),
        cells,
        thermistors,
        List.copyOf(thermometers));
  }

  private static Ina228.Wiring wiring(Section section) {
    List<String> words =
        Arrays.stream(Ina228.Wiring.values())
            .map(word -> word.name().toLowerCase(Locale.ROOT))
            .toList();
    return Ina228.Wiring.valueOf(section.choice("wiring", words).toUpperCase(Locale.ROOT));
  }

  private static void sameAddressTwice(Section section, List<Device> devices) {
    List<String> taken = new ArrayList<>();
    for (Device device : devices) {
      List<String> places =
          switch (device) {
            case Device.Jbd jbd -> List.of("port " + jbd.port());
            case Device.Afe afe -> List.of(place(afe.bus(), afe.address()));
            case Device.Stack stack ->
                stack.addresses().stream().map(address -> place(stack.bus(), address)).toList();
            case Device.Shunt shunt -> List.of(place(shunt.bus(), shunt.address()));
            case Device.Simulated _ -> List.of("the simulated pack");
          };
      for (String place : places) {
        if (taken.contains(place)) {
          section.problem(device.name(), place, "a place that no other device has");
        }
        taken.add(place);
      }
    }
  }

  private static String place(int bus, int address) {
    return "I2C bus %d, 0x%02X".formatted(bus, address);
  }
}

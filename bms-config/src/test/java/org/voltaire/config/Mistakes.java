package org.voltaire.config;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.voltaire.chemistry.Chemistries;

/// One mistake each in a good file, and what must be said about it.
final class Mistakes {
  private Mistakes() {}

  /// All of them.
  static List<Mistake> all() {
    return Stream.of(pack(), limits(), sections(), inputs(), wires())
        .flatMap(List::stream)
        .toList();
  }

  private static final String LIMITS = "limits: {}";

  /// A good file, what is changed in it, and the problems that must be reported: these and no
  /// other.
  record Mistake(String file, String instead, String of, List<String> problems) {
    @Override
    public String toString() {
      return instead + " instead of " + of;
    }
  }

  private static Mistake jbd(String of, String instead, String... problems) {
    return new Mistake("jbd-16s.yaml", instead, of, List.of(problems));
  }

  private static Mistake bq(String of, String instead, String... problems) {
    return new Mistake("bq76952-16s.yaml", instead, of, List.of(problems));
  }

  static List<Mistake> pack() {
    String whole = "allowed: a whole number, 1 to 256";
    return List.of(
        jbd(
            "lfp",
            "unobtainium",
            "pack.chemistry: found unobtainium, allowed: " + String.join(", ", Chemistries.NAMES)),
        jbd("series: 16", "series: 0", "pack.cells_in_series: found 0, " + whole),
        jbd("series: 16", "series: 15.5", "pack.cells_in_series: found 15.5, " + whole),
        jbd("series: 16", "series: \"16\"", "pack.cells_in_series: found \"16\", " + whole),
        jbd("series: 16", "series: 1e99", "pack.cells_in_series: found 1e99, " + whole),
        jbd("  thermistors: 4\n", "", "pack.thermistors: found nothing, " + whole),
        jbd(
            "capacity_ah: 100",
            "capacity_ah: -5",
            "pack.capacity_ah: found -5, allowed: a number, 0.01 to 100000"),
        jbd(
            "capacity_ah: 100",
            "capacity_ah: .nan",
            "pack.capacity_ah: found .nan, allowed: a number, 0.01 to 100000"),
        jbd(
            "capacity_ah: 100",
            "capacity_ah: 1" + "0".repeat(400),
            "pack.capacity_ah: found 1" + "0".repeat(58) + "…, allowed: a number, 0.01 to 100000"),
        jbd(
            "capacity_ah: 100",
            "capacity_ah: \"100\"",
            "pack.capacity_ah: found \"100\", allowed: a number, 0.01 to 100000"),
        jbd("name: shed", "name: []", "pack.name: found a list, allowed: some text"),
        jbd("name: shed", "name: \" \"", "pack.name: found \" \", allowed: some text"),
        jbd(
            "name: shed",
            "name: shed\n  initial_soc: 70",
            "pack.initial_soc: found 70, allowed: a number, 0 to 1"),
        jbd(
            "name: shed",
            "name: shed\n  capacity_error: 10",
            "pack.capacity_error: found 10, allowed: a number, 0.001 to 0.5"),
        jbd(
            "name: shed",
            "name: shed\n  colour: red",
            "pack.colour: found a key that means nothing here, allowed: name, chemistry,"
                + " cells_in_series, thermistors, capacity_ah, cell, capacity_error, max_charge_a,"
                + " max_discharge_a, initial_soc, initial_soc_sigma, simulated"),
        jbd(
            "  thermistors: 4\n",
            "  thermistors: 9\n",
            "pack.thermistors: found 9, allowed: at most 8 behind board (type jbd)"));
  }

  static List<Mistake> limits() {
    return List.of(
        jbd(LIMITS, "limits: 7", "limits: found 7, allowed: a mapping"),
        jbd(
            LIMITS,
            "limits: {cell_over_voltage_v: {open: 4.2}}",
            "limits.cell_over_voltage_v.open: found 4.2, allowed: a number, 2 to 3.8"),
        jbd(
            LIMITS,
            "limits: {charge_under_temp_degc: {open: -6}}",
            "limits.charge_under_temp_degc.open: found -6, allowed: a number, -5 to 55"),
        jbd(
            LIMITS,
            "limits: {cell_over_voltage_v: {tell: 3.7}}",
            "limits.cell_over_voltage_v: found tell 3.7, derate 3.65, open 3.8,"
                + " allowed: tell < derate < open"),
        jbd(
            LIMITS,
            "limits: {cell_under_voltage_v: {tell: 2.6}}",
            "limits.cell_under_voltage_v: found tell 2.6, derate 2.8, open 2.5,"
                + " allowed: tell > derate > open"),
        jbd(
            LIMITS,
            "limits: {cell_under_voltage_v: {tell: 3.7}}",
            "limits.cell_under_voltage_v.tell: found 3.7,"
                + " allowed: below limits.cell_over_voltage_v.tell, 3.6"),
        jbd(
            LIMITS,
            "limits: {charge_target_v: 3.7}",
            "limits.charge_target_v: found 3.7, allowed: above limits.cell_under_voltage_v.tell, 3,"
                + " and below limits.cell_over_voltage_v.derate, 3.65"),
        jbd(
            LIMITS,
            "limits: {cell_over_voltage_v: {hysteresis: 0}}",
            "limits.cell_over_voltage_v.hysteresis: found 0, allowed: a number, 0.001 to 10000"),
        jbd(
            LIMITS,
            "limits: {cell_over_voltage: {open: 3.7}}",
            "limits.cell_over_voltage: found a key that means nothing here, allowed:"
                + " charge_target_v, "
                + LimitKey.ALL.stream().map(LimitKey::key).collect(joining(", "))
                + ", rise_a_per_s (did you mean cell_over_voltage_v?)"),
        jbd(
            LIMITS,
            "limits: {rise_a_per_s: 0}",
            "limits.rise_a_per_s: found 0, allowed: a number, 0.01 to 100000"),
        jbd(
            LIMITS,
            "limits: {}\nfuse: {rating_a: 80}",
            "pack.max_charge_a: found 100, allowed: at most fuse.rating_a, 80",
            "pack.max_discharge_a: found 150, allowed: at most fuse.rating_a, 80"),
        jbd(
            "at_start: close",
            "at_start: close, rating_a: 120",
            "pack.max_discharge_a: found 150, allowed: at most contactors.rating_a, 120"));
  }

  static List<Mistake> sections() {
    String port = "devices.board.port: found nothing, allowed: a path such as /dev/ttyUSB0";
    return List.of(
        jbd("port: 7350", "port: 0", "link.port: found 0, allowed: a whole number, 1 to 65535"),
        jbd("rate_hz: 10", "rate_hz: 99", "loop.rate_hz: found 99, allowed: a number, 0.5 to 50"),
        jbd(
            "directory: recordings",
            "directory: [a, b]",
            "recording.directory: found a list, allowed: a folder"),
        jbd(
            "directory: recordings",
            "directory: \"a\\0b\"",
            "recording.directory: found \"a\\u0000b\", allowed: a folder"),
        jbd("port: target/jbd.tty, ", "", port),
        jbd(
            "port: target/jbd.tty",
            "port: \"a\\0b\"",
            "devices.board.port: found \"a\\u0000b\", allowed: a path such as /dev/ttyUSB0"),
        jbd(
            "baud: 9600",
            "baud: 1200",
            "devices.board.baud: found 1200, allowed: a whole number, 9600 to 115200"),
        jbd("current: board", "current: nowhere", "sensors.current: found nowhere, allowed: board"),
        jbd(
            "current: board",
            "current: board\n  bus_voltage: board",
            "sensors.bus_voltage: found board, allowed: nothing, as no device can do that"),
        jbd(
            "driven_by: board",
            "driven_by: me",
            "contactors.driven_by: found me, allowed: board, gpio, none"),
        jbd(
            "at_start: close",
            "at_start: now",
            "contactors.at_start: found now, allowed: open, close"),
        jbd(
            "chosen_by: board",
            "chosen_by: host",
            "balancing.chosen_by: found host,"
                + " allowed: host only where one of these measures the cells:"
                + " bq76952, bq76952_stack"),
        jbd(
            "cells_in_series: 16",
            "cells_in_series: 33",
            "pack.cells_in_series: found 33, allowed: at most 32 behind board (type jbd)",
            "pack.cells_in_series: found 33 cells, up to 120.5 V,"
                + " allowed: at most 60 V, unless contactors.driven_by is none"),
        jbd(
            "board: {type: jbd",
            "board: {type: jbd, x: 1",
            "devices.board.x: found a key that"
                + " means nothing here, allowed: type, port, baud"));
  }

  static List<Mistake> inputs() {
    String nets =
        "allowed: a net of hardware/pinmap.yaml:"
            + " loop_closed, stop_closed, interlock_closed, insulation_good";
    String loop = "loop: {rate_hz: 10}";
    return List.of(
        bq(loop, "inputs: 7", "inputs: found 7, allowed: a mapping"),
        bq(loop, "inputs: {emergency_stop: 17}", "inputs.emergency_stop: found 17, " + nets),
        bq(
            loop,
            "inputs: {emergency_stop: stop_close}",
            "inputs.emergency_stop: found stop_close, " + nets + " (did you mean stop_closed?)"),
        bq(loop, "inputs: {interlock: afe_alert}", "inputs.interlock: found afe_alert, " + nets),
        bq(
            loop,
            "inputs: {insulation: main_contactor}",
            "inputs.insulation: found main_contactor, " + nets),
        bq(
            loop,
            "inputs: {emergency_stop: loop_closed, interlock: loop_closed}",
            "inputs.interlock: found loop_closed,"
                + " allowed: another net than inputs.emergency_stop"),
        bq(
            loop,
            "inputs: {insulation_ohm: insulation_good}",
            "inputs.insulation_ohm: found a key that means nothing here, allowed:"
                + " emergency_stop, interlock, insulation (did you mean insulation?)"));
  }

  static List<Mistake> wires() {
    String nets = "allowed: a net of hardware/pinmap.yaml: main_contactor, precharge_contactor";
    String ranges = "an address, 0x40 to 0x4F";
    String stack = "type: bq76952_stack, bus: 1, addresses: ";
    String chip = "type: bq76952, bus: 1, address: 0x08";
    String each = "allowed: the chips' addresses from B-, 0x08 to 0x77, each once";
    return List.of(
        bq("main: main_contactor", "main: mine", "contactors.main: found mine, " + nets),
        bq("main: main_contactor", "main: alarm_led", "contactors.main: found alarm_led, " + nets),
        bq(
            "precharge: precharge_contactor",
            "precharge: main_contactor",
            "contactors.precharge: found main_contactor, allowed: another net than contactors.main"),
        bq(
            "  precharge: precharge_contactor\n",
            "",
            "contactors.precharge: found nothing, allowed: a net of hardware/pinmap.yaml"),
        bq(
            "watchdog: watchdog_kick",
            "watchdog: main_contactor",
            "contactors.watchdog: found main_contactor,"
                + " allowed: a net of hardware/pinmap.yaml: watchdog_kick"),
        bq(
            "  bus_voltage: shunt\n",
            "",
            "contactors.driven_by: found gpio without sensors.bus_voltage,"
                + " allowed: a measured bus, to precharge it"),
        bq(
            "address: 0x08",
            "address: 0x40",
            "devices.shunt: found I2C bus 1, 0x40, allowed: a place that no other device has"),
        bq(
            "[TS1, TS2, TS3]",
            "[TS1, TS2]",
            "devices.afe.thermometers: found 2 of them,"
                + " allowed: as many as pack.thermistors, 3"),
        bq("crc: true", "crc: yes", "devices.afe.crc: found yes, allowed: true or false"),
        bq(
            "crc: true",
            "crc: true, cell_inputs: [1, 2]",
            "devices.afe.cell_inputs: found 2 inputs for 16 cells,"
                + " allowed: one chip input of 1 to 16 for each of the pack's cells, from B-"),
        bq(
            "address: 0x40",
            "address: 0x50",
            "devices.shunt.address: found 0x50, allowed: " + ranges),
        bq("address: 0x40", "address: 80", "devices.shunt.address: found 80, allowed: " + ranges),
        bq(chip, stack + "[8, 0x09, 8]", "devices.afe.addresses: found 8, " + each),
        bq(chip, stack + "[0x08, 0x78]", "devices.afe.addresses: found 0x78, " + each),
        bq(chip, stack + "[8, x]", "devices.afe.addresses: found x, " + each),
        bq(
            chip,
            stack + "[0x08, 0x40]",
            "devices.shunt: found I2C bus 1, 0x40, allowed: a place that no other device has"),
        bq("address: 0x40", "address: x", "devices.shunt.address: found x, allowed: " + ranges),
        bq(
            "shunt_ohm: 0.0003",
            "shunt_ohm: 0",
            "devices.shunt.shunt_ohm: found 0, allowed: a number, 0.000001 to 1"),
        bq(
            "wiring: battery_minus_at_in_plus",
            "wiring: any",
            "devices.shunt.wiring: found any, allowed: battery_minus_at_in_plus,"
                + " battery_minus_at_in_minus, battery_plus_at_in_plus, battery_plus_at_in_minus"),
        bq(
            "bus: 1, address: 0x40",
            "bus: -1, address: 0x40",
            "devices.shunt.bus: found -1," + " allowed: a whole number, 0 to 22"));
  }
}

package org.voltaire.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.contactor.Request;
import org.voltaire.core.Relay;
import org.voltaire.device.Settings;
import org.voltaire.device.bq76952.Bq76952StackType;
import org.voltaire.device.bq76952.Bq76952Type;
import org.voltaire.device.bq76952.ChipWiring;
import org.voltaire.device.bq76952.StackWiring;
import org.voltaire.device.bq76952.Thermometer;
import org.voltaire.device.ina228.Ina228Type;
import org.voltaire.device.jbd.JbdType;
import org.voltaire.pack.WiredInput;
import org.voltaire.testing.Repository;

/// What ships can be read, and means what it says.
class ShippedConfigurationsTest {

  @Test
  void everyExampleIsGood() throws Exception {
    List<Path> examples;
    try (var files = Files.list(Repository.root().resolve("examples"))) {
      examples = files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertTrue(examples.size() >= 3, "no examples were found, so this proved nothing");
    for (Path example : examples) {
      Configuration read = ConfigurationReader.read(example);
      String cells = "-" + read.spec().cellsInSeries() + "s.yaml";
      assertTrue(example.toString().endsWith(cells), example + " has not " + cells);
      assertEquals(Files.readString(example), read.text());
    }
  }

  @Test
  void theJbdExampleMeansWhatItSays() throws Exception {
    Configuration read = parse(Repository.example("jbd-16s.yaml"));
    assertEquals("shed", read.spec().name());
    var settings = new Settings(Map.of("port", Path.of("target/jbd.tty"), "baud", 9600));
    assertEquals(List.of(new Device("board", JbdType.TYPE, settings)), read.devices());
    assertEquals(new Configuration.CoilDrive.ByBoard("board"), read.coils());
    assertEquals(Request.CLOSE, read.standing());
    assertEquals(OptionalInt.of(7350), read.linkPort());
    assertEquals(Optional.of(Path.of("recordings")), read.recordings());
    assertEquals(
        new Configuration.DeviceNames(
            "board", "board", "board", Optional.of("board"), Optional.empty()),
        read.wiring());
  }

  @Test
  void theI2cExampleMeansWhatItSays() throws Exception {
    Configuration read = parse(Repository.example("bq76952-16s.yaml"));
    List<Integer> inputs = IntStream.rangeClosed(1, 16).boxed().toList();
    List<Thermometer> pins = List.of(Thermometer.TS1, Thermometer.TS2, Thermometer.TS3);
    assertEquals(
        List.of(
            new Device(
                "afe",
                Bq76952Type.TYPE,
                new Settings(
                    Map.of(
                        "bus",
                        1,
                        "address",
                        0x08,
                        "crc",
                        true,
                        "thermometers",
                        List.of("TS1", "TS2", "TS3")))),
            new Device(
                "shunt",
                Ina228Type.TYPE,
                new Settings(
                    Map.of(
                        "bus",
                        1,
                        "address",
                        0x40,
                        "shunt_ohm",
                        0.0003,
                        "wiring",
                        "battery_minus_at_in_plus")))),
        read.devices());
    assertEquals(
        new ChipWiring(1, 0x08, true, inputs, pins),
        ChipWiring.of(read.device("afe").settings(), read.size()));
    // The numbers are those of hardware/pinmap.yaml.
    assertEquals(new Configuration.CoilDrive.Gpio(23, 24, 25), read.coils());
    String relays = "\nrelays: {charge_allowed: charge_relay, alarm: alarm_relay}\n";
    assertEquals(
        new Configuration.RelayNets(OptionalInt.of(12), OptionalInt.empty(), OptionalInt.of(21)),
        parse(Repository.example("bq76952-16s.yaml") + relays).relays());
    assertEquals(List.of(), read.relays().wired());
    assertEquals(
        List.of(Relay.CHARGE_ALLOWED, Relay.ALARM),
        parse(Repository.example("bq76952-16s.yaml") + relays).relays().wired());
    assertEquals(Request.OPEN, read.standing());
    assertTrue(read.spec().contactors().precharge());
    assertTrue(read.spec().bleed().byHost());
  }

  /// The numbers are those of hardware/pinmap.yaml.
  @Test
  void theCabinetReadsAllItsInputs() throws Exception {
    Configuration read = parse(Repository.example("cabinet-16s.yaml"));
    assertEquals(
        Map.of(WiredInput.EMERGENCY_STOP, 16, WiredInput.INTERLOCK, 18, WiredInput.INSULATION, 19),
        read.inputs());
    assertEquals(EnumSet.allOf(WiredInput.class), read.spec().sensors().wired());
  }

  @Test
  void aPackWithoutInputsHasNone() throws Exception {
    Configuration read = parse(Repository.example("jbd-16s.yaml"));
    assertEquals(Map.of(), read.inputs());
    assertEquals(Set.of(), read.spec().sensors().wired());
    String loop = "\ninputs: {interlock: loop_closed}\n";
    read = parse(Repository.example("jbd-16s.yaml") + loop);
    assertEquals(Map.of(WiredInput.INTERLOCK, 27), read.inputs());
  }

  @Test
  void aBoardWithASwitchForEachDirectionOpensOneUnlessItIsToldNotTo() throws Exception {
    String jbd = Repository.example("jbd-16s.yaml");
    assertTrue(parse(jbd).spec().contactors().oneWay());
    String together =
        Repository.replaced(jbd, "driven_by: board", "driven_by: board, one_way: false");
    assertFalse(parse(together).spec().contactors().oneWay());
    assertFalse(parse(Repository.example("bq76952-16s.yaml")).spec().contactors().oneWay());
  }

  @Test
  void aStackSharesCellsAndThermistorsEvenly() throws Exception {
    String text = Repository.example("bq76952-16s.yaml");
    text =
        Repository.replaced(
            text,
            "type: bq76952, bus: 1, address: 0x08",
            "type: bq76952_stack, bus: 1, addresses: [0x08, 9, 0x0a]");
    text = Repository.replaced(text, "thermistors: 3", "thermistors: 4");
    List<Integer> inputs = IntStream.rangeClosed(1, 6).boxed().toList();
    List<Thermometer> pins = List.of(Thermometer.TS1, Thermometer.TS2);
    Configuration read = parse(text);
    assertEquals(Bq76952StackType.TYPE, read.device("afe").type());
    var stack = StackWiring.of(read.device("afe").settings(), read.size());
    assertEquals(
        List.of(
            new ChipWiring(1, 0x08, true, inputs.subList(0, 5), pins.subList(0, 1)),
            new ChipWiring(1, 0x09, true, inputs.subList(0, 5), pins.subList(0, 1)),
            new ChipWiring(1, 0x0A, true, inputs, pins)),
        stack.chips());
    assertEquals(List.of(0, 5, 10), stack.firstCells());
    assertEquals(List.of(0, 1, 2), stack.firstThermistors());
  }

  @Test
  void aSimulatedPackIsNotBoundToWhatAPersonMayTouch() throws Exception {
    String text = Repository.example("jbd-16s.yaml");
    text = Repository.replaced(text, "cells_in_series: 16", "cells_in_series: 24");
    String simulated = Repository.replaced(text, "name: shed", "name: shed\n  simulated: true");
    assertTrue(parse(simulated).simulated());
    assertEquals(1, ProblemsTest.problems(text).size());
  }

  @Test
  void aChipsAddressMayBeWrittenAsDatasheetsDoOrInDecimals() throws Exception {
    String text = Repository.example("bq76952-16s.yaml");
    String decimal = Repository.replaced(text, "address: 0x40", "address: 64");
    assertEquals(parse(text).devices(), parse(decimal).devices());
  }

  @Test
  void thePackKeepsItsIdentityFromStartToStart() throws Exception {
    String text = Repository.example("jbd-16s.yaml");
    assertEquals(parse(text).packId(), parse(text + "\n# a remark\n").packId());
  }

  private static Configuration parse(String text) throws YamlException {
    return ConfigurationReader.parse("test", text);
  }
}

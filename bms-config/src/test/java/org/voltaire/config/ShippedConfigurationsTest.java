package org.voltaire.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Request;
import org.voltaire.device.bq76952.Thermometer;
import org.voltaire.device.ina228.Ina228;
import org.voltaire.testing.Repository;

/// What ships can be read, and means what it says.
class ShippedConfigurationsTest {

  @Test
  void everyExampleIsGood() throws Exception {
    List<Path> examples;
    try (var files = Files.list(Repository.root().resolve("examples"))) {
      examples = files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertTrue(examples.size() >= 2, "no examples were found, so this proved nothing");
    for (Path example : examples) {
      Configuration read = ConfigurationReader.read(example);
      assertEquals(16, read.spec().cellsInSeries(), example.toString());
      assertEquals(Files.readString(example), read.text());
    }
  }

  @Test
  void theJbdExampleMeansWhatItSays() throws Exception {
    Configuration read = parse(Repository.example("jbd-16s.yaml"));
    assertEquals("shed", read.spec().name());
    assertEquals(List.of(new Device.Jbd("board", Path.of("target/jbd.tty"), 9600)), read.devices());
    assertEquals(new Configuration.Coils.Board("board"), read.coils());
    assertEquals(Request.CLOSE, read.standing());
    assertEquals(OptionalInt.of(7350), read.linkPort());
    assertEquals(Optional.of(Path.of("recordings")), read.recordings());
    assertEquals(
        new Configuration.Wiring("board", "board", "board", Optional.of("board"), Optional.empty()),
        read.wiring());
  }

  @Test
  void theI2cExampleMeansWhatItSays() throws Exception {
    Configuration read = parse(Repository.example("bq76952-16s.yaml"));
    List<Integer> inputs = IntStream.rangeClosed(1, 16).boxed().toList();
    List<Thermometer> pins = List.of(Thermometer.TS1, Thermometer.TS2, Thermometer.TS3);
    assertEquals(
        List.of(
            new Device.Afe("afe", 1, 0x08, true, inputs, pins),
            new Device.Shunt("shunt", 1, 0x40, 0.0003, Ina228.Wiring.BATTERY_MINUS_AT_IN_PLUS)),
        read.devices());
    // The numbers are those of hardware/pinmap.yaml.
    assertEquals(new Configuration.Coils.Gpio(23, 24, 25), read.coils());
    assertEquals(Request.OPEN, read.standing());
    assertTrue(read.spec().contactors().precharge());
    assertTrue(read.spec().bleed().byHost());
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
    var stack = (Device.Stack) parse(text).device("afe");
    assertEquals(
        List.of(
            new Device.Afe("afe", 1, 0x08, true, inputs.subList(0, 5), pins.subList(0, 1)),
            new Device.Afe("afe", 1, 0x09, true, inputs.subList(0, 5), pins.subList(0, 1)),
            new Device.Afe("afe", 1, 0x0A, true, inputs, pins)),
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

  private static Configuration parse(String text) throws ConfigurationException {
    return ConfigurationReader.parse("test", text);
  }
}

package org.voltaire.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltaire.config.yaml.Place;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.testing.Repository;

/// One mistake in a good file is one problem that names it.
class ProblemsTest {
  @ParameterizedTest
  @MethodSource("org.voltaire.config.Mistakes#all")
  void oneMistakeIsOneProblem(Mistakes.Mistake mistake) {
    String good = Repository.example(mistake.file());
    assertEquals(
        mistake.problems(), problems(Repository.replaced(good, mistake.of(), mistake.instead())));
  }

  @Test
  void aDeviceOfAnUnknownTypeIsReportedOnceAndNotKeyByKey() {
    String text =
        Repository.replaced(Repository.example("bq76952-16s.yaml"), "type: ina228", "type: ina229");
    List<String> problems = problems(text);
    assertEquals(
        "devices.shunt.type: found ina229, allowed: jbd, bq76952, bq76952_stack, ina228"
            + " (did you mean ina228?)",
        problems.getFirst());
    assertEquals(
        List.of(),
        problems.stream().skip(1).filter(problem -> problem.startsWith("devices.")).toList());
  }

  @Test
  void everyThermometerIsNamedAndNamedOnce() {
    String good = Repository.example("bq76952-16s.yaml");
    String known = "TS1, TS2, TS3";
    String unknown = problems(Repository.replaced(good, known, "TS1, TS2, TS9")).getFirst();
    assertTrue(unknown.startsWith("devices.afe.thermometers: found TS9, allowed: one of DIE"));
    String twice = problems(Repository.replaced(good, known, "TS1, TS2, TS1")).getFirst();
    assertTrue(twice.startsWith("devices.afe.thermometers: found TS1, allowed: one of DIE"), twice);
    assertTrue(twice.endsWith(", each once"), twice);
    String nested = problems(Repository.replaced(good, known, "TS1, TS2, [TS3]")).getFirst();
    assertTrue(nested.startsWith("devices.afe.thermometers[2]: found a list, allowed: "), nested);
  }

  @Test
  void everyCellInputIsAnInputAndUsedOnce() {
    String allowed =
        ", allowed: one chip input of 1 to 16 for each of the pack's cells, from B-, each once";
    for (String wrong : List.of("15", "17", "0", "x")) {
      String text =
          Repository.replaced(
              Repository.example("bq76952-16s.yaml"),
              "crc: true",
              "crc: true, cell_inputs: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "
                  + wrong
                  + "]");
      assertEquals("devices.afe.cell_inputs: found " + wrong + allowed, problems(text).getFirst());
    }
  }

  @Test
  void aDeviceMayNotBeCalledByAWordThatMeansSomethingElse() {
    for (String word : List.of("gpio", "none")) {
      String text = Repository.example("jbd-16s.yaml").replace("board", word);
      List<String> problems = problems(text);
      assertTrue(
          problems.contains(
              "devices."
                  + word
                  + ": found a device of that name, allowed: another name: gpio and none mean"
                  + " something else to contactors.driven_by"),
          problems.toString());
    }
  }

  @Test
  void aStackNeedsAChipForEverySixteenCells() {
    String text = Repository.example("bq76952-16s.yaml");
    text =
        Repository.replaced(
            text,
            "type: bq76952, bus: 1, address: 0x08",
            "type: bq76952_stack, bus: 1, addresses: [0x08]");
    text = Repository.replaced(text, "cells_in_series: 16", "cells_in_series: 17");
    assertEquals(
        List.of(
            "pack.cells_in_series: found 17 cells, up to 62.1 V,"
                + " allowed: at most 60 V, unless contactors.driven_by is none",
            "devices.afe.addresses: found 1 of them for 17 cells, allowed: one for every 16 cells"),
        problems(text));
  }

  @Test
  void aStackNeedsPinsForAllThermistors() {
    String text = Repository.example("bq76952-16s.yaml");
    text =
        Repository.replaced(
            text,
            "type: bq76952, bus: 1, address: 0x08",
            "type: bq76952_stack, bus: 1, addresses: [0x08]");
    text = Repository.replaced(text, "thermistors: 3", "thermistors: 4");
    assertEquals(
        List.of(
            "devices.afe.thermometers: found 3 on each chip,"
                + " allowed: together at least as many as pack.thermistors, 4"),
        problems(text));
  }

  @Test
  void gpioNeedsItsThreeNetsAndABus() {
    String text =
        Repository.replaced(
            Repository.example("jbd-16s.yaml"), "driven_by: board", "driven_by: gpio");
    String net = "allowed: a net of hardware/pinmap.yaml";
    assertEquals(
        List.of(
            "contactors.main: found nothing, " + net,
            "contactors.precharge: found nothing, " + net,
            "contactors.watchdog: found nothing, " + net,
            "contactors.driven_by: found gpio without sensors.bus_voltage,"
                + " allowed: a measured bus, to precharge it"),
        problems(text));
  }

  @Test
  void aRelayIsANetForRelaysAndHasOneTask() {
    String text =
        Repository.example("jbd-16s.yaml")
            + "\nrelays: {charge_allowed: main_contactor, discharge_allowed: alarm_relay, alarm: alarm_relay}\n";
    assertEquals(
        List.of(
            "relays.charge_allowed: found main_contactor, allowed: a net of hardware/pinmap.yaml:"
                + " charge_relay, discharge_relay, alarm_relay",
            "relays.alarm: found alarm_relay, allowed: another net than relays.discharge_allowed"),
        problems(text));
  }

  @Test
  void aMissingSectionIsOneProblem() {
    String text = Repository.example("jbd-16s.yaml");
    int sensors = text.indexOf("sensors:"), next = text.indexOf("# The board's own");
    assertEquals(
        List.of("sensors: found nothing, allowed: a mapping"),
        problems(text.substring(0, sensors) + text.substring(next)));
  }

  @Test
  void aFileThatIsNoMappingSaysSo() {
    String allowed = ", allowed: a mapping with the keys pack, devices, sensors and others";
    assertEquals(List.of(": found nothing" + allowed), problems(""));
    assertEquals(List.of(": found nothing" + allowed), problems("# a remark only\n"));
    assertEquals(List.of(": found a list" + allowed), problems("- a\n- b\n"));
    assertEquals(List.of(": found shed" + allowed), problems("shed"));
  }

  @Test
  void aBrokenLineIsNamedByLineAndColumn() {
    YamlException refused = refused("pack:\n  name: shed\n  cells: [1, 2\nlink: {}\n");
    assertEquals(
        """
        pack.yaml:4:5
          found    expected ',' or ']', but got :
          allowed  one YAML document
        1 problem; nothing was opened.\
        """,
        refused.getMessage());
  }

  @Test
  void aKeyThatIsThereTwiceIsNamedByLineAndColumn() {
    String text =
        Repository.replaced(
            Repository.example("jbd-16s.yaml"), "name: shed", "name: shed\n  name: barn");
    Problem problem = refused(text).problems().getFirst();
    assertEquals(new Place(5, 3), problem.place());
    assertEquals(
        List.of("pack.name: found the same key again, allowed: each key once"), problems(text));
  }

  @Test
  void aValueIsNamedWhereItStandsAndAMissingOneWhereItShouldBe() {
    String text = Repository.example("jbd-16s.yaml");
    text = Repository.replaced(text, "type: jbd", "type: jbdd");
    text = Repository.replaced(text, "  thermistors: 4\n", "");
    assertEquals(
        """
        pack.yaml:3:1  pack.thermistors
          found    nothing
          allowed  a whole number, 1 to 256
        pack.yaml:14:17  devices.board.type
          found    jbdd
          allowed  jbd, bq76952, bq76952_stack, ina228 (did you mean jbd?)
        2 problems; nothing was opened.\
        """,
        refused(text).getMessage());
  }

  @Test
  void aSecondDocumentInTheFileIsNotPassedOverInSilence() {
    String text = Repository.example("jbd-16s.yaml");
    assertEquals(1, problems(text + "\n---\npack: {}\n").size());
  }

  @Test
  void bytesThatAreNoTextAreAProblem(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    var e = assertThrows(YamlException.class, () -> ConfigurationReader.read(file));
    assertEquals(
        file
            + ":1:1\n  found    bytes that are no text\n  allowed  UTF-8\n"
            + "1 problem; nothing was opened.",
        e.getMessage());
  }

  @Test
  void aFolderIsNoConfiguration(@TempDir Path folder) {
    var e = assertThrows(YamlException.class, () -> ConfigurationReader.read(folder));
    assertEquals(
        folder + ":1:1\n  found    a folder\n  allowed  a file\n1 problem; nothing was opened.",
        e.getMessage());
  }

  @Test
  void tenMistakesAreReportedAllAtOnce() {
    String text = Repository.example("bq76952-16s.yaml");
    text = text.replace("lfp", "unobtainium").replace("capacity_ah: 100", "capacity_ah: -5");
    text = text.replace("rate_hz: 10", "rate_hz: 99").replace("port: 7350", "port: 0");
    text = text.replace("crc: true", "crc: yes").replace("shunt_ohm: 0.0003", "shunt_ohm: 0");
    text =
        text.replace("main: main_contactor", "main: mine").replace("at_start: open", "at_start: x");
    text = text.replace("  bus_voltage: shunt\n", "").replace("name: bench", "name: []");
    List<String> paths =
        problems(text).stream().map(line -> line.substring(0, line.indexOf(": "))).toList();
    assertEquals(
        List.of(
            "pack.name",
            "pack.chemistry",
            "pack.capacity_ah",
            "devices.afe.crc",
            "devices.shunt.shunt_ohm",
            "contactors.driven_by",
            "contactors.main",
            "contactors.at_start",
            "link.port",
            "loop.rate_hz"),
        paths);
  }

  /// Every problem of a text in short.
  static List<String> problems(String text) {
    return refused(text).problems().stream()
        .map(each ->
            "%s: found %s, allowed: %s".formatted(each.path(), each.found(), each.allowed()))
        .toList();
  }

  private static YamlException refused(String text) {
    return assertThrows(YamlException.class, () -> ConfigurationReader.parse("pack.yaml", text));
  }
}

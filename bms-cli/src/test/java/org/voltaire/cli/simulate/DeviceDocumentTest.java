package org.voltaire.cli.simulate;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.Device;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.device.Abilities;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Key;
import org.voltaire.device.Measurand;
import org.voltaire.measure.SensorRange;
import org.voltaire.sim.device.VirtualDevice;
import org.voltaire.testing.Repository;

/// Every type of device has its virtual twin, an example, and its part of docs/devices.md, which is
/// made from the descriptions.
class DeviceDocumentTest {
  private static final String BEGIN = "<!-- made by DeviceDocumentTest -->\n";
  private static final String END = "<!-- end of what DeviceDocumentTest made -->\n";
  private static final Boards BOARDS = Boards.standard();

  /// The device of each type that is in an example, and the example's name.
  private record Example(Device device, String file) {}

  private static final Map<String, Example> EXAMPLES = new TreeMap<>();

  @BeforeAll
  static void readExamples() throws Exception {
    List<Path> files;
    try (var found = Files.list(Repository.root().resolve("examples"))) {
      files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      for (Device device : ConfigurationReader.read(file).devices()) {
        String name = String.valueOf(file.getFileName());
        EXAMPLES.putIfAbsent(device.type().name(), new Example(device, name));
      }
    }
  }

  @Test
  void everyTypeHasAnExampleThatIsShipped() {
    assertEquals(new TreeSet<>(BOARDS.types().names()), EXAMPLES.keySet());
  }

  @Test
  void everyTypeHasAVirtualTwinAndEveryTwinAType() {
    Set<String> twins = new TreeSet<>();
    for (VirtualDevice twin : BOARDS.twins().all()) assertTrue(twins.add(twin.name()), twin.name());
    assertEquals(new TreeSet<>(BOARDS.types().names()), twins);
  }

  @Test
  void everyTypeSaysWhatItCanTellOfWhatItMeasures() {
    for (DeviceType type : BOARDS.types().all()) {
      boolean cells = type.can().measures().contains(Measurand.CELL_VOLTAGES);
      boolean temps = type.can().measures().contains(Measurand.TEMPERATURES);
      assertEquals(cells, !type.cellRangeV().equals(SensorRange.ANY), type.name());
      assertEquals(temps, !type.tempRangeDegC().equals(SensorRange.ANY), type.name());
    }
  }

  @Test
  void theTablesOfTheDocumentationAreTheDescriptions() throws Exception {
    String made = tables();
    Files.createDirectories(Path.of("target"));
    Path found = Files.writeString(Path.of("target", "device-tables.md"), made);
    String page = Files.readString(Repository.root().resolve("docs/devices.md"));
    assertTrue(
        page.contains(BEGIN + made + END), "docs/devices.md is out of date, put there: " + found);
  }

  private static String tables() {
    var text = new StringBuilder();
    text.append(
        "| `type` | measures | switches | bleeds | cells | cell voltage | thermistors"
            + " | temperature | current |\n");
    text.append("|---|---|---|---|---|---|---|---|---|\n");
    for (DeviceType type : BOARDS.types().all()) text.append(row(type));
    for (DeviceType type : BOARDS.types().all()) text.append(chapter(type));
    return text.toString();
  }

  private static String row(DeviceType type) {
    Abilities can = type.can();
    String measures =
        Arrays.stream(Measurand.values())
            .filter(can.measures()::contains)
            .map(Measurand::words)
            .collect(joining(", "));
    String switches =
        Arrays.stream(Abilities.CurrentDirection.values())
            .filter(can.switches()::contains)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(joining(", "));
    String bleeds = can.bleeding().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "| [`%s`](#%s) | %s | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            type.name(),
            type.name(),
            measures,
            switches.isEmpty() ? "–" : switches,
            bleeds.equals("none") ? "–" : bleeds,
            upTo(can.mostCells()),
            range(type, Measurand.CELL_VOLTAGES, "V"),
            upTo(can.mostThermistors()),
            range(type, Measurand.TEMPERATURES, "°C"),
            current(type));
  }

  private static String upTo(int most) {
    return most == 0 ? "–" : "up to " + most;
  }

  private static String range(DeviceType type, Measurand what, String unit) {
    if (!type.can().measures().contains(what)) return "–";
    SensorRange range = what == Measurand.CELL_VOLTAGES ? type.cellRangeV() : type.tempRangeDegC();
    return "%s to %s %s"
        .formatted(YamlValue.plain(range.least()), YamlValue.plain(range.most()), unit)
        .replace('-', '−');
  }

  /// As it is with the settings of the example.
  private static String current(DeviceType type) {
    if (!type.can().measures().contains(Measurand.CURRENT)) return "–";
    double rangeA = Objects.requireNonNull(EXAMPLES.get(type.name())).device().currentRangeA();
    return String.format(Locale.ROOT, "±%.0f A", rangeA);
  }

  private static String chapter(DeviceType type) {
    var text = new StringBuilder("\n### " + type.name() + "\n\n");
    String about = type.about();
    text.append(about.substring(0, 1).toUpperCase(Locale.ROOT)).append(about.substring(1));
    String file = Objects.requireNonNull(EXAMPLES.get(type.name())).file();
    text.append(".\nExample: [`%s`](../examples/%s).\n\n".formatted(file, file));
    text.append("| key | means | allowed | if left out |\n|---|---|---|---|\n");
    for (Key key : type.keys()) {
      String standard = key.kind().standard();
      text.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  key.name(),
                  key.help(),
                  key.kind().allowed(),
                  standard.isEmpty() ? "must be there" : standard));
    }
    return text.toString();
  }
}

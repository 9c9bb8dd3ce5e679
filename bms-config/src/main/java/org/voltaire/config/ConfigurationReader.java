package org.voltaire.config;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.contactor.Request;
import org.voltaire.device.Abilities;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Measurand;
import org.voltaire.device.PackSize;
import org.voltaire.device.registry.DeviceTypes;
import org.voltaire.hardware.Net;
import org.voltaire.hardware.PinMap;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.PackSpec;

/// Reads a configuration and checks all of it before anything moves: kinds and ranges of values,
/// order of limits and the chemistry's envelope, devices against sensors, nets against the pin map.
public final class ConfigurationReader {
  /// Extra-low voltage: what a person may touch without much danger.
  private static final double HIGHEST_PACK_V = 60;

  private final List<Problem> problems = new ArrayList<>();
  private final PinMap pins;
  private final DeviceTypes types;

  private ConfigurationReader(PinMap pins, DeviceTypes types) {
    this.pins = pins;
    this.types = types;
  }

  /// The configuration in a file, with the devices that ship.
  ///
  /// @throws ConfigurationException with every problem
  /// @throws IOException if the file cannot be read
  public static Configuration read(Path file) throws ConfigurationException, IOException {
    return read(file, DeviceTypes.standard());
  }

  /// The configuration in a file.
  ///
  /// @param types of devices that it may have
  /// @throws ConfigurationException with every problem
  /// @throws IOException if the file cannot be read
  public static Configuration read(Path file, DeviceTypes types)
      throws ConfigurationException, IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException binary) {
      throw new ConfigurationException(
          file.toString(), List.of(new Problem("(file)", "bytes that are no text", "UTF-8")));
    }
    return parse(file.toString(), InlinedCell.into(file, text), types);
  }

  /// The configuration in a text, with the devices that ship.
  ///
  /// @param source where it comes from, for people
  /// @throws ConfigurationException with every problem
  public static Configuration parse(String source, String text) throws ConfigurationException {
    return parse(source, text, DeviceTypes.standard());
  }

  /// The configuration in a text.
  ///
  /// @param source where it comes from, for people
  /// @param types of devices that it may have
  /// @throws ConfigurationException with every problem
  public static Configuration parse(String source, String text, DeviceTypes types)
      throws ConfigurationException {
    var reader = new ConfigurationReader(PinMap.shipped(), types);
    Optional<Configuration> read = reader.read(text);
    if (read.isPresent() && reader.problems.isEmpty()) return read.get();
    throw new ConfigurationException(source, reader.problems);
  }

  private Optional<Configuration> read(String text) {
    Section root = Section.parse(text, "pack", problems);
    if (!root.isPresent()) return Optional.empty();

    Section pack = root.section("pack");
    String name = pack.text("name", "some text");
    Chemistry chemistry = Chemistries.load(pack.choice("chemistry", Chemistries.NAMES));
    int cells = pack.whole("cells_in_series", 1, PackSize.MOST);
    int thermistors = pack.whole("thermistors", 1, PackSize.MOST);
    double capacityAh = pack.number("capacity_ah", 0.01, 100_000);
    CellModel named = cell(pack, chemistry, capacityAh);
    CellModel cell =
        named.withCapacityError(
            pack.number(
                "capacity_error",
                CellFileReader.LEAST_CAPACITY_ERROR,
                CellFileReader.MOST_CAPACITY_ERROR,
                named.capacityError()));
    double maxChargeA = pack.number("max_charge_a", 0.01, 100_000);
    double maxDischargeA = pack.number("max_discharge_a", 0.01, 100_000);
    double initialSoc = pack.number("initial_soc", 0, 1, 0.5);
    double initialSigma = pack.number("initial_soc_sigma", 0.001, 0.29, 0.29);

    boolean saidSimulated = pack.flag("simulated", false);

    Section limitsSection = root.optionalSection("limits");
    var limitsReader = new LimitsReader(limitsSection, chemistry, LimitKey.ALL);
    double targetV = limitsReader.chargeTargetV();
    var limits = limitsReader.read(maxChargeA, maxDischargeA);
    limitsReader.checkTarget(targetV, limits);

    var devicesReader = new DevicesReader(types, new PackSize(cells, thermistors), problems);
    List<Device> devices = devicesReader.read(root.section("devices"));
    devicesReader.checkSize(pack, devices);
    Section sensors = root.section("sensors");
    var wiring = wiring(sensors, devices);
    var judged =
        new PackSpec.Sensors(
            sensors.number("max_age_s", 0.1, 5, 1),
            sensors.number("lost_hold_s", 0, 5, 0.5),
            sensors.number("sum_tolerance_v", 0.001, 100, 0.01 * cells * chemistry.nominalV()));
    double currentErrorA = sensors.number("current_error_a", 1e-4, 100, 0.002 * capacityAh);

    Section contactorSection = root.section("contactors");
    Configuration.Coils coils = coils(contactorSection, devices);
    boolean simulated = saidSimulated || devices.stream().anyMatch(Device::isSimulated);
    boolean precharge =
        coils instanceof Configuration.Coils.Gpio
            || (simulated && contactorSection.flag("precharge", false));
    if (precharge && wiring.busVoltage().isEmpty()) {
      contactorSection.problem(
          simulated ? "precharge" : "driven_by",
          (simulated ? "true" : "gpio") + " without sensors.bus_voltage",
          "a measured bus, to precharge it");
    }
    double highestV = cells * limits.cellOverVoltage().derate().trip();
    boolean switched = !(coils instanceof Configuration.Coils.None);
    if (highestV > HIGHEST_PACK_V && switched && !simulated) {
      pack.problem(
          "cells_in_series",
          "%d cells, up to %.1f V".formatted(cells, highestV),
          "at most 60 V, unless contactors.driven_by is none");
    }
    var contactors =
        new PackSpec.Contactors(
            precharge,
            contactorSection.number("precharge_timeout_s", 0.1, 30, 3),
            contactorSection.number("feedback_s", 0.1, 30, 3));
    Request standing =
        contactorSection.choice("at_start", List.of("open", "close"), "open").equals("close")
            ? Request.CLOSE
            : Request.OPEN;

    var bleed = bleed(root.optionalSection("balancing"), wiring, devices, targetV, cells);
    Section link = root.optionalSection("link");
    OptionalInt port =
        link.has("port") ? OptionalInt.of(link.whole("port", 1, 65_535)) : OptionalInt.empty();
    Optional<Path> folder = root.optionalSection("recording").optionalPath("directory", "a folder");
    double rateHz = root.optionalSection("loop").number("rate_hz", 0.5, 50, 10);
    root.reportUnknownKeys();
    if (!problems.isEmpty()) return Optional.empty();

    PackSpec spec;
    try {
      spec =
          new PackSpec(
              name,
              cells,
              thermistors,
              capacityAh,
              cell,
              limits,
              targetV,
              maxChargeA,
              maxDischargeA,
              currentErrorA,
              judged,
              contactors,
              bleed);
    } catch (IllegalArgumentException inconsistent) {
      problems.add(
          new Problem(
              "(whole file)", String.valueOf(inconsistent.getMessage()), "values that agree"));
      return Optional.empty();
    }
    return Optional.of(
        new Configuration(
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
            chemistry.name(),
            spec,
            simulated,
            devices,
            wiring,
            coils,
            standing,
            port,
            folder,
            rateHz,
            initialSoc,
            initialSigma,
            text));
  }

  /// What the estimator knows of the cells: what `fit` found, or what their chemistry has.
  private CellModel cell(Section pack, Chemistry chemistry, double capacityAh) {
    String text = pack.text("cell", "the name of a cell file, on a line of its own", "");
    CellModel otherwise = chemistry.cellModel(capacityAh > 0 ? capacityAh : 1);
    if (text.isEmpty()) return otherwise;
    if (text.indexOf('\n') < 0) {
      pack.problem("cell", "\"" + text + "\"", "a cell file beside a configuration in a file");
      return otherwise;
    }
    try {
      CellFile file = CellFileReader.parse("pack.cell", text);
      if (!file.chemistry().equals(chemistry.name())) {
        pack.problem("cell", "a model of " + file.chemistry(), "one of " + chemistry.name());
      }
      return capacityAh > 0 ? file.model().withCapacity(capacityAh) : file.model();
    } catch (ConfigurationException wrong) {
      for (Problem each : wrong.problems()) {
        problems.add(new Problem("pack.cell: " + each.path(), each.found(), each.allowed()));
      }
      return otherwise;
    }
  }

  private static Configuration.Wiring wiring(Section sensors, List<Device> devices) {
    return new Configuration.Wiring(
        sensors.choice("cell_voltages", measuring(devices, Measurand.CELL_VOLTAGES)),
        sensors.choice("temperatures", measuring(devices, Measurand.TEMPERATURES)),
        sensors.choice("current", measuring(devices, Measurand.CURRENT)),
        optional(sensors, "pack_voltage", measuring(devices, Measurand.PACK_VOLTAGE)),
        optional(sensors, "bus_voltage", measuring(devices, Measurand.BUS_VOLTAGE)));
  }

  private static Optional<String> optional(Section sensors, String key, List<String> allowed) {
    return sensors.has(key) ? Optional.of(sensors.choice(key, allowed)) : Optional.empty();
  }

  private static List<String> measuring(List<Device> devices, Measurand what) {
    return names(devices, can -> can.measures().contains(what));
  }

  private static List<String> names(List<Device> devices, Predicate<Abilities> suitable) {
    return devices.stream()
        .filter(device -> suitable.test(device.type().can()))
        .map(Device::name)
        .toList();
  }

  private Configuration.Coils coils(Section section, List<Device> devices) {
    List<String> boards = names(devices, Abilities::connectsPack);
    List<String> allowed = new ArrayList<>(boards);
    allowed.add("gpio");
    allowed.add("none");
    return switch (section.choice("driven_by", allowed)) {
      case "gpio" -> {
        for (String defect : pins.problems()) {
          problems.add(new Problem("hardware/pinmap.yaml", defect, "a pin map without problems"));
        }
        int main = net(section, "main", Net.Kind.CONTACTOR);
        int precharge = net(section, "precharge", Net.Kind.CONTACTOR);
        if (main >= 0 && main == precharge) {
          String name = section.text("precharge", "");
          section.problem("precharge", name, "another net than contactors.main");
        }
        yield new Configuration.Coils.Gpio(
            main, precharge, net(section, "watchdog", Net.Kind.WATCHDOG));
      }
      case "none" -> new Configuration.Coils.None();
      case String device when boards.contains(device) -> new Configuration.Coils.Board(device);
      default -> new Configuration.Coils.None(); // reported by choice()
    };
  }

  /// The GPIO of a net that the pin map has, and of the right kind.
  private int net(Section section, String key, Net.Kind kind) {
    String name = section.text(key, "a net of hardware/pinmap.yaml");
    if (name.isEmpty()) return -1;
    List<String> suitable =
        pins.nets().stream().filter(net -> net.kind() == kind).map(Net::name).toList();
    if (!suitable.contains(name)) {
      section.problem(key, name, "a net of hardware/pinmap.yaml: " + String.join(", ", suitable));
    }
    return pins.net(name).map(Net::gpio).orElse(-1);
  }

  private PackSpec.Bleed bleed(
      Section section,
      Configuration.Wiring wiring,
      List<Device> devices,
      double targetV,
      int cells) {
    List<String> choosers = List.of("host", "board", "nobody");
    String by = section.choice("chosen_by", choosers, "nobody");
    List<String> bleeders = names(devices, ConfigurationReader::bleedsWhenTold);
    if (by.equals("host") && !bleeders.contains(wiring.cellVoltages())) {
      String able =
          types.all().stream()
              .filter(type -> bleedsWhenTold(type.can()))
              .map(DeviceType::name)
              .collect(joining(", "));
      section.problem(
          "chosen_by", "host", "host only where one of these measures the cells: " + able);
    }
    return new PackSpec.Bleed(
        by.equals("host"),
        section.number("start_v", 0.5, 5, targetV - 0.15),
        section.number("delta_v", 0.001, 0.5, 0.010),
        section.whole("max_cells", 0, 256, Math.min(cells, 4)));
  }

  private static boolean bleedsWhenTold(Abilities can) {
    return can.bleeding() == Abilities.Bleeding.WHEN_TOLD;
  }
}

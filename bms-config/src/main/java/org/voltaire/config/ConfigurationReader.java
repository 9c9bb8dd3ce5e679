package org.voltaire.config;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlText;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.contactor.Request;
import org.voltaire.device.Abilities;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Measurand;
import org.voltaire.device.registry.DeviceTypes;
import org.voltaire.hardware.PinMap;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.WiredInput;

/// Reads a configuration and checks all of it before anything moves: kinds and ranges of values,
/// order of limits and the chemistry's envelope, devices against sensors, nets against the pin map.
public final class ConfigurationReader {
  /// Extra-low voltage: what a person may touch without much danger.
  private static final double HIGHEST_PACK_V = 60;

  private static final String CLOSING = "nothing was opened";

  private final Problems problems;
  private final PinMap pins;
  private final DeviceTypes types;
  private final YamlSection root;
  private final PackReader pack;
  private final DevicesReader devicesReader;

  private ConfigurationReader(String source, String text, Optional<Path> file, DeviceTypes types) {
    this.problems = new Problems(source);
    this.pins = PinMap.shipped();
    this.types = types;
    this.root = YamlSection.parse(text, "pack, devices, sensors and others", problems);
    this.pack = new PackReader(root.section("pack"), problems, text, file);
    this.devicesReader = new DevicesReader(types, pack.size(), problems);
  }

  /// The configuration in a file, with the devices that ship.
  ///
  /// @throws YamlException with every problem
  /// @throws IOException if the file cannot be read
  public static Configuration read(Path file) throws YamlException, IOException {
    return read(file, DeviceTypes.standard());
  }

  /// The configuration in a file.
  ///
  /// @param types of devices that it may have
  /// @throws YamlException with every problem
  /// @throws IOException if the file cannot be read
  public static Configuration read(Path file, DeviceTypes types) throws YamlException, IOException {
    String text = YamlText.of(file, CLOSING);
    return new ConfigurationReader(file.toString(), text, Optional.of(file), types).result();
  }

  /// The configuration in a text, with the devices that ship.
  ///
  /// @param source where it comes from, for people
  /// @throws YamlException with every problem
  public static Configuration parse(String source, String text) throws YamlException {
    return parse(source, text, DeviceTypes.standard());
  }

  /// The configuration in a text.
  ///
  /// @param source where it comes from, for people
  /// @param types of devices that it may have
  /// @throws YamlException with every problem
  public static Configuration parse(String source, String text, DeviceTypes types)
      throws YamlException {
    return new ConfigurationReader(source, text, Optional.empty(), types).result();
  }

  private Configuration result() throws YamlException {
    Optional<Configuration> read = read();
    if (read.isPresent() && problems.isEmpty()) return read.get();
    throw problems.exception(CLOSING);
  }

  private Optional<Configuration> read() {
    if (!root.isPresent()) return Optional.empty();
    YamlSection limitsSection = root.optionalSection("limits");
    pack.mute(limitsSection);
    var limitsReader = new LimitsReader(limitsSection, pack.chemistry, LimitKey.ALL);
    double targetV = limitsReader.chargeTargetV();
    Limits limits = limitsReader.read(pack.maxChargeA, pack.maxDischargeA).chargedTo(targetV);
    limitsReader.checkTarget(targetV, limits);
    var currents = new CurrentsReader(root).read(pack.maxChargeA, pack.maxDischargeA);

    List<Device> devices = devicesReader.read(root.section("devices"));
    devicesReader.checkSize(root.section("pack"), devices);
    YamlSection sensors = root.section("sensors");
    var wiring = wiring(sensors, devices);
    var inputs = new InputReader(root.optionalSection("inputs"), pins).read();
    var judged =
        new PackSpec.SensorSpec(
            sensors.number("max_age_s", 0.1, 5, 1),
            sensors.number("lost_hold_s", 0, 5, 0.5),
            sensors.number(
                "sum_tolerance_v",
                0.001,
                100,
                0.01 * Math.max(1, pack.cells) * pack.chemistry.nominalV()),
            wiring.range(Measurand.CURRENT, devices).most(),
            wiring.range(Measurand.CELL_VOLTAGES, devices),
            wiring.range(Measurand.TEMPERATURES, devices),
            inputs.keySet());
    double currentErrorA = sensors.number("current_error_a", 1e-4, 100, 0.002 * pack.capacityAh);
    var contactorReader =
        new ContactorReader(root.section("contactors"), pins, problems, devicesReader);
    var coils = contactorReader.coils(devices);
    boolean simulated = pack.simulated || devices.stream().anyMatch(Device::isSimulated);
    if (!(coils instanceof Configuration.CoilDrive.None) && !simulated) checkVoltage(limits);
    if (!simulated) {
      limitsReader.report(BlindSpot.of(limits, what -> wiring.sensor(what, devices)));
    }
    boolean busMissing = wiring.busVoltage().isEmpty() && sensors.isPresent();
    var contactors = contactorReader.spec(coils, devices, simulated, busMissing);
    var bleed = bleed(root.optionalSection("balancing"), wiring, devices, targetV);
    var relays = new RelayReader(root.optionalSection("relays"), pins).read();
    var heater = HeaterReader.read(root, Math.max(1, pack.cells) * pack.chemistry.nominalV());
    var running = running();
    root.reportUnknownKeys();
    if (!problems.isEmpty()) return Optional.empty();
    try {
      var spec =
          new PackSpec(
              pack.name,
              pack.cells,
              pack.thermistors,
              pack.capacityAh,
              pack.cell,
              limits,
              targetV,
              pack.maxChargeA,
              pack.maxDischargeA,
              currentErrorA,
              judged,
              contactors,
              bleed,
              currents,
              heater);
      return Optional.of(
          configuration(
              spec, simulated, devices, wiring, new Nets(coils, relays, inputs), running));
    } catch (IllegalArgumentException inconsistent) {
      problems.contradiction(inconsistent);
      return Optional.empty();
    }
  }

  /// What the program drives and reads beside the devices.
  private record Nets(
      Configuration.CoilDrive coils,
      Configuration.RelayNets relays,
      Map<WiredInput, Integer> inputs) {}

  /// What the program does besides looking after the pack.
  private record RunSettings(
      Request standing, OptionalInt port, Optional<Path> folder, double rateHz) {}

  private RunSettings running() {
    String atStart =
        root.section("contactors").choice("at_start", List.of("open", "close"), "open");
    YamlSection link = root.optionalSection("link");
    return new RunSettings(
        atStart.equals("close") ? Request.CLOSE : Request.OPEN,
        link.has("port") ? OptionalInt.of(link.whole("port", 1, 65_535)) : OptionalInt.empty(),
        root.optionalSection("recording").optionalPath("directory", "a folder"),
        root.optionalSection("loop").number("rate_hz", 0.5, 50, 10));
  }

  private Configuration configuration(
      PackSpec spec,
      boolean simulated,
      List<Device> devices,
      Configuration.DeviceNames wiring,
      Nets nets,
      RunSettings running) {
    return new Configuration(
        UUID.nameUUIDFromBytes(pack.name.getBytes(StandardCharsets.UTF_8)).toString(),
        pack.chemistry.name(),
        spec,
        simulated,
        devices,
        wiring,
        nets.coils(),
        nets.relays(),
        nets.inputs(),
        running.standing(),
        running.port(),
        running.folder(),
        running.rateHz(),
        pack.initialSoc,
        pack.initialSocSigma,
        pack.text());
  }

  private void checkVoltage(Limits limits) {
    double highestV = pack.cells * limits.cellOverVoltage().derate().trip();
    boolean known =
        !root.section("pack").isWrong("chemistry")
            && !root.optionalSection("limits").isWrong("cell_over_voltage_v");
    if (highestV > HIGHEST_PACK_V && known) {
      root.section("pack")
          .problem(
              "cells_in_series",
              "%d cells, up to %.1f V".formatted(pack.cells, highestV),
              "at most 60 V, unless contactors.driven_by is none");
    }
  }

  private Configuration.DeviceNames wiring(YamlSection sensors, List<Device> devices) {
    return new Configuration.DeviceNames(
        device(sensors, "cell_voltages", measuring(devices, Measurand.CELL_VOLTAGES)),
        device(sensors, "temperatures", measuring(devices, Measurand.TEMPERATURES)),
        device(sensors, "current", measuring(devices, Measurand.CURRENT)),
        optional(sensors, "pack_voltage", measuring(devices, Measurand.PACK_VOLTAGE)),
        optional(sensors, "bus_voltage", measuring(devices, Measurand.BUS_VOLTAGE)));
  }

  private Optional<String> optional(YamlSection sensors, String key, List<String> allowed) {
    return sensors.has(key) ? Optional.of(device(sensors, key, allowed)) : Optional.empty();
  }

  /// The device that a key names. One of which it is not known what it is may be right.
  private String device(YamlSection section, String key, List<String> allowed) {
    Optional<String> name = section.value(key).flatMap(YamlValue::scalar);
    if (name.filter(devicesReader::isUnknown).isPresent()) return name.get();
    return section.choice(key, allowed);
  }

  private static List<String> measuring(List<Device> devices, Measurand what) {
    return names(devices, can -> can.measures().contains(what));
  }

  static List<String> names(List<Device> devices, Predicate<Abilities> suitable) {
    return devices.stream()
        .filter(device -> suitable.test(device.type().can()))
        .map(Device::name)
        .toList();
  }

  private PackSpec.Bleed bleed(
      YamlSection section, Configuration.DeviceNames wiring, List<Device> devices, double targetV) {
    List<String> choosers = List.of("host", "board", "nobody");
    String by = section.choice("chosen_by", choosers, "nobody");
    List<String> bleeders = names(devices, ConfigurationReader::bleedsWhenTold);
    boolean known =
        !devicesReader.isUnknown(wiring.cellVoltages())
            && !root.section("sensors").isWrong("cell_voltages");
    if (by.equals("host") && known && !bleeders.contains(wiring.cellVoltages())) {
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
        section.whole("max_cells", 0, 256, Math.min(pack.cells, 4)),
        section.number("resistor_ohm", 1, 10_000, PackSpec.Bleed.USUAL_OHM),
        section.number("resistor_k_per_w", 0, 1000, PackSpec.Bleed.USUAL_K_PER_W),
        section.number("resistor_limit_degc", 40, 200, PackSpec.Bleed.USUAL_LIMIT_DEGC));
  }

  private static boolean bleedsWhenTold(Abilities can) {
    return can.bleeding() == Abilities.Bleeding.WHEN_TOLD;
  }
}

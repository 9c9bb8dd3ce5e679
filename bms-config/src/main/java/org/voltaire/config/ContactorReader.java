package org.voltaire.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.config.yaml.Place;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.device.Abilities;
import org.voltaire.hardware.Net;
import org.voltaire.hardware.PinMap;
import org.voltaire.pack.PackSpec;
import org.voltaire.words.Vocabulary;

/// The section `contactors` of a configuration: what drives the coils, and how closing is checked.
final class ContactorReader {
  private static final double BOARD_SECONDS = 3, CONTACTOR_SECONDS = 0.4;

  private final YamlSection section;
  private final PinMap pins;
  private final Problems problems;
  private final DevicesReader devicesReader;

  ContactorReader(
      YamlSection section, PinMap pins, Problems problems, DevicesReader devicesReader) {
    this.section = section;
    this.pins = pins;
    this.problems = problems;
    this.devicesReader = devicesReader;
  }

  /// What the coils are driven by.
  ///
  /// @param devices that the configuration has
  Configuration.CoilDrive coils(List<Device> devices) {
    List<String> boards = ConfigurationReader.names(devices, Abilities::connectsPack);
    List<String> allowed = new ArrayList<>(boards);
    allowed.add("gpio");
    allowed.add("none");
    Optional<String> said = section.value("driven_by").flatMap(YamlValue::scalar);
    boolean good = said.filter(allowed::contains).isPresent();
    // What is said of the nets means something only to gpio, which may be what was meant.
    if (!good) List.of("main", "precharge", "watchdog").forEach(section::has);
    if (!good && said.filter(devicesReader::isUnknown).isPresent()) {
      return new Configuration.CoilDrive.None();
    }
    String drivenBy = section.choice("driven_by", allowed);
    return switch (good ? drivenBy : "none") {
      case "gpio" -> {
        for (String defect : pins.problems()) {
          String pinMap = "hardware/pinmap.yaml", pure = "a pin map without problems";
          problems.addAll(List.of(new Problem(pinMap, Place.START, "", defect, pure)));
        }
        int main = net("main", Net.NetKind.CONTACTOR);
        int precharge = net("precharge", Net.NetKind.CONTACTOR);
        if (main >= 0 && main == precharge) {
          String name = section.text("precharge", "");
          section.problem("precharge", name, "another net than contactors.main");
        }
        yield new Configuration.CoilDrive.Gpio(
            main, precharge, net("watchdog", Net.NetKind.WATCHDOG));
      }
      case "none" -> new Configuration.CoilDrive.None();
      case String device -> new Configuration.CoilDrive.ByBoard(device);
    };
  }

  /// The GPIO of a net that the pin map has, and of the right kind.
  private int net(String key, Net.NetKind kind) {
    String name = section.text(key, "a net of hardware/pinmap.yaml");
    if (name.isEmpty()) return -1;
    List<String> suitable =
        pins.nets().stream().filter(net -> net.kind() == kind).map(Net::name).toList();
    if (!suitable.contains(name)) {
      String hint = Vocabulary.of(suitable).hint(name);
      String allowed = "a net of hardware/pinmap.yaml: " + String.join(", ", suitable) + hint;
      section.problem(key, name, allowed);
    }
    return pins.net(name).map(Net::gpio).orElse(-1);
  }

  /// How long switches may take to do what they are told. Contactors move within a tenth of a
  /// second; a board is asked once a second, and answers late.
  private static double usualFeedbackSeconds(Configuration.CoilDrive coils, List<Device> devices) {
    boolean slow =
        coils instanceof Configuration.CoilDrive.ByBoard(String name)
            && devices.stream().anyMatch(each -> each.name().equals(name) && !each.isSimulated());
    return slow ? BOARD_SECONDS : CONTACTOR_SECONDS;
  }

  /// How contactors are closed and checked.
  ///
  /// @param devices that the configuration has
  /// @param busMissing whether the sensors leave out the bus voltage
  PackSpec.ContactorSpec spec(
      Configuration.CoilDrive coils, List<Device> devices, boolean simulated, boolean busMissing) {
    boolean precharge =
        coils instanceof Configuration.CoilDrive.Gpio
            || (simulated && section.flag("precharge", false));
    if (precharge && busMissing) {
      section.problem(
          simulated ? "precharge" : "driven_by",
          (simulated ? "true" : "gpio") + " without sensors.bus_voltage",
          "a measured bus, to precharge it");
    }
    boolean oneWay = opensOneWay(coils, devices, simulated);
    if (precharge && oneWay) {
      section.problem("precharge", "true", "false where each direction has a switch of its own");
    }
    return new PackSpec.ContactorSpec(
        precharge,
        section.number("precharge_timeout_s", 0.1, 30, 3),
        section.number("feedback_s", 0.1, 30, usualFeedbackSeconds(coils, devices)),
        section.number("break_a", 1, 1e5, Double.POSITIVE_INFINITY),
        new PackSpec.PrechargeSpec(
            section.number(
                "precharge_fastest_s", 0, 5, PackSpec.PrechargeSpec.USUAL.fastestSeconds()),
            section.number("precharge_ohm", 0.1, 1e5, Double.NaN)),
        section.number("coil_v", 1, 60, Double.NaN),
        oneWay);
  }

  /// Whether one direction can be opened alone: if the board can that drives them, and nothing else
  /// is said. Of a simulated pack that no board drives, the configuration says it.
  private boolean opensOneWay(
      Configuration.CoilDrive coils, List<Device> devices, boolean simulated) {
    return switch (coils) {
      case Configuration.CoilDrive.ByBoard(String name) ->
          devices.stream()
                  .filter(each -> each.name().equals(name))
                  .anyMatch(each -> each.type().can().switchesApart())
              && section.flag("one_way", true);
      case Configuration.CoilDrive.None _ -> simulated && section.flag("one_way", false);
      case Configuration.CoilDrive.Gpio _ -> false;
    };
  }
}

package org.voltaire.cli.simulate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.core.Bms;
import org.voltaire.link.PackInfo;
import org.voltaire.link.record.Session;
import org.voltaire.pi.PackRun;
import org.voltaire.sim.pack.Heating;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.Scenario;
import org.voltaire.sim.scenario.run.Board;
import org.voltaire.sim.scenario.run.PowerCut;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.RunOutcome;
import org.voltaire.sim.scenario.run.ScenarioRun;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The configuration of the BMS that looks after a scenario's pack: the pack's own figures, and
/// what the scenario's section `bms` says. It goes into the recording, which replay starts from.
public final class SimulatedPack {
  private static final List<String> PACK_KEYS =
      List.of(
          "capacity_ah",
          "capacity_error",
          "max_charge_a",
          "max_discharge_a",
          "initial_soc",
          "initial_soc_sigma");
  private static final List<String> SECTIONS =
      List.of("limits", "sensors", "contactors", "balancing");
  private static final List<String> SENSOR_KEYS =
      List.of("max_age_s", "lost_hold_s", "sum_tolerance_v", "current_error_a");

  private static final List<String> CONTACTOR_KEYS =
      List.of("precharge", "precharge_timeout_s", "feedback_s", "rating_a", "break_a");

  /// Behind drivers, contacts are read as the reference design has them. An imitated board tells
  /// them itself.
  private static final SortedMap<String, String> INPUTS =
      new TreeMap<>(
          Map.of(
              "emergency_stop", "stop_closed",
              "interlock", "interlock_closed",
              "insulation", "insulation_good"));

  /// Whether an imitated board switches each direction by itself. Real boards say so themselves.
  private static final String ONE_WAY = "one_way";

  /// What may flow when a scenario says nothing else, as C-rates: those of the demo's pack.
  private static final double CHARGE_RATE = 1, DISCHARGE_RATE = 1.5;

  private final Scenario scenario;
  private final Configuration configuration;
  private final Hardware hardware;

  private SimulatedPack(Scenario scenario, Configuration configuration, Hardware hardware) {
    this.scenario = scenario;
    this.configuration = configuration;
    this.hardware = hardware;
  }

  /// For a scenario whose section `bms` has been found good, and an imitated board.
  public static SimulatedPack of(Scenario scenario) {
    return of(scenario, Hardware.DIRECT);
  }

  /// For a scenario whose section `bms` has been found good by [#check].
  ///
  /// @param hardware through which the BMS sees the pack; one that can carry it
  public static SimulatedPack of(Scenario scenario, Hardware hardware) {
    try {
      String text = yaml(file(scenario.profile(), scenario.bms(), hardware));
      var types = hardware.boards().types();
      return new SimulatedPack(scenario, ConfigurationReader.parse("bms", text, types), hardware);
    } catch (YamlException unchecked) {
      throw new IllegalArgumentException(unchecked);
    }
  }

  /// Notes everything that is wrong with a section `bms` for an imitated board.
  public static void check(PackProfile profile, YamlSection bms) {
    check(profile, bms, Hardware.DIRECT);
  }

  /// Notes everything that is wrong with a section `bms`, if this hardware can carry the pack.
  public static void check(PackProfile profile, YamlSection bms, Hardware hardware) {
    bms.reportKeysBut(
        Stream.of(PACK_KEYS, SECTIONS, List.of(ONE_WAY)).flatMap(List::stream).toList());
    bms.flag(ONE_WAY, false);
    SECTIONS.forEach(bms::optionalSection);
    bms.optionalSection("sensors").reportKeysBut(SENSOR_KEYS);
    bms.optionalSection("contactors").reportKeysBut(CONTACTOR_KEYS);
    // Their keys, but for these, are checked with the configuration that is made of them below.
    for (String section : SECTIONS) bms.optionalSection(section).ignoreTheRest();
    if (bms.has("contactors") && profile.switchgear().isEmpty()) {
      bms.problem(
          "contactors",
          "a section, but " + profile.name() + " has no switchgear",
          "no such section for this pack");
    } else if (bms.has("contactors") && hardware.busVoltmeter(profile).isEmpty()) {
      bms.problem(
          "contactors",
          "a section, but nothing of " + hardware.title(profile) + " measures the bus of this pack",
          "no such section through this hardware");
    }
    if (bms.keys().stream().anyMatch(bms::isWrong)) return;
    try {
      String text = yaml(file(profile, bms.plainValues(), hardware));
      ConfigurationReader.parse("bms", text, hardware.boards().types());
    } catch (YamlException refused) {
      for (Problem problem : refused.problems()) {
        String key = problem.path().replaceFirst("^pack\\.", "");
        bms.problem(key, problem.found(), problem.allowed());
      }
    }
  }

  /// The configuration of a simulated pack, section by section.
  ///
  /// @param bms what is said of it: figures of the pack, and sections `limits`, `sensors`,
  ///   `contactors` and `balancing`
  public static Map<String, Object> file(
      PackProfile profile, Map<String, Object> bms, Hardware hardware) {
    Map<String, Object> pack = new LinkedHashMap<>();
    pack.put("name", profile.name());
    pack.put("chemistry", profile.chemistry());
    pack.put("cells_in_series", profile.cellsInSeries());
    pack.put("thermistors", profile.thermistors());
    pack.put("capacity_ah", profile.capacityAh());
    pack.put("max_charge_a", CHARGE_RATE * profile.capacityAh());
    pack.put("max_discharge_a", DISCHARGE_RATE * profile.capacityAh());
    for (String key : PACK_KEYS) {
      Object said = bms.get(key);
      if (said != null) pack.put(key, said);
    }
    if (!hardware.isDirect()) pack.put("simulated", true);
    Map<String, Object> sensors = new LinkedHashMap<>(hardware.sensors(profile));
    Map<String, Object> contactors = new LinkedHashMap<>();
    contactors.put("driven_by", hardware.contactorsDrivenBy(profile));
    if (bms.containsKey("contactors")) {
      hardware.busVoltmeter(profile).ifPresent(device -> sensors.put("bus_voltage", device));
      contactors.put("precharge", true);
      profile.switchgear().ifPresent(gear -> contactors.put("coil_v", gear.coilV()));
      contactors.putAll(section(bms, "contactors"));
    } else if (hardware.isDirect() && Boolean.TRUE.equals(bms.get(ONE_WAY))) {
      contactors.put(ONE_WAY, true);
    }
    sensors.putAll(section(bms, "sensors"));
    Map<String, Object> balancing = new LinkedHashMap<>();
    balancing.put("chosen_by", hardware.bleedingChosenBy());
    balancing.put("resistor_ohm", profile.bleedOhm());
    balancing.putAll(section(bms, "balancing"));
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("pack", pack);
    file.put("limits", section(bms, "limits"));
    file.put("devices", hardware.devices(profile));
    file.put("sensors", sensors);
    file.put("contactors", contactors);
    file.put("balancing", balancing);
    if (!hardware.isDirect() && bms.containsKey("contactors")) file.put("inputs", INPUTS);
    // No board that is imitated with its drivers switches a heater: its own thermostat does.
    if (hardware.isDirect()) profile.heating().ifPresent(h -> file.put("heater", heater(h)));
    return file;
  }

  /// In one order, so that the same work gives the same bytes.
  private static SortedMap<String, Object> heater(Heating heating) {
    return new TreeMap<>(
        Map.of(
            "power_w", heating.heaterW(),
            "set_degc", heating.setDegc(),
            "hysteresis_k", heating.hysteresisK(),
            "heat_capacity_j_per_k", heating.heatCapacityJPerK(),
            "loss_w_per_k", heating.uaWPerK(),
            "hibernate_soc", heating.hibernateSoc()));
  }

  /// Such a configuration as text.
  public static String yaml(Map<String, Object> file) {
    return YAMLMapper.builder().build().writeValueAsString(file);
  }

  private static Map<String, Object> section(Map<String, Object> bms, String key) {
    Map<String, Object> section = new LinkedHashMap<>();
    if (bms.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> section.put(String.valueOf(name), value));
    }
    return section;
  }

  /// The scenario.
  public Scenario scenario() {
    return scenario;
  }

  /// Through what the BMS sees the pack.
  public Hardware hardware() {
    return hardware;
  }

  /// The board through which the BMS sees the pack.
  ///
  /// @param cable between virtual devices and their drivers
  /// @param notices told when a device comes and goes, and why
  public Board.BoardMaker board(Cable cable, Consumer<String> notices) {
    if (hardware.isDirect()) return Board.BoardMaker.direct();
    return (bench, seed) -> {
      var faulty = new FaultyCable(bench, cable);
      var sockets = hardware.boards().plugged(configuration, bench, seed);
      return new DriverBoard(configuration, sockets, bench, faulty, notices);
    };
  }

  /// Runs its scenario through whole cables.
  ///
  /// @param rateHz how often the BMS steps, until the scenario says otherwise
  /// @param notices told when a device comes and goes, and why
  public RunOutcome run(double rateHz, Consumer<String> notices, RunListener listener) {
    return ScenarioRun.of(
        scenario, bms(), initial(), rateHz, board(Cable.WHOLE, notices), listener);
  }

  /// The machine that looks after the pack.
  public Bms bms() {
    return configuration.bms();
  }

  /// The machine as the scenario begins.
  public Bms.State initial() {
    return bms()
        .initial(
            ScenarioRun.START_NANOS, configuration.initialSoc(), configuration.initialSocSigma());
  }

  /// How often the loop turns if nobody says anything else, Hz.
  public double rateHz() {
    return configuration.rateHz();
  }

  /// How a recording of the run begins. The run has no boot of its own, so its identity is made
  /// from the scenario and the hardware: the same work gives the same bytes.
  public Session session() {
    return new Session(
        info(1),
        configuration.initialSoc(),
        configuration.initialSocSigma(),
        ScenarioRun.START_NANOS);
  }

  /// The same of a run after the BMS had lost its power.
  ///
  /// @param timeNanos monotonic time at which it began
  /// @param number of the run, from 2
  public Session session(PowerCut cut, long timeNanos, int number) {
    return new Session(
        info(number),
        configuration.initialSoc(),
        configuration.initialSocSigma(),
        timeNanos,
        Optional.of(cut.restart()),
        cut.latched(),
        cut.events());
  }

  private PackInfo info(int number) {
    String through = hardware.isDirect() ? "" : hardware.name().toUpperCase(Locale.ROOT);
    String work = scenario.text() + through + (number == 1 ? "" : number);
    byte[] bytes = work.getBytes(StandardCharsets.UTF_8);
    return PackRun.info(configuration, UUID.nameUUIDFromBytes(bytes).toString(), true);
  }

  /// What the pack may do, and how its cells are guarded.
  public Configuration configuration() {
    return configuration;
  }
}

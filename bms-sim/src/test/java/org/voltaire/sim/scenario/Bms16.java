package org.voltaire.sim.scenario;

import java.nio.file.Path;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.core.Bms;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.sim.scenario.run.Board;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.RunOutcome;
import org.voltaire.sim.scenario.run.ScenarioRun;

/// Scenarios for packs that ship, mostly the 16s one, and a BMS to look after them.
public final class Bms16 {
  private Bms16() {}

  /// A scenario of these steps, one a line.
  public static String yaml(double initialSoc, String... steps) {
    var text = new StringBuilder("title: test\n");
    text.append("pack: {profile: lfp-16s, initial_soc: ").append(initialSoc).append("}\n");
    text.append("steps:\n");
    for (String step : steps) text.append("  - ").append(step).append('\n');
    return text.toString();
  }

  /// The same, of a pack with contactors and a precharge.
  public static String yamlWithContactors(double initialSoc, String... steps) {
    String yaml = yaml(initialSoc, steps);
    return yaml.replace("steps:\n", "bms: {contactors: {precharge: true}}\nsteps:\n");
  }

  /// A text, read.
  public static Scenario read(String yaml) {
    try {
      return ScenarioReader.parse("test.yaml", yaml, Path.of("src/test/resources"), (_, _) -> {});
    } catch (YamlException bad) {
      throw new AssertionError(bad);
    }
  }

  /// A run of these steps.
  public static RunOutcome run(double initialSoc, String... steps) {
    return run(read(yaml(initialSoc, steps)), new RunListener() {});
  }

  /// A run, watched.
  public static RunOutcome run(Scenario scenario, RunListener witness) {
    return run(scenario, Board.BoardMaker.direct(), witness);
  }

  /// A run, watched, through another board.
  public static RunOutcome run(Scenario scenario, Board.BoardMaker maker, RunListener witness) {
    var bms = new Bms(spec(scenario.profile(), scenario.contactors()));
    return ScenarioRun.of(
        scenario, bms, bms.initial(ScenarioRun.START_NANOS, 0.5, 0.29), 10, maker, witness);
  }

  /// What the BMS of such a pack is told.
  public static PackSpec spec(PackProfile pack, boolean precharge) {
    Chemistry chemistry = pack.cells();
    var limits = chemistry.limits();
    double chargeA = pack.capacityAh(), dischargeA = 1.5 * pack.capacityAh();
    return new PackSpec(
        "test",
        pack.cellsInSeries(),
        pack.thermistors(),
        pack.capacityAh(),
        chemistry.cellModel(pack.capacityAh()),
        new Limits(
            levels(limits.cellOverVoltageV()),
            levels(limits.cellUnderVoltageV()),
            current(chargeA),
            current(dischargeA),
            levels(limits.chargeOverTempDegc()),
            levels(limits.chargeUnderTempDegc()),
            levels(limits.dischargeOverTempDegc()),
            levels(limits.dischargeUnderTempDegc())),
        limits.chargeTargetV(),
        chargeA,
        dischargeA,
        0.2,
        new PackSpec.SensorSpec(1, 0.5, 0.5),
        new PackSpec.ContactorSpec(precharge, 3, 3),
        new PackSpec.Bleed(true, 3.4, 0.01, 4));
  }

  private static Thresholds levels(Chemistry.Levels levels) {
    return Thresholds.of(
        levels.tell(), levels.derate(), levels.open(), levels.hysteresis(), levels.holdS());
  }

  private static Thresholds current(double maxA) {
    return Thresholds.of(1.05 * maxA, 1.1 * maxA, 1.25 * maxA, 0.05 * maxA, 0.5);
  }
}

package org.voltaire.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.RunOutcome;
import org.voltaire.sim.scenario.run.ScenarioRun;

/// Broken wires between virtual chips and the real drivers.
class FaultyWiresTest {

  private static RunOutcome run(String through, RunListener listener, String... steps)
      throws YamlException {
    Hardware hardware = ShippedHardware.named(through);
    String text = "title: wires\npack: lfp-16s\nsteps:\n  - " + String.join("\n  - ", steps) + "\n";
    var scenario =
        ScenarioReader.parse(
            "test", text, Path.of(""), (pack, bms) -> SimulatedPack.check(pack, bms, hardware));
    var pack = SimulatedPack.of(scenario, hardware);
    return ScenarioRun.of(
        scenario, pack.bms(), pack.initial(), 10, pack.board(Cable.WHOLE, _ -> {}), listener);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "jbd, F-BUS-001 for 60 s",
    "jbd, F-BUS-002",
    "jbd, F-BUS-004",
    "jbd, F-BUS-006",
    "jbd, F-BUS-010",
    "bq76952, F-BUS-001 for 60 s",
    "bq76952, F-BUS-002",
    "bq76952, F-BUS-004",
    "bq76952, F-BUS-010",
  })
  void wiresThatCarryNothingOpenThePackInTimeAndItClosesAgainAfterwards(
      String hardware, String fault) throws YamlException {
    var outcome =
        run(
            hardware,
            new RunListener() {},
            "close contactors",
            "discharge at C/4 for 5 s",
            "inject " + fault,
            "expect mode TRIPPED within 5 s",
            "expect alarm CELL_VOLTAGE_LOST",
            "clear faults",
            "rest 1 s",
            "expect mode CLOSED within 10 s",
            "expect no alarm");
    assertTrue(outcome.passed(), outcome.verdicts().toString());
  }

  /// A BQ76952 is asked forty times for one reading: what is damaged is asked for again.
  @ParameterizedTest
  @ValueSource(strings = {"jbd", "bq76952"})
  void aTenthOfDamagedFramesDisturbsNothing(String hardware) throws YamlException {
    var outcome =
        run(
            hardware,
            new RunListener() {},
            "close contactors",
            "discharge at C/4 for 10 s",
            "inject F-BUS-003",
            "discharge at C/4 for 2 min",
            "expect mode CLOSED",
            "expect no alarm");
    assertTrue(outcome.passed(), outcome.verdicts().toString());
  }

  /// Chips with a checksum: what is damaged is never taken for a reading.
  @ParameterizedTest
  @CsvSource({"jbd, 80 %", "bq76952, 30 %"})
  void damagedFramesAreMissingReadingsAndNeverWrongOnes(String hardware, String share)
      throws YamlException {
    List<Double> worst = new ArrayList<>();
    int[] missing = {0};
    var watching =
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            var cells = input.sample().cellVoltagesV().values();
            for (int cell = 0; cell < cells.size(); cell++) {
              double read = cells.get(cell);
              if (Double.isNaN(read)) missing[0]++;
              else worst.add(Math.abs(read - moment.plant().cellVoltageV(cell, 0)));
            }
          }
        };
    run(hardware, watching, "rest 1 s", "inject F-BUS-003 share " + share, "rest 2 min");
    assertTrue(missing[0] > 0, "nothing was ever damaged, so this proved nothing");
    assertTrue(worst.size() > 1000, "only " + worst.size() + " readings came");
    assertEquals(0, worst.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), 0.004);
  }
}

package org.voltaire.sim.scenario.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.config.yaml.Place;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.core.Bms;
import org.voltaire.measure.Sample;
import org.voltaire.sim.scenario.Bms16;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.RunListener;

/// The section `board` of a scenario.
class BoardSectionTest {

  private static List<Sample> samples(String board, String... steps) {
    String yaml = Bms16.yaml(0.5, steps).replace("steps:\n", board + "\nsteps:\n");
    List<Sample> samples = new ArrayList<>();
    Bms16.run(
        Bms16.read(yaml),
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            samples.add(input.sample());
          }
        });
    return samples;
  }

  private static double currentA(Sample sample) {
    return sample.currentA().value();
  }

  @Test
  void withoutItEverythingIsMeasuredAsUsual() {
    String[] steps = {"close contactors", "discharge at C/2 for 1 min"};
    assertEquals(samples("about: x", steps), samples("board: {}", steps));
    assertEquals(
        samples("about: x", steps),
        samples("board: {current: {noise: 10 mA, quantum: 10 mA}, cells: {gain: 1}}", steps));
  }

  @Test
  void gainAndOffsetOfTheShuntAreMeasured() {
    String board = "board: {current: {gain: 0.99, offset: 0.2 A, noise: 0 A, quantum: 0 A}}";
    var last = samples(board, "close contactors", "discharge at C/2 for 1 min").getLast();
    assertEquals(-50 * 0.99 + 0.2, currentA(last), 1e-9);
  }

  @Test
  void theShuntDriftsByTheHour() {
    String board = "board: {current: {drift: 5 mA/h, noise: 0 A, quantum: 0 A}}";
    var samples = samples(board, "tick 10 s", "rest 4 h");
    assertEquals(0, currentA(samples.getFirst()), 1e-12);
    assertEquals(0.02, currentA(samples.getLast()), 1e-9);
  }

  @Test
  void itsGainMovesWithTheTemperature() {
    String board = "board: {pack: {gain_tempco: 0.1 %/K}}";
    var last = samples(board, "ambient 35 degC", "rest 1 s").getLast();
    double sum = last.cellVoltagesV().values().sum();
    assertEquals(1.01, last.packVoltageV().value() / sum, 2e-4);
  }

  @Test
  void eachCellHasItsOwnErrorFromTheSeed() {
    String board = "board: {cells: {spread: 5 mV, noise: 0 V, quantum: 0 V}}";
    var spread = samples(board, "rest 1 s").getLast().cellVoltagesV().values();
    var right = samples("board: {cells: {noise: 0 V, quantum: 0 V}}", "rest 1 s");
    var truth = right.getLast().cellVoltagesV().values();
    double square = 0;
    for (int cell = 0; cell < 16; cell++) {
      double error = spread.get(cell) - truth.get(cell);
      assertNotEquals(0, error);
      square += error * error;
    }
    double sigma = StrictMath.sqrt(square / 16);
    assertEquals(0.005, sigma, 0.005 * 4 / StrictMath.sqrt(32), "four standard errors");
    assertEquals(spread, samples(board, "rest 1 s").getLast().cellVoltagesV().values());
  }

  @Test
  void aConverterSticksAtItsFullScale() {
    String board = "board: {current: {full_scale: 40 A}}";
    assertEquals(
        -40, currentA(samples(board, "close contactors", "discharge at 50 A for 1 s").getLast()));
  }

  @Test
  void anInverterIsALoadWithRipple() {
    var samples =
        samples("about: x", "close contactors", "inverter 2 kW with ripple 20 % for 1 min");
    double lowest = 0, highest = -1e9;
    for (Sample sample : samples.subList(5, samples.size())) {
      lowest = Math.min(lowest, currentA(sample));
      highest = Math.max(highest, currentA(sample));
    }
    double meanA = -2000 / 52.7;
    assertEquals(1.2 * meanA, lowest, 0.5);
    assertEquals(0.8 * meanA, highest, 0.5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "board: {current: {gain: two}} | 3 | 25 | two | a number, -10 to 10",
        "board: {current: {offset: 3 V}} | 3 | 27 | \"3 V\" | a current",
        "board: {current: {drift: 5 mA}} | 3 | 26 | 5 mA | with /h behind it",
        "board: {current: {spread: 1 A}} | 3 | 19 | a key that means nothing here | gain, offset",
        "board: {curent: {gain: 1}} | 3 | 9 | a key that means nothing here | did you mean current?",
        "board: {cells: {quantum: -1 mV}} | 3 | 26 | \"-1 mV\" | a voltage",
        "board: good | 3 | 8 | good | a mapping"
      })
  void aMistakeIsToldWithItsPlace(
      String board, int line, int column, String found, String allowed) {
    String yaml = Bms16.yaml(0.5, "rest 1 s").replace("steps:\n", board + "\nsteps:\n");
    var refused =
        assertThrows(
            YamlException.class,
            () -> ScenarioReader.parse("x.yaml", yaml, Path.of(""), (_, _) -> {}));
    Problem problem = refused.problems().getFirst();
    assertEquals(1, refused.problems().size(), refused.toString());
    assertEquals(new Place(line, column), problem.place(), refused.toString());
    assertEquals(found, problem.found());
    assertTrue(problem.allowed().contains(allowed), problem.allowed());
  }
}

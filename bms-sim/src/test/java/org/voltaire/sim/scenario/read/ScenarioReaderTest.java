package org.voltaire.sim.scenario.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.config.yaml.Place;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.Bms16;
import org.voltaire.sim.scenario.Scenario;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.run.RunListener;

/// A file as a whole: what it may hold, and that all that is wrong is told at once.
class ScenarioReaderTest {

  private static List<Problem> problems(String yaml) {
    return assertThrows(
            YamlException.class,
            () -> ScenarioReader.parse("bad.yaml", yaml, Path.of(""), (_, _) -> {}))
        .problems();
  }

  private static List<String> texts(List<ScenarioStep> steps) {
    return steps.stream().map(ScenarioStep::text).toList();
  }

  @Test
  void aScenarioIsItsTitlePackAndSteps() {
    Scenario scenario =
        Bms16.read(
            """
            title: Charge and rest
            about: two steps
            pack: {profile: lfp-16s, initial_soc: 0.3, ambient_degc: 5, seed: 7}
            row_every: 10 s
            bms: {max_charge_a: 50, limits: {charge_target_v: 3.5}, list: [1, a, true]}
            variables: {rate: C/2}
            steps:
              - close contactors
              - charge at ${rate} for 10 min
            """);
    assertEquals("Charge and rest", scenario.title());
    assertEquals(0.3, scenario.profile().initialSoc());
    assertEquals(5, scenario.profile().ambientDegc());
    assertEquals(7, scenario.seed());
    assertEquals(7, scenario.profile().spread().seed());
    assertEquals(10, scenario.rowSeconds());
    assertEquals(50, scenario.bms().get("max_charge_a"));
    assertEquals(Map.of("charge_target_v", 3.5), scenario.bms().get("limits"));
    assertEquals(List.of(1, "a", true), scenario.bms().get("list"));
    assertEquals(List.of("close contactors", "charge at C/2 for 10 min"), texts(scenario.steps()));
    assertEquals(new Place(9, 5), scenario.steps().getLast().place());
  }

  @Test
  void aRepeatIsWrittenOutWithItsLaps() {
    Scenario scenario =
        Bms16.read(
            """
            title: t
            pack: lfp-16s
            steps:
              - repeat 2:
                  - rest 1 s
                  - repeat 2:
                      - park 2 s
            """);
    assertEquals(
        List.of(
            "rest 1 s (1 of 2)",
            "park 2 s (1 of 2) (1 of 2)",
            "park 2 s (1 of 2) (2 of 2)",
            "rest 1 s (2 of 2)",
            "park 2 s (2 of 2) (1 of 2)",
            "park 2 s (2 of 2) (2 of 2)"),
        texts(scenario.steps()));
  }

  @Test
  void tellsAllProblemsAtOnceInTheOrderOfTheFile() {
    List<String> found =
        problems(
                """
                title: t
                pack: lfp-16s
                colour: green
                variables: {rate: C/2}
                steps:
                  - snooze 10 min
                  - 'rest 10 V'
                  - repeat 3:
                      - load ${speed} for 1 h
                  - [rest 1 s]
                  - while true: [rest 1 s]
                """)
            .stream()
            .map(problem -> problem.place() + " " + problem.path() + " " + problem.found())
            .toList();
    assertEquals(
        List.of(
            "3:1 colour a key that means nothing here",
            "6:5 steps[0] \"snooze\"",
            "7:11 steps[1] \"10 V\"",
            "9:14 steps[2].repeat 3[0] ${speed}",
            "10:5 steps[3] a list",
            "11:5 steps[4] \"while true:\""),
        found);
  }

  @Test
  void aPackMayHaveHadALife() {
    PackProfile pack =
        Bms16.read(
                """
                title: t
                pack:
                  profile: lfp-16s
                  aged: {capacity: 80 %, resistance: 1.5}
                  spread: {capacity: 5 %, self_discharge: 100 %}
                steps: [rest 1 s]
                """)
            .profile();
    assertEquals(Optional.of(new PackProfile.Aged(0.8, 1.5)), pack.aged());
    assertEquals(0.05, pack.spread().capacity());
    assertEquals(1, pack.spread().selfDischarge());
    assertEquals(PackProfile.load("lfp-16s").spread().soc(), pack.spread().soc(), "not said");
  }

  @Test
  void theNumberOfARepeatMayBeAVariable() {
    Scenario scenario =
        Bms16.read(
            """
            title: t
            pack: lfp-16s
            variables: {trips: 3}
            steps: [{'repeat ${trips}': [rest 1 s]}]
            """);
    assertEquals(3, scenario.steps().size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "aged: {capacity: 5 %} | 2:43 | 5 % | a share such as 20 % or 0.2, 0.1 to 1",
        "aged: {capacity: 2 A} | 2:43 | 2 A | a share",
        "aged: {resistance: 50 %} | 2:45 | 50 % | 1 to 10",
        "aged: {colour: grey} | 2:33 | a key that means nothing here | capacity, resistance",
        "aged: 80 % | 2:32 | 80 % | a mapping",
        "spread: {capacity: 60 %} | 2:45 | 60 % | 0 to 0.5",
        "spread: {capacity: 0.5} | 2:26 | a spread that gives cell | less spread, or",
        "initial_degc: 20 | 2:40 | initial_degc for lfp-16s | without a heater begins",
      })
  void aPackThatCannotBeIsRefusedWhereItIsWritten(
      String part, String place, String found, String allowed) {
    List<Problem> problems =
        problems("title: t\npack: {profile: lfp-16s, %s}\nsteps: [rest 1 s]\n".formatted(part));
    Problem first = problems.getFirst();
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(place, first.place().toString(), first.toString());
    assertTrue(first.found().contains(found), first.toString());
    assertTrue(first.allowed().contains(allowed), first.toString());
  }

  @Test
  void aWrongPackHidesNoOtherMistakeAndCausesNone() {
    List<Problem> problems =
        problems(
            """
            title: t
            pack: {profile: lfp-17s, initial_soc: 7, initial_degc: 200, series: 20}
            board: {cells: {gain: many}}
            steps:
              - expect cell 20 below 4 V
              - discharge at C/2 for 1 mn
              - inject F-TMP-009 sensor 7
              - snooze
              - rest 1 s
            """);
    assertEquals(
        List.of("lfp-17s", "7", "200", "many", "\"1 mn\"", "\"snooze\""),
        problems.stream().map(Problem::found).toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "row_every: 10 sec | 10 sec | (did you mean s?)",
        "row_every: 10sec | 10sec | (did you mean s?)",
        "row_every: 2 hh | 2 hh | (did you mean h?)",
        "row_every: 2 mn | 2 mn | (did you mean min?)",
        "row_every: 3 sheep | 3 sheep | (s, min, h, d)",
        "row_every: 3 A | 3 A | (s, min, h, d)",
        "board: {current: {offset: 2 amps}} | 2 amps | (did you mean A?)",
      })
  void ofAWrongUnitNumberAndWordAreQuotedAndTheNearestUnitSuggested(
      String line, String found, String allowed) {
    List<Problem> problems =
        problems("title: t\npack: lfp-16s\n%s\nsteps: [rest 1 s]\n".formatted(line));
    assertEquals(1, problems.size(), problems.toString());
    assertEquals("\"" + found + "\"", problems.getFirst().found());
    assertTrue(problems.getFirst().allowed().endsWith(allowed), problems.toString());
  }

  @Test
  void theMessageNamesTheFile() {
    YamlException refused =
        assertThrows(
            YamlException.class,
            () ->
                ScenarioReader.parse(
                    "bad.yaml",
                    "title: t\npack: lfp-17s\nsteps: [rest 1 s]\n",
                    Path.of(""),
                    (_, _) -> {}));
    assertEquals(
        "bad.yaml:2:7  pack\n  found    lfp-17s\n  allowed  "
            + String.join(", ", PackProfile.NAMES)
            + " (did you mean lfp-16s?)\n1 problem; nothing was run.",
        refused.getMessage());
  }

  @Test
  void aComplaintAboutTheBmsIsFoundInTheFile() {
    String yaml =
        """
        title: t
        pack: lfp-16s
        bms:
          limits:
            cell_over_voltage_v: {open: 9}
        steps: [rest 1 s]
        """;
    List<Problem> problems =
        assertThrows(
                YamlException.class,
                () ->
                    ScenarioReader.parse(
                        "bad.yaml",
                        yaml,
                        Path.of(""),
                        (_, bms) -> bms.problem("limits.cell_over_voltage_v.open", "9", "less")))
            .problems();
    assertEquals(new Place(5, 33), problems.getFirst().place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rest 10 min",
        "- rest 10 min",
        "title: [\n",
        "title: t\ntitle: u\npack: lfp-16s\nsteps: [rest 1 s]",
        "title: t\npack: lfp-16s\nsteps: []",
        "title: t\npack: lfp-16s\nsteps: rest",
        "title: t\npack: lfp-16s",
        "title: t\npack: {}\nsteps: [rest 1 s]",
        "title: t\npack: {profile: lfp-16s, initial_soc: 2}\nsteps: [rest 1 s]",
        "title: t\npack: {profile: lfp-16s, seed: x}\nsteps: [rest 1 s]",
        "title: t\npack: {profile: lfp-16s, colour: x}\nsteps: [rest 1 s]",
        "title: t\npack: lfp-16s\nplot: nicely\nsteps: [rest 1 s]",
        "title: t\npack: lfp-16s\nrow_every: 5\nsteps: [rest 1 s]",
        "title: t\npack: lfp-16s\nbms: 5\nsteps: [rest 1 s]",
        "title: t\npack: lfp-16s\nvariables: {a: [1]}\nsteps: [rest 1 s]",
        "title: t\npack: lfp-16s\nsteps: [{repeat 0: [rest 1 s]}]",
        "title: t\npack: lfp-16s\nsteps: [{repeat 2: rest}]",
        "title: t\npack: lfp-16s\nsteps: [{}]",
        "title: t\npack: lfp-16s\nsteps: [{repeat 9999: [{repeat 9999: [rest 1 s]}]}]",
        "a: 1\n---\nb: 2\n",
        "title: !!java/object t\npack: *x\n",
      })
  void refusesWhatIsNoScenario(String yaml) {
    List<Problem> problems = problems(yaml);
    assertTrue(!problems.isEmpty());
    for (Problem problem : problems) assertTrue(problem.place().line() >= 1);
  }

  @Test
  void aListThatContainsItselfIsRefused() {
    List<Problem> problems =
        problems("title: t\npack: lfp-16s\nsteps: &again\n  - rest 1 s\n  - repeat 3: *again\n");
    assertEquals(1, problems.size(), problems.toString());
    assertEquals("a value that contains itself", problems.getFirst().found());
    assertEquals(5, problems.getFirst().place().line());
  }

  @Test
  void theSameCellsMayBeArrangedInAnotherWay() {
    Scenario scenario =
        Bms16.read(
            "title: t\npack: {profile: lfp-16s, series: 24, parallel: 4}\nsteps: [rest 1 s]\n");
    var profile = scenario.profile();
    assertEquals("lfp-24s4p", profile.name());
    assertEquals(24, profile.cellsInSeries());
    assertEquals(400, profile.capacityAh());
    assertEquals(
        PackProfile.load("lfp-16s").spread().capacity() / 2, profile.spread().capacity(), 1e-15);
    assertTrue(Bms16.run(scenario, new RunListener() {}).passed());
    for (String impossible : List.of("series: 0", "series: 300", "parallel: 0", "parallel: x")) {
      assertEquals(
          1,
          problems(
                  "title: t\npack: {profile: lfp-16s, %s}\nsteps: [rest 1 s]\n"
                      .formatted(impossible))
              .size(),
          impossible);
    }
    var heated = problems("title: t\npack: {profile: bluecar, parallel: 2}\nsteps: [rest 1 s]\n");
    assertEquals("parallel for bluecar", heated.getFirst().found());
  }
}

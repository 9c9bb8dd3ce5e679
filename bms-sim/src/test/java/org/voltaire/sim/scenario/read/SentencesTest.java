package org.voltaire.sim.scenario.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.config.yaml.Place;
import org.voltaire.contactor.Request;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.Condition;
import org.voltaire.sim.scenario.Drive;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Quantity;

/// What a sentence means, and what is said of one that means nothing. The pack has 100 Ah.
class SentencesTest {
  private static final Place THERE = new Place(7, 5);
  private static final StepGrammar GRAMMAR =
      new StepGrammar(PackProfile.load("lfp-16s"), Path.of("src/test/resources"), false);

  private static ScenarioStep step(String sentence) throws SentenceException {
    return GRAMMAR.read(new SentenceTokens(sentence, THERE, Map.of("rate", "C/2"), 100), "");
  }

  private static ScenarioStep.Flow flow(String sentence) throws SentenceException {
    return assertInstanceOf(ScenarioStep.Flow.class, step(sentence));
  }

  @ParameterizedTest(name = "{0} lasts {1} s")
  @CsvSource({
    "rest 10 min, 600",
    "rest for 10min, 600",
    "rest 30 s, 30",
    "rest 0.5 s, 0.5",
    "park 12 h, 43200",
    "park 7 d, 604800"
  })
  void durations(String sentence, double seconds) throws SentenceException {
    assertEquals(List.of(new Condition.Elapsed(seconds)), flow(sentence).until());
  }

  @ParameterizedTest(name = "{0}: {1} A")
  @CsvSource({
    "charge at 20 A for 1 h, 20",
    "charge at C/4 for 1 h, 25",
    "charge at 2C for 1 h, 200",
    "charge at 0.5 C for 1 h, 50",
    "charge at 500 mA for 1 h, 0.5",
    "discharge at C/2 for 1 h, -50",
    "discharge at ${rate} for 1 h, -50",
    "load 30 A for 1 h, -30"
  })
  void currents(String sentence, double amperes) throws SentenceException {
    assertEquals(new Drive.Current(amperes), flow(sentence).load());
  }

  @Test
  void powersAndCeilings() throws SentenceException {
    assertEquals(new Drive.Power(-1500), flow("load 1.5 kW for 20 min").load());
    assertEquals(new Drive.Power(800), flow("charge at 800 W for 20 min").load());
    assertEquals(
        new Drive.CellCeiling(new Drive.Current(25), 3.55),
        flow("charge at C/4 to 3.55 V until current below 3 A").load());
    assertEquals(
        new Drive.PackCeiling(new Drive.Current(25), 56.8),
        flow("charge at C/4 to pack 56.8 V for 1 h").load());
  }

  @Test
  void anyOfSeveralEndsAStep() throws SentenceException {
    assertEquals(
        List.of(
            new Condition.Beyond(Quantity.LOWEST_CELL, false, 2.9),
            new Condition.Beyond(Quantity.HIGHEST_TEMPERATURE, true, 40),
            new Condition.InMode("TRIPPED"),
            new Condition.Elapsed(10_800)),
        flow("discharge at C/2 until cell below 2.9 V or temperature above 40 degC or mode TRIPPED"
                + " or 3 h")
            .until());
  }

  @Test
  void parkOpensTheContactorsAndRestDoesNot() throws SentenceException {
    assertEquals(true, flow("park 1 h").parked());
    assertEquals(false, flow("rest 1 h").parked());
  }

  @Test
  void wishesAndSettings() throws SentenceException {
    assertEquals(
        new ScenarioStep.Wish("close contactors", THERE, Request.CLOSE), step("close contactors"));
    assertEquals(
        new ScenarioStep.Wish("open contactors", THERE, Request.OPEN), step("open contactors"));
    assertEquals(
        new ScenarioStep.Wish("request reset", THERE, Request.RESET), step("request reset"));
    var service =
        new ScenarioStep.Wish(
            "service cell 5, 6 replaced", THERE, Request.SERVICE, "cell 5, 6 replaced");
    assertEquals(service, step("service cell 5, 6 replaced"));
    assertEquals(
        new ScenarioStep.Wish("acknowledge", THERE, Request.ACKNOWLEDGE), step("acknowledge"));
    assertEquals(new ScenarioStep.PowerLoss("restart", THERE, 20), step("restart"));
    assertEquals(
        new ScenarioStep.PowerLoss("restart after 1 h", THERE, 3600), step("restart after 1 h"));
    assertEquals(new ScenarioStep.Ambient("ambient -5 degC", THERE, -5), step("ambient -5 degC"));
    assertEquals(new ScenarioStep.TickLength("tick 1 s", THERE, 1), step("tick 1 s"));
    assertEquals(
        new ScenarioStep.Obedience("charger ignores limits", THERE, true, false, 0),
        step("charger ignores limits"));
    assertEquals(
        new ScenarioStep.Obedience("load obeys limits", THERE, false, true, 0),
        step("load obeys limits"));
    String late = "charger obeys limits after 2 s";
    assertEquals(new ScenarioStep.Obedience(late, THERE, true, true, 2), step(late));
  }

  @ParameterizedTest(name = "expect {0}")
  @CsvSource({
    "mode CLOSED, 0",
    "mode TRIPPED within 2.5 s, 2.5",
    "no alarm, 0",
    "alarm CELL_OVER_VOLTAGE within 3 s, 3",
    "heat mode HIBERNATING within 3 s, 3",
    "predicted ready in between 2 h and 3 h, 0",
    "counted charger heat above 100 Wh, 0",
    "ccl 0 A within 3 s, 3",
    "cell 5 above 3.5 V, 0",
    "soc error below 0.02, 0",
    "soc between 0.15 and 0.3, 0",
    "lowest temperature above 10 degC, 0",
    "cell spread below 0.02 V, 0",
    "holding power between 430 W and 450 W, 0",
    "hours to empty above 60 h, 0",
    "self sufficiency above 0.6, 0",
    "soc per 5 mV above 0.02, 0",
    "heater energy from pack below 500 Wh, 0",
    "driving consumption below 130 Wh/km, 0",
    "true lowest cell above 2.4 V, 0",
    "true highest cell below 3.85 V always, 0",
    "true highest temperature below 60 degC within 3 s, 3",
    "true cell 5 between 2.5 V and 3.65 V always, 0",
    "true charge current below 50 A always, 0",
    "true soc above 0.1 always, 0",
    "ccl 0 A always, 0"
  })
  void anExpectationSaysAgainWhatItExpects(String words, double within) throws SentenceException {
    ScenarioStep.Expect expect =
        assertInstanceOf(ScenarioStep.Expect.class, step("expect " + words));
    assertEquals(words.replaceAll(" within.*", ""), expect.condition().text());
    assertEquals(within, expect.withinSeconds());
  }

  private static Condition expected(String words) throws SentenceException {
    return assertInstanceOf(ScenarioStep.Expect.class, step("expect " + words)).condition();
  }

  @Test
  void anExpectationIsAboutEveryCellAndAnEndAboutAnyOfThem() throws SentenceException {
    assertEquals(
        new Condition.Beyond(Quantity.HIGHEST_TRUE_CELL, false, 3.85),
        expected("true cell below 3.85 V"));
    assertEquals(
        new Condition.Beyond(Quantity.LOWEST_TRUE_CELL, true, 2.4),
        expected("true cell above 2.4 V"));
    assertEquals(
        new Condition.Beyond(Quantity.HIGHEST_TRUE_TEMPERATURE, false, 60),
        expected("true temperature below 60 degC"));
    assertEquals(
        new Condition.Beyond(Quantity.HIGHEST_CELL, false, 3.65), expected("cell below 3.65 V"));
    assertEquals(
        List.of(
            new Condition.Beyond(Quantity.LOWEST_TRUE_CELL, false, 2.4),
            new Condition.Beyond(Quantity.HIGHEST_TRUE_CELL, true, 3.7),
            new Condition.Beyond(Quantity.HIGHEST_TRUE_TEMPERATURE, true, 60)),
        flow("rest until true cell below 2.4 V or true cell above 3.7 V"
                + " or true temperature above 60 degC")
            .until());
  }

  @Test
  void alwaysIsAboutTheWholeRun() throws SentenceException {
    assertEquals(
        new Condition.Always(new Condition.Beyond(Quantity.HIGHEST_TRUE_CELL, false, 3.85)),
        expected("true cell below 3.85 V always"));
    assertEquals(
        new Condition.Always(new Condition.Between(Quantity.SOC, 0.2, 0.9)),
        expected("soc between 20 % and 90 % always"));
  }

  @Test
  void numbersMayBeWrittenInOtherUnits() throws SentenceException {
    assertEquals(
        new Condition.Between(Quantity.SOC, 0.15, 0.3),
        assertInstanceOf(ScenarioStep.Expect.class, step("expect soc between 15 % and 30%"))
            .condition());
    assertEquals(
        new Condition.Beyond(Quantity.CELL_SPREAD, false, 0.02),
        assertInstanceOf(ScenarioStep.Expect.class, step("expect cell spread below 20 mV"))
            .condition());
    assertEquals(
        "cell 5",
        ((Condition.Beyond)
                assertInstanceOf(
                        ScenarioStep.Expect.class, step("expect cell 5 voltage above 3.5 V"))
                    .condition())
            .quantity()
            .words());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "snooze 10 min | 5 | \"snooze\" | a step: rest",
        "dischrage at C/2 for 1 h | 5 | \"dischrage\" | (did you mean discharge?)",
        "expect mode CLOSE | 17 | \"CLOSE\" | (did you mean CLOSED?)",
        "expect alarm CELL_OVERVOLTAGE | 18 | \"CELL_OVERVOLTAGE\" | mean CELL_OVER_VOLTAGE?",
        "drive 12 km motor way | 17 | \"motor\" | urban, road, motorway",
        "rest | 9 | the end of the step | a duration",
        "rest 10 | 10 | \"10\" | a duration such as 10 min",
        "rest 10 V | 10 | \"10 V\" | a duration",
        "rest -3 s | 10 | \"-3 s\" | 0 s to 366 d",
        "rest 10 min please | 17 | \"please\" | nothing more",
        "charge C/2 for 1 h | 12 | \"C/2\" | \"at\"",
        "charge at 3 V for 1 h | 15 | \"3 V\" | a current such as 50 A",
        "charge at C/0 for 1 h | 15 | \"C/0\" | a current",
        "charge at C/2 | 18 | the end of the step | for DURATION, or until",
        "discharge at -5 A for 1 h | 18 | \"-5 A\" | more than 0",
        "discharge at C/2 until hot | 28 | \"hot\" | a duration, time T, mode M, cell",
        "close the door | 11 | \"the\" | \"contactors\"",
        "expect sunshine | 12 | \"sunshine\" | mode M, heat mode M, alarm FAULT",
        "expect heat mode COLD | 22 | \"COLD\" | one of NONE, WARMING",
        "warm for 5 h | 14 | \"5\" | departure",
        "expect mode ASLEEP | 17 | \"ASLEEP\" | one of OPEN, PRECHARGING",
        "expect alarm FIRE | 18 | \"FIRE\" | CELL_OVER_VOLTAGE",
        "expect cell 17 below 3 V | 17 | \"17\" | 1 to 16",
        "expect cell empty | 17 | \"empty\" | the number of a cell",
        "expect cell between 2 V and 3 V | 17 | \"between\" | below X or above X, or the number",
        "expect true cell 17 below 3 V | 22 | \"17\" | 1 to 16",
        "expect true cell below 60 degC | 28 | \"60 degC\" | a voltage such as",
        "expect true temperature 60 degC | 29 | \"60\" | below X or above X",
        "expect true heat below 3 V | 17 | \"heat\" | cell, cell N, temperature, soc, soc spread, resistor, lowest cell",
        "expect mode CLOSED always | 24 | \"always\" | always is for quantities",
        "expect no alarm always | 21 | \"always\" | within DURATION, or nothing more",
        "expect soc above 20 % always within 3 s | 34 | \"within\" | nothing more in this step",
        "expect soc above 20 % within 3 s always | 38 | \"always\" | nothing more in this step",
        "rest until true cell above 3.7 V always | 38 | \"always\" | nothing more in this step",
        "expect soc between 30 % and 10 % | 33 | \"10 %\" | more than 0.3",
        "discharge at ${speed} for 1 h | 18 | ${speed} | one of the variables rate",
        "load from absent.csv for 1 h | 15 | \"absent.csv\" | there is none of that name",
        "inject F-CEL-01 | 12 | \"F-CEL-01\" | F-CEL-001",
        "inject F-CEL-001 cell 17 | 27 | \"17\" | cell, 1 to 16",
        "inject F-CEL-001 colour 5 | 22 | \"colour\" | cell, to, rate",
        "inject F-CEL-001 to 30 A | 25 | \"30 A\" | a voltage such as",
        "inject F-SEN-002 cell 3 offset 30 V | 36 | \"30 V\" | offset, -6 V to 6 V",
        "inject F-SEN-004 cell 3 other 3 | 12 | other 3 | another one than cell",
        "inject F-LMP-002 | 12 | F-LMP-002 on lfp-16s | a pack with a heater",
        "inject F-BUS-008 module 1 | 12 | F-BUS-008 on lfp-16s | a pack of several modules",
        "inject F-TMP-012 | 12 | F-TMP-012 | no simulated board measures",
        "inject F-CON-001 | 12 | F-CON-001 on a pack with transistors | contactors are simulated",
        "clear F-CEL-001 | 11 | \"F-CEL-001\" | none is there",
        "tick 2 min | 10 | \"2 min\" | 0 s to 60 s",
        "drive 12 km | 16 | the end of the step | how to drive: urban, road, motorway, or from FILE",
        "drive 12 km upstairs | 17 | \"upstairs\" | urban, road, motorway",
        "drive 12 min urban | 11 | \"12 min\" | a distance such as 12 km",
        "drive urban | 16 | the end of the step | for DURATION, or until",
        "drive 2 km from absent.csv | 21 | \"absent.csv\" | there is none of that name",
        "load steps 10 A 5 min, for 1 h | 28 | \"for\" | a current such as",
        "load steps 10 A for 1 h | 21 | \"for\" | a duration",
        "charge steps -1 A 5 min for 1 h | 18 | \"-1 A\" | 0 or more",
        "plug out | 10 | \"out\" | \"in\"",
        "outside between 9 degC and 3 degC | 32 | \"3 degC\" | more than 9.0 degC",
        "park 3 h at 5 V | 17 | \"5 V\" | a temperature",
        "storage for 24 h | 13 | \"for\" | \"with\"",
        "storage with moon for 24 h | 18 | \"moon\" | sun, house or village",
        "storage with house 10 kW a day for 1 d | 24 | \"10 kW\" | an energy",
        "storage with house 9 kWh a week for 1 d | 32 | \"week\" | \"day\"",
        "storage with house 9 kWh a day and village 9 kWh a day for 1 d | 40 | \"village\" | one house or",
        "storage with sun 5 kW at 48 degN on 1 May for 1 d | 22 | \"5 kW\" | panels",
        "storage with sun 5 kWp at 89 degN on 1 May for 1 d | 31 | \"89 degN\" | -66 degN to 66",
        "storage with sun 5 kWp at 9 degS on 31 June for 1 d | 44 | \"June\" | a month of 31 days",
        "storage with sun 5 kWp at 9 degS on 3 Mai for 1 d | 43 | \"Mai\" | January, February",
        "storage with sun 5 kWp at 9 degS on 3 May clouds 3 for 1 d | 54 | \"3\" | 0 to 1",
        "storage with house 9 kWh a day efficiency 120 % for 1 d | 47 | \"120 %\" | 0.1 to 1",
        "expect hours to empty above 10 kWh | 33 | \"10 kWh\" | a duration",
        "expect mean speed above 10 km | 29 | \"10 km\" | a speed",
      })
  void saysWhereWhatAndWhatElse(String sentence, int column, String found, String allowed) {
    var unclear = assertThrows(SentenceException.class, () -> step(sentence));
    assertEquals(new Place(7, column), unclear.place(), unclear.toString());
    assertEquals(found, unclear.found());
    assertTrue(unclear.allowed().contains(allowed), unclear.allowed());
  }

  @Test
  void aVariablesWordsAreFoundWhereItIsWritten() {
    var words = Map.of("end", "until tomorrow");
    var unclear =
        assertThrows(
            SentenceException.class,
            () -> GRAMMAR.read(new SentenceTokens("load 5 A ${end}", THERE, words, 100), ""));
    assertEquals(new Place(7, 14), unclear.place());
    assertEquals("\"tomorrow\"", unclear.found());
  }
}

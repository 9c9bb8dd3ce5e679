package org.voltaire.sim.scenario.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.sim.scenario.Bms16;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.RunOutcome;
import org.voltaire.sim.scenario.run.Verdict;

/// What a run is summed up by, against what can be reckoned by hand.
class MetersTest {

  /// Steps on a pack whose section `pack` is this.
  private static RunOutcome run(String pack, String... steps) {
    var text = new StringBuilder("title: test\npack: ").append(pack).append("\nsteps:\n");
    for (String step : steps) text.append("  - ").append(step).append('\n');
    return Bms16.run(Bms16.read(text.toString()), new RunListener() {});
  }

  private static RunOutcome passing(String pack, String... steps) {
    RunOutcome outcome = run(pack, steps);
    for (Verdict verdict : outcome.verdicts()) assertTrue(verdict.passed(), verdict.toString());
    return outcome;
  }

  private static final String HALF_FULL = "{profile: lfp-16s, initial_soc: 0.5}";

  @Test
  void aKilowattForAnHourIsAKilowattHour() {
    passing(
        HALF_FULL,
        "close contactors",
        "charge at 1 kW for 1 h",
        "expect charged energy between 995 Wh and 1005 Wh",
        "discharge at 1 kW for 30 min",
        "expect discharged energy between 497 Wh and 503 Wh",
        // 20 A through some 1 mΩ a cell and its slow parts: a percent or two each way.
        "expect round trip between 94 % and 99.5 %");
  }

  @Test
  void whatWasStoredBeforeIsNoGain() {
    // Ten times more comes out than goes in: it was there before.
    passing(
        HALF_FULL,
        "close contactors",
        "charge at 1 kW for 6 min",
        "discharge at 1 kW for 1 h",
        "expect round trip between 90 % and 99.5 %");
  }

  /// Twelve thousand amperes for the milliseconds that a fuse takes, not for the whole tick.
  @Test
  void aShortThatAFuseEndsMovesNoMoreThanItLasts() {
    String head = HALF_FULL + "\nbms: {contactors: {precharge: true}}";
    passing(
        head,
        "close contactors",
        "load 500 W for 10 s",
        "inject F-CUR-003",
        "rest 1 min",
        "expect discharged energy between 1.3 Wh and 4 Wh");
  }

  @Test
  void whatDoesNotApplyIsNotThere() {
    var summary = passing(HALF_FULL, "rest 1 min").summary();
    assertEquals(0, summary.lines().size(), summary.toString());
    assertEquals(false, run(HALF_FULL, "rest 1 s", "expect holding power above 0").passed());
  }

  @Test
  void aHotPackThatIsParkedLosesWhatItsInsulationLetsThrough() {
    // 0.9 W/K at 60 K above the room are 54 W.
    passing(
        "{profile: lmp-module, initial_soc: 0.9, ambient_degc: 20}",
        "tick 10 s",
        "park 1 h",
        "expect no alarm",
        "park 9 h at 20 degC",
        "expect holding power between 52 W and 56 W",
        "expect heater share between 99.9 % and 100 %");
  }

  @Test
  void hoursToEmptyCountFromTheLastTimeThatItWasFed() {
    // 16 · 103 Ah · 3.4 V · (10 − 2) % = 448 Wh, for some 54 W: eight hours, after two at a plug.
    passing(
        "{profile: lmp-module, initial_soc: 0.1, ambient_degc: 20, seed: 3}",
        "plug in",
        "tick 10 s",
        "rest 2 h",
        "unplug",
        "rest 10 h",
        "expect hours to empty between 6.5 h and 8.5 h");
  }

  @Test
  void aWarmUpIsTimedAndMetered() {
    var summary =
        passing(
                "{profile: lmp-module, initial_soc: 0.5, ambient_degc: 20, initial_degc: 20}",
                "plug in",
                "tick 10 s",
                "rest until lowest temperature above 80.2 degC or 12 h",
                "expect ready in between 3.6 h and 4.2 h",
                "expect warm-up energy between 750 Wh and 850 Wh",
                "expect heater energy from pack 0")
            .summary();
    // ln((20 + 150 / 0.9 − 20) / (20 + 150 / 0.9 − 65)) · 38000 / 0.9 s = 3.70 h.
    assertEquals("3.7 h", summary.value("ready in").orElseThrow());
    assertTrue(summary.value("warm-up share").orElseThrow().startsWith("14."), summary.toString());
  }

  @Test
  void aPackThatIsAllowedToHibernateKeepsItsChargeAndCools() {
    passing(
        "{profile: lmp-module, initial_soc: 0.5}",
        "hibernate",
        "tick 10 s",
        "park 12 h at 0 degC",
        "expect heater energy from pack 0",
        "expect true soc between 49 % and 51 %",
        "expect lowest temperature below 45 degC",
        "plug in",
        "wake",
        "rest 1 h",
        "expect heater power above 149 W");
  }

  @Test
  void aHouseWithoutSunLivesOnTheGrid() {
    var summary =
        passing(
                HALF_FULL,
                "tick 10 s",
                "storage with house 10 kWh a day for 1 d",
                "expect self sufficiency 0",
                "expect imported energy between 9 kWh and 11 kWh")
            .summary();
    assertEquals(summary.value("demand energy"), summary.value("imported energy"));
  }

  @Test
  void offTheGridAnEmptyBatteryIsLostLoad() {
    passing(
        "{profile: lfp-16s, initial_soc: 0.3}",
        "close contactors",
        "tick 10 s",
        "storage with village 12 kWh a day off grid for 1 d",
        // 1.5 kWh are there, and a night and a day ask for twelve.
        "expect hours of lost load between 17 h and 22 h",
        "expect lost load between 10 kWh and 11.2 kWh",
        "expect imported energy 0");
  }

  @Test
  void theSunServesStoresAndLeavesOver() {
    passing(
        "{profile: lfp-16s, initial_soc: 0.45}",
        "close contactors",
        "tick 10 s",
        "storage with sun 4 kWp at 48 degN on 21 June and house 6 kWh a day for 1 d",
        "expect self sufficiency above 95 %",
        "expect self consumption between 20 % and 50 %",
        "expect sun energy between 33 kWh and 37 kWh");
  }

  @Test
  void aDayGoesOnOverSeveralSteps() {
    String sun = "storage with sun 4 kWp at 48 degN on 21 June and house 6 kWh a day ";
    var whole = run(HALF_FULL, "close contactors", "tick 10 s", sun + "for 1 d").summary();
    var halves =
        run(HALF_FULL, "close contactors", "tick 10 s", sun + "for 9 h", sun + "for 15 h")
            .summary();
    assertEquals(whole.value("sun energy"), halves.value("sun energy"));
    assertEquals(whole.value("charged energy"), halves.value("charged energy"));
  }

  @Test
  void aCarArrivesAtItsSpeedIfThePackGivesWhatItAsksFor() {
    passing(
        "nmc-car",
        "close contactors",
        "drive 2 km urban",
        "expect driven distance between 1.99 km and 2.01 km",
        "expect mean speed between 18 km/h and 26 km/h");
  }

  /// 150 A at 50 V are 7.5 kW; the car would like 20 to accelerate.
  @Test
  void aCarThatGetsLessPowerIsSlowerAndTakesNoLess() {
    var free = passing("nmc-car", "close contactors", "drive 5 km road").summary();
    var bound =
        passing("{profile: lfp-16s, initial_soc: 0.9}", "close contactors", "drive 5 km road")
            .summary();
    double fast = number(free, "mean speed"), slow = number(bound, "mean speed");
    assertTrue(slow < 0.95 * fast, slow + " and " + fast);
    assertEquals(number(free, "driving consumption"), number(bound, "driving consumption"), 6.0);
  }

  private static double number(RunSummary summary, String name) {
    return Double.parseDouble(summary.value(name).orElseThrow().replaceAll(" .*", ""));
  }

  @Test
  void aCarWithoutABatteryDoesNotArrive() {
    var outcome = run(HALF_FULL, "drive 2 km urban");
    assertEquals("until 2.00 km driven", outcome.verdicts().getFirst().expected());
    assertEquals(false, outcome.passed());
  }

  @Test
  void steppedLoadsFlowOneAfterTheOtherAndAgain() {
    passing(
        HALF_FULL,
        "close contactors",
        "load steps 10 A 5 min, 40 A 1 min for 4 min",
        "expect discharge current between 9.9 A and 10.1 A",
        "load steps 10 A 5 min, 40 A 1 min for 5.5 min",
        "expect discharge current between 39.9 A and 40.1 A",
        "load steps 10 A 5 min, 40 A 1 min for 7 min",
        "expect discharge current between 9.9 A and 10.1 A",
        "charge steps 5 A 1 min, 0 A 1 min for 1.5 min",
        "expect charge current below 0.1 A");
  }

  @Test
  void outsideIsColdestAtThreeAndWarmestAtFifteen() {
    passing(
        "{profile: lfp-16s, ambient_degc: 20}",
        "outside between 0 degC and 10 degC",
        "tick 1 min",
        // Cells follow in less than an hour.
        "rest until time 4.5 h",
        "expect highest temperature below 1.5 degC",
        "rest until time 16 h",
        "expect lowest temperature above 8.8 degC",
        "park 12 h at 25 degC",
        "expect lowest temperature above 24.5 degC");
  }

  @Test
  void aFlatCurveIsWorthMoreInPercentThanASlopedOne() {
    String[] steps = {"close contactors", "tick 10 s", "discharge at C/10 for 9.2 h"};
    var summary = run("{profile: lfp-16s, initial_soc: 1}", steps).summary();
    assertTrue(number(summary, "soc per 5 mV") > 2, summary.toString());
    assertTrue(number(summary, "worst soc per 5 mV") > number(summary, "soc per 5 mV"));
  }

  @Test
  void aFastDischargeIsNoVoltageCurve() {
    var summary =
        run(
                "{profile: lfp-16s, initial_soc: 1}",
                "close contactors",
                "tick 10 s",
                "discharge at C/2 for 1.8 h")
            .summary();
    assertTrue(summary.value("soc per 5 mV").isEmpty(), summary.toString());
  }

  @Test
  void anAgedPackGivesWhatIsLeft() {
    String[] steps = {
      "close contactors", "tick 1 s", "discharge at C/10 until cell below 2.9 V or 11 h"
    };
    var young = run("{profile: lfp-16s, initial_soc: 1, spread: {capacity: 0}}", steps).summary();
    var old =
        run(
                "{profile: lfp-16s, initial_soc: 1, spread: {capacity: 0},"
                    + " aged: {capacity: 70 %, resistance: 150 %}}",
                steps)
            .summary();
    assertEquals(
        0.70, number(old, "discharged energy") / number(young, "discharged energy"), 0.015);
  }
}

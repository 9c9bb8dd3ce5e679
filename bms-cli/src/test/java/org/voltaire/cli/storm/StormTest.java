package org.voltaire.cli.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Storms: drawn from seeds, judged, and made short when something fails.
class StormTest {
  @Test
  void theSameSeedIsTheSameSquall() {
    assertEquals(SquallDraw.of(7), SquallDraw.of(7));
    assertNotEquals(SquallDraw.of(7).steps(), SquallDraw.of(8).steps());
  }

  @Test
  void everySquallIsAScenario() {
    var seldom = new SquallRunner(0.02, () -> true);
    StringBuilder heads = new StringBuilder();
    for (long seed = 1; seed <= 300; seed++) {
      Squall squall = SquallDraw.of(seed);
      heads.append(squall.head());
      assertTrue(squall.steps().contains("close contactors"), squall::text);
      if (seed % 20 == 0) seldom.run(squall);
    }
    for (String drawn : new String[] {"contactors: {}", "one_way: true", "lmp-module"}) {
      assertTrue(heads.indexOf(drawn) > 0, drawn);
    }
  }

  @Test
  void someHoursHoldAndHaveBeenConnected() {
    List<Storm.Failure> failures = new ArrayList<>();
    Storm.StormOutcome outcome = new Storm(1, 3, 10).run(() -> true, failures::add);
    assertEquals(List.of(), failures);
    assertEquals(0, outcome.failed());
    assertTrue(outcome.hours() >= 3);
    assertTrue(outcome.connectedHours() > 1, outcome::toString);
    assertEquals(outcome.squalls(), outcome.lastSeed());
  }

  @Test
  void aStormThatIsInterruptedEndsWithinATickAndSaysSo() {
    var asked = new AtomicInteger();
    var outcome = new Storm(1, 1000, 10).run(() -> asked.incrementAndGet() < 100, _ -> {});
    assertEquals(0, outcome.squalls());
    assertTrue(outcome.interrupted());
    assertFalse(outcome.passed());
    assertTrue(asked.get() < 200, "it was asked " + asked.get() + " times");
  }

  /// Judged by the limits of a battery that may only be used below 2 V.
  @Test
  void aFailureIsMadeAsShortAsItCanBe() {
    var strict =
        new SquallRunner(10, cells -> StormJudgeTest.overVoltage(cells.limits(), 2), () -> true);
    var squall =
        new Squall(
            1,
            "title: strict\npack: {profile: lfp-16s}\nbms: {initial_soc: 0.5, initial_soc_sigma: 0.1}\n",
            List.of(
                "close contactors",
                "discharge at C/2 for 10 s",
                "inject F-TMP-009 sensor 1",
                "charge at C/2 for 1 min",
                "clear faults",
                "inject F-TMP-009 sensor 1",
                "rest 1 min"));
    SquallRun failed = strict.run(squall);
    assertEquals(Optional.of(Invariant.FAR_OVER_VOLTAGE), failed.broken().map(Breach::invariant));
    SquallRun shortest = strict.shortened(failed);
    assertEquals(List.of("close contactors", "charge at C/2 for 1 min"), shortest.squall().steps());
    assertTrue(shortest.failsAs(failed));
  }
}

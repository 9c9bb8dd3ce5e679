package org.voltaire.cli.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.voltaire.core.Bms;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.RunListener;

/// A fault that changes nothing proves nothing: each run of the campaign is compared with the same
/// work without its fault.
class FaultsShowTest {
  /// What shows neither in the pack nor in what its board says within a minute of this work:
  /// capacity while nothing flows, one exchange in a thousand. Tests of `org.voltaire.sim.fault`
  /// show the effect of each.
  private static final Set<String> UNSEEN = Set.of("F-CEL-009", "F-FPR-003");

  /// All that went into the BMS and how the pack truly was, as a number for each tick.
  private static final class TickDigests implements RunListener {
    final List<Integer> ticks = new ArrayList<>();

    @Override
    public void tick(Bms.Input input, Bms.Step step, Moment moment) {
      var plant = moment.plant();
      int truth = Double.hashCode(moment.flowed().heaterW());
      for (int cell = 0; cell < plant.profile().cellsInSeries(); cell++) {
        truth = 31 * truth + Double.hashCode(plant.soc(cell));
        truth = 31 * truth + Double.hashCode(plant.tempDegC(cell));
      }
      ticks.add(31 * input.hashCode() + truth);
    }
  }

  @Test
  void everyFaultChangesSomethingButNothingBeforeItComes() {
    var unseen = new TreeSet<String>();
    int compared = 0;
    for (FaultRow row : Catalogue.rows()) {
      var works = CampaignPlan.works(row);
      if (works.isEmpty() || works.getFirst().injectsNothing()) continue;
      CampaignWork work = works.getFirst();
      var with = new TickDigests();
      var without = new TickDigests();
      CampaignRun.run(work, work.shown(true), with);
      CampaignRun.run(work, work.shown(false), without);
      int same = 0;
      int length = Math.min(with.ticks.size(), without.ticks.size());
      while (same < length && with.ticks.get(same).equals(without.ticks.get(same))) same++;
      if (same == length && with.ticks.size() == without.ticks.size()) unseen.add(row.id());
      else assertTrue(work.comesFirst() || same >= 3, row.id() + " differs at " + same);
      compared++;
    }
    assertEquals(new TreeSet<>(UNSEEN), unseen);
    assertTrue(compared > 70, "compared: " + compared);
  }
}

package org.voltaire.cli.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Bms;
import org.voltaire.pack.Fault;
import org.voltaire.protect.Alarms;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.Precondition;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.RunListener;

/// What the campaign shows within an hour, for as long as the catalogue wants it.
@Tag("deep")
class LongCampaignTest {

  /// A BQ76952 is asked twenty times for one reading, and its driver begins anew after each
  /// failure: it opens within the first hour already, as docs/faults.md says.
  @ParameterizedTest
  @ValueSource(strings = {"direct", "jbd"})
  void oneLostExchangeInAThousandTripsNothingInADay(String through) {
    var work = new CampaignWork(Catalogue.row("F-FPR-003"), Precondition.DISCHARGING, through);
    Set<Fault> told = EnumSet.noneOf(Fault.class);
    long[] closedTicks = {0};
    CampaignRun.run(
        work,
        """
        title: a day
        pack: lfp-16s
        steps:
          - close contactors
          - rest 5 s
          - inject F-FPR-003
          - repeat 12:
              - discharge at C/4 for 1 h
              - charge at C/4 for 1 h
        """,
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            var frame = step.output().frame();
            for (Alarms.Active each : frame.alarms()) told.add(each.fault());
            if (frame.mode() instanceof Mode.Closed) closedTicks[0]++;
          }
        });
    assertEquals(Set.of(), told);
    assertTrue(closedTicks[0] > 860_000, "closed for " + closedTicks[0] + " ticks");
  }
}

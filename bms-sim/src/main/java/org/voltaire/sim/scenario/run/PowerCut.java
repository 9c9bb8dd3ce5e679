package org.voltaire.sim.scenario.run;

import java.util.Optional;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.core.Bms;
import org.voltaire.core.Restart;
import org.voltaire.event.EventLog;
import org.voltaire.event.WallTime;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Fault;

/// What a BMS that has lost its power leaves to the next run: what the daemon keeps in its files,
/// written in the last moment.
///
/// @param restart what was known
/// @param latched what opened the pack and waits for a person or the service
/// @param events what nobody has acknowledged
public record PowerCut(Restart restart, Optional<Fault> latched, EventLog events) {
  /// Of a run that ends now.
  ///
  /// @param tempsDegC of the thermistors at its last tick
  /// @param offSeconds until the next run begins
  static PowerCut of(Bms.State was, Doubles tempsDegC, double offSeconds) {
    double meanDegC = tempsDegC.missing() > 0 ? Double.NaN : tempsDegC.sum() / tempsDegC.size();
    var restart =
        new Restart(
            was.estimator().memory(meanDegC),
            was.estimator().shownSoc(),
            offSeconds,
            0, // contactors fall open
            ContactorPast.of(was.contactors(), was.timeNanos()),
            was.balance().past(),
            was.heat().report().energy());
    Optional<Fault> latched =
        Optional.ofNullable(was.mode().trippedBy()).filter(cause -> cause.cleared().byHand());
    return new PowerCut(
        restart, latched, was.events().worthKeeping(was.timeNanos(), WallTime.NONE));
  }

  /// The state that the next run begins with.
  ///
  /// @param timeNanos monotonic, before that of its first sample
  public Bms.State begin(Bms bms, long timeNanos) {
    Bms.State begun = bms.initial(timeNanos, restart).remembering(events);
    return latched.map(begun::latched).orElse(begun);
  }
}

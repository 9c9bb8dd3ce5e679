package org.voltaire.core;

import org.voltaire.balance.BalancePast;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.heat.HeaterEnergy;

/// What an earlier run of the BMS knew, and how long ago that was.
///
/// Only knowledge is in here: the contactors' mode, alarms and whose turn it is to bleed begin
/// anew. A trip that waits for a person or the service is kept apart ([Bms.State#latched]), because
/// it must survive without this too.
///
/// @param memory what its filter knew of the cells
/// @param shownSoc the pack's SoC as people saw it last, 0..1; `NaN` if they saw none
/// @param offSeconds time between that and the first tick, >= 0; `NaN` if no clock says
/// @param unseenSeconds for how long of it a current may have flowed that nobody counted,
///   0..`offSeconds`; `NaN` for all of it
/// @param contactors what they had done at the end of that run
/// @param balance what its cells still had to lose, and had lost
/// @param heater what its heater had taken
public record Restart(
    FilterMemory memory,
    double shownSoc,
    double offSeconds,
    double unseenSeconds,
    ContactorPast contactors,
    BalancePast balance,
    HeaterEnergy heater) {

  /// One of a run that knew nothing of its contactors.
  public Restart(FilterMemory memory, double shownSoc, double offSeconds, double unseenSeconds) {
    this(
        memory,
        shownSoc,
        offSeconds,
        unseenSeconds,
        ContactorPast.NONE,
        BalancePast.NONE,
        HeaterEnergy.NONE);
  }

  /// @throws IllegalArgumentException if a number is impossible, naming it
  public Restart {
    require(!(shownSoc < 0 || shownSoc > 1), "shown_soc", shownSoc, "0 to 1");
    require(!(offSeconds < 0), "time off", offSeconds, "0 or more seconds");
    require(!(unseenSeconds < 0), "time unseen", unseenSeconds, "0 or more seconds");
    requireEnergy("charger_wh", heater.chargerWh());
    requireEnergy("pack_wh", heater.packWh());
    requireEnergy("warming_wh", heater.warmingWh());
  }

  private static void requireEnergy(String key, double wh) {
    boolean possible = wh >= 0 && wh < Double.POSITIVE_INFINITY;
    require(possible, "heater: " + key, wh, "0 or more");
  }

  private static void require(boolean ok, String what, double found, String allowed) {
    if (ok) return;
    throw new IllegalArgumentException(
        "restart: %s: found %s, allowed: %s".formatted(what, found, allowed));
  }
}

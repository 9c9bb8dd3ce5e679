package org.voltaire.core;

import java.util.List;
import org.voltaire.balance.BalanceReport;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.contactor.Mode;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.Forecast;
import org.voltaire.event.Event;
import org.voltaire.heat.HeatReport;
import org.voltaire.limit.Envelope;
import org.voltaire.measure.Readings;
import org.voltaire.protect.Alarms;

/// Everything about one tick, as consoles, recordings and scripts see it.
///
/// @param seq 1 for the first tick after a start, then without gaps
/// @param timeNanos monotonic time of the tick, ns
/// @param mode what the contactors do and why
/// @param readings what was measured; `NaN` is unknown
/// @param estimate what was estimated
/// @param forecast made up to a second ago
/// @param envelope how much may flow
/// @param alarms what is tripped, most telling first
/// @param contactors what people are told of them beside their mode
/// @param events what was or is wrong, oldest first, until a person has acknowledged it
/// @param eventsDropped how many events had to go since a person acknowledged last
/// @param relays what chargers and loads without a bus are told; [Relays#SAFE] if it is not known
/// @param heat how a pack that works hot is kept
/// @param balance what each cell has to lose and has lost by bleeding
public record Frame(
    long seq,
    long timeNanos,
    Mode mode,
    Readings readings,
    Estimate estimate,
    Forecast forecast,
    Envelope envelope,
    List<Alarms.Active> alarms,
    ContactorReport contactors,
    List<Event> events,
    long eventsDropped,
    Relays relays,
    HeatReport heat,
    BalanceReport balance) {

  /// A tick of which nobody knows what relays said, of a pack whose heater the BMS does not switch.
  public Frame(
      long seq,
      long timeNanos,
      Mode mode,
      Readings readings,
      Estimate estimate,
      Forecast forecast,
      Envelope envelope,
      List<Alarms.Active> alarms,
      ContactorReport contactors,
      List<Event> events,
      long eventsDropped) {
    this(
        seq,
        timeNanos,
        mode,
        readings,
        estimate,
        forecast,
        envelope,
        alarms,
        contactors,
        events,
        eventsDropped,
        Relays.SAFE,
        HeatReport.NONE,
        BalanceReport.NONE);
  }

  /// A tick without events.
  public Frame(
      long seq,
      long timeNanos,
      Mode mode,
      Readings readings,
      Estimate estimate,
      Forecast forecast,
      Envelope envelope,
      List<Alarms.Active> alarms,
      ContactorReport contactors) {
    this(
        seq,
        timeNanos,
        mode,
        readings,
        estimate,
        forecast,
        envelope,
        alarms,
        contactors,
        List.of(),
        0);
  }

  /// Whether nothing at all has to be told: no alarm, no event that nobody has acknowledged, and no
  /// fault keeps the pack or one of its switches open.
  public boolean quiet() {
    return alarms.isEmpty() && events.isEmpty() && mode.trippedBy() == null;
  }
}

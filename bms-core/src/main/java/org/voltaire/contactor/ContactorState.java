package org.voltaire.contactor;

import java.util.List;
import org.voltaire.pack.Fault;

/// Everything that the contactors' control remembers from one tick to the next.
///
/// @param mode what the contactors do and why
/// @param openings when the pack opened last for what passes by itself
/// @param precharges what earlier tries left behind
/// @param report what people are told
/// @param reportedOpen whether they have reported that they are open since they were told to be:
///   contacts do not weld while they are apart
public record ContactorState(
    Mode mode,
    Openings openings,
    Precharges precharges,
    ContactorReport report,
    boolean reportedOpen) {
  /// Just switched on, open.
  public static final ContactorState INITIAL =
      new ContactorState(
          new Mode.Open(), Openings.NONE, Precharges.NONE, ContactorReport.NONE, false);

  /// Just switched on, open, with what earlier runs know of the contactors.
  ///
  /// @param past as it is at this moment
  public static ContactorState after(ContactorPast past, long nowNanos) {
    return new ContactorState(
        new Mode.Open(),
        Openings.before(past.openedSecondsAgo(), nowNanos),
        Precharges.NONE,
        new ContactorReport(List.of(), past.use()),
        false);
  }

  /// The same of a pack that an earlier run left tripped.
  public ContactorState tripped(Fault cause) {
    return new ContactorState(
        new Mode.Tripped(cause, -1), openings, precharges, report, reportedOpen);
  }
}

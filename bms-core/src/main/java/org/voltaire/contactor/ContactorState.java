package org.voltaire.contactor;

import org.voltaire.pack.Fault;

/// Everything that the contactors' control remembers from one tick to the next.
///
/// @param mode what the contactors do and why
/// @param openings when the pack opened last for what passes by itself
/// @param precharges what earlier tries left behind
/// @param report what people are told
public record ContactorState(
    Mode mode, Openings openings, Precharges precharges, ContactorReport report) {
  /// Just switched on, open.
  public static final ContactorState INITIAL =
      new ContactorState(new Mode.Open(), Openings.NONE, Precharges.NONE, ContactorReport.NONE);

  /// The same of a pack that an earlier run left tripped.
  public ContactorState tripped(Fault cause) {
    return new ContactorState(new Mode.Tripped(cause, -1), openings, precharges, report);
  }
}

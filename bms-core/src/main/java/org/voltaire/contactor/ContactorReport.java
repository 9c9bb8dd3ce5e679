package org.voltaire.contactor;

import java.util.List;

/// What people are told of the contactors beside their mode.
///
/// @param refusals what stands against closing; empty while the contactors are closed
/// @param use what the contactors have done
public record ContactorReport(List<Refusal> refusals, ContactorUse use) {
  /// Nothing stands against closing, and nothing was done.
  public static final ContactorReport NONE = new ContactorReport(List.of(), ContactorUse.NONE);
}

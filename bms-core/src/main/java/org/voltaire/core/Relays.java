package org.voltaire.core;

import org.voltaire.limit.Permission;

/// What chargers, inverters and people are told that have no bus: three contacts.
///
/// @param chargeAllowed whether a charger may work
/// @param dischargeAllowed whether a load may work
/// @param alarm whether something is wrong, or the pack has tripped
public record Relays(boolean chargeAllowed, boolean dischargeAllowed, boolean alarm) {
  /// What they must say when nobody decides any more: nothing is allowed, and something is wrong.
  public static final Relays SAFE = new Relays(false, false, true);

  /// Their memory.
  public record RelayMemory(Permission charge, Permission discharge) {
    /// Nothing is allowed yet.
    public static final RelayMemory INITIAL = new RelayMemory(Permission.NONE, Permission.NONE);
  }
}

package org.voltaire.contactor;

import org.voltaire.pack.Fault.Cleared;

/// What a person, or a configuration in their name, asks for. A wish, not an order: a fault
/// outranks it.
public enum Request {
  /// Nothing.
  NONE,
  /// Connect the pack.
  CLOSE,
  /// Disconnect the pack.
  OPEN,
  /// A person has looked at what tripped, and it may be forgotten.
  RESET,
  /// The service has repaired what broke, or found it sound: whatever tripped may be forgotten. It
  /// does what [#RESET] does, needs a reason, and is the only one that clears what
  /// [Cleared#BY_SERVICE] wants.
  SERVICE,
  /// A person has seen the events, and those that are over need not be told any more.
  ACKNOWLEDGE;

  /// Whether a person says that what tripped, and what was doubted, may be forgotten.
  public boolean forgets() {
    return this == RESET || this == SERVICE;
  }

  /// Whether it lets a pack work again that tripped by a fault that needs this.
  public boolean clears(Cleared needed) {
    return this == SERVICE || (this == RESET && !needed.outranks(Cleared.BY_PERSON));
  }
}

package org.voltaire.contactor;

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
  /// A person has seen the events, and those that are over need not be told any more.
  ACKNOWLEDGE
}

package org.voltaire.measure;

/// What the contactors themselves report, as opposed to what they were told.
public enum Feedback {
  /// Nothing reports, or it could not be read.
  UNKNOWN,
  /// The main path is open.
  OPEN,
  /// The main path is closed.
  CLOSED
}

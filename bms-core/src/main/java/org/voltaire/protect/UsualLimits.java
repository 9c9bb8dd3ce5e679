package org.voltaire.protect;

import java.util.Map;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;

/// Limits that several protections share, where the section `limits` of a configuration says
/// nothing.
final class UsualLimits {
  static Map<Level, Limit> whenLost(PackSpec spec) {
    return Map.of(Level.OPEN, none(spec.sensors().lostHoldSeconds()));
  }

  static Map<Level, Limit> atOnce() {
    return Map.of(Level.OPEN, none(0));
  }

  /// Once it has lasted for so long, s.
  static Map<Level, Limit> atLast(double holdSeconds) {
    return Map.of(Level.OPEN, none(holdSeconds));
  }

  static Map<Level, Limit> feedback(PackSpec spec) {
    return Map.of(Level.OPEN, none(spec.contactors().feedbackSeconds()));
  }

  /// A limit of a count: none may be missing or wrong.
  static Limit none(double holdSeconds) {
    return new Limit(1, 0, holdSeconds);
  }

  static Limit ceiling(double trip, double holdSeconds) {
    return new Limit(trip, 0.5 * trip, holdSeconds);
  }

  private UsualLimits() {}
}

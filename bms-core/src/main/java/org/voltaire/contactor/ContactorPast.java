package org.voltaire.contactor;

import org.voltaire.measure.Doubles;

/// What of the contactors' past is known beyond a restart: contacts wear whoever runs the program.
///
/// @param use what they have done in all runs
/// @param openedSecondsAgo how long ago the pack opened for what passes by itself, s, the newest
///   first; at most [#MOST]
public record ContactorPast(ContactorUse use, Doubles openedSecondsAgo) {
  /// So many openings are counted.
  public static final int MOST = 3;

  /// Nothing is known.
  public static final ContactorPast NONE = new ContactorPast(ContactorUse.NONE, Doubles.of());

  /// @throws IllegalArgumentException if there are more openings, or one has not been yet
  public ContactorPast {
    boolean possible = openedSecondsAgo.size() <= MOST;
    for (int i = 0; i < openedSecondsAgo.size(); i++) possible &= openedSecondsAgo.get(i) >= 0;
    if (!possible) {
      throw new IllegalArgumentException(
          "openings: found %s s ago, allowed: up to %d, each 0 or more"
              .formatted(openedSecondsAgo, MOST));
    }
  }

  /// What is known at this moment, monotonic.
  public static ContactorPast of(ContactorState state, long nowNanos) {
    return new ContactorPast(state.report().use(), state.openings().secondsAgo(nowNanos));
  }

  /// The same after a time in which nothing ran, s; `NaN` if nobody knows for how long: then the
  /// openings count as if they had just been.
  public ContactorPast later(double offSeconds) {
    double off = Double.isNaN(offSeconds) ? 0 : offSeconds;
    return new ContactorPast(
        use, Doubles.generate(openedSecondsAgo.size(), i -> openedSecondsAgo.get(i) + off));
  }
}

package org.voltaire.link;

import org.voltaire.core.Frame;

/// Where a person's view of a pack comes from: a live link, a recording, a simulation. Every view
/// works on all of them alike.
public interface PackSource extends AutoCloseable {

  /// Who is told. Calls come one after the other, on a thread of the source.
  interface Listener {
    /// The pack that all following frames are of; comes again after a reconnection.
    void pack(PackInfo info);

    /// How the pack's time maps to UTC; comes after the pack. Nothing is done by default.
    default void clock(WallClock clock) {}

    /// One tick.
    ///
    /// @param receivedNanos local monotonic time of arrival; the frame ages from here
    void frame(Frame frame, long receivedNanos);

    /// The link changed.
    void link(LinkState state);
  }

  /// Starts telling `listener`, until closed; once.
  void start(Listener listener);

  /// Stops, and returns when no further call can come.
  @Override
  void close();
}

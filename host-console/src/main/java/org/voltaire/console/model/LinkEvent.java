package org.voltaire.console.model;

import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.WallClock;

/// Something that a [org.voltaire.link.PackSource] has reported.
public sealed interface LinkEvent {
  /// The pack that all following frames belong to.
  record PackAnnounced(PackInfo info) implements LinkEvent {}

  /// How the time of the pack maps to UTC.
  record ClockTold(WallClock clock) implements LinkEvent {}

  /// One frame.
  ///
  /// @param receivedNanos local monotonic time at which it arrived, ns
  record FrameReceived(Frame frame, long receivedNanos) implements LinkEvent {}

  /// The state of the link has changed.
  ///
  /// @param receivedNanos local monotonic time at which this was reported, ns
  record StateChanged(LinkState state, long receivedNanos) implements LinkEvent {}
}

package org.voltaire.console.model;

import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;

/// One thing a source has said.
public sealed interface Told {
  /// Which pack all following frames are of.
  record Pack(PackInfo info) implements Told {}

  /// One tick, and when it came, local monotonic ns.
  record Tick(Frame frame, long receivedNanos) implements Told {}

  /// The link changed, and when we heard of it, local monotonic ns.
  record Link(LinkState state, long heardNanos) implements Told {}
}

package org.voltaire.console.model;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.WallClock;

/// Passes events from the thread of the source to the thread of the window. Neither waits for the
/// other.
///
/// The number of waiting frames is limited. If the window takes in nothing for minutes, new frames
/// are dropped and counted; events about the pack and the link are always kept.
public final class LinkEventQueue implements PackSource.Listener {
  /// The largest number of waiting frames: ten minutes at 10 Hz.
  static final int MAX_FRAMES = 6_000;

  private final ConcurrentLinkedQueue<LinkEvent> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger frames = new AtomicInteger();
  private final AtomicLong droppedFrames = new AtomicLong();
  private final LongSupplier clock;

  /// @param clock local monotonic time, ns
  public LinkEventQueue(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public void pack(PackInfo info) {
    waiting.add(new LinkEvent.PackAnnounced(info));
  }

  @Override
  public void clock(WallClock told) {
    waiting.add(new LinkEvent.ClockTold(told));
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    if (frames.incrementAndGet() > MAX_FRAMES) {
      frames.decrementAndGet();
      droppedFrames.incrementAndGet();
      return;
    }
    waiting.add(new LinkEvent.FrameReceived(frame, receivedNanos));
  }

  @Override
  public void link(LinkState state) {
    waiting.add(new LinkEvent.StateChanged(state, clock.getAsLong()));
  }

  /// Hands all waiting events to `reader`, oldest first. Returns whether there was one.
  public boolean drain(Consumer<LinkEvent> reader) {
    boolean any = false;
    for (LinkEvent event = waiting.poll(); event != null; event = waiting.poll()) {
      if (event instanceof LinkEvent.FrameReceived) frames.decrementAndGet();
      reader.accept(event);
      any = true;
    }
    return any;
  }

  /// Whether no event is waiting.
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// The number of frames that were dropped because too many were waiting.
  public long droppedFrames() {
    return droppedFrames.get();
  }
}

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

/// Where the source's thread leaves what it has to say and the window's thread fetches it. Neither
/// ever waits for the other.
///
/// A window that does not fetch for minutes loses frames, never the pack or the link: the memory
/// that waits here is bounded.
public final class Inbox implements PackSource.Listener {
  /// How many frames may wait: about ten minutes of a common pack.
  static final int MAX_FRAMES = 6_000;

  private final ConcurrentLinkedQueue<Told> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger frames = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final LongSupplier clock;

  /// @param clock local monotonic time, ns
  public Inbox(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public void pack(PackInfo info) {
    waiting.add(new Told.Pack(info));
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    if (frames.incrementAndGet() > MAX_FRAMES) {
      frames.decrementAndGet();
      refused.incrementAndGet();
      return;
    }
    waiting.add(new Told.Tick(frame, receivedNanos));
  }

  @Override
  public void link(LinkState state) {
    waiting.add(new Told.Link(state, clock.getAsLong()));
  }

  /// Hands over everything that waits, oldest first; returns whether there was anything.
  public boolean drain(Consumer<Told> reader) {
    boolean any = false;
    for (Told told = waiting.poll(); told != null; told = waiting.poll()) {
      if (told instanceof Told.Tick) frames.decrementAndGet();
      reader.accept(told);
      any = true;
    }
    return any;
  }

  /// Whether nothing waits.
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// How many frames there was no room for.
  public long refused() {
    return refused.get();
  }
}

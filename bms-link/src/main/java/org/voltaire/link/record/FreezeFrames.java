package org.voltaire.link.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.voltaire.core.Frame;
import org.voltaire.event.Event;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.record.FreezeFrame.RecordedMoment;
import org.voltaire.pack.Fault;

/// Makes the pointers to the openings of a pack while it is being recorded: one when it opens,
/// which a recording that is cut off afterwards still has, and one with its last tick when half a
/// minute is over.
///
/// Sees every tick, in their order. Not for more than one thread.
public final class FreezeFrames {
  /// How long before the opening one begins, ns.
  public static final long BEFORE_NANOS = 60_000_000_000L;

  /// How long after the opening one ends, ns.
  public static final long AFTER_NANOS = 30_000_000_000L;

  private final Deque<RecordedMoment> past = new ArrayDeque<>();
  private final List<FreezeFrame> waiting = new ArrayList<>();
  private boolean tripped;
  private boolean begun;

  /// What has to be written after a tick, nearly always nothing.
  public List<Message> step(Frame frame) {
    var now = new RecordedMoment(frame.seq(), frame.timeNanos());
    List<Message> messages = waiting.isEmpty() ? List.of() : ended(now);
    past.addLast(now);
    while (past.getFirst().timeNanos() < now.timeNanos() - BEFORE_NANOS) past.removeFirst();
    boolean isFirst = !begun;
    begun = true;
    boolean before = tripped;
    Fault cause = frame.mode().fault();
    tripped = cause != null;
    if (before || cause == null) return messages;
    for (Event event : frame.events().reversed()) {
      if (event.fault() != cause || !event.isFirstCause()) continue;
      // What an earlier run left open is in a recording of that run.
      if (isFirst && event.sinceNanos() == Event.BEFORE) return messages;
      var opened =
          new FreezeFrame(event.number(), cause, now, past.getFirst(), RecordedMoment.NONE);
      waiting.add(opened);
      messages = new ArrayList<>(messages);
      messages.add(opened.encode(now));
      return messages;
    }
    return messages;
  }

  private List<Message> ended(RecordedMoment now) {
    List<Message> messages = new ArrayList<>();
    for (Iterator<FreezeFrame> each = waiting.iterator(); each.hasNext(); ) {
      FreezeFrame frame = each.next();
      long end = frame.opened().timeNanos() + AFTER_NANOS;
      if (now.timeNanos() < end) continue;
      each.remove();
      RecordedMoment last = now.timeNanos() == end ? now : past.getLast();
      messages.add(frame.until(last).encode(now));
    }
    return messages;
  }
}

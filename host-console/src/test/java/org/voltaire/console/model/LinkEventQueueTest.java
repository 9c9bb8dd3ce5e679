package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.console.DrivenPack;
import org.voltaire.link.LinkState;

class LinkEventQueueTest {
  private final LinkEventQueue events = new LinkEventQueue(() -> 42);
  private final DrivenPack pack = new DrivenPack(4, 1);

  @Test
  void handsOverEverythingInOrder() {
    events.link(new LinkState.Live("x"));
    events.pack(pack.info());
    for (int seq = 1; seq <= 3; seq++) events.frame(pack.frame(seq), seq);
    List<LinkEvent> seen = new ArrayList<>();
    events.drain(seen::add);
    assertEquals(new LinkEvent.StateChanged(new LinkState.Live("x"), 42), seen.get(0));
    assertInstanceOf(LinkEvent.PackAnnounced.class, seen.get(1));
    assertEquals(5, seen.size());
    assertFalse(events.drain(seen::add));
  }

  @Test
  void aWindowThatSleepsLosesFramesButNeverTheLink() {
    var frame = pack.frame(1);
    for (int i = 0; i < LinkEventQueue.MAX_FRAMES + 7; i++) events.frame(frame, i);
    events.link(new LinkState.Lost("x", 1, "gone"));
    assertEquals(7, events.droppedFrames());
    List<LinkEvent> seen = new ArrayList<>();
    events.drain(seen::add);
    assertEquals(LinkEventQueue.MAX_FRAMES + 1, seen.size());
    assertInstanceOf(LinkEvent.StateChanged.class, seen.getLast());
  }

  @Test
  void twoThreadsLoseNothing() throws InterruptedException {
    var frame = pack.frame(1);
    int total = 50_000;
    var source =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < total; i++) events.link(new LinkState.Live("x" + i));
              events.frame(frame, 1);
            });
    List<LinkEvent> seen = new ArrayList<>();
    while (seen.isEmpty() || !(seen.getLast() instanceof LinkEvent.FrameReceived))
      events.drain(seen::add);
    source.join();
    assertEquals(total + 1, seen.size());
  }
}

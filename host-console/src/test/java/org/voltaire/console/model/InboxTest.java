package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.console.DrivenPack;
import org.voltaire.link.LinkState;

class InboxTest {
  private final Inbox inbox = new Inbox(() -> 42);
  private final DrivenPack pack = new DrivenPack(4, 1);

  @Test
  void handsOverEverythingInOrder() {
    inbox.link(new LinkState.Live("x"));
    inbox.pack(pack.info());
    for (int seq = 1; seq <= 3; seq++) inbox.frame(pack.frame(seq), seq);
    List<Told> told = new ArrayList<>();
    inbox.drain(told::add);
    assertEquals(new Told.Link(new LinkState.Live("x"), 42), told.get(0));
    assertInstanceOf(Told.Pack.class, told.get(1));
    assertEquals(5, told.size());
    assertFalse(inbox.drain(told::add));
  }

  @Test
  void aWindowThatSleepsLosesFramesButNeverTheLink() {
    var frame = pack.frame(1);
    for (int i = 0; i < Inbox.MAX_FRAMES + 7; i++) inbox.frame(frame, i);
    inbox.link(new LinkState.Lost("x", 1, "gone"));
    assertEquals(7, inbox.refused());
    List<Told> told = new ArrayList<>();
    inbox.drain(told::add);
    assertEquals(Inbox.MAX_FRAMES + 1, told.size());
    assertInstanceOf(Told.Link.class, told.getLast());
  }

  @Test
  void twoThreadsLoseNothing() throws InterruptedException {
    var frame = pack.frame(1);
    int total = 50_000;
    var source =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < total; i++) inbox.link(new LinkState.Live("x" + i));
              inbox.frame(frame, 1);
            });
    List<Told> told = new ArrayList<>();
    while (told.isEmpty() || !(told.getLast() instanceof Told.Tick)) inbox.drain(told::add);
    source.join();
    assertEquals(total + 1, told.size());
  }
}

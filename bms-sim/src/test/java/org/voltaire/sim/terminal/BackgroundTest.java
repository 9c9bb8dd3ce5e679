package org.voltaire.sim.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  @Test
  void runsUntilItIsEnough() throws IOException {
    var enough = new CountDownLatch(1);
    var work = Background.start("work", enough::await);
    assertTrue(work.isRunning());
    enough.countDown();
    work.join();
    assertFalse(work.isRunning());
  }

  /// A daemon that has died must not look like one that was stopped.
  @Test
  void whatEndedItIsToldToWhoeverWaits() {
    var broken =
        Background.start(
            "broken",
            () -> {
              throw new IOException("the cable");
            });
    assertEquals("the cable", assertThrows(IOException.class, broken::join).getMessage());
    assertFalse(broken.isRunning());
    var defect =
        Background.start(
            "defect",
            () -> {
              throw new IllegalArgumentException("sample: time is 1 ns");
            });
    var told = assertThrows(IllegalStateException.class, defect::join);
    assertTrue(told.toString().contains("sample: time is 1 ns"), told.toString());
  }
}

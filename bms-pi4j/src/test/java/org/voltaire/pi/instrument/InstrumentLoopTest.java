package org.voltaire.pi.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.voltaire.device.Actuation;
import org.voltaire.device.Reading;
import org.voltaire.measure.CellSet;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.loop.VirtualClock;
import org.voltaire.testing.Await;

@Timeout(60)
class InstrumentLoopTest {
  private static final long PERIOD = 10_000_000;
  private static final Actuation CLOSE = new Actuation(true, CellSet.NONE);

  private final VirtualClock clock = new VirtualClock(1_000_000_000);
  private final FakeInstrument device = new FakeInstrument();
  private final List<String> notices = new CopyOnWriteArrayList<>();

  private InstrumentLoop loop(Clock on) {
    return new InstrumentLoop("board", device::open, PERIOD, on, notices::add);
  }

  private void round(InstrumentLoop loop, double seconds) {
    clock.advance(seconds);
    loop.round();
  }

  @Test
  void nothingIsKnownBeforeTheFirstRound() {
    assertEquals(Reading.none(clock.nanos()), loop(clock).latest());
  }

  @Test
  void aReadingCarriesTheMomentItWasAskedFor() {
    InstrumentLoop loop = loop(clock);
    round(loop, 0.1);
    assertEquals(FakeInstrument.reading(clock.nanos()), loop.latest());
  }

  /// What was read before grows old meanwhile, and the step sees that.
  @Test
  void aRoundThatFailsOnceIsForgiven() {
    InstrumentLoop loop = loop(clock);
    round(loop, 0.1);
    long measured = clock.nanos();
    for (int i = 0; i < 3; i++) {
      device.failure = "no answer";
      round(loop, 0.1);
      assertEquals(FakeInstrument.reading(measured), loop.latest());
      device.failure = "";
      round(loop, 0.1);
      measured = clock.nanos();
      assertEquals(FakeInstrument.reading(measured), loop.latest());
    }
    assertEquals(1, device.opened.get());
    assertEquals(List.of("board connected"), notices);
  }

  @Test
  void aDeviceThatFailsTwiceIsMissingAndConnectedAgainAfterItsPause() {
    InstrumentLoop loop = loop(clock);
    round(loop, 0.1);
    long measured = clock.nanos();
    device.failure = "no answer";
    round(loop, 0.1);
    round(loop, 0.1);
    // It keeps the time at which it was measured last, so that its age goes on growing.
    assertEquals(FakeInstrument.reading(measured).lost(), loop.latest());
    assertTrue(Double.isNaN(loop.latest().currentA().value()));
    assertEquals(measured, loop.latest().currentA().timeNanos());
    assertEquals(1, device.closed.get());
    device.failure = "";
    round(loop, 0.49);
    assertEquals(1, device.opened.get(), "it is left alone for half a second");
    round(loop, 0.02);
    assertEquals(2, device.opened.get());
    assertEquals(FakeInstrument.reading(clock.nanos()), loop.latest());
    assertEquals(List.of("board connected", "board lost: no answer", "board connected"), notices);
  }

  @Test
  void aDefectOfADriverIsALossAndNotTheEndOfTheLoop() {
    InstrumentLoop loop = loop(clock);
    round(loop, 0.1);
    device.failure = "defect";
    round(loop, 0.1);
    round(loop, 0.1);
    assertTrue(Double.isNaN(loop.latest().currentA().value()));
    device.failure = "";
    round(loop, 0.6);
    assertEquals(FakeInstrument.reading(clock.nanos()), loop.latest());
    assertTrue(notices.get(1).contains("a defect"), notices.toString());
  }

  @Test
  void noticesAreSaidOnce() {
    InstrumentLoop loop = loop(clock);
    device.absent = true;
    for (int i = 0; i < 20; i++) round(loop, 0.6);
    assertEquals(20, device.opened.get());
    assertEquals(List.of("board lost: nobody answers"), notices);
    device.absent = false;
    for (int i = 0; i < 20; i++) round(loop, 0.6);
    assertEquals(List.of("board lost: nobody answers", "board connected"), notices);
  }

  @Test
  void theLastCommandReachesTheDevice() {
    InstrumentLoop loop = loop(clock);
    round(loop, 0.1);
    loop.want(Actuation.SAFE);
    loop.want(CLOSE);
    round(loop, 0.1);
    assertEquals(List.of(Actuation.SAFE, CLOSE), device.told);
  }

  @Test
  void aDeviceThatHangsGrowsOldAndHoldsUpNobodyElse() throws Exception {
    InstrumentLoop loop = loop(Clock.SYSTEM);
    try (loop) {
      loop.start();
      Await.until("a first reading", () -> loop.latest().currentA().value() == 5);
      device.hang = true;
      device.hangs.await();
      long last = loop.latest().currentA().timeNanos();
      Await.until("it is half a second old", () -> Clock.SYSTEM.nanos() - last > 500_000_000L);
      assertEquals(last, loop.latest().currentA().timeNanos());
      assertEquals(5, loop.latest().currentA().value(), "how old is too old is the step's to say");
    }
  }

  @Test
  void closingLeavesTheDeviceInTheSafeState() {
    InstrumentLoop loop = loop(Clock.SYSTEM);
    loop.want(CLOSE);
    loop.start();
    Await.until("it is closed", () -> device.told.contains(CLOSE));
    loop.close();
    assertEquals(Actuation.SAFE, device.told.getLast());
    assertEquals(1, device.closed.get());
  }

  @Test
  void closingWhileItWaitsForAnAnswerLeavesItInTheSafeState() throws Exception {
    InstrumentLoop loop = loop(Clock.SYSTEM);
    loop.want(CLOSE);
    loop.start();
    Await.until("it is closed", () -> device.told.contains(CLOSE));
    device.hang = true;
    device.hangs.await();
    loop.close();
    assertEquals(Actuation.SAFE, device.told.getLast());
    assertEquals(1, device.closed.get());
  }

  @Test
  void closingByAThreadThatWasInterruptedLeavesItInTheSafeState() throws Exception {
    InstrumentLoop loop = loop(Clock.SYSTEM);
    loop.want(CLOSE);
    loop.start();
    Await.until("it is closed", () -> device.told.contains(CLOSE));
    Thread closing =
        Thread.ofPlatform()
            .start(() -> {
              Thread.currentThread().interrupt();
              loop.close();
              notices.add("still interrupted: " + Thread.currentThread().isInterrupted());
            });
    closing.join();
    assertEquals(Actuation.SAFE, device.told.getLast());
    assertEquals(1, device.closed.get());
    assertEquals("still interrupted: true", notices.getLast());
  }

  @Test
  void closingBeforeItWasStartedDoesNothing() {
    loop(clock).close();
    assertEquals(0, device.opened.get());
    assertFalse(notices.contains("lost"));
  }
}

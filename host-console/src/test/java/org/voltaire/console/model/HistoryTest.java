package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.Doubles;

class HistoryTest {

  @Test
  void forgetsTheOldestWhenItIsFull() {
    var history = new History(1, 4);
    for (int i = 1; i <= 6; i++) history.append(i, HistoryFrames.of(Doubles.of(i), -i));
    assertEquals(4, history.size());
    assertEquals(3, history.timeNanos(0));
    assertEquals(6, history.value(0, 3));
    assertEquals(-6, history.value(history.currentTrack(), 3));
  }

  @Test
  void findsTheFirstRowOfAWindow() {
    var history = new History(1, 4);
    for (int i = 1; i <= 6; i++) history.append(10L * i, HistoryFrames.of(Doubles.of(i), 0));
    assertEquals(0, history.firstFrom(5));
    assertEquals(1, history.firstFrom(40));
    assertEquals(2, history.firstFrom(41));
    assertEquals(4, history.firstFrom(61));
  }

  @Test
  void keepsOnlyTheExtremesAndTheMiddleOfManyCells() {
    var history = new History(100, 10);
    history.append(
        1, HistoryFrames.of(Doubles.generate(100, i -> i == 7 ? Double.NaN : 3 + 0.001 * i), 0));
    assertEquals(3, history.voltageTracks());
    assertEquals(3.0f, history.value(0, 0));
    assertEquals(3.05f, history.value(1, 0));
    assertEquals(3.099f, history.value(2, 0));
    history.append(2, HistoryFrames.of(Doubles.unknown(100), 0));
    assertTrue(Float.isNaN(history.value(0, 1)));
  }

  @Test
  void anHourOfThirtyTwoCellsFitsInFiveMegabytes() {
    long bytes = (long) History.CAPACITY * (Float.BYTES * (History.MAX_SINGLE + 1) + Long.BYTES);
    assertTrue(bytes < 5.5e6, bytes + " bytes");
    assertTrue(History.CAPACITY > 3600 * 10);
  }

  @Test
  void doesNotTakeARowFromThePast() {
    var history = new History(1, 4);
    history.append(10, HistoryFrames.of(Doubles.of(1), 0));
    history.append(10, HistoryFrames.of(Doubles.of(2), 0));
    assertEquals(1, history.size());
  }
}

package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.Doubles;

class DecimationTest {
  private static final long STEP = 100;

  /// Voltages with holes in them.
  @Provide
  Arbitrary<List<Double>> readings() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(9, Arbitraries.doubles().between(2.5, 3.7)),
            net.jqwik.api.Tuple.of(1, Arbitraries.just(Double.NaN)))
        .list()
        .ofMaxSize(400);
  }

  private static History history(List<Double> readings) {
    var history = new History(1, 500);
    for (int i = 0; i < readings.size(); i++) {
      history.append((i + 1) * STEP, HistoryFrames.of(Doubles.of(readings.get(i)), 0));
    }
    return history;
  }

  private static Decimation thin(History history, long columnNanos) {
    var thin = new Decimation();
    thin.fill(history, 0, 0, history.size(), columnNanos);
    return thin;
  }

  @Property
  void everyColumnKeepsItsLowestAndHighest(
      @ForAll("readings") List<Double> readings,
      @ForAll @LongRange(min = 1, max = 20_000) long column) {
    History history = history(readings);
    var low = new TreeMap<Long, Float>();
    var high = new TreeMap<Long, Float>();
    for (int row = 0; row < history.size(); row++) {
      float value = history.value(0, row);
      if (Float.isNaN(value)) continue;
      low.merge(history.timeNanos(row) / column, value, Math::min);
      high.merge(history.timeNanos(row) / column, value, Math::max);
    }
    Decimation thin = thin(history, column);
    var thinLow = new TreeMap<Long, Float>();
    var thinHigh = new TreeMap<Long, Float>();
    for (int i = 0; i < thin.strokes(); i++) {
      thinLow.merge(thin.column(i), thin.low(i), Math::min);
      thinHigh.merge(thin.column(i), thin.high(i), Math::max);
      assertTrue(thin.low(i) <= thin.first(i) && thin.first(i) <= thin.high(i));
      assertTrue(thin.low(i) <= thin.last(i) && thin.last(i) <= thin.high(i));
    }
    assertEquals(low, thinLow);
    assertEquals(high, thinHigh);
  }

  @Property
  void everyGapStaysAGap(
      @ForAll("readings") List<Double> readings,
      @ForAll @LongRange(min = 1, max = 20_000) long column) {
    long runs = 0;
    boolean open = false;
    for (double reading : readings) {
      if (!Double.isNaN(reading) && !open) runs++;
      open = !Double.isNaN(reading);
    }
    Decimation thin = thin(history(readings), column);
    long starts = 0;
    for (int i = 0; i < thin.strokes(); i++) if (!thin.joined(i)) starts++;
    assertEquals(runs, starts);
  }

  @Property
  void thereIsNeverMoreThanAStrokeAColumnAndAGap(
      @ForAll("readings") List<Double> readings,
      @ForAll @LongRange(min = 1, max = 20_000) long column) {
    Decimation thin = thin(history(readings), column);
    for (int i = 1; i < thin.strokes(); i++) {
      boolean sameColumn = thin.column(i) == thin.column(i - 1);
      assertFalse(sameColumn && thin.joined(i), "two joined strokes in one column");
      assertTrue(thin.column(i) >= thin.column(i - 1));
    }
  }

  @Test
  void aColumnKeepsTheSpikeThatOneSampleMade() {
    var readings = new java.util.ArrayList<>(java.util.Collections.nCopies(300, 3.3));
    readings.set(150, 2.9);
    Decimation thin = thin(history(readings), 100_000);
    assertEquals(1, thin.strokes());
    assertEquals(2.9f, thin.low(0));
    assertEquals(3.3f, thin.high(0));
  }
}

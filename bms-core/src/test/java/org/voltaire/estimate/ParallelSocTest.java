package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

class ParallelSocTest {

  private static Estimate pack(double socSigma, Doubles soc, Doubles capacityAh) {
    int n = soc.size();
    Doubles none = Doubles.unknown(n);
    var diagnostics =
        new FilterDiagnostics(
            none,
            none,
            none,
            none,
            none,
            capacityAh,
            none,
            none,
            none,
            0,
            0,
            CellSet.NONE,
            none,
            List.of());
    double give = Double.POSITIVE_INFINITY, take = Double.POSITIVE_INFINITY;
    for (int c = 0; c < n; c++) {
      give = Math.min(give, soc.get(c) * capacityAh.get(c));
      take = Math.min(take, (1 - soc.get(c)) * capacityAh.get(c));
    }
    Doubles sigmas = Doubles.generate(n, _ -> socSigma);
    double packSoc = give / (give + take);
    return new Estimate(new Estimate.Values(soc, sigmas, packSoc, socSigma, packSoc, diagnostics));
  }

  @Test
  void aLargePackCountsForMoreThanASmallOne() {
    var large = pack(0.01, Doubles.of(0.8, 0.8), Doubles.of(300, 300));
    var small = pack(0.03, Doubles.of(0.4, 0.4), Doubles.of(100, 100));
    ParallelSoc both = ParallelSoc.of(List.of(large, small));
    assertEquals((0.8 * 300 + 0.4 * 100) / 400, both.soc(), 1e-12);
    assertEquals((0.01 * 300 + 0.03 * 100) / 400, both.socSigma(), 1e-12);
    assertEquals(400, both.swingAh(), 1e-9);
  }

  @Test
  void aPackCountsByWhatItsWeakestCellsLetThrough() {
    // One cell is half empty when the other is full: 50 Ah go in and out, not 100.
    var uneven = pack(0.01, Doubles.of(0.25, 0.75), Doubles.of(100, 100));
    assertEquals(50, ParallelSoc.swingAh(uneven), 1e-9);
    var even = pack(0.01, Doubles.of(1, 1), Doubles.of(50, 50));
    assertEquals(0.75, ParallelSoc.of(List.of(uneven, even)).soc(), 1e-12);
  }

  @Test
  void itIsEmptyOnlyWhenAllAreAndFullOnlyWhenAllAre() {
    var empty = pack(0.01, Doubles.of(0.0, 0.1), Doubles.of(100, 100));
    var full = pack(0.01, Doubles.of(1.0, 0.9), Doubles.of(100, 100));
    assertEquals(0, ParallelSoc.of(List.of(empty, empty)).soc());
    assertEquals(1, ParallelSoc.of(List.of(full, full)).soc());
    double mixed = ParallelSoc.of(List.of(full, empty)).soc();
    assertTrue(mixed > 0 && mixed < 1, "is " + mixed);
  }

  @Test
  void aPackThatIsNotKnownMakesTheSumUnknown() {
    var known = pack(0.01, Doubles.of(0.5, 0.5), Doubles.of(100, 100));
    var unknown = pack(0.01, Doubles.of(0.5, 0.5), Doubles.of(100, Double.NaN));
    ParallelSoc both = ParallelSoc.of(List.of(known, unknown));
    assertTrue(Double.isNaN(both.soc()));
    assertTrue(Double.isNaN(both.socSigma()));
    assertTrue(Double.isNaN(both.swingAh()));
  }

  @Test
  void noPacksAreAMistake() {
    var e = assertThrows(IllegalArgumentException.class, () -> ParallelSoc.of(List.of()));
    assertTrue(e.toString().contains("must be at least 1"), e.toString());
  }
}

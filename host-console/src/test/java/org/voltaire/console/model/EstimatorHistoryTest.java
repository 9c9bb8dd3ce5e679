package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.console.model.EstimatorHistory.AnchorMark;
import org.voltaire.core.Channel;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

class EstimatorHistoryTest {
  private static final long TICK = 100_000_000L, SECOND = 1_000_000_000L;
  private static final Anchor FULL = new Anchor(Anchor.AnchorKind.FULL_KNEE, 1, 0.98, 0.01, 40);

  /// A frame with an estimate of one cell with this innovation and this last anchor.
  private static Frame estimate(double innovationV, Anchor anchor) {
    Doubles one = Doubles.of(1);
    var diagnostics =
        new FilterDiagnostics(
            Doubles.of(innovationV),
            Doubles.of(0.01),
            one,
            one,
            one,
            Doubles.of(97),
            Doubles.of(2),
            Doubles.of(1.1),
            Doubles.of(0.05),
            0.3,
            0.1,
            CellSet.NONE,
            Doubles.of(0.5),
            List.of(anchor));
    return HistoryFrames.of(
        new Estimate(
            new Estimate.Values(Doubles.of(0.6), Doubles.of(0.02), 0.6, 0.02, 0.6, diagnostics)));
  }

  @Test
  void tenFramesASecondMakeTwoRows() {
    var history = new EstimatorHistory(1);
    for (int tick = 1; tick <= 100; tick++) history.append(tick * TICK, estimate(0, Anchor.NONE));
    assertEquals(20, history.size());
    assertEquals(0.6f, history.value(Channel.CELLS_SOC, 0, 0));
    assertEquals(0.02f, history.value(Channel.CELLS_SOC_SIGMA, 0, 0));
    assertEquals(0.5f, history.value(Channel.CELLS_NIS, 0, 0));
    assertEquals(97f, history.value(Channel.CELLS_CAPACITY_AH, 0, 0));
    assertEquals(2f, history.value(Channel.CELLS_CAPACITY_SIGMA_AH, 0, 0));
    assertEquals(1.1f, history.value(Channel.CELLS_R0_RATIO, 0, 0));
    assertEquals(0.05f, history.value(Channel.CELLS_R0_RATIO_SIGMA, 0, 0));
    assertEquals(0.3f, history.value(Channel.OFFSET_A, 0));
    assertEquals(0.1f, history.value(Channel.OFFSET_SIGMA_A, 0));
  }

  @Test
  void aSingleWildInnovationBetweenTwoRowsIsKept() {
    var history = new EstimatorHistory(1);
    for (int tick = 1; tick <= 20; tick++) {
      history.append(tick * TICK, estimate(tick == 8 ? -0.2 : 0.001, Anchor.NONE));
    }
    assertEquals(0.001f, history.value(Channel.CELLS_INNOVATION_V, 0, 1));
    assertEquals(-0.2f, history.value(Channel.CELLS_INNOVATION_V, 0, 2));
    assertEquals(0.001f, history.value(Channel.CELLS_INNOVATION_V, 0, 3));
  }

  @Test
  void aSilentCellHasAGapInItsInnovationAndNotInItsSoc() {
    var history = new EstimatorHistory(1);
    history.append(SECOND, estimate(Double.NaN, Anchor.NONE));
    assertEquals(Float.NaN, history.value(Channel.CELLS_INNOVATION_V, 0, 0));
    assertEquals(Float.NaN, history.value(Channel.CELLS_INNOVATION_SIGMA_V, 0, 0));
    assertEquals(0.6f, history.value(Channel.CELLS_SOC, 0, 0));
  }

  @Test
  void anAnchorFromBeforeTheLinkIsMarkedWhereItWas() {
    var history = new EstimatorHistory(1);
    history.append(100 * SECOND, estimate(0, FULL));
    history.append(
        101 * SECOND, estimate(0, new Anchor(Anchor.AnchorKind.FULL_KNEE, 1, 0.98, 0.01, 41)));
    assertEquals(List.of(new AnchorMark(60 * SECOND, 0, FULL)), history.anchors(0, 0));
    assertEquals(List.of(), history.anchors(0, 61 * SECOND));
    assertEquals(List.of(), history.anchors(1, 0));
    var next = new Anchor(Anchor.AnchorKind.REST, 2, 0.5, 0.01, 0);
    history.append(200 * SECOND, estimate(0, next));
    assertEquals(2, history.anchors(0, 0).size());
    assertEquals(new AnchorMark(200 * SECOND, 0, next), history.anchors(0, 0).getLast());
  }

  @Test
  void aGapIsARowOfNothing() {
    var history = new EstimatorHistory(1);
    history.append(SECOND, estimate(0.1, Anchor.NONE));
    history.gap(SECOND + 1);
    history.append(SECOND + TICK, estimate(0.001, Anchor.NONE));
    assertEquals(3, history.size());
    assertEquals(Float.NaN, history.value(Channel.CELLS_SOC, 0, 1));
    assertEquals(Float.NaN, history.value(Channel.OFFSET_A, 1));
    assertEquals(
        0.001f, history.value(Channel.CELLS_INNOVATION_V, 0, 2), "not the one before the gap");
  }

  @Test
  void anHourFitsWhateverTheNumberOfCells() {
    for (int cells : new int[] {1, 32, 33, 256}) {
      var history = new EstimatorHistory(cells);
      Frame nothing = HistoryFrames.of(Doubles.unknown(cells), Double.NaN);
      for (int half = 0; half <= 7200; half++) history.append(half * SECOND / 2, nothing);
      assertEquals(0, history.timeNanos(0), cells + " cells");
      long bytes = (long) history.size() * (4 * (9 * cells + 2) + 8);
      assertTrue(bytes < 10e6, bytes + " bytes for " + cells + " cells");
    }
  }
}

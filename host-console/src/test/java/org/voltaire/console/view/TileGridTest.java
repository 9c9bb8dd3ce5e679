package org.voltaire.console.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TileGridTest {

  @Property
  void everyTileLiesInTheSpaceAndOnNoOther(
      @ForAll @IntRange(min = 1, max = 256) int count,
      @ForAll @IntRange(min = 560, max = 2400) int w,
      @ForAll @IntRange(min = 120, max = 900) int h) {
    TileGrid grid = TileGrid.fit(count, w, h);
    assertTrue(grid.columns() * grid.rows() >= count);
    for (int tile = 0; tile < count; tile++) {
      double right = grid.x(tile) + grid.w(tile), bottom = grid.y(tile) + grid.h(tile);
      assertTrue(right <= w + 0.5 && bottom <= h + 0.5, tile + " of " + grid);
      assertTrue(grid.w(tile) >= 1 && grid.h(tile) >= 1);
      if (grid.column(tile) > 0) {
        double before = grid.x(tile - 1) + grid.w(tile - 1);
        assertEquals(grid.gap(), grid.x(tile) - before, 1e-9);
      }
    }
  }

  @Test
  void sixteenCellsAreTwoFullRows() {
    TileGrid grid = TileGrid.fit(16, 1010, 232);
    assertEquals(8, grid.columns());
    assertEquals(2, grid.rows());
  }
}

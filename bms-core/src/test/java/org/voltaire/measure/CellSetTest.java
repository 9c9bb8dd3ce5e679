package org.voltaire.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CellSetTest {

  @Test
  void holdsCellsOfAllFourWords() {
    int[] cells = {0, 63, 64, 127, 128, 191, 192, 255};
    CellSet set = CellSet.of(cells);
    assertArrayEquals(cells, set.cells());
    assertEquals(8, set.size());
    assertTrue(set.contains(255));
    assertFalse(set.contains(1));
    assertEquals(set, CellSet.of(255, 192, 191, 128, 127, 64, 63, 0));
  }

  @Test
  void refusesACellThatNoPackHas() {
    var refused = assertThrows(IllegalArgumentException.class, () -> CellSet.of(256));
    assertEquals("cell: index is 256, must be 0 to 255", refused.getMessage());
  }
}

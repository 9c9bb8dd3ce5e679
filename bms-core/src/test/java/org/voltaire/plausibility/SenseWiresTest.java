package org.voltaire.plausibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// Six cells of 3.3 V whose sense wires are wrong.
class SenseWiresTest {
  /// What the cells read if each wire has the potential of another.
  ///
  /// @param wires of which wire each has the potential; there is one more than cells
  private static SenseWires read(int... wires) {
    return SenseWires.of(
        Doubles.generate(wires.length - 1, cell -> 3.3 * (wires[cell + 1] - wires[cell])));
  }

  @Test
  void rightWiresAreSound() {
    assertEquals(new SenseWires(CellSet.NONE, CellSet.NONE), read(0, 1, 2, 3, 4, 5, 6));
  }

  @Test
  void aBrokenWireFloatsDownToTheOneBelow() {
    for (int wire = 1; wire < 6; wire++) {
      int[] wires = {0, 1, 2, 3, 4, 5, 6};
      wires[wire] = wire - 1;
      assertEquals(new SenseWires(CellSet.of(wire - 1), CellSet.NONE), read(wires));
    }
  }

  @Test
  void neighboursThatAreSwappedMakeThreeCellsReadWrong() {
    assertEquals(new SenseWires(CellSet.NONE, CellSet.of(1, 2, 3)), read(0, 1, 3, 2, 4, 5, 6));
  }

  @Test
  void wiresThatAreSwappedFartherApartAreNotTakenForBrokenOnes() {
    assertEquals(new SenseWires(CellSet.NONE, CellSet.of(0, 1, 3, 4)), read(0, 4, 2, 3, 1, 5, 6));
  }

  @Test
  void aCellBehindAWrongWireIsExplained() {
    SenseWires open = read(0, 1, 2, 2, 4, 5, 6);
    assertEquals(new SenseWires(CellSet.of(2), CellSet.NONE), open);
    for (int cell = 0; cell < 6; cell++) assertEquals(cell == 2 || cell == 3, open.explain(cell));
  }
}

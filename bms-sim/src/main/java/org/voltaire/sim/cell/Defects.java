package org.voltaire.sim.cell;

/// What is wrong with the cells of a [CellBank]. A bank whose cells are sound never looks in here.
///
/// Defects of one kind add up (offsets, shunts) or multiply (ratios), so that several can be on one
/// cell. They are put together anew from nothing whenever one comes or goes ([#mend]); none is ever
/// taken away from the others, and no rounding stays behind.
public final class Defects {
  /// A shunt that conducts more than this share of what the cell itself does is short work: its
  /// current is followed in small steps.
  private static final double HARD_SHARE = 0.05;

  private final double[] offsetV;
  private final double[] shuntS;
  private final double[] capacity;
  private final double[] resistance;
  private boolean any;
  private boolean shunted;

  Defects(int cells) {
    this.offsetV = new double[cells];
    this.shuntS = new double[cells];
    this.capacity = new double[cells];
    this.resistance = new double[cells];
    mend();
  }

  /// Makes every cell sound. What a defect has done to a cell's charge and heat stays.
  public void mend() {
    for (int cell = 0; cell < offsetV.length; cell++) {
      offsetV[cell] = 0;
      shuntS[cell] = 0;
      capacity[cell] = 1;
      resistance[cell] = 1;
    }
    any = false;
    shunted = false;
  }

  /// Shifts what a cell gives at rest.
  ///
  /// @param volts either way
  public void offset(int cell, double volts) {
    offsetV[cell] += volts;
    any = true;
  }

  /// Puts a resistor across a cell, inside of it: it drains the cell and warms it.
  ///
  /// @param ohm above 0
  public void shunt(int cell, double ohm) {
    if (!(ohm > 0)) {
      throw new IllegalArgumentException("shunt: is " + ohm + " Ω, must be above 0");
    }
    shuntS[cell] += 1 / ohm;
    any = true;
    shunted = true;
  }

  /// Leaves a cell a share of its capacity; its state of charge stays what it is.
  ///
  /// @param ratio above 0
  public void capacity(int cell, double ratio) {
    capacity[cell] *= ratio;
    any = true;
  }

  /// Makes all resistances of a cell a multiple of what they are.
  ///
  /// @param ratio above 0
  public void resistance(int cell, double ratio) {
    resistance[cell] *= ratio;
    any = true;
  }

  /// Whether anything is wrong with any cell.
  boolean any() {
    return any;
  }

  boolean shunted() {
    return shunted;
  }

  /// Whether a shunt takes so much that the cell's own voltage gives way.
  boolean hard(int cell, double r0Ohm) {
    return shuntS[cell] * r0Ohm > HARD_SHARE;
  }

  double offsetV(int cell) {
    return offsetV[cell];
  }

  double shuntS(int cell) {
    return shuntS[cell];
  }

  double capacityRatio(int cell) {
    return capacity[cell];
  }

  double resistanceRatio(int cell) {
    return resistance[cell];
  }
}

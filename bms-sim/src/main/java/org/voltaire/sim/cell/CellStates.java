package org.voltaire.sim.cell;

import static org.voltaire.sim.cell.CellTables.ENTROPY;
import static org.voltaire.sim.cell.CellTables.FACTOR;
import static org.voltaire.sim.cell.CellTables.HALF_GAP;
import static org.voltaire.sim.cell.CellTables.R0;

import java.util.Arrays;

/// The states of many cells of one kind, one number each, and the voltages that follow from them.
/// [CellStep] advances them.
final class CellStates {
  private final CellTables tables;
  private final SaltProfile salt;
  private final Defects defects;

  /// Capacity, As; resistance and self-discharge over those of a new, nominal cell; state of
  /// charge; branch of the hysteresis, −1..1; voltages of the RC pairs, V; temperature, °C.
  final double[] capacityAs, grown, leak, soc, branch, v1, v2, tempDegC;

  /// Rested, new, equal cells at 50 % and 25 °C.
  ///
  /// @param cells how many
  /// @param capacityAh nominal, of one
  CellStates(CellTables tables, SaltProfile salt, Defects defects, int cells, double capacityAh) {
    this.tables = tables;
    this.salt = salt;
    this.defects = defects;
    this.capacityAs = filled(cells, 3600 * capacityAh);
    this.grown = filled(cells, 1);
    this.leak = filled(cells, 1);
    this.soc = filled(cells, 0.5);
    this.branch = new double[cells];
    this.v1 = new double[cells];
    this.v2 = new double[cells];
    this.tempDegC = filled(cells, 25);
  }

  private static double[] filled(int cells, double value) {
    double[] row = new double[cells];
    Arrays.fill(row, value);
    return row;
  }

  /// Terminal voltage of one cell while this current flows, V. A shunt inside of the cell takes its
  /// part of the current first.
  double voltageV(int cell, double currentA) {
    double volts = restingV(cell) + polarisationV(cell) + r0Ohm(cell) * currentA;
    return defects.any()
        ? (volts + defects.offsetV(cell)) / (1 + r0Ohm(cell) * defects.shuntS(cell))
        : volts;
  }

  /// What the voltage would be once everything has relaxed but the hysteresis, V.
  double restingV(int cell) {
    double z = soc[cell];
    return tables.ocvV(z)
        + (tempDegC[cell] - 25) * tables.atSoc(ENTROPY, z)
        + tables.atSoc(HALF_GAP, z) * branch[cell];
  }

  /// What the RC pairs and the salt add to the voltage, V, positive after charging.
  double polarisationV(int cell) {
    return v1[cell] + v2[cell] + salt.overpotentialV(cell);
  }

  /// Series resistance of one cell as it is now, Ω.
  double r0Ohm(int cell) {
    double scale = grown[cell] * tables.atSoc(FACTOR, soc[cell]);
    return scale * tables.atTemp(R0, tempDegC[cell]);
  }
}

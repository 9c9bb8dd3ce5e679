package org.voltaire.sim.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a pack is built, as far as heat is concerned: cells in a row, in modules, under a board with
/// the bleed resistors.
///
/// @param moduleCells how many cells a module has; the last may have fewer
/// @param neighbourWPerK from a cell to the next of its module, W/K, >= 0
/// @param betweenModulesWPerK from the last cell of a module to the first of the next, W/K, >= 0
/// @param endLoss what the first and the last cell lose to the room, over what others do, >= 1.
///   What the whole pack loses stays the same
/// @param boardKPerW by how much a watt in the bleed resistors warms the board, K/W
/// @param boardS how long the board takes to be warm, s
/// @param bleedShare of a bleed resistor's heat that goes into its cell, 0..1
/// @param boardSensor whether the last thermistor is the board's
public record Layout(
    int moduleCells,
    @JsonProperty("neighbour_w_per_k") double neighbourWPerK,
    @JsonProperty("between_modules_w_per_k") double betweenModulesWPerK,
    double endLoss,
    @JsonProperty("board_k_per_w") double boardKPerW,
    double boardS,
    double bleedShare,
    boolean boardSensor) {

  /// Cells that do not touch, and a board that stays as cold as the room.
  static final Layout APART = new Layout(1, 0, 0, 1, 0, 1, 0, false);

  public Layout {
    require(moduleCells >= 1, "module_cells", moduleCells, "1 or more");
    require(neighbourWPerK >= 0, "neighbour_w_per_k", neighbourWPerK, "0 or more");
    require(betweenModulesWPerK >= 0, "between_modules_w_per_k", betweenModulesWPerK, "0 or more");
    require(endLoss >= 1, "end_loss", endLoss, "1 or more");
    require(boardKPerW >= 0, "board_k_per_w", boardKPerW, "0 or more");
    require(boardS > 0, "board_s", boardS, "above 0");
    require(bleedShare >= 0 && bleedShare <= 1, "bleed_share", bleedShare, "0 to 1");
  }

  private static void require(boolean ok, String key, double found, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "layout: %s is %s, must be %s".formatted(key, found, allowed));
    }
  }

  /// Conductance from each cell to the next, W/K; one fewer than cells.
  double[] between(int cells) {
    double[] between = new double[cells - 1];
    for (int k = 0; k < between.length; k++) {
      between[k] = (k + 1) % moduleCells == 0 ? betweenModulesWPerK : neighbourWPerK;
    }
    return between;
  }

  /// What each cell loses to the room, W/K.
  ///
  /// @param meanWPerK of one cell, so that the whole pack loses as much as all its cells
  double[] losses(int cells, double meanWPerK) {
    double[] losses = new double[cells];
    double sum = 0;
    for (int k = 0; k < cells; k++) {
      losses[k] = k == 0 || k == cells - 1 ? endLoss : 1;
      sum += losses[k];
    }
    for (int k = 0; k < cells; k++) losses[k] *= meanWPerK * cells / sum;
    return losses;
  }
}

package org.voltaire.sim.cell;

import static org.voltaire.sim.cell.CellTables.ENTROPY;
import static org.voltaire.sim.cell.CellTables.FACTOR;
import static org.voltaire.sim.cell.CellTables.HALF_GAP;
import static org.voltaire.sim.cell.CellTables.LOWEST_DEGC;
import static org.voltaire.sim.cell.CellTables.PER_K;
import static org.voltaire.sim.cell.CellTables.R0;
import static org.voltaire.sim.cell.CellTables.R1;
import static org.voltaire.sim.cell.CellTables.R2;
import static org.voltaire.sim.cell.CellTables.SOC_SEGMENTS;
import static org.voltaire.sim.cell.CellTables.SOC_STRIDE;
import static org.voltaire.sim.cell.CellTables.TEMP_SEGMENTS;
import static org.voltaire.sim.cell.CellTables.TEMP_STRIDE;
import static org.voltaire.sim.cell.CellTables.line;

import java.util.Arrays;
import org.voltaire.chemistry.Chemistry;

/// One step of many cells: the equations of [CellBank], with what their constant time constants
/// come to in a step of this length.
final class CellStep {
  private final CellTables tables;
  private final CellStates states;
  private final Wear wear;
  private final SaltProfile salt;
  private final Defects defects;
  private final boolean polymer;
  private final double reversal;
  private final double tau1Seconds;
  private final double tau2Seconds;
  private final double heatCapacityJPerK;
  private final double[] lossWPerK;
  private final double[] cooling;

  // What a step of this length does to everything with a constant time constant.
  private double preparedSeconds = Double.NaN;
  private double decay1, mean1, square1, decay2, mean2, square2;

  /// @param heatCapacityJPerK of one cell
  /// @param heatLossWPerK of one cell
  CellStep(
      Chemistry chemistry,
      CellTables tables,
      CellStates states,
      Wear wear,
      SaltProfile salt,
      Defects defects,
      double heatCapacityJPerK,
      double heatLossWPerK) {
    this.tables = tables;
    this.states = states;
    this.wear = wear;
    this.salt = salt;
    this.defects = defects;
    this.polymer = chemistry.polymer().isPresent();
    this.reversal = chemistry.hysteresis().reversal().value();
    this.tau1Seconds = chemistry.resistance().tau1().value();
    this.tau2Seconds = chemistry.resistance().tau2().value();
    this.heatCapacityJPerK = heatCapacityJPerK;
    this.lossWPerK = new double[states.soc.length];
    Arrays.fill(lossWPerK, heatLossWPerK);
    this.cooling = new double[states.soc.length];
  }

  /// Lets some cells lose more heat to the room than others, W/K.
  void lose(double[] heatLossWPerK) {
    System.arraycopy(heatLossWPerK, 0, lossWPerK, 0, lossWPerK.length);
    preparedSeconds = Double.NaN;
  }

  /// Makes the next steps as long as this.
  ///
  /// @return whether they were of another length before
  boolean prepare(double dtSeconds) {
    if (dtSeconds == preparedSeconds) return false;
    decay1 = StrictMath.exp(-dtSeconds / tau1Seconds);
    mean1 = (1 - decay1) * tau1Seconds / dtSeconds;
    square1 = (1 - decay1 * decay1) * tau1Seconds / (2 * dtSeconds);
    decay2 = StrictMath.exp(-dtSeconds / tau2Seconds);
    mean2 = (1 - decay2) * tau2Seconds / dtSeconds;
    square2 = (1 - decay2 * decay2) * tau2Seconds / (2 * dtSeconds);
    for (int cell = 0; cell < cooling.length; cell++) {
      // Nearly all cells lose as much as the one before.
      cooling[cell] =
          cell > 0 && lossWPerK[cell] == lossWPerK[cell - 1]
              ? cooling[cell - 1]
              : StrictMath.exp(-dtSeconds * lossWPerK[cell] / heatCapacityJPerK);
    }
    salt.prepare(dtSeconds);
    preparedSeconds = dtSeconds;
    return true;
  }

  /// Advances all cells by one step of the length that was prepared.
  ///
  /// @param currentsA one per cell, constant meanwhile, A, positive while charging
  /// @param heatersW heat from outside, one per cell, W
  /// @param roomDegC where their heat goes
  void advance(double[] currentsA, double[] heatersW, double roomDegC) {
    double dtSeconds = preparedSeconds;
    boolean shunted = defects.shunted();
    double[] soc = states.soc, branch = states.branch, v1 = states.v1, v2 = states.v2;
    double[] capacityAs = states.capacityAs, grown = states.grown, leak = states.leak;
    double[] tempDegC = states.tempDegC;
    double[] bySoc = tables.bySoc, byTemp = tables.byTemp;
    double[] throughputAs = wear.throughputAs, stressSeconds = wear.stressSeconds;
    for (int cell = 0; cell < soc.length; cell++) {
      double i = currentsA[cell], degC = tempDegC[cell], shuntW = 0;
      if (shunted) {
        double volts = states.voltageV(cell, i), shuntA = volts * defects.shuntS(cell);
        i -= shuntA;
        shuntW = volts * shuntA;
      }

      double x = (Math.clamp(degC, LOWEST_DEGC, CellTables.HIGHEST_DEGC) - LOWEST_DEGC) * PER_K;
      int k = Math.min((int) x, TEMP_SEGMENTS - 1), row = k * TEMP_STRIDE;
      double share = x - k;
      double dzCurrent = i * dtSeconds / capacityAs[cell];
      double leaked =
          leak[cell] * line(byTemp, row + CellTables.LEAK, TEMP_STRIDE, share) * dtSeconds;
      double dz = dzCurrent - leaked;

      double y = Math.clamp(soc[cell] + 0.5 * dz, 0.0, 1.0) * SOC_SEGMENTS;
      int m = Math.min((int) y, SOC_SEGMENTS - 1), line = m * SOC_STRIDE;
      double part = y - m;
      double scale = grown[cell] * line(bySoc, line + FACTOR, SOC_STRIDE, part);
      double r0 = scale * line(byTemp, row + R0, TEMP_STRIDE, share);
      double r1 = scale * line(byTemp, row + R1, TEMP_STRIDE, share);
      double r2 = scale * line(byTemp, row + R2, TEMP_STRIDE, share);
      soc[cell] += dz;

      // Branch: straight towards the current's side, then on it; its mean over the step.
      double h0 = branch[cell], dh = 2 * dzCurrent / reversal;
      double h1 = Math.clamp(h0 + dh, -1.0, 1.0);
      double reached = dh == 0 ? 0 : (h1 - h0) / dh;
      branch[cell] = h1;
      double gapV =
          line(bySoc, line + HALF_GAP, SOC_STRIDE, part) * (h1 - 0.5 * reached * (h1 - h0));

      double end1 = r1 * i, away1 = v1[cell] - end1;
      v1[cell] = end1 + decay1 * away1;
      double squared1 = end1 * end1 + 2 * end1 * away1 * mean1 + away1 * away1 * square1;

      double a2 = decay2, m2 = mean2, s2 = square2, etaV = 0;
      if (polymer) {
        double sigma = line(byTemp, row + CellTables.SIGMA, TEMP_STRIDE, share);
        double steps = dtSeconds * sigma / tau2Seconds;
        a2 = StrictMath.exp(-steps);
        m2 = (1 - a2) / steps;
        s2 = (1 - a2 * a2) / (2 * steps);
        etaV = salt.advance(cell, i, sigma);
      }
      double end2 = r2 * i, away2 = v2[cell] - end2;
      v2[cell] = end2 + a2 * away2;
      double squared2 = end2 * end2 + 2 * end2 * away2 * m2 + away2 * away2 * s2;

      double entropy = line(bySoc, line + ENTROPY, SOC_STRIDE, part);
      double heatW =
          r0 * i * i
              + squared1 / r1
              + squared2 / r2
              + i * (gapV + etaV + (degC + CellTables.ZERO_K) * entropy)
              + heatersW[cell]
              + shuntW;
      double settledDegC = roomDegC + heatW / lossWPerK[cell];
      tempDegC[cell] = settledDegC + cooling[cell] * (degC - settledDegC);

      throughputAs[cell] += Math.abs(i) * dtSeconds;
      stressSeconds[cell] +=
          line(byTemp, row + CellTables.TEMP_STRESS, TEMP_STRIDE, share)
              * line(bySoc, line + CellTables.SOC_STRESS, SOC_STRIDE, part)
              * dtSeconds;
    }
  }
}

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

/// Many cells of one kind, each with its own charge, polarisation, heat and age.
///
/// Per cell, current positive while charging and constant over a step:
///
///     z'  = i / Q − k(T)                           z state of charge, Q capacity As, k self-discharge
///     h   = clamp(h + 2 Δz / reversal, −1, 1)      h branch of the hysteresis: a play operator
///     vj' = (Rj i − vj) / τj           j = 1, 2     vj voltage of an RC pair
///     C T' = i² R0 + v1²/R1 + v2²/R2 + i (M h + η)
///            + i T dU/dT + heater − loss (T − Troom)
///     v   = U(z) + (T − 25 °C) dU/dT + M h + v1 + v2 + η + R0 i
///
/// A cell with a shunt inside ([Defects]) loses its current to it, and gets its heat. A polymer also
/// has the salt's [SaltProfile] and its overpotential η; there τ2 grows as the conductivity falls.
/// Resistances depend on T (tables of [CellTables]), z and age.
///
/// The hysteresis is a play operator, not the usual one-state exponential: its exact solution needs
/// no exponential however long the step, a small loop closes instead of creeping, and it is what
/// slow sweeps of LFP show. Source of the exponential form: G. L. Plett, "Battery Management
/// Systems", vol. 1 (2015), chapter 2; of the play operator: M. Brokate and J. Sprekels,
/// "Hysteresis and Phase Transitions" (1996), chapter 2.
///
/// Charge, RC pairs, branch and salt are advanced by their exact solution, heat by its mean over
/// the step, coefficients taken at the step's middle SoC and its first temperature. So charge does
/// not depend on the length of steps at all, and the rest only as far as the temperature changes
/// within one. Capacity and resistance age once an hour ([org.voltaire.chemistry.Ageing]), so that
/// what a step does to charge stays exact in between.
public final class CellBank {
  private static final long AGEING_NANOS = 3_600_000_000_000L;

  /// A shorted cell's current follows its voltage this often, s; in longer steps it would swing.
  private static final double SHORTED_SECONDS = 0.1;

  private final CellTables tables;
  private final boolean polymer;
  private final double reversal;
  private final double tau1Seconds;
  private final double tau2Seconds;
  private final double heatCapacityJPerK;
  private final double[] lossWPerK;
  private final double[] evenW;
  private final double[] capacityAs;
  private final double[] grown;
  private final double[] leak;
  private final double[] soc;
  private final double[] branch;
  private final double[] v1;
  private final double[] v2;
  private final double[] tempDegC;
  private final Wear wear;
  private final SaltProfile salt;
  private final Defects defects;
  private final double[] cooling;
  private HeatRow neighbours;
  private long sinceAgedNanos;

  // What a step of this length does to everything with a constant time constant.
  private double preparedSeconds = Double.NaN;
  private double decay1, mean1, square1, decay2, mean2, square2;

  /// Rested, new, equal cells at 50 % and 25 °C.
  ///
  /// @param cells how many
  /// @param capacityAh nominal, of one
  /// @param heatCapacityJPerK of one
  /// @param heatLossWPerK of one
  public CellBank(
      Chemistry chemistry,
      int cells,
      double capacityAh,
      double heatCapacityJPerK,
      double heatLossWPerK) {
    this.tables = new CellTables(chemistry, capacityAh);
    this.polymer = chemistry.polymer().isPresent();
    this.reversal = chemistry.hysteresis().reversal().value();
    this.tau1Seconds = chemistry.resistance().tau1().value();
    this.tau2Seconds = chemistry.resistance().tau2().value();
    this.heatCapacityJPerK = heatCapacityJPerK;
    this.lossWPerK = filled(cells, heatLossWPerK);
    this.evenW = new double[cells];
    this.cooling = new double[cells];
    this.neighbours = new HeatRow(new double[cells - 1], heatCapacityJPerK);
    this.capacityAs = filled(cells, 3600 * capacityAh);
    this.grown = filled(cells, 1);
    this.leak = filled(cells, 1);
    this.soc = filled(cells, 0.5);
    this.branch = new double[cells];
    this.v1 = new double[cells];
    this.v2 = new double[cells];
    this.tempDegC = filled(cells, 25);
    this.wear = new Wear(chemistry.ageing(), cells, 3600 * capacityAh);
    this.salt = SaltProfile.of(chemistry.polymer(), cells, capacityAh);
    this.defects = new Defects(cells);
  }

  /// What is wrong with the cells: nothing, until somebody breaks one. [#settleDefects] has to
  /// follow a change.
  public Defects defects() {
    return defects;
  }

  /// Lets changed ratios of capacity and resistance count.
  public void settleDefects() {
    for (int cell = 0; cell < soc.length; cell++) count(cell);
  }

  /// Brings one cell to a temperature from outside.
  public void bringTo(int cell, double degC) {
    tempDegC[cell] = degC;
  }

  /// Brings one cell to a charge, its voltage relaxed or not as it is.
  public void charge(int cell, double stateOfCharge) {
    soc[cell] = stateOfCharge;
  }

  private static double[] filled(int cells, double value) {
    double[] row = new double[cells];
    Arrays.fill(row, value);
    return row;
  }

  /// Puts the cells side by side, so that heat goes from one to the next, and lets some lose more
  /// to the room than others.
  ///
  /// @param betweenWPerK from each cell to the next, one fewer than cells, each >= 0
  /// @param heatLossWPerK of each cell, each above 0
  public void arrange(double[] betweenWPerK, double[] heatLossWPerK) {
    if (betweenWPerK.length != soc.length - 1 || heatLossWPerK.length != soc.length) {
      throw new IllegalArgumentException(
          "cells: %d neighbours and %d losses, must be %d and %d"
              .formatted(betweenWPerK.length, heatLossWPerK.length, soc.length - 1, soc.length));
    }
    neighbours = new HeatRow(betweenWPerK, heatCapacityJPerK);
    System.arraycopy(heatLossWPerK, 0, lossWPerK, 0, soc.length);
    preparedSeconds = Double.NaN;
  }

  /// Makes one cell differ from the nominal one; ratios are above 0.
  ///
  /// @param leakRatio of its self-discharge, 0 for none
  public void vary(int cell, double capacityRatio, double resistanceRatio, double leakRatio) {
    wear.vary(cell, capacityRatio, resistanceRatio);
    leak[cell] = leakRatio;
    count(cell);
  }

  /// Puts one cell into a rested state.
  public void rest(int cell, double stateOfCharge, double degC) {
    soc[cell] = stateOfCharge;
    tempDegC[cell] = degC;
    branch[cell] = 0;
    v1[cell] = 0;
    v2[cell] = 0;
    salt.rest(cell);
  }

  /// Lets one cell have lived: its capacity and resistance are at once those of an old one.
  ///
  /// @param years equivalent years of rest, >= 0
  /// @param cycles equivalent full cycles, >= 0
  public void age(int cell, double years, double cycles) {
    wear.live(cell, years, cycles);
    settle(cell);
  }

  /// Time goes by.
  ///
  /// @param currentsA one per cell, constant meanwhile, A, positive while charging
  /// @param heaterW heat from outside into each cell, W
  /// @param roomDegC where its heat goes
  /// @param dtSeconds >= 0
  public void advance(double[] currentsA, double heaterW, double roomDegC, double dtSeconds) {
    Arrays.fill(evenW, heaterW);
    advance(currentsA, evenW, roomDegC, dtSeconds);
  }

  /// Time goes by, with other heat for each cell.
  ///
  /// @param currentsA one per cell, constant meanwhile, A, positive while charging
  /// @param heatersW heat from outside, one per cell, W
  /// @param roomDegC where their heat goes
  /// @param dtSeconds >= 0
  public void advance(double[] currentsA, double[] heatersW, double roomDegC, double dtSeconds) {
    if (!(dtSeconds >= 0)) {
      throw new IllegalArgumentException("step: is " + dtSeconds + " s, must be >= 0");
    }
    if (dtSeconds == 0) return;
    if (dtSeconds > SHORTED_SECONDS && defects.shunted() && shorted()) {
      int parts = Math.max(2, (int) StrictMath.ceil(dtSeconds / SHORTED_SECONDS));
      for (int part = 0; part < parts; part++) {
        advance(currentsA, heatersW, roomDegC, dtSeconds / parts);
      }
      return;
    }
    if (dtSeconds != preparedSeconds) prepare(dtSeconds);
    boolean shunted = defects.shunted();
    double[] bySoc = tables.bySoc, byTemp = tables.byTemp;
    double[] throughputAs = wear.throughputAs, stressSeconds = wear.stressSeconds;
    for (int cell = 0; cell < soc.length; cell++) {
      double i = currentsA[cell], degC = tempDegC[cell], shuntW = 0;
      if (shunted) {
        double volts = voltageV(cell, i), shuntA = volts * defects.shuntS(cell);
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
    neighbours.flow(tempDegC, dtSeconds);
    sinceAgedNanos += Math.round(dtSeconds * 1e9);
    if (sinceAgedNanos >= AGEING_NANOS) {
      for (int cell = 0; cell < soc.length; cell++) settle(cell);
      sinceAgedNanos = 0;
    }
  }

  private void prepare(double dtSeconds) {
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
    neighbours.prepare(dtSeconds);
    salt.prepare(dtSeconds);
    preparedSeconds = dtSeconds;
  }

  private void settle(int cell) {
    wear.settle(cell);
    count(cell);
  }

  private void count(int cell) {
    capacityAs[cell] = wear.capacityAs(cell) * defects.capacityRatio(cell);
    grown[cell] = wear.resistanceRatio(cell) * defects.resistanceRatio(cell);
  }

  /// Terminal voltage of one cell while this current flows, V. A shunt inside of the cell takes its
  /// part of the current first.
  public double voltageV(int cell, double currentA) {
    double volts = restingV(cell) + polarisationV(cell) + r0Ohm(cell) * currentA;
    return defects.any()
        ? (volts + defects.offsetV(cell)) / (1 + r0Ohm(cell) * defects.shuntS(cell))
        : volts;
  }

  private boolean shorted() {
    for (int cell = 0; cell < soc.length; cell++) {
      if (defects.hard(cell, r0Ohm(cell))) return true;
    }
    return false;
  }

  /// What the voltage would be once everything has relaxed but the hysteresis, V.
  public double restingV(int cell) {
    double z = soc[cell];
    return tables.ocvV(z)
        + (tempDegC[cell] - 25) * tables.atSoc(ENTROPY, z)
        + tables.atSoc(HALF_GAP, z) * branch[cell];
  }

  /// What the RC pairs and the salt add to the voltage, V, positive after charging.
  public double polarisationV(int cell) {
    return v1[cell] + v2[cell] + salt.overpotentialV(cell);
  }

  /// Series resistance of one cell as it is now, Ω.
  public double r0Ohm(int cell) {
    double scale = grown[cell] * tables.atSoc(FACTOR, soc[cell]);
    return scale * tables.atTemp(R0, tempDegC[cell]);
  }

  /// How many there are.
  public int cells() {
    return soc.length;
  }

  /// State of charge of one cell; below 0 or above 1 when it was abused.
  public double soc(int cell) {
    return soc[cell];
  }

  /// Branch of the hysteresis, −1 after discharging to 1 after charging.
  public double branch(int cell) {
    return branch[cell];
  }

  /// How far the salt is used up at one electrode: 0 even, ±1 gone; 0 without a polymer.
  public double depletion(int cell) {
    return salt.depletion(cell);
  }

  /// Voltage of the fast RC pair, V.
  public double fastV(int cell) {
    return v1[cell];
  }

  /// Voltage of the slow RC pair, V.
  public double slowV(int cell) {
    return v2[cell];
  }

  /// Its resistance as a multiple of the nominal cell's in the same state.
  public double resistanceRatio(int cell) {
    return grown[cell];
  }

  /// Temperature, °C.
  public double tempDegC(int cell) {
    return tempDegC[cell];
  }

  /// Capacity as it is now, Ah.
  public double capacityAh(int cell) {
    return capacityAs[cell] / 3600;
  }
}

package org.voltaire.sim.cell;

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

  private final CellStates states;
  private final CellStep step;
  private final Wear wear;
  private final SaltProfile salt;
  private final Defects defects;
  private final double[] evenW;
  private final double heatCapacityJPerK;
  private HeatRow neighbours;
  private long sinceAgedNanos;

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
    var tables = new CellTables(chemistry, capacityAh);
    this.wear = new Wear(chemistry.ageing(), cells, 3600 * capacityAh);
    this.salt = SaltProfile.of(chemistry.polymer(), cells, capacityAh);
    this.defects = new Defects(cells);
    this.states = new CellStates(tables, salt, defects, cells, capacityAh);
    this.step =
        new CellStep(
            chemistry, tables, states, wear, salt, defects, heatCapacityJPerK, heatLossWPerK);
    this.evenW = new double[cells];
    this.heatCapacityJPerK = heatCapacityJPerK;
    this.neighbours = new HeatRow(new double[cells - 1], heatCapacityJPerK);
  }

  /// What is wrong with the cells: nothing, until somebody breaks one. [#settleDefects] has to
  /// follow a change.
  public Defects defects() {
    return defects;
  }

  /// Lets changed ratios of capacity and resistance count.
  public void settleDefects() {
    for (int cell = 0; cell < states.soc.length; cell++) count(cell);
  }

  /// Brings one cell to a temperature from outside.
  public void bringTo(int cell, double degC) {
    states.tempDegC[cell] = degC;
  }

  /// Brings one cell to a charge, its voltage relaxed or not as it is.
  public void charge(int cell, double stateOfCharge) {
    states.soc[cell] = stateOfCharge;
  }

  /// Puts the cells side by side, so that heat goes from one to the next, and lets some lose more
  /// to the room than others.
  ///
  /// @param betweenWPerK from each cell to the next, one fewer than cells, each >= 0
  /// @param heatLossWPerK of each cell, each above 0
  public void arrange(double[] betweenWPerK, double[] heatLossWPerK) {
    if (betweenWPerK.length != states.soc.length - 1 || heatLossWPerK.length != states.soc.length) {
      throw new IllegalArgumentException(
          "cells: %d neighbours and %d losses, must be %d and %d"
              .formatted(
                  betweenWPerK.length,
                  heatLossWPerK.length,
                  states.soc.length - 1,
                  states.soc.length));
    }
    neighbours = new HeatRow(betweenWPerK, heatCapacityJPerK);
    step.lose(heatLossWPerK);
  }

  /// Makes one cell differ from the nominal one; ratios are above 0.
  ///
  /// @param leakRatio of its self-discharge, 0 for none
  public void vary(int cell, double capacityRatio, double resistanceRatio, double leakRatio) {
    wear.vary(cell, capacityRatio, resistanceRatio);
    states.leak[cell] = leakRatio;
    count(cell);
  }

  /// Puts one cell into a rested state.
  public void rest(int cell, double stateOfCharge, double degC) {
    states.soc[cell] = stateOfCharge;
    states.tempDegC[cell] = degC;
    states.branch[cell] = 0;
    states.v1[cell] = 0;
    states.v2[cell] = 0;
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
    if (step.prepare(dtSeconds)) neighbours.prepare(dtSeconds);
    step.advance(currentsA, heatersW, roomDegC);
    neighbours.flow(states.tempDegC, dtSeconds);
    sinceAgedNanos += Math.round(dtSeconds * 1e9);
    if (sinceAgedNanos >= AGEING_NANOS) {
      for (int cell = 0; cell < states.soc.length; cell++) settle(cell);
      sinceAgedNanos = 0;
    }
  }

  private void settle(int cell) {
    wear.settle(cell);
    count(cell);
  }

  private void count(int cell) {
    states.capacityAs[cell] = wear.capacityAs(cell) * defects.capacityRatio(cell);
    states.grown[cell] = wear.resistanceRatio(cell) * defects.resistanceRatio(cell);
  }

  /// Terminal voltage of one cell while this current flows, V. A shunt inside of the cell takes its
  /// part of the current first.
  public double voltageV(int cell, double currentA) {
    return states.voltageV(cell, currentA);
  }

  private boolean shorted() {
    for (int cell = 0; cell < states.soc.length; cell++) {
      if (defects.hard(cell, r0Ohm(cell))) return true;
    }
    return false;
  }

  /// What the voltage would be once everything has relaxed but the hysteresis, V.
  public double restingV(int cell) {
    return states.restingV(cell);
  }

  /// What the RC pairs and the salt add to the voltage, V, positive after charging.
  public double polarisationV(int cell) {
    return states.polarisationV(cell);
  }

  /// Series resistance of one cell as it is now, Ω.
  public double r0Ohm(int cell) {
    return states.r0Ohm(cell);
  }

  /// How many there are.
  public int cells() {
    return states.soc.length;
  }

  /// State of charge of one cell; below 0 or above 1 when it was abused.
  public double soc(int cell) {
    return states.soc[cell];
  }

  /// Branch of the hysteresis, −1 after discharging to 1 after charging.
  public double branch(int cell) {
    return states.branch[cell];
  }

  /// How far the salt is used up at one electrode: 0 even, ±1 gone; 0 without a polymer.
  public double depletion(int cell) {
    return salt.depletion(cell);
  }

  /// Voltage of the fast RC pair, V.
  public double fastV(int cell) {
    return states.v1[cell];
  }

  /// Voltage of the slow RC pair, V.
  public double slowV(int cell) {
    return states.v2[cell];
  }

  /// Its resistance as a multiple of the nominal cell's in the same state.
  public double resistanceRatio(int cell) {
    return states.grown[cell];
  }

  /// Temperature, °C.
  public double tempDegC(int cell) {
    return states.tempDegC[cell];
  }

  /// Capacity as it is now, Ah.
  public double capacityAh(int cell) {
    return states.capacityAs[cell] / 3600;
  }
}

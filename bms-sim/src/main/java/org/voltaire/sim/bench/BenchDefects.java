package org.voltaire.sim.bench;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.pack.Plant;

/// What is wrong around a pack on a bench, apart from its cells, sensors and wires. Nothing is,
/// until somebody breaks it.
public final class BenchDefects {

  /// A load or a source that nobody ordered, behind the contactors beside the one that works.
  @FunctionalInterface
  public interface Intruder {
    /// The current it adds, A, positive while charging the pack.
    ///
    /// @param besideA what flows without it
    double addsA(double besideA, Plant plant);
  }

  private final List<Intruder> intruders = new ArrayList<>();
  private double aroundA;
  private double shortS;
  private CellSet stuckOn = CellSet.NONE;
  private CellSet stuckOff = CellSet.NONE;
  private boolean bleedExpired;

  BenchDefects() {}

  /// Makes all of it sound.
  void mend() {
    intruders.clear();
    aroundA = 0;
    shortS = 0;
    stuckOn = CellSet.NONE;
    stuckOff = CellSet.NONE;
    bleedExpired = false;
  }

  /// Adds a load or source that nobody ordered.
  public void intrude(Intruder intruder) {
    intruders.add(intruder);
  }

  /// Lets a current flow that no contactor can stop.
  ///
  /// @param amperes positive while charging
  public void leakAround(double amperes) {
    aroundA += amperes;
  }

  /// Puts a resistor across the load's side of the switches.
  ///
  /// @param ohm above 0
  public void shortLoad(double ohm) {
    shortS += 1 / ohm;
  }

  /// What is across the load's side, Ω; infinite for nothing.
  double shortOhm() {
    return 1 / shortS;
  }

  /// A bleed switch that no longer opens.
  public void bleedStuckOn(int cell) {
    stuckOn = stuckOn.with(cell);
  }

  /// A bleed switch that no longer closes. One that is stuck both ways is stuck on.
  public void bleedStuckOff(int cell) {
    stuckOff = stuckOff.with(cell);
  }

  /// The board's own timer has ended all bleeding, whatever it was told last.
  public void bleedExpires() {
    bleedExpired = true;
  }

  boolean anyLoad() {
    return !intruders.isEmpty();
  }

  double loadA(double wantedA, Plant plant) {
    double sum = wantedA;
    for (Intruder intruder : intruders) sum += intruder.addsA(sum, plant);
    return sum;
  }

  double aroundA() {
    return aroundA;
  }

  /// The cells that are bled in truth.
  CellSet bled(CellSet told) {
    boolean sound = stuckOn.isEmpty() && stuckOff.isEmpty() && !bleedExpired;
    if (sound) return told;
    CellSet bled = stuckOn;
    for (int cell : bleedExpired ? new int[0] : told.cells()) {
      if (!stuckOff.contains(cell)) bled = bled.with(cell);
    }
    return bled;
  }
}

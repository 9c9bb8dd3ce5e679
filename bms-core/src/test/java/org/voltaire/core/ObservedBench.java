package org.voltaire.core;

import java.util.Arrays;
import java.util.function.Consumer;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Doubts;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Observed;

/// What protections look at, of a pack in which nothing is wrong; a test changes one thing. Its
/// contactors are closed, and nothing flows.
final class ObservedBench {
  private final PackSpec spec;
  final double[] cellsV, tempsDegC;

  /// Cells and thermistors that are measured and not believed.
  CellSet doubtedCells = CellSet.NONE;

  double currentA;
  double busBelowPackV;
  double sumErrorV;
  CellSet bleeding = CellSet.NONE;
  boolean measuredAnew = true;
  Feedback contactors = Feedback.UNKNOWN;
  Feedback interlock = Feedback.CLOSED, emergencyStop = Feedback.CLOSED;
  double insulationOhm = 1e6, boardDegC = 30, coilSupplyV = 12, heaterA;

  /// In place of the signals above, if it is not NONE.
  Signals other = Signals.NONE;

  CellSet wires = CellSet.NONE, swapped = CellSet.NONE, frozen = CellSet.NONE;
  CellSet contradicting = CellSet.NONE;
  CellSet tempsFrozen = CellSet.NONE, tempsContradicting = CellSet.NONE;
  boolean currentDoubted, offScale;
  Observed.ContactorOrder told = Observed.ContactorOrder.CLOSED;
  Observed.Rise rise = new Observed.Rise(0, -1);
  double sumShiftV;
  Observed.Excess excess = Observed.Excess.NONE;
  boolean unstable;
  CellSet apart = CellSet.NONE, collapsed = CellSet.NONE;
  Observed.HighestResistance resistance = new Observed.HighestResistance(1, -1);
  Feedback insulationContact = Feedback.CLOSED;
  Observed.Imbalance imbalance = new Observed.Imbalance(0, 0);
  boolean reportedOpen, seenWhole = true, monitored = true;
  Observed.CellCharge leaks = new Observed.CellCharge(0, -1);
  Observed.CellCharge unbled = new Observed.CellCharge(0, -1);
  Observed.RestLoss fallen = new Observed.RestLoss(0, -1);
  Observed.HeaterSigns heat = new Observed.HeaterSigns(0, false, 0, false);

  ObservedBench(PackSpec spec) {
    this.spec = spec;
    double cold = spec.limits().dischargeUnderTemp().tell().clear();
    double hot = spec.limits().dischargeOverTemp().tell().clear();
    cellsV = new double[spec.cellsInSeries()];
    tempsDegC = new double[spec.thermistors()];
    allCells(3.5);
    Arrays.fill(tempsDegC, 0.5 * (cold + hot));
  }

  ObservedBench allCells(double volts) {
    Arrays.fill(cellsV, volts);
    return this;
  }

  ObservedBench with(Consumer<ObservedBench> change) {
    change.accept(this);
    return this;
  }

  Observed at(long nanos) {
    Readings measured = readings(nanos);
    var believed = Doubles.generate(cellsV.length, this::believedV);
    var readings = measured.with(believed, measured.tempsDegC(), currentA);
    var doubts =
        new Doubts(
            wires,
            swapped,
            frozen,
            contradicting,
            tempsFrozen,
            tempsContradicting,
            currentDoubted,
            offScale);
    return new Observed(
        spec,
        measured,
        readings,
        doubts,
        told,
        rise,
        sumShiftV,
        excess,
        unstable,
        apart,
        resistance,
        imbalance,
        collapsed,
        reportedOpen,
        seenWhole,
        leaks,
        unbled,
        fallen,
        heat);
  }

  private double believedV(int cell) {
    return doubtedCells.contains(cell) ? Double.NaN : cellsV[cell];
  }

  private Signals signals(long nanos) {
    if (!other.equals(Signals.NONE)) return other;
    return new Signals(
        interlock,
        emergencyStop,
        monitored ? new Measured(insulationOhm, nanos) : Measured.missing(Long.MIN_VALUE),
        new Measured(boardDegC, nanos),
        new Measured(coilSupplyV, nanos),
        new HeaterSignals(new Measured(heaterA, nanos), Feedback.UNKNOWN, Feedback.UNKNOWN),
        insulationContact);
  }

  private Readings readings(long nanos) {
    double packV = Doubles.of(cellsV).sum();
    return new Readings(
        nanos,
        Doubles.of(cellsV),
        0,
        measuredAnew,
        Doubles.of(tempsDegC),
        0,
        currentA,
        0,
        packV,
        sumErrorV,
        packV - busBelowPackV,
        bleeding,
        contactors,
        signals(nanos));
  }
}

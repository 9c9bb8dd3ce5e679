package org.voltaire.core;

import static org.voltaire.core.RowCase.number;
import static org.voltaire.core.RowCase.whether;

import java.util.Arrays;
import java.util.List;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Observed;

/// How each protection is made to trip, a line each, with its limits once more. A new protection
/// needs its line here: [ProtectionRowsTest] fails without it.
final class ProtectionCases {
  private static final CellSet TWO = CellSet.of(2);

  private ProtectionCases() {}

  /// The hand, the wires and the sensors.
  static final List<RowCase> BELIEF =
      List.of(
          whether(Fault.EMERGENCY_STOP, it -> it.emergencyStop = Feedback.OPEN)
              .opensAfter(0)
              .clearedIf("nothing reads it", it -> it.emergencyStop = Feedback.UNKNOWN),
          whether(Fault.INTERLOCK_OPEN, it -> it.interlock = Feedback.OPEN)
              .opensAfter(0)
              .clearedIf("nothing reads it", it -> it.interlock = Feedback.UNKNOWN),
          whether(Fault.INSULATION_ALARM, it -> it.insulationContact = Feedback.OPEN).opensAfter(0),
          whether(Fault.CELL_VENTING, it -> vents(it, 2))
              .opensAfter(0.3)
              .at(2)
              .clearedIf("nothing warms", it -> it.rise = new Observed.Rise(0.049, 0))
              .clearedIf("the pack's voltage denies it", it -> it.sumErrorV = -0.11)
              .clearedIf("the cell has risen", it -> it.cellsV[2] = 3.6)
              .clearedIf("nothing contradicts", it -> it.contradicting = CellSet.NONE),
          number(Fault.TEMPERATURE_RISE, (it, value) -> it.rise = new Observed.Rise(value, 1))
              .limit(Level.OPEN, 0.3, 0.05, 2)
              .at(1),
          whether(Fault.CELL_SHORTED, it -> it.collapsed = TWO)
              .opensAfter(ProtectionCases::lostSeconds)
              .at(2)
              .clearedIf("its wire is broken", it -> it.wires = TWO)
              .clearedIf("its wires are swapped", it -> it.swapped = TWO),
          whether(Fault.CELL_WIRE_OPEN, it -> it.wires = TWO).opensAfter(0.3).at(2),
          whether(Fault.CELL_WIRES_SWAPPED, it -> it.swapped = TWO).opensAfter(0.3).at(2),
          whether(Fault.CELL_VOLTAGE_FROZEN, it -> it.frozen = TWO).opensAfter(0.3).at(2),
          whether(Fault.CELL_VOLTAGE_IMPLAUSIBLE, it -> it.contradicting = TWO)
              .opensAfter(ProtectionCases::lostSeconds)
              .at(2),
          whether(Fault.TEMPERATURE_FROZEN, it -> it.tempsFrozen = CellSet.of(1))
              .tellsAfter(0)
              .at(1),
          whether(Fault.TEMPERATURE_IMPLAUSIBLE, it -> it.tempsContradicting = CellSet.of(1))
              .opensAfter(ProtectionCases::lostSeconds)
              .at(1),
          whether(Fault.CURRENT_OFF_SCALE, it -> it.offScale = true).opensAfter(0.1),
          whether(Fault.CURRENT_IMPLAUSIBLE, it -> it.currentDoubted = true).opensAfter(0),
          whether(Fault.CONNECTION_UNSTABLE, it -> it.unstable = true).opensAfter(0),
          whether(Fault.MODULE_MISSING, it -> silent(it, 2, 3))
              .opensAfter(3)
              .at(2)
              .clearedIf("one of the two answers", it -> it.cellsV[3] = 3.5)
              .clearedIf("the two are not neighbours", it -> silent(answering(it), 0, 2))
              .clearedIf("one has no voltage", it -> it.collapsed = CellSet.of(3))
              .clearedIf("a wire is broken", it -> it.wires = CellSet.of(3))
              .clearedIf("all are silent", it -> silent(it, 0, 1, 2, 3)),
          whether(Fault.MODULE_MISSING, it -> neverAnswered(it))
              .opensAfter(3)
              .at(0)
              .clearedIf("all were seen since the start", it -> it.seenWhole = true)
              .clearedIf("nothing else is measured", it -> it.currentA = Double.NaN)
              .clearedIf("all answer", it -> it.allCells(3.5)),
          whether(Fault.CELL_VOLTAGE_LOST, it -> silent(it, 2))
              .opensAfter(ProtectionCases::lostSeconds)
              .at(2)
              .clearedIf("its wire is broken", it -> it.wires = TWO)
              .clearedIf("it has no voltage", it -> it.collapsed = TWO),
          whether(Fault.CELL_VOLTAGE_LOST, it -> silent(it, 0, 1, 2, 3))
              .opensAfter(ProtectionCases::lostSeconds),
          whether(Fault.CURRENT_LOST, it -> it.currentA = Double.NaN)
              .opensAfter(ProtectionCases::lostSeconds),
          whether(Fault.TEMPERATURE_LOST, it -> it.tempsDegC[1] = Double.NaN)
              .opensAfter(ProtectionCases::lostSeconds)
              .at(1),
          whether(Fault.TEMPERATURE_LOST, it -> Arrays.fill(it.tempsDegC, Double.NaN))
              .opensAfter(ProtectionCases::lostSeconds));

  /// What flows, how high, how hot.
  static final List<RowCase> QUANTITIES =
      List.of(
          number(Fault.CELL_OVER_VOLTAGE, (it, volts) -> it.cellsV[2] = volts)
              .configured()
              .at(2)
              .keptIf("no cell is measured", it -> silent(it, 0, 1, 2, 3)),
          number(Fault.CELL_DEEP_DISCHARGE, (it, volts) -> it.cellsV[2] = volts)
              .configured()
              .at(2)
              .keptIf("no cell is measured", it -> silent(it, 0, 1, 2, 3)),
          number(Fault.CELL_UNDER_VOLTAGE, (it, volts) -> it.cellsV[2] = volts)
              .configured()
              .at(2)
              .keptIf("no cell is measured", it -> silent(it, 0, 1, 2, 3)),
          whether(Fault.CELL_SUSPECT, it -> it.apart = TWO).tellsAfter(1).at(2),
          number(
                  Fault.CELL_RESISTANCE_HIGH,
                  (it, ratio) -> it.resistance = new Observed.HighestResistance(ratio, 2))
              .limit(Level.TELL, 1.5, 1.3, 60)
              .at(2),
          number(
                  Fault.CELL_SELF_DISCHARGE,
                  (it, volts) -> it.fallen = new Observed.RestLoss(volts, 2))
              .limit(Level.TELL, 0.005, 0.0025, 600)
              .at(2),
          number(
                  Fault.SOC_IMBALANCE,
                  (it, percent) -> it.imbalance = new Observed.Imbalance(percent / 100, 2))
              .configured()
              .at(2),
          number(Fault.CELL_LEAKS, (it, ah) -> it.leaks = new Observed.CellCharge(ah, 2))
              .limit(Level.TELL, 0.5, 0.25, 86_400)
              .at(2),
          number(Fault.BLEED_INEFFECTIVE, (it, ah) -> it.unbled = new Observed.CellCharge(ah, 2))
              .limit(Level.TELL, 0.5, 0.25, 86_400)
              .at(2),
          number(Fault.CELL_SPREAD, (it, volts) -> it.cellsV[2] = 3.5 - volts)
              .configured()
              .at(0)
              .keptIf("no cell is measured", it -> silent(it, 0, 1, 2, 3)),
          amperes(Fault.SHORT_CIRCUIT, 1).limit(Level.OPEN, 400, 200, 0),
          amperes(Fault.SHORT_CIRCUIT, -1).limit(Level.OPEN, 400, 200, 0),
          amperes(Fault.CHARGE_OVER_CURRENT, 1).configured(),
          amperes(Fault.DISCHARGE_OVER_CURRENT, -1).configured(),
          number(
                  Fault.CHARGE_NOT_OBEYED,
                  (it, amperes) -> it.excess = new Observed.Excess(amperes, 0, 0))
              .limit(Level.TELL, 2.5, 1.25, 0)
              .limit(Level.DERATE, 2.5, 1.25, 2)
              .limit(Level.OPEN, 2.5, 1.25, 5)
              .keptIf("not known", it -> it.excess = new Observed.Excess(Double.NaN, 0, 0)),
          number(
                  Fault.DISCHARGE_NOT_OBEYED,
                  (it, amperes) -> it.excess = new Observed.Excess(0, amperes, 0))
              .limit(Level.TELL, 5, 2.5, 0)
              .limit(Level.DERATE, 5, 2.5, 2)
              .limit(Level.OPEN, 5, 2.5, 5)
              .keptIf("not known", it -> it.excess = new Observed.Excess(0, Double.NaN, 0)),
          number(
                  Fault.CHARGE_VOLTAGE_NOT_OBEYED,
                  (it, volts) -> it.excess = new Observed.Excess(0, 0, volts))
              .limit(Level.TELL, 0.231, 0.1155, 0)
              .limit(Level.DERATE, 0.231, 0.1155, 0.5)
              .limit(Level.OPEN, 0.231, 0.1155, 2.5)
              .keptIf("not known", it -> it.excess = new Observed.Excess(0, 0, Double.NaN)),
          degC(Fault.DISCHARGE_OVER_TEMPERATURE, 0),
          degC(Fault.DISCHARGE_UNDER_TEMPERATURE, -0.51)
              .clearedIf("next to nothing is drawn", it -> it.currentA = -0.49)
              .clearedIf("it is charged", it -> it.currentA = 1),
          degC(Fault.DISCHARGE_UNDER_TEMPERATURE, Double.NaN),
          degC(Fault.CHARGE_OVER_TEMPERATURE, 0.51)
              .clearedIf("next to nothing charges", it -> it.currentA = 0.49)
              .clearedIf("it is discharged", it -> it.currentA = -1),
          degC(Fault.CHARGE_OVER_TEMPERATURE, Double.NaN),
          degC(Fault.CHARGE_UNDER_TEMPERATURE, 0.51)
              .clearedIf("next to nothing charges", it -> it.currentA = 0.49)
              .clearedIf("it is discharged", it -> it.currentA = -1),
          degC(Fault.CHARGE_UNDER_TEMPERATURE, Double.NaN),
          number(
                  Fault.TEMPERATURE_SPREAD,
                  (it, kelvin) -> it.tempsDegC[1] = it.tempsDegC[0] - kelvin)
              .limit(Level.TELL, 15, 12, 10)
              .at(1),
          number(
                  Fault.TEMPERATURE_SPREAD,
                  (it, kelvin) -> it.tempsDegC[1] = it.tempsDegC[0] + kelvin)
              .limit(Level.TELL, 15, 12, 10)
              .at(1)
              .keptIf("none is measured", it -> Arrays.fill(it.tempsDegC, Double.NaN)));

  private static RowCase amperes(Fault fault, int sign) {
    return number(fault, (it, amperes) -> it.currentA = sign * amperes)
        .keptIf("the current is not known", it -> it.currentA = Double.NaN);
  }

  /// The thermistor in the middle, while a current flows.
  private static RowCase degC(Fault fault, double flowsA) {
    return number(
            fault,
            (it, degC) -> {
              it.currentA = flowsA;
              it.tempsDegC[1] = degC;
            })
        .configured()
        .at(1)
        .keptIf("no thermistor is measured", it -> Arrays.fill(it.tempsDegC, Double.NaN));
  }

  private static void vents(ObservedBench it, int cell) {
    it.contradicting = CellSet.of(cell);
    it.doubtedCells = CellSet.of(cell);
    it.cellsV[cell] = 3.2;
    it.rise = new Observed.Rise(0.05, 0);
  }

  private static void neverAnswered(ObservedBench it) {
    it.seenWhole = false;
    silent(it, 0, 1, 2, 3);
  }

  private static ObservedBench answering(ObservedBench it) {
    return it.allCells(3.5);
  }

  static void silent(ObservedBench it, int... cells) {
    for (int cell : cells) it.cellsV[cell] = Double.NaN;
  }

  private static double lostSeconds(PackSpec spec) {
    return spec.sensors().lostHoldSeconds();
  }
}

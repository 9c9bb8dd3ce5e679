package org.voltaire.core;

import static org.voltaire.core.RowCase.number;
import static org.voltaire.core.RowCase.whether;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Observed;
import org.voltaire.protect.Observed.ContactorOrder;

/// The same as [ProtectionCases] for contactors, bus, case and heater.
final class SwitchCases {
  private SwitchCases() {}

  /// Contactors, bus and case.
  static final List<RowCase> SWITCHES =
      List.of(
          stray(Fault.CURRENT_ALTHOUGH_OPEN, ContactorOrder.OPEN, 1)
              .clearedIf("told to precharge", it -> it.told = ContactorOrder.PRECHARGE)
              .clearedIf("told to close", it -> it.told = ContactorOrder.CLOSED)
              .clearedIf("it may flow in", it -> it.told = ContactorOrder.CHARGE_ONLY)
              .limit(Level.OPEN, SwitchCases::openA),
          stray(Fault.CURRENT_ALTHOUGH_OPEN, ContactorOrder.DISCHARGE_ONLY, 1)
              .limit(Level.OPEN, SwitchCases::openA),
          stray(Fault.CURRENT_OFFSET, ContactorOrder.OPEN, 1)
              .clearedIf("told to precharge", it -> it.told = ContactorOrder.PRECHARGE)
              .clearedIf("told to close", it -> it.told = ContactorOrder.CLOSED)
              .clearedIf("told to let out", it -> it.told = ContactorOrder.DISCHARGE_ONLY)
              .limit(Level.TELL, SwitchCases::offsetA),
          reports(Fault.CONTACTOR_WELDED, ContactorOrder.OPEN, Feedback.CLOSED, false)
              .clearedIf("told to close", it -> it.told = ContactorOrder.CLOSED)
              .clearedIf("told to let in", it -> it.told = ContactorOrder.CHARGE_ONLY)
              .clearedIf("it says open", it -> it.contactors = Feedback.OPEN)
              .clearedIf("it was open since", it -> it.reportedOpen = true),
          reports(Fault.CONTACTOR_WELDED, ContactorOrder.PRECHARGE, Feedback.CLOSED, false),
          weldedWhile(it -> withoutTemps(withoutCells(it))),
          weldedWhile(it -> withoutTemps(withoutCurrent(it))),
          weldedWhile(it -> withoutCells(withoutCurrent(it))),
          reports(Fault.CONTACTOR_MISMATCH, ContactorOrder.CLOSED, Feedback.OPEN, true)
              .clearedIf("it says closed", it -> it.contactors = Feedback.CLOSED)
              .clearedIf("told to open", it -> it.told = ContactorOrder.OPEN),
          reports(Fault.CONTACTOR_MISMATCH, ContactorOrder.OPEN, Feedback.CLOSED, true)
              .clearedIf("it has not opened", it -> it.reportedOpen = false)
              .clearedIf("it says nothing", it -> it.contactors = Feedback.UNKNOWN),
          reports(Fault.CONTACTOR_MISMATCH, ContactorOrder.CHARGE_ONLY, Feedback.CLOSED, false)
              .clearedIf("it says nothing", it -> it.contactors = Feedback.UNKNOWN),
          reports(Fault.CONTACTOR_MISMATCH, ContactorOrder.DISCHARGE_ONLY, Feedback.OPEN, false),
          number(Fault.BUS_DEAD, (it, volts) -> it.busBelowPackV = volts)
              .limit(Level.OPEN, 1, 0.5, 1)
              .clearedIf("told to open", it -> it.told = ContactorOrder.OPEN)
              .clearedIf("told to precharge", it -> it.told = ContactorOrder.PRECHARGE)
              .keptIf("not measured", it -> it.busBelowPackV = Double.NaN),
          breaking(1),
          breaking(-1).keptIf("not known", it -> it.currentA = Double.NaN),
          number(Fault.COIL_SUPPLY_LOW, (it, volts) -> it.coilSupplyV = volts)
              .limit(Level.OPEN, 9, 10.2, 0.3)
              .keptIf("not measured", it -> it.coilSupplyV = Double.NaN),
          number(Fault.INSULATION_LOW, (it, kiloohms) -> it.insulationOhm = 1000 * kiloohms)
              .limit(Level.TELL, 8.2, 9.84, 5)
              .limit(Level.OPEN, 1.64, 9.84, 5)
              .keptIf("not measured", it -> it.insulationOhm = Double.NaN),
          whether(Fault.INSULATION_LOST, it -> it.insulationOhm = Double.NaN)
              .tellsAfter(10)
              .clearedIf("there never was a monitor", it -> it.monitored = false),
          number(Fault.BOARD_OVER_TEMPERATURE, (it, degC) -> it.boardDegC = degC)
              .limit(Level.TELL, 85, 75, 2)
              .keptIf("not measured", it -> it.boardDegC = Double.NaN),
          number(Fault.PACK_VOLTAGE_MISMATCH, (it, volts) -> it.sumErrorV = volts)
              .limit(Level.TELL, 0.1, 0.08, 3),
          number(Fault.PACK_VOLTAGE_MISMATCH, (it, volts) -> it.sumErrorV = -volts)
              .limit(Level.TELL, 0.1, 0.08, 3)
              .keptIf("not known", it -> it.sumErrorV = Double.NaN),
          number(Fault.CELL_SUM_SHIFTED, (it, volts) -> it.sumShiftV = volts)
              .limit(Level.TELL, 0.02, 0.01, 3),
          number(Fault.CELL_SUM_SHIFTED, (it, volts) -> it.sumShiftV = -volts)
              .limit(Level.TELL, 0.02, 0.01, 3));

  /// The heater of a pack that works hot. Its rated current is 4 A.
  static final List<RowCase> HEATER =
      List.of(
          number(Fault.HEATER_STUCK, SwitchCases::allHot)
              .limit(Level.TELL, spec -> held(spec.limits().dischargeOverTemp().tell(), 10))
              .at(0)
              .clearedIf("it is charged", it -> it.currentA = 0.51)
              .clearedIf("it is discharged", it -> it.currentA = -0.51)
              .clearedIf("the current is not known", it -> it.currentA = Double.NaN)
              .clearedIf("the heater draws nothing", it -> it.heaterA = 0.79),
          number(Fault.HEATER_NOT_OFF, (it, amperes) -> it.heat = heater(amperes, false, 0, false))
              .limit(Level.TELL, 0.8, 0.4, 2)
              .keptIf("not measured", it -> it.heat = heater(Double.NaN, false, 0, false)),
          number(Fault.HEATER_OVER_CURRENT, (it, amperes) -> it.heaterA = amperes)
              .limit(Level.TELL, 6, 3, 0.2)
              .keptIf("not measured", it -> it.heaterA = Double.NaN),
          whether(Fault.HEATER_NO_HEAT, it -> it.heat = heater(0, true, 0, false)).tellsAfter(10),
          number(Fault.HEAT_NOT_SEEN, (it, kelvin) -> it.heat = heater(0, false, kelvin, false))
              .limit(Level.TELL, 3, 1.5, 0),
          whether(Fault.HEATER_ON_PACK, it -> it.heat = heater(0, false, 0, true)).tellsAfter(600));

  private static RowCase stray(Fault fault, ContactorOrder told, int sign) {
    return number(
            fault,
            (it, amperes) -> {
              it.told = told;
              it.currentA = sign * amperes;
            })
        .keptIf("the current is not known", it -> it.currentA = Double.NaN);
  }

  private static RowCase reports(
      Fault fault, ContactorOrder told, Feedback says, boolean reportedOpen) {
    return whether(
            fault,
            it -> {
              it.told = told;
              it.contactors = says;
              it.reportedOpen = reportedOpen;
            })
        .opensAfter(spec -> spec.contactors().feedbackSeconds())
        .keptIf("nothing at all is measured", it -> withoutCells(withoutTemps(withoutCurrent(it))));
  }

  /// One thing is measured still, which shows that what contactors report is not old.
  private static RowCase weldedWhile(Consumer<ObservedBench> silent) {
    return whether(
            Fault.CONTACTOR_WELDED,
            it -> {
              it.told = ContactorOrder.OPEN;
              it.contactors = Feedback.CLOSED;
              silent.accept(it);
            })
        .opensAfter(spec -> spec.contactors().feedbackSeconds());
  }

  private static ObservedBench withoutCells(ObservedBench it) {
    ProtectionCases.silent(it, 0, 1, 2, 3);
    return it;
  }

  private static ObservedBench withoutTemps(ObservedBench it) {
    Arrays.fill(it.tempsDegC, Double.NaN);
    return it;
  }

  private static ObservedBench withoutCurrent(ObservedBench it) {
    it.currentA = Double.NaN;
    return it;
  }

  private static RowCase breaking(int sign) {
    return number(Fault.BREAK_CURRENT_EXCEEDED, (it, amperes) -> it.currentA = sign * amperes)
        .limit(Level.TELL, 200, 100, 0)
        .limit(Level.OPEN, 200, 100, 3)
        .clearedIf("told to open", it -> it.told = ContactorOrder.OPEN)
        .clearedIf("told to precharge", it -> it.told = ContactorOrder.PRECHARGE);
  }

  /// All of it, the first a little cooler.
  private static void allHot(ObservedBench it, double degC) {
    it.heaterA = 0.8;
    it.currentA = 0.49;
    for (int i = 0; i < it.tempsDegC.length; i++) it.tempsDegC[i] = degC + i;
  }

  private static Observed.HeaterSigns heater(
      double strayA, boolean drawsNothing, double unseenK, boolean onPack) {
    return new Observed.HeaterSigns(strayA, drawsNothing, unseenK, onPack);
  }

  private static Limit held(Limit limit, double seconds) {
    return new Limit(limit.trip(), limit.clear(), seconds);
  }

  private static Limit openA(PackSpec spec) {
    double trip = spec.currentErrorA() == 0.05 ? 1.5 : 2.5;
    return new Limit(trip, 0.5 * trip, 0.5 * spec.contactors().feedbackSeconds());
  }

  private static Limit offsetA(PackSpec spec) {
    double trip = 5 * spec.currentErrorA();
    return new Limit(trip, 0.5 * trip, 10);
  }
}

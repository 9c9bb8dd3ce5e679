package org.voltaire.protect;

import static org.voltaire.protect.UsualLimits.atLast;
import static org.voltaire.protect.UsualLimits.atOnce;
import static org.voltaire.protect.UsualLimits.none;
import static org.voltaire.protect.Watch.doubted;
import static org.voltaire.protect.Watch.missing;
import static org.voltaire.protect.Watch.number;
import static org.voltaire.protect.Watch.place;
import static org.voltaire.protect.Watch.whether;

import java.util.List;
import java.util.Map;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.WiredInput;

/// The hand, the wires and the sensors: what has to be looked at before any number is.
final class BeliefTable {
  static final List<ProtectionEntry> ENTRIES =
      List.of(
          new ProtectionEntry(
              Fault.EMERGENCY_STOP,
              whether(now -> forbids(now, WiredInput.EMERGENCY_STOP)),
              _ -> atOnce()),
          new ProtectionEntry(
              Fault.INTERLOCK_OPEN,
              whether(now -> forbids(now, WiredInput.INTERLOCK)),
              _ -> atOnce()),
          new ProtectionEntry(
                  Fault.INSULATION_ALARM,
                  whether(now -> forbids(now, WiredInput.INSULATION)),
                  BeliefTable::insulationContact)
              .only("where `inputs.insulation` is set", Level.OPEN),
          new ProtectionEntry(Fault.CELL_VENTING, place(CellFailure::venting), _ -> atLast(0.3)),
          new ProtectionEntry(
              Fault.TEMPERATURE_RISE,
              number(now -> now.rises().kelvinPerSecond(), now -> now.rises().index()),
              _ -> Map.of(Level.OPEN, new Limit(0.3, 0.05, 2))),
          new ProtectionEntry(
              Fault.CELL_SHORTED, doubted(CellFailure::collapsed), UsualLimits::whenLost),
          new ProtectionEntry(
              Fault.CELL_WIRE_OPEN,
              doubted(now -> now.doubts().wires()),
              _ -> Map.of(Level.OPEN, none(0.3))),
          new ProtectionEntry(
              Fault.CELL_WIRES_SWAPPED,
              doubted(now -> now.doubts().swapped()),
              _ -> Map.of(Level.OPEN, none(0.3))),
          new ProtectionEntry(
              Fault.CELL_VOLTAGE_FROZEN,
              doubted(now -> now.doubts().frozen()),
              _ -> Map.of(Level.OPEN, none(0.3))),
          new ProtectionEntry(
              Fault.CELL_VOLTAGE_IMPLAUSIBLE,
              doubted(now -> now.doubts().contradicting()),
              UsualLimits::whenLost),
          new ProtectionEntry(
              Fault.TEMPERATURE_FROZEN,
              doubted(now -> now.doubts().tempsFrozen()),
              _ -> Map.of(Level.TELL, none(0))),
          new ProtectionEntry(
              Fault.TEMPERATURE_IMPLAUSIBLE,
              doubted(now -> now.doubts().tempsContradicting()),
              UsualLimits::whenLost),
          new ProtectionEntry(
              Fault.CURRENT_OFF_SCALE,
              whether(now -> now.doubts().offScale()),
              _ -> Map.of(Level.OPEN, none(0.1))),
          new ProtectionEntry(
              Fault.CURRENT_IMPLAUSIBLE, whether(now -> now.doubts().current()), _ -> atOnce()),
          new ProtectionEntry(
              Fault.CONNECTION_UNSTABLE, whether(Observed::unstable), _ -> atOnce()),
          new ProtectionEntry(
              Fault.MODULE_MISSING, place(CellFailure::missingModule), _ -> atLast(3)),
          new ProtectionEntry(
              Fault.CELL_VOLTAGE_LOST,
              missing(Readings::cellVoltagesV, CellFailure::told),
              UsualLimits::whenLost),
          new ProtectionEntry(
              Fault.CURRENT_LOST,
              whether(now -> Double.isNaN(now.measured().currentA())),
              UsualLimits::whenLost),
          new ProtectionEntry(
              Fault.TEMPERATURE_LOST,
              missing(Readings::tempsDegC, _ -> CellSet.NONE),
              UsualLimits::whenLost));

  private static boolean forbids(Observed now, WiredInput input) {
    return input.forbids(now.readings().signals(), now.spec().sensors().wired());
  }

  private static Map<Level, Limit> insulationContact(PackSpec spec) {
    return spec.sensors().wired().contains(WiredInput.INSULATION) ? atOnce() : Map.of();
  }

  private BeliefTable() {}
}

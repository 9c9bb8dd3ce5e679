package org.voltaire.protect;

import static org.voltaire.protect.Watch.highest;
import static org.voltaire.protect.Watch.lowest;
import static org.voltaire.protect.Watch.missing;
import static org.voltaire.protect.Watch.pack;
import static org.voltaire.protect.Watch.whether;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;

/// Every protection, one entry each, most telling first: the first tripped one that opens names the
/// cause. To add a protection, add an entry.
public final class ProtectionTable {
  private ProtectionTable() {}

  /// One protection before it meets a pack.
  ///
  /// @param limits of a pack, by level; empty if the pack does not have this protection
  private record Entry(Fault fault, Watch watch, Function<PackSpec, Map<Level, Limit>> limits) {

    /// One whose limits are in the section `limits` of a configuration.
    Entry(Fault fault, Watch watch) {
      this(fault, watch, spec -> spec.limits().of(fault));
    }
  }

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              Fault.CELL_VOLTAGE_LOST, missing(Readings::cellVoltagesV), ProtectionTable::whenLost),
          new Entry(
              Fault.CURRENT_LOST,
              whether(now -> Double.isNaN(now.readings().currentA())),
              ProtectionTable::whenLost),
          new Entry(
              Fault.TEMPERATURE_LOST, missing(Readings::tempsDegC), ProtectionTable::whenLost),
          new Entry(
              Fault.CONTACTOR_MISMATCH,
              whether(ProtectionTable::contactorsDisagree),
              spec -> Map.of(Level.OPEN, none(spec.contactors().feedbackSeconds()))),
          new Entry(
              Fault.PACK_VOLTAGE_MISMATCH,
              pack(readings -> Math.abs(readings.sumErrorV())),
              spec -> Map.of(Level.TELL, sumTolerance(spec.sensors().sumToleranceV()))),
          new Entry(Fault.CELL_OVER_VOLTAGE, highest(Readings::cellVoltagesV)),
          new Entry(Fault.CELL_UNDER_VOLTAGE, lowest(Readings::cellVoltagesV)),
          new Entry(
              Fault.CELL_SPREAD,
              pack(readings -> readings.cellVoltagesV().max() - readings.cellVoltagesV().min())),
          new Entry(Fault.CHARGE_OVER_CURRENT, pack(Readings::currentA)),
          new Entry(Fault.DISCHARGE_OVER_CURRENT, pack(readings -> -readings.currentA())),
          new Entry(Fault.DISCHARGE_OVER_TEMPERATURE, highest(Readings::tempsDegC)),
          new Entry(
              Fault.DISCHARGE_UNDER_TEMPERATURE,
              lowest(Readings::tempsDegC)
                  .onlyWhile(Observed::discharging, Double.POSITIVE_INFINITY)),
          new Entry(
              Fault.CHARGE_OVER_TEMPERATURE,
              highest(Readings::tempsDegC).onlyWhile(Observed::charging, Double.NEGATIVE_INFINITY)),
          new Entry(
              Fault.CHARGE_UNDER_TEMPERATURE,
              lowest(Readings::tempsDegC).onlyWhile(Observed::charging, Double.POSITIVE_INFINITY)));

  /// The faults that a row can trip, in the order of the table.
  public static List<Fault> faults() {
    return ENTRIES.stream().map(Entry::fault).toList();
  }

  /// The rows of a pack, in the order of the table; of one protection the row that opens comes
  /// first.
  public static List<ProtectionRow> rows(PackSpec spec) {
    List<ProtectionRow> rows = new ArrayList<>();
    for (Entry entry : ENTRIES) {
      Map<Level, Limit> limits = entry.limits().apply(spec);
      for (Level level : new Level[] {Level.OPEN, Level.DERATE, Level.TELL}) {
        Limit limit = limits.get(level);
        if (limit == null) continue;
        rows.add(new ProtectionRow(entry.fault(), level, limit, entry.watch()));
      }
    }
    return List.copyOf(rows);
  }

  private static Map<Level, Limit> whenLost(PackSpec spec) {
    return Map.of(Level.OPEN, none(spec.sensors().lostHoldSeconds()));
  }

  /// A limit of a count: none may be missing or wrong.
  private static Limit none(double holdSeconds) {
    return new Limit(1, 0, holdSeconds);
  }

  private static Limit sumTolerance(double toleranceV) {
    return new Limit(toleranceV, 0.8 * toleranceV, 5);
  }

  private static boolean contactorsDisagree(Observed now) {
    Feedback feedback = now.readings().contactors();
    return feedback != Feedback.UNKNOWN && (feedback == Feedback.CLOSED) != now.toldClosed();
  }
}

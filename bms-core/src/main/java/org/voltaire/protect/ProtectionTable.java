package org.voltaire.protect;

import static org.voltaire.protect.Watch.doubted;
import static org.voltaire.protect.Watch.highest;
import static org.voltaire.protect.Watch.known;
import static org.voltaire.protect.Watch.lowest;
import static org.voltaire.protect.Watch.missing;
import static org.voltaire.protect.Watch.number;
import static org.voltaire.protect.Watch.pack;
import static org.voltaire.protect.Watch.place;
import static org.voltaire.protect.Watch.spread;
import static org.voltaire.protect.Watch.whether;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.HeaterSpec;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Observed.ContactorOrder;

/// Every protection, one entry each, most telling first: the first tripped one that opens names the
/// cause. To add a protection, add an entry.
public final class ProtectionTable {
  /// More of its current than this share flows in a heater only if it is on.
  private static final double STRAY = 0.2;

  private static final String WHERE_SWITCHED = "where the BMS switches a heater";

  private ProtectionTable() {}

  /// One protection before it meets a pack.
  ///
  /// @param usual limits of a pack by level, where the section `limits` of its configuration says
  ///   nothing; empty if such a pack does not have this protection
  /// @param only which packs have it, if not all do
  private record Entry(
      Fault fault, Watch watch, Function<PackSpec, Map<Level, Limit>> usual, Optional<Only> only) {

    Entry(Fault fault, Watch watch, Function<PackSpec, Map<Level, Limit>> usual) {
      this(fault, watch, usual, Optional.empty());
    }

    /// One whose limits are only in the section `limits` of a configuration.
    Entry(Fault fault, Watch watch) {
      this(fault, watch, _ -> Map.of());
    }

    Map<Level, Limit> limits(PackSpec spec) {
      Map<Level, Limit> said = spec.limits().of(fault);
      return said.isEmpty() ? usual.apply(spec) : said;
    }

    /// The same, said of which packs.
    Entry only(String packs, Level highest) {
      return new Entry(fault, watch, usual, Optional.of(new Only(packs, highest)));
    }
  }

  /// Which packs have a protection that others do not have.
  ///
  /// @param packs in words for documents, after "only "
  /// @param highest level that it has there
  public record Only(String packs, Level highest) {}

  /// The hand, the wires and the sensors: what has to be looked at before any number is.
  private static final List<Entry> BELIEF =
      List.of(
          new Entry(
              Fault.EMERGENCY_STOP,
              whether(now -> now.readings().signals().emergencyStop() == Feedback.OPEN),
              _ -> atOnce()),
          new Entry(
              Fault.INTERLOCK_OPEN,
              whether(now -> now.readings().signals().interlock() == Feedback.OPEN),
              _ -> atOnce()),
          new Entry(Fault.CELL_VENTING, place(CellFailure::venting), _ -> atLast(0.3)),
          new Entry(
              Fault.TEMPERATURE_RISE,
              number(now -> now.rises().kelvinPerSecond(), now -> now.rises().index()),
              _ -> Map.of(Level.OPEN, new Limit(0.3, 0.05, 2))),
          new Entry(Fault.CELL_SHORTED, doubted(CellFailure::collapsed), ProtectionTable::whenLost),
          new Entry(
              Fault.CELL_WIRE_OPEN,
              doubted(now -> now.doubts().wires()),
              _ -> Map.of(Level.OPEN, none(0.3))),
          new Entry(
              Fault.CELL_WIRES_SWAPPED,
              doubted(now -> now.doubts().swapped()),
              _ -> Map.of(Level.OPEN, none(0.3))),
          new Entry(
              Fault.CELL_VOLTAGE_FROZEN,
              doubted(now -> now.doubts().frozen()),
              _ -> Map.of(Level.OPEN, none(0.3))),
          new Entry(
              Fault.CELL_VOLTAGE_IMPLAUSIBLE,
              doubted(now -> now.doubts().contradicting()),
              ProtectionTable::whenLost),
          new Entry(
              Fault.TEMPERATURE_FROZEN,
              doubted(now -> now.doubts().tempsFrozen()),
              _ -> Map.of(Level.TELL, none(0))),
          new Entry(
              Fault.TEMPERATURE_IMPLAUSIBLE,
              doubted(now -> now.doubts().tempsContradicting()),
              ProtectionTable::whenLost),
          new Entry(
              Fault.CURRENT_OFF_SCALE,
              whether(now -> now.doubts().offScale()),
              _ -> Map.of(Level.OPEN, none(0.1))),
          new Entry(
              Fault.CURRENT_IMPLAUSIBLE, whether(now -> now.doubts().current()), _ -> atOnce()),
          new Entry(Fault.CONNECTION_UNSTABLE, whether(Observed::unstable), _ -> atOnce()),
          new Entry(Fault.MODULE_MISSING, place(CellFailure::missingModule), _ -> atLast(3)),
          new Entry(
              Fault.CELL_VOLTAGE_LOST,
              missing(Readings::cellVoltagesV, CellFailure::told),
              ProtectionTable::whenLost),
          new Entry(
              Fault.CURRENT_LOST,
              whether(now -> Double.isNaN(now.measured().currentA())),
              ProtectionTable::whenLost),
          new Entry(
              Fault.TEMPERATURE_LOST,
              missing(Readings::tempsDegC, _ -> CellSet.NONE),
              ProtectionTable::whenLost));

  /// Contactors, bus and case.
  private static final List<Entry> SWITCHES =
      List.of(
          new Entry(
              Fault.CURRENT_ALTHOUGH_OPEN,
              known(Observed::strayA).onlyWhile(now -> now.told() == ContactorOrder.OPEN, 0),
              ProtectionTable::whileOpen),
          new Entry(
              Fault.CURRENT_OFFSET,
              known(Observed::strayA).onlyWhile(now -> now.told() == ContactorOrder.OPEN, 0),
              spec -> Map.of(Level.TELL, ceiling(5 * spec.currentErrorA(), 10))),
          new Entry(
              Fault.CONTACTOR_WELDED,
              whether(Observed::stayedClosed).onlyIf(Observed::anythingMeasured),
              ProtectionTable::feedback),
          new Entry(
              Fault.CONTACTOR_MISMATCH,
              whether(Observed::contradicted).onlyIf(Observed::anythingMeasured),
              ProtectionTable::feedback),
          new Entry(
              Fault.BUS_DEAD,
              pack(readings -> readings.packVoltageV() - readings.busVoltageV())
                  .onlyWhile(Observed::toldClosed, 0),
              spec -> Map.of(Level.OPEN, ceiling(0.1 * lowestPackV(spec), 1))),
          new Entry(
                  Fault.BREAK_CURRENT_EXCEEDED,
                  pack(readings -> Math.abs(readings.currentA()))
                      .onlyWhile(Observed::toldClosed, 0),
                  ProtectionTable::breakCurrent)
              .only("where `contactors.break_a` is set", Level.OPEN),
          new Entry(
                  Fault.COIL_SUPPLY_LOW,
                  pack(readings -> readings.signals().coilSupplyV().value()),
                  ProtectionTable::coilSupply)
              .only(
                  "where `contactors.coil_v` is set and the coils' supply is measured", Level.OPEN),
          new Entry(
              Fault.INSULATION_LOW,
              pack(readings -> 1e-3 * readings.signals().insulationOhm().value()),
              ProtectionTable::insulation),
          new Entry(
              Fault.INSULATION_LOST,
              whether(ProtectionTable::monitorIsSilent),
              _ -> Map.of(Level.TELL, none(10))),
          new Entry(
              Fault.BOARD_OVER_TEMPERATURE,
              pack(readings -> readings.signals().boardDegC().value()),
              _ -> Map.of(Level.TELL, new Limit(85, 75, 2))),
          new Entry(
              Fault.PACK_VOLTAGE_MISMATCH,
              pack(readings -> Math.abs(readings.sumErrorV())),
              spec -> Map.of(Level.TELL, sumTolerance(spec.sensors().sumToleranceV()))),
          new Entry(
              Fault.CELL_SUM_SHIFTED,
              number(now -> Math.abs(now.sumShiftV()), _ -> -1),
              _ -> Map.of(Level.TELL, new Limit(0.02, 0.01, 3))));

  /// What flows, how high, how hot.
  private static final List<Entry> QUANTITIES =
      List.of(
          new Entry(Fault.CELL_OVER_VOLTAGE, highest(Readings::cellVoltagesV)),
          new Entry(Fault.CELL_DEEP_DISCHARGE, lowest(Readings::cellVoltagesV)),
          new Entry(Fault.CELL_UNDER_VOLTAGE, lowest(Readings::cellVoltagesV)),
          new Entry(Fault.CELL_SUSPECT, doubted(Observed::apart), _ -> Map.of(Level.TELL, none(1))),
          new Entry(
              Fault.CELL_RESISTANCE_HIGH,
              number(now -> now.resistance().ratio(), now -> now.resistance().index()),
              _ -> Map.of(Level.TELL, new Limit(1.5, 1.3, 60))),
          new Entry(
              Fault.CELL_SELF_DISCHARGE,
              number(now -> now.fallen().volts(), now -> now.fallen().index()),
              _ -> Map.of(Level.TELL, ceiling(0.005, 600))),
          new Entry(
              Fault.CELL_SPREAD,
              pack(readings -> readings.cellVoltagesV().max() - readings.cellVoltagesV().min())),
          new Entry(
              Fault.SHORT_CIRCUIT,
              pack(readings -> Math.abs(readings.currentA())),
              ProtectionTable::shortCircuit),
          new Entry(Fault.CHARGE_OVER_CURRENT, pack(Readings::currentA)),
          new Entry(Fault.DISCHARGE_OVER_CURRENT, pack(readings -> -readings.currentA())),
          new Entry(
              Fault.CHARGE_NOT_OBEYED,
              known(now -> now.excess().chargeA()),
              spec -> disobeyed(0.05 * spec.maxChargeA(), 2, 5)),
          new Entry(
              Fault.DISCHARGE_NOT_OBEYED,
              known(now -> now.excess().dischargeA()),
              spec -> disobeyed(0.05 * spec.maxDischargeA(), 2, 5)),
          new Entry(
              Fault.CHARGE_VOLTAGE_NOT_OBEYED,
              known(now -> now.excess().packV()),
              spec -> disobeyed(0.015 * spec.cellsInSeries() * spec.chargeTargetV(), 0.5, 2.5)),
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
              lowest(Readings::tempsDegC).onlyWhile(Observed::charging, Double.POSITIVE_INFINITY)),
          new Entry(
                  Fault.HEATER_STUCK,
                  lowest(Readings::tempsDegC)
                      .onlyWhile(ProtectionTable::heaterMayHeat, Double.NEGATIVE_INFINITY),
                  ProtectionTable::heater)
              .only("for heated packs", Level.TELL),
          new Entry(
                  Fault.HEATER_NOT_OFF,
                  known(now -> now.heat().strayA()),
                  spec -> whereSwitched(spec, heater -> ceiling(STRAY * heater.ratedA(), 2)))
              .only(WHERE_SWITCHED, Level.TELL),
          new Entry(
                  Fault.HEATER_OVER_CURRENT,
                  pack(readings -> readings.signals().heater().currentA().value()),
                  spec -> whereSwitched(spec, heater -> ceiling(1.5 * heater.ratedA(), 0.2)))
              .only(WHERE_SWITCHED, Level.TELL),
          new Entry(
                  Fault.HEATER_NO_HEAT,
                  whether(now -> now.heat().drawsNothing()),
                  spec -> whereSwitched(spec, _ -> none(10)))
              .only(WHERE_SWITCHED, Level.TELL),
          new Entry(
                  Fault.HEAT_NOT_SEEN,
                  number(now -> now.heat().unseenK(), _ -> -1),
                  spec -> whereSwitched(spec, _ -> ceiling(3, 0)))
              .only(WHERE_SWITCHED, Level.TELL),
          new Entry(
                  Fault.HEATER_ON_PACK,
                  whether(now -> now.heat().onPack()),
                  spec -> whereSwitched(spec, _ -> none(600)))
              .only(WHERE_SWITCHED, Level.TELL),
          new Entry(
              Fault.TEMPERATURE_SPREAD,
              spread(Readings::tempsDegC),
              _ -> Map.of(Level.TELL, new Limit(15, 12, 10))));

  private static final List<Entry> ENTRIES =
      Stream.of(BELIEF, SWITCHES, QUANTITIES).flatMap(List::stream).toList();

  /// The faults that a row can trip, in the order of the table.
  public static List<Fault> faults() {
    return ENTRIES.stream().map(Entry::fault).toList();
  }

  /// Which packs have this protection; empty if all have it, or if it depends on the section
  /// `limits` of a configuration.
  public static Optional<Only> only(Fault fault) {
    return ENTRIES.stream()
        .filter(entry -> entry.fault() == fault)
        .flatMap(entry -> entry.only().stream())
        .findFirst();
  }

  /// The rows of a pack, in the order of the table; of one protection the row that opens comes
  /// first.
  public static List<ProtectionRow> rows(PackSpec spec) {
    List<ProtectionRow> rows = new ArrayList<>();
    for (Entry entry : ENTRIES) {
      Map<Level, Limit> limits = entry.limits(spec);
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

  private static Map<Level, Limit> atOnce() {
    return Map.of(Level.OPEN, none(0));
  }

  /// Once it has lasted for so long, s.
  private static Map<Level, Limit> atLast(double holdSeconds) {
    return Map.of(Level.OPEN, none(holdSeconds));
  }

  private static Map<Level, Limit> feedback(PackSpec spec) {
    return Map.of(Level.OPEN, none(spec.contactors().feedbackSeconds()));
  }

  /// A current that the sensor does not invent, while nothing may flow. Contactors take a moment.
  private static Map<Level, Limit> whileOpen(PackSpec spec) {
    double leastA = Math.max(0.03 * spec.capacityAh(), 5 * spec.currentErrorA());
    return Map.of(Level.OPEN, ceiling(leastA, spec.contactors().feedbackSeconds() / 2));
  }

  /// What no load draws and no charger gives: there is no waiting. A fuse or the board's comparator
  /// is faster.
  private static Map<Level, Limit> shortCircuit(PackSpec spec) {
    double largestA = Math.max(spec.maxChargeA(), spec.maxDischargeA());
    return Map.of(Level.OPEN, ceiling(4 * largestA, 0));
  }

  /// A pack that has to be hot has a heater. If all of it is hotter than it may be while nothing
  /// flows, then that is what heats it.
  private static Map<Level, Limit> heater(PackSpec spec) {
    if (!spec.isHeated()) return Map.of();
    Limit tell = spec.limits().dischargeOverTemp().tell();
    return Map.of(Level.TELL, new Limit(tell.trip(), tell.clear(), 10));
  }

  /// Whether nothing else than the heater can make the pack hot: no current flows in the pack, and
  /// it is not known that none flows in the heater.
  private static boolean heaterMayHeat(Observed now) {
    double amperes = now.readings().signals().heater().currentA().value();
    double ratedA = now.spec().heater().map(HeaterSpec::ratedA).orElse(Double.NaN);
    return now.idle() && !(amperes < STRAY * ratedA);
  }

  private static Map<Level, Limit> whereSwitched(PackSpec spec, Function<HeaterSpec, Limit> tell) {
    return spec.heater().map(heater -> Map.of(Level.TELL, tell.apply(heater))).orElse(Map.of());
  }

  /// Relays pull in at 75 % of their coil's voltage, as their data sheets promise at the worst.
  /// Below that, closed contactors hold for a while, but not against a shock, and would not close
  /// again. A dip while they pull in is shorter than the hold time.
  private static Map<Level, Limit> coilSupply(PackSpec spec) {
    double coilV = spec.contactors().coilV();
    if (Double.isNaN(coilV)) return Map.of();
    return Map.of(Level.OPEN, new Limit(0.75 * coilV, 0.85 * coilV, 0.3));
  }

  /// More than the contactors can interrupt: told at once, and after the time that a fuse has, the
  /// contactors are opened all the same.
  private static Map<Level, Limit> breakCurrent(PackSpec spec) {
    double breakA = spec.contactors().breakA();
    if (Double.isInfinite(breakA)) return Map.of();
    return Map.of(Level.TELL, ceiling(breakA, 0), Level.OPEN, ceiling(breakA, 3));
  }

  /// Told at once; the limit that is told falls to 0 after a while, and then the contactors open.
  private static Map<Level, Limit> disobeyed(
      double excess, double zeroSeconds, double openSeconds) {
    return Map.of(
        Level.TELL, ceiling(excess, 0),
        Level.DERATE, ceiling(excess, zeroSeconds),
        Level.OPEN, ceiling(excess, openSeconds));
  }

  /// 500 Ω for each volt are told, below 100 the contactors open: the bounds of IEC 60364-7-722 and
  /// of UN ECE R100 for DC.
  private static Map<Level, Limit> insulation(PackSpec spec) {
    double highestV = spec.cellsInSeries() * spec.limits().cellOverVoltage().open().trip();
    return Map.of(
        Level.TELL, new Limit(0.5 * highestV, 0.6 * highestV, 5),
        Level.OPEN, new Limit(0.1 * highestV, 0.6 * highestV, 5));
  }

  private static boolean monitorIsSilent(Observed now) {
    Measured insulation = now.readings().signals().insulationOhm();
    return insulation.timeNanos() != Long.MIN_VALUE && Double.isNaN(insulation.value());
  }

  private static double lowestPackV(PackSpec spec) {
    return spec.cellsInSeries() * spec.limits().cellUnderVoltage().open().trip();
  }

  /// A limit of a count: none may be missing or wrong.
  private static Limit none(double holdSeconds) {
    return new Limit(1, 0, holdSeconds);
  }

  private static Limit ceiling(double trip, double holdSeconds) {
    return new Limit(trip, 0.5 * trip, holdSeconds);
  }

  private static Limit sumTolerance(double toleranceV) {
    return new Limit(toleranceV, 0.8 * toleranceV, 3);
  }
}

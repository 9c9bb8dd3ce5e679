package org.voltaire.protect;

import static org.voltaire.protect.UsualLimits.ceiling;
import static org.voltaire.protect.UsualLimits.none;
import static org.voltaire.protect.Watch.known;
import static org.voltaire.protect.Watch.lowest;
import static org.voltaire.protect.Watch.number;
import static org.voltaire.protect.Watch.pack;
import static org.voltaire.protect.Watch.whether;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.HeaterSpec;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.ProtectionTable.Stopped;

/// The heater of a pack that works hot.
final class HeaterTable {
  /// More of its current than this share flows in a heater only if it is on.
  private static final double STRAY = 0.2;

  private static final String WHERE_SWITCHED = "where the BMS switches a heater";

  static final List<ProtectionEntry> ENTRIES =
      List.of(
          new ProtectionEntry(
                  Fault.HEATER_STUCK,
                  lowest(Readings::tempsDegC)
                      .onlyWhile(HeaterTable::heaterMayHeat, Double.NEGATIVE_INFINITY),
                  HeaterTable::heater)
              .only("for heated packs", Level.TELL)
              .stopping(Stopped.HEATER),
          new ProtectionEntry(
                  Fault.HEATER_NOT_OFF,
                  known(now -> now.heat().strayA()),
                  spec -> whereSwitched(spec, heater -> ceiling(STRAY * heater.ratedA(), 2)))
              .only(WHERE_SWITCHED, Level.TELL)
              .stopping(Stopped.HEATER),
          new ProtectionEntry(
                  Fault.HEATER_OVER_CURRENT,
                  pack(readings -> readings.signals().heater().currentA().value()),
                  spec -> whereSwitched(spec, heater -> ceiling(1.5 * heater.ratedA(), 0.2)))
              .only(WHERE_SWITCHED, Level.TELL)
              .stopping(Stopped.HEATER),
          new ProtectionEntry(
                  Fault.HEATER_NO_HEAT,
                  whether(now -> now.heat().drawsNothing()),
                  spec -> whereSwitched(spec, _ -> none(10)))
              .only(WHERE_SWITCHED, Level.TELL),
          new ProtectionEntry(
                  Fault.HEAT_NOT_SEEN,
                  number(now -> now.heat().unseenK(), _ -> -1),
                  spec -> whereSwitched(spec, _ -> ceiling(3, 0)))
              .only(WHERE_SWITCHED, Level.TELL)
              .stopping(Stopped.HEATER),
          new ProtectionEntry(
                  Fault.HEATER_ON_PACK,
                  whether(now -> now.heat().onPack()),
                  spec -> whereSwitched(spec, _ -> none(600)))
              .only(WHERE_SWITCHED, Level.TELL));

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

  private HeaterTable() {}
}

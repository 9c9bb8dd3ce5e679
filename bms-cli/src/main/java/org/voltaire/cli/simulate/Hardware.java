package org.voltaire.cli.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltaire.device.bq76952.Bq76952;
import org.voltaire.pack.Limits;
import org.voltaire.sim.device.VirtualBq76952;
import org.voltaire.sim.device.VirtualJbd;
import org.voltaire.sim.pack.PackProfile;

/// What stands between a simulated pack and the BMS, as sections of a configuration.
public enum Hardware {
  /// Nothing: a board that is imitated by what it can tell.
  DIRECT,
  /// One JBD board on a serial line. It switches the pack with its MOSFETs and chooses itself which
  /// cells to bleed.
  JBD,
  /// BQ76952s, one for every sixteen cells or six thermistors, and an INA228 on one I²C bus; the
  /// BMS chooses which cells to bleed.
  BQ76952;

  /// The shunt of `examples/bq76952-16s.yaml`.
  private static final double SHUNT_OHM = 0.0003;

  private static final double JBD_RANGE_A = 327.67, INA228_RANGE_V = 0.16384, INA228_BUS_V = 85;

  /// The thermistor inputs that a chip here uses, first choice first.
  private static final List<String> THERMOMETERS =
      List.of("TS1", "TS2", "TS3", "CFETOFF", "DFETOFF", "ALERT");

  /// The hardware that somebody would take for a pack: one BQ76952 if it has inputs enough, because
  /// then the BMS can choose what to bleed; else a JBD board; else as many BQ76952s as it takes.
  public static Hardware fitting(PackProfile profile) {
    return chips(profile) > 1 && JBD.refusal(profile).isEmpty() ? JBD : BQ76952;
  }

  /// Why it cannot carry a pack; empty if it can.
  public Optional<String> refusal(PackProfile profile) {
    if (this != JBD) return Optional.empty();
    if (profile.cellsInSeries() > VirtualJbd.MOST_CELLS) {
      return Optional.of(
          "%s has %d cells in series, a JBD board carries at most %d"
              .formatted(profile.name(), profile.cellsInSeries(), VirtualJbd.MOST_CELLS));
    }
    if (profile.thermistors() > VirtualJbd.MOST_THERMISTORS) {
      return Optional.of(
          "%s has %d thermistors, a JBD board at most %d"
              .formatted(profile.name(), profile.thermistors(), VirtualJbd.MOST_THERMISTORS));
    }
    return Optional.empty();
  }

  /// For people: what the pack is seen through.
  public String title(PackProfile profile) {
    int chips = chips(profile);
    return switch (this) {
      case DIRECT -> "an imitated board";
      case JBD -> "a JBD board";
      case BQ76952 -> (chips == 1 ? "BQ76952" : chips + " BQ76952") + " and INA228";
    };
  }

  /// For people: a limit of a pack that lies beyond what this can measure, if there is one.
  public Optional<String> blindSpot(Limits limits) {
    double chargeA = limits.chargeOverCurrent().open().trip();
    double dischargeA = limits.dischargeOverCurrent().open().trip();
    double rangeA =
        switch (this) {
          case DIRECT -> Double.POSITIVE_INFINITY;
          case JBD -> JBD_RANGE_A;
          case BQ76952 -> INA228_RANGE_V / SHUNT_OHM;
        };
    double mostA = Math.max(chargeA, dischargeA);
    if (mostA <= rangeA) return Optional.empty();
    return Optional.of(
        "the current is told up to %.0f A, so the limit at %.0f A can never act"
            .formatted(rangeA, mostA));
  }

  private static int chips(PackProfile profile) {
    return Math.max(
        ceilDiv(profile.cellsInSeries(), VirtualBq76952.MOST_CELLS),
        ceilDiv(profile.thermistors(), VirtualBq76952.MOST_THERMISTORS));
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  /// The section `devices`.
  Map<String, Object> devices(PackProfile profile) {
    return switch (this) {
      case DIRECT -> Map.of("plant", Map.of("type", "simulated"));
      case JBD -> Map.of("board", mapping("type", "jbd", "port", "simulated", "baud", 9600));
      case BQ76952 ->
          mapping(
              "afe",
              afe(profile),
              "shunt",
              mapping(
                  "type",
                  "ina228",
                  "bus",
                  1,
                  "address",
                  0x40,
                  "shunt_ohm",
                  SHUNT_OHM,
                  "wiring",
                  "battery_minus_at_in_plus"));
    };
  }

  private static Map<String, Object> afe(PackProfile profile) {
    int chips = chips(profile);
    if (chips == 1) {
      var pins = THERMOMETERS.subList(0, profile.thermistors());
      return mapping("type", "bq76952", "bus", 1, "address", Bq76952.ADDRESS, "thermometers", pins);
    }
    List<Integer> addresses = new ArrayList<>();
    for (int chip = 0; chip < chips; chip++) addresses.add(Bq76952.ADDRESS + chip);
    var pins = THERMOMETERS.subList(0, ceilDiv(profile.thermistors(), chips));
    return mapping("type", "bq76952_stack", "bus", 1, "addresses", addresses, "thermometers", pins);
  }

  /// The section `sensors`.
  Map<String, Object> sensors() {
    String cells =
        switch (this) {
          case DIRECT -> "plant";
          case JBD -> "board";
          case BQ76952 -> "afe";
        };
    return mapping(
        "cell_voltages",
        cells,
        "temperatures",
        cells,
        "current",
        this == BQ76952 ? "shunt" : cells,
        "pack_voltage",
        cells);
  }

  /// The device that sees the far side of the contactors; empty if none does: a JBD board has
  /// transistors of its own, and an INA228's input bears no more than 85 V.
  Optional<String> busVoltmeter(PackProfile profile) {
    return switch (this) {
      case DIRECT -> Optional.of("plant");
      case JBD -> Optional.empty();
      case BQ76952 -> {
        double fullV = profile.cellsInSeries() * profile.cells().limits().cellOverVoltageV().open();
        yield fullV <= INA228_BUS_V ? Optional.of("shunt") : Optional.empty();
      }
    };
  }

  /// What the section `contactors` says of who drives them. A board's coils are no GPIO of this
  /// machine.
  String contactorsDrivenBy() {
    return this == JBD ? "board" : "none";
  }

  /// What the section `balancing` says of who chooses the cells.
  String bleedingChosenBy() {
    return this == JBD ? "board" : "host";
  }

  /// In this order, so that the same pack gives the same text.
  private static Map<String, Object> mapping(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}

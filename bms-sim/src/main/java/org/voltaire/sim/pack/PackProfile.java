package org.voltaire.sim.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;

/// A simulated pack as its data file describes it.
///
/// @param name as the command line writes it
/// @param title for people
/// @param chemistry the name of its cells' [Chemistry]
/// @param cellsInSeries 1 to 256
/// @param capacityAh of one parallel group
/// @param thermistors how many, spread evenly along the string
/// @param ambientDegc of the room
/// @param initialSoc mean over the cells, 0..1
/// @param spread how much the cells differ
/// @param bleedOhm the resistor that bleeds one cell
/// @param heating of a pack that works hot; empty for the others
/// @param layout how heat goes from cell to cell, and from the bleed resistors
/// @param switchgear what connects it where contactors do; empty for a board with transistors
/// @param aged what its first life has left; empty for a new pack
/// @param sources where each number comes from, by its key in the file; "assumed" where nowhere
public record PackProfile(
    String name,
    String title,
    String chemistry,
    int cellsInSeries,
    double capacityAh,
    int thermistors,
    double ambientDegc,
    double initialSoc,
    Spread spread,
    double bleedOhm,
    Optional<Heating> heating,
    Optional<Layout> layout,
    Optional<SwitchgearSpec> switchgear,
    Optional<Aged> aged,
    Map<String, String> sources) {

  /// What a first life has left of every cell, as shares of when it was new.
  ///
  /// @param capacity 0.1 to 1
  /// @param resistance 1 to 10
  public record Aged(double capacity, double resistance) {
    /// Nothing is lost yet.
    public static final Aged NEW = new Aged(1, 1);

    public Aged {
      if (!(capacity >= 0.1 && capacity <= 1 && resistance >= 1 && resistance <= 10)) {
        throw new IllegalArgumentException(
            "aged: capacity is %s, must be 0.1 to 1; resistance is %s, must be 1 to 10"
                .formatted(capacity, resistance));
      }
    }
  }

  /// Standard deviations between cells, as ratios (SoC: absolute), and the seed that fixes them.
  public record Spread(
      double capacity, double resistance, double soc, double selfDischarge, long seed) {
    /// Cells that all lose charge equally.
    public Spread(double capacity, double resistance, double soc, long seed) {
      this(capacity, resistance, soc, 0, seed);
    }
  }

  /// A new pack, connected by the transistors of its board.
  public PackProfile(
      String name,
      String title,
      String chemistry,
      int cellsInSeries,
      double capacityAh,
      int thermistors,
      double ambientDegc,
      double initialSoc,
      Spread spread,
      double bleedOhm,
      Optional<Heating> heating,
      Map<String, String> sources) {
    this(
        name,
        title,
        chemistry,
        cellsInSeries,
        capacityAh,
        thermistors,
        ambientDegc,
        initialSoc,
        spread,
        bleedOhm,
        heating,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sources);
  }

  /// The packs that ship.
  public static final List<String> NAMES =
      List.of(
          "lfp-16s",
          "nmc-14s",
          "tesla-2x6s74p",
          "lmp-module",
          "bluecar",
          "model-s-85",
          "lto-24s",
          "nmc-car");

  public PackProfile {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /// One pack.
  ///
  /// @throws IllegalArgumentException if none of that name ships
  public static PackProfile load(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "pack: is %s, must be one of %s".formatted(name, String.join(", ", NAMES)));
    }
    return Chemistries.read(
        PackProfile.class,
        name + ".yaml",
        PackProfile.class,
        "heating",
        "layout",
        "switchgear",
        "aged");
  }

  /// The same pack with another mean state of charge.
  public PackProfile withInitialSoc(double soc) {
    return with(ambientDegc, soc, spread, heating);
  }

  /// The same pack in another room.
  public PackProfile withAmbientDegc(double degC) {
    return with(degC, initialSoc, spread, heating);
  }

  /// A pack of the same kind whose cells differ from each other in another way.
  public PackProfile withSeed(long seed) {
    var other =
        new Spread(
            spread.capacity(), spread.resistance(), spread.soc(), spread.selfDischarge(), seed);
    return withSpread(other);
  }

  /// A pack of the same kind whose cells differ in this way.
  public PackProfile withSpread(Spread differing) {
    return with(ambientDegc, initialSoc, differing, heating);
  }

  /// The same pack after a first life.
  public PackProfile withAged(Aged left) {
    return with(ambientDegc, initialSoc, spread, heating, Optional.of(left));
  }

  /// The same groups of cells, arranged in another way. Cells in parallel share what they differ
  /// by, so groups of n of them differ by 1/√n of it. Its contactors and fuse were chosen for the
  /// pack as it was, and are left out.
  ///
  /// @param series how many groups, 1 to 256
  /// @param parallel how many of the profile's groups make one of them, 1 or more
  /// @throws IllegalArgumentException if it is a heated pack, whose insulation and heater are for
  ///   its size, or a number is out of range
  public PackProfile arranged(int series, int parallel) {
    if (heating.isPresent() || series < 1 || series > 256 || parallel < 1) {
      throw new IllegalArgumentException(
          "pack: %d in series and %d in parallel, must be 1 to 256 and 1 or more, and not heated"
              .formatted(series, parallel));
    }
    if (series == cellsInSeries && parallel == 1) return this;
    double evened = 1 / StrictMath.sqrt(parallel);
    String arrangement = "%ds%s".formatted(series, parallel > 1 ? parallel + "p" : "");
    return new PackProfile(
        chemistry + "-" + arrangement,
        "%s %s, %.0f Ah, made of %s"
            .formatted(
                arrangement, chemistry.toUpperCase(Locale.ROOT), capacityAh * parallel, name),
        chemistry,
        series,
        capacityAh * parallel,
        Math.min(thermistors, series),
        ambientDegc,
        initialSoc,
        new Spread(
            spread.capacity() * evened,
            spread.resistance() * evened,
            spread.soc() * evened,
            spread.selfDischarge() * evened,
            spread.seed()),
        bleedOhm,
        heating,
        layout,
        Optional.empty(),
        aged,
        sources);
  }

  /// The same pack, as cold as its room when the simulation begins.
  public PackProfile cold() {
    return withInitialDegc(ambientDegc);
  }

  /// The same pack, at this temperature when the simulation begins. One without a heater begins at
  /// the temperature of its room, whatever is said here.
  public PackProfile withInitialDegc(double degC) {
    var cooled =
        heating.map(h ->
            new Heating(
                h.uaWPerK(),
                h.heatCapacityJPerK(),
                h.heaterW(),
                h.setDegc(),
                h.hysteresisK(),
                h.readyDegc(),
                degC,
                h.hibernateSoc()));
    return with(ambientDegc, initialSoc, spread, cooled);
  }

  private PackProfile with(double degC, double soc, Spread differing, Optional<Heating> heated) {
    return with(degC, soc, differing, heated, aged);
  }

  private PackProfile with(
      double degC, double soc, Spread differing, Optional<Heating> heated, Optional<Aged> left) {
    return new PackProfile(
        name,
        title,
        chemistry,
        cellsInSeries,
        capacityAh,
        thermistors,
        degC,
        soc,
        differing,
        bleedOhm,
        heated,
        layout,
        switchgear,
        left,
        sources);
  }

  /// What its cells are made of.
  public Chemistry cells() {
    return Chemistries.load(chemistry);
  }

  /// Whether a thermistor, from 0, sits on the board and not on a cell.
  public boolean isOnBoard(int index) {
    return index >= thermistors - onBoard();
  }

  private int onBoard() {
    return layout.map(Layout::boardSensor).orElse(false) ? 1 : 0;
  }

  /// The cell that a thermistor sits on, both from 0; the last one's for one on the board.
  public int cellAtThermistor(int index) {
    int cell = (2 * index + 1) * cellsInSeries / (2 * Math.max(1, thermistors - onBoard()));
    return Math.min(cell, cellsInSeries - 1);
  }

  /// What it holds when full and new, Wh.
  public double nominalWh() {
    return cellsInSeries * capacityAh * cells().nominalV();
  }
}

package org.voltaire.sim.pack;

import java.util.List;
import org.voltaire.sim.cell.Chemistries;
import org.voltaire.sim.cell.Chemistry;

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
    double bleedOhm) {

  /// Standard deviations between cells, as ratios (SoC: absolute), and the seed that fixes them.
  public record Spread(double capacity, double resistance, double soc, long seed) {}

  /// The packs that ship.
  public static final List<String> NAMES = List.of("lfp-16s");

  /// One pack.
  ///
  /// @throws IllegalArgumentException if none of that name ships
  public static PackProfile load(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "pack: is %s, must be one of %s".formatted(name, String.join(", ", NAMES)));
    }
    return Chemistries.read(PackProfile.class, name + ".yaml", PackProfile.class);
  }

  /// The same pack with another mean state of charge.
  public PackProfile withInitialSoc(double soc) {
    return new PackProfile(
        name,
        title,
        chemistry,
        cellsInSeries,
        capacityAh,
        thermistors,
        ambientDegc,
        soc,
        spread,
        bleedOhm);
  }

  /// The same pack in another room.
  public PackProfile withAmbientDegc(double degc) {
    return new PackProfile(
        name,
        title,
        chemistry,
        cellsInSeries,
        capacityAh,
        thermistors,
        degc,
        initialSoc,
        spread,
        bleedOhm);
  }

  /// A pack of the same kind whose cells differ from each other in another way.
  public PackProfile withSeed(long seed) {
    return new PackProfile(
        name,
        title,
        chemistry,
        cellsInSeries,
        capacityAh,
        thermistors,
        ambientDegc,
        initialSoc,
        new Spread(spread.capacity(), spread.resistance(), spread.soc(), seed),
        bleedOhm);
  }

  /// What its cells are made of.
  public Chemistry cells() {
    return Chemistries.load(chemistry);
  }
}

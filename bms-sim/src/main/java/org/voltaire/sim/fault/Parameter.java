package org.voltaire.sim.fault;

import org.voltaire.sim.pack.PackProfile;

/// Something that one can say about a fault, and within which bounds.
///
/// @param name one word, as sentences and options write it
/// @param kind what it is counted in
/// @param min lowest allowed value, in the unit of `kind`
/// @param max highest allowed value; of a numbered thing the pack's own number counts instead
public record Parameter(String name, Kind kind, double min, double max) {

  /// A cell, by its number.
  static Parameter cell(String name) {
    return new Parameter(name, Kind.CELL, 1, 256);
  }

  /// The highest value that makes sense on a pack.
  public double highest(PackProfile profile) {
    return switch (kind) {
      case CELL -> profile.cellsInSeries();
      case THERMISTOR -> profile.thermistors();
      case MODULE -> Modules.of(profile);
      default -> max;
    };
  }

  /// What may be said, for people.
  public String allowed(PackProfile profile) {
    return "%s, %s to %s".formatted(name, kind.show(min), kind.show(highest(profile)));
  }

  /// Checks a value.
  ///
  /// @throws Refused if it is out of bounds on this pack
  void check(double value, PackProfile profile) {
    boolean whole = !kind.isNumber() || value == StrictMath.rint(value);
    if (value >= min && value <= highest(profile) && whole) return;
    throw new Refused(name + " " + kind.show(value), allowed(profile));
  }
}

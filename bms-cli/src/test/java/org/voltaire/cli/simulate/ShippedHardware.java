package org.voltaire.cli.simulate;

/// The hardware of the boards that ship, for tests.
final class ShippedHardware {
  static final Hardware JBD = named("jbd");
  static final Hardware BQ76952 = named("bq76952");

  private ShippedHardware() {}

  /// The hardware with the board of that name, which must be there.
  static Hardware named(String name) {
    return Hardware.find(Boards.standard(), name).orElseThrow();
  }
}

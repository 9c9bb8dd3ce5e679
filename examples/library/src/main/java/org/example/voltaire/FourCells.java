package org.example.voltaire;

import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Limits;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

/// Four LFP cells of 100 Ah in series, described by hand. The program reads such a description from
/// a configuration file; a library user may also write it in Java. All figures are made up.
final class FourCells {
  private FourCells() {}

  static final double CAPACITY_AH = 100;

  /// Open-circuit voltage over state of charge.
  private static final OcvCurve OCV =
      OcvCurve.through(
          Doubles.of(0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95, 1),
          Doubles.of(2.60, 3.00, 3.20, 3.25, 3.29, 3.31, 3.33, 3.34, 3.45));

  /// 0.7 mΩ, and 0.5 mΩ with a time constant of 40 s; known to 10 mV, the capacity to 2 %.
  private static final CellModel CELL =
      CellModel.thevenin(CAPACITY_AH, OCV, 0.7e-3, 0.5e-3, 40, 2500, 0.010, 0.02);

  /// Of each quantity: tell people, reduce the current to 0, open; hysteresis; seconds.
  private static final Limits LIMITS =
      new Limits(
          Thresholds.of(3.60, 3.65, 3.80, 0.05, 2), // cell voltage, V
          Thresholds.of(3.00, 2.80, 2.50, 0.10, 2),
          Thresholds.of(105, 110, 125, 5, 0.5), // current, A
          Thresholds.of(105, 110, 125, 5, 0.5),
          Thresholds.of(40, 45, 50, 2, 5), // temperature, °C
          Thresholds.of(5, 0, -5, 2, 5),
          Thresholds.of(50, 55, 60, 2, 5),
          Thresholds.of(-15, -20, -25, 2, 5));

  static final PackSpec SPEC =
      new PackSpec(
          "four cells",
          4, // cells in series
          1, // thermistor
          CAPACITY_AH,
          CELL,
          LIMITS,
          3.55, // charge target of a cell, V
          100, // charge, A
          100, // discharge, A
          0.2, // slow error of the current sensor, A
          new PackSpec.SensorSpec(1, 0.5, 0.1),
          new PackSpec.ContactorSpec(false, 3, 3),
          new PackSpec.Bleed(true, 3.40, 0.010, 2));
}

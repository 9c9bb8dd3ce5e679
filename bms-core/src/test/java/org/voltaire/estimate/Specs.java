package org.voltaire.estimate;

import org.voltaire.pack.CellModel;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

/// A pack around a cell model, for tests of estimators.
final class Specs {
  private Specs() {}

  /// 50 Ah, up to 100 A, a current sensor good to 50 mA.
  static PackSpec of(CellModel cell) {
    var limits =
        new Limits(
            Thresholds.of(4.2, 4.25, 4.3, 0.05, 2),
            Thresholds.of(2.6, 2.5, 2.4, 0.1, 2),
            Thresholds.of(52, 55, 60, 2, 1),
            Thresholds.of(105, 110, 120, 2, 1),
            Thresholds.of(40, 45, 50, 3, 2),
            Thresholds.of(5, 0, -5, 2, 2),
            Thresholds.of(50, 55, 60, 3, 2),
            Thresholds.of(-15, -20, -25, 2, 2));
    return new PackSpec(
        "estimator test",
        1,
        1,
        50,
        cell,
        limits,
        4.1,
        50,
        100,
        0.05,
        new PackSpec.SensorSpec(1, 1, 0.1),
        new PackSpec.ContactorSpec(false, 3, 1),
        new PackSpec.Bleed(false, 4, 0.01, 0));
  }
}

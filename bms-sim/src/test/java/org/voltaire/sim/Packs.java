package org.voltaire.sim;

import java.util.Map;
import java.util.Optional;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.PackProfile.Spread;
import org.voltaire.sim.pack.Plant;

/// Packs to try things on.
public final class Packs {
  private Packs() {}

  /// LFP cells that differ as told, in a room of 25 °C.
  public static PackProfile of(int cells, double capacityAh, double initialSoc, Spread spread) {
    return of("lfp", cells, capacityAh, 25, initialSoc, spread);
  }

  /// Cells that differ as told, in a room, without a heater.
  public static PackProfile of(
      String chemistry,
      int cells,
      double capacityAh,
      double roomDegC,
      double initialSoc,
      Spread spread) {
    return new PackProfile(
        "test",
        "test",
        chemistry,
        cells,
        capacityAh,
        4,
        roomDegC,
        initialSoc,
        spread,
        36,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /// One cell of 100 Ah.
  public static Plant cell(double initialSoc) {
    return new Plant(of(1, 100, initialSoc, new Spread(0, 0, 0, 1)));
  }

  /// The 16s pack that ships.
  public static Plant shipped() {
    return new Plant(PackProfile.load("lfp-16s"));
  }

  /// The whole truth about a plant, bit for bit.
  public static String bits(Plant plant) {
    var text = new StringBuilder();
    for (int cell = 0; cell < plant.profile().cellsInSeries(); cell++) {
      for (double value :
          new double[] {
            plant.soc(cell),
            plant.cellVoltageV(cell, 0),
            plant.cellVoltageV(cell, 1),
            plant.tempDegC(cell),
            plant.capacityAh(cell)
          }) {
        text.append(Long.toHexString(Double.doubleToRawLongBits(value))).append(' ');
      }
    }
    return text.toString();
  }
}

package org.voltaire.data;

import java.io.IOException;
import java.nio.file.Path;
import org.voltaire.identify.CellLog;
import org.voltaire.identify.OpenCircuit;
import org.voltaire.measure.Doubles;

/// Reads an open-circuit voltage: a table `soc,ocv_discharge_v,ocv_charge_v`, or the record of a
/// slow sweep down and up again. The header says which.
public final class OcvReader {
  /// How far a measured branch may fall where it should rise, V.
  private static final double FALL_V = 5e-3;

  /// How far from 0 and 1 a table may end.
  private static final double END_SOC = 0.02;

  private OcvReader() {}

  /// The open-circuit voltage in a file.
  ///
  /// @param capacityAh of the cell
  /// @param tableCRate rate of the sweep that a table was made from, 1/h
  /// @throws CellDataException naming the row and the reason
  /// @throws IOException if the file cannot be read
  public static OpenCircuit read(Path file, double capacityAh, double tableCRate)
      throws CellDataException, IOException {
    Csv csv = Csv.read(file);
    if (csv.has("ocv_discharge_v")) return table(csv, tableCRate);
    CellLog sweep = CellLogReader.forFit(file, capacityAh);
    if (!csv.has("soc")) {
      throw new CellDataException(
          csv.source(), "row 1", "a sweep without the column soc, must have it");
    }
    try {
      return OpenCircuit.ofSweep(sweep, capacityAh);
    } catch (IllegalArgumentException unusable) {
      throw new CellDataException(csv.source(), "(file)", String.valueOf(unusable.getMessage()));
    }
  }

  private static OpenCircuit table(Csv csv, double cRate) throws CellDataException {
    Doubles soc = csv.column("soc");
    Doubles down = csv.column("ocv_discharge_v"), up = csv.column("ocv_charge_v");
    int n = soc.size();
    if (n < 5) {
      throw new CellDataException(
          csv.source(), "(file)", "has %d rows, must have at least 5".formatted(n));
    }
    for (int k = 0; k < n; k++) {
      double z = soc.get(k), low = down.get(k), high = up.get(k);
      if (!(z >= 0 && z <= 1)) {
        throw csv.refused(k, "soc is %s, must be 0 to 1".formatted(z));
      }
      if (!(low > 0 && low < 10 && high > 0 && high < 10)) {
        throw csv.refused(
            k, "voltages are %s and %s, must be 0 to 10 V of one cell".formatted(low, high));
      }
      if (low > high + FALL_V) {
        throw csv.refused(
            k,
            "ocv_discharge_v is %s and ocv_charge_v %s, discharge must not be above charge"
                .formatted(low, high));
      }
      if (k == 0) continue;
      if (!(z > soc.get(k - 1))) {
        throw csv.refused(k, "soc is %s, must be above %s".formatted(z, soc.get(k - 1)));
      }
      if (low < down.get(k - 1) - FALL_V || high < up.get(k - 1) - FALL_V) {
        throw csv.refused(
            k,
            "voltages are %s and %s after %s and %s, must rise with soc"
                .formatted(low, high, down.get(k - 1), up.get(k - 1)));
      }
    }
    if (soc.get(0) > END_SOC || soc.get(n - 1) < 1 - END_SOC) {
      throw csv.refused(
          n - 1, "soc runs from %s to %s, must be 0 to 1".formatted(soc.get(0), soc.get(n - 1)));
    }
    return OpenCircuit.ofTable(soc, down, up, cRate);
  }
}

package org.voltaire.cli.estimate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.data.CellDataException;
import org.voltaire.data.CellLogReader;
import org.voltaire.data.OcvReader;
import org.voltaire.identify.CellLog;
import org.voltaire.identify.Identification;
import org.voltaire.pack.CellModel;
import org.voltaire.testing.SharedData;

/// Simulated cells with parameters identified from pulses and a sweep only follow drive cycles that
/// the identification never saw. Uses shared data that does not ship; aborted where it is not.
class VoltageTest {
  /// The goal for all three.
  private static final double MOST_MV = 10;

  @ParameterizedTest(name = "{0}: below 10 mV")
  @CsvSource({"lfp, 2.30345", "nmc, 5.1532", "nca, 0.48313"})
  void aModelFromPulsesFollowsADriveCycleAt25Degrees(String cell, double capacityAh)
      throws CellDataException, IOException {
    Path data = SharedData.file("data/simulated");
    Assumptions.assumeTrue(Files.isDirectory(data), data + " is not there");
    List<CellLog> pulses = new ArrayList<>();
    for (int degC : new int[] {5, 25, 40}) {
      Path file = data.resolve("%s_%dc_hppc.csv".formatted(cell, degC));
      pulses.add(CellLogReader.forFit(file, capacityAh));
    }
    var sweep = OcvReader.read(data.resolve(cell + "_25c_ocv_c30.csv"), capacityAh, 1.0 / 30);
    CellModel model = Identification.of(capacityAh, sweep, pulses).model();
    CellLog drive = CellLogReader.forFit(data.resolve(cell + "_25c_drive.csv"), capacityAh);
    double rmsMv = 1e3 * VoltageScore.of(model, drive).rmsV();
    assertTrue(rmsMv < MOST_MV, cell + ": " + rmsMv + " mV");
  }
}

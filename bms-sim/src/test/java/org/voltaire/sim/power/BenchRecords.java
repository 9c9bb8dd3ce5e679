package org.voltaire.sim.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.identify.CellLog;
import org.voltaire.identify.Identification;
import org.voltaire.identify.OpenCircuit;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.sim.cell.CellBank;
import org.voltaire.sim.cell.Noise;

/// A cell model as a user gets one: a nominal cell of the plant on a cycler, in a chamber at some
/// temperatures, and the identification that `./bms fit` runs.
final class BenchRecords {
  /// Seconds between two steps of the current.
  private static final int HOLD = 12;

  private static final Map<String, CellModel> KNOWN = new ConcurrentHashMap<>();

  private BenchRecords() {}

  /// The model that records of the nominal cell lead to. Fitted once for all tests.
  static CellModel model(Chemistry chemistry, double capacityAh, double... degC) {
    String what = chemistry.name() + " " + capacityAh + " " + Arrays.toString(degC);
    return KNOWN.computeIfAbsent(what, _ -> fit(chemistry, capacityAh, degC));
  }

  private static CellModel fit(Chemistry chemistry, double capacityAh, double[] degC) {
    List<CellLog> logs = new ArrayList<>();
    for (double each : degC) logs.add(drive(chemistry, capacityAh, each));
    return Identification.of(capacityAh, sweep(chemistry), logs).model();
  }

  /// What a sweep without any polarisation shows of both branches.
  private static OpenCircuit sweep(Chemistry chemistry) {
    List<Double> socs = chemistry.ocv().soc();
    var gap = chemistry.hysteresis().halfGap();
    return OpenCircuit.ofTable(
        Doubles.generate(socs.size(), socs::get),
        Doubles.generate(socs.size(), k -> chemistry.ocv().values().get(k) - gap.at(socs.get(k))),
        Doubles.generate(socs.size(), k -> chemistry.ocv().values().get(k) + gap.at(socs.get(k))),
        0);
  }

  /// From full to empty and half way up again, in steps of a few C with rests.
  private static CellLog drive(Chemistry chemistry, double ah, double degC) {
    var heat = chemistry.heat();
    var bank =
        new CellBank(chemistry, 1, ah, heat.capacity().value() * ah, heat.loss().value() * ah);
    bank.rest(0, 1, degC);
    var noise = new Noise(Math.round(1000 + degC));
    List<double[]> rows = new ArrayList<>();
    double[] current = new double[1];
    double mean = -0.6 * ah, swing = chemistry.polymer().isPresent() ? 0.2 * ah : 1.2 * ah;
    for (int t = 0; t < 4 * 3600; t++) {
      if (bank.soc(0) < 0.04) mean = 0.6 * ah;
      if (mean > 0 && bank.soc(0) > 0.6) break;
      if (t % HOLD == 0) current[0] = mean + noise.next(swing);
      if (t % 1800 < 300) current[0] = 0;
      if (bank.soc(0) > 0.97 && current[0] > 0) current[0] = 0;
      bank.advance(current, 0, degC, 1);
      bank.bringTo(0, degC);
      rows.add(
          new double[] {
            t, current[0], bank.voltageV(0, current[0]) + noise.next(5e-4), degC, bank.soc(0)
          });
    }
    return new CellLog(
        "bench at " + degC,
        column(rows, 0),
        column(rows, 1),
        column(rows, 2),
        column(rows, 3),
        column(rows, 4));
  }

  private static Doubles column(List<double[]> rows, int which) {
    return Doubles.generate(rows.size(), k -> rows.get(k)[which]);
  }
}

package org.voltaire.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlText;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.Hysteresis;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.OcvShift;
import org.voltaire.pack.Residual;
import org.voltaire.pack.SocCurve;

/// Reads a cell model from the file that `fit` writes, and checks all of it.
public final class CellFileReader {
  /// How well a capacity may be known, and how badly: standard deviation as a share of it.
  public static final double LEAST_CAPACITY_ERROR = 1e-3, MOST_CAPACITY_ERROR = 0.5;

  private static final String CLOSING = "no cell model was read";
  private static final int MOST_POINTS = 1000;

  private CellFileReader() {}

  /// The cell model in a file.
  ///
  /// @throws YamlException with every problem
  /// @throws IOException if the file cannot be read
  public static CellFile read(Path file) throws YamlException, IOException {
    return parse(file.toString(), YamlText.of(file, CLOSING));
  }

  /// The cell model in a text. Provenance is for people and is not read.
  ///
  /// @param source where it comes from, for people
  /// @throws YamlException with every problem
  public static CellFile parse(String source, String text) throws YamlException {
    var problems = new Problems(source);
    try {
      YamlSection root = YamlSection.parse(text, "cell, open_circuit and others", problems);
      YamlSection cell = root.section("cell");
      String chemistry = cell.choice("chemistry", Chemistries.VOCABULARY);
      root.optionalSection("provenance").ignoreTheRest();
      var reading = new CellNumbers(cell, root);
      root.reportUnknownKeys();
      if (problems.isEmpty()) return new CellFile(chemistry, reading.model(), List.of());
    } catch (IllegalArgumentException inconsistent) {
      problems.contradiction(inconsistent);
    }
    throw problems.exception(CLOSING);
  }

  /// All numbers of the file, read before any of them is used.
  private static final class CellNumbers {
    private final double capacityAh, capacityError, efficiency, rate, ohmicOhm, activationK, lasts;
    private final Doubles midV, halfGapV, shiftTemps, shiftSocs, shift;
    private final Doubles temps, socs, r0, r1, r2, tau1, tau2, lag;
    private final Doubles errorTemps, errorSocs, sigma, rates, factors;

    CellNumbers(YamlSection cell, YamlSection root) {
      capacityAh = cell.number("capacity_ah", 1e-3, 1e5);
      capacityError = cell.number("capacity_error", LEAST_CAPACITY_ERROR, MOST_CAPACITY_ERROR);
      efficiency = cell.number("coulombic_efficiency", 0.5, 1);
      YamlSection open = root.section("open_circuit");
      midV = open.numbers("mid_v", SocCurve.POINTS, 0, 10);
      halfGapV = open.numbers("half_gap_v", SocCurve.POINTS, 0, 2);
      rate = open.number("hysteresis_per_soc", 0.1, 1e5);
      YamlSection moved = root.section("ocv_shift");
      shiftTemps = moved.numbers("temps_degc", 1, MOST_POINTS, -60, 150);
      shiftSocs = moved.numbers("socs", 1, MOST_POINTS, 0, 1);
      shift = moved.table("shift_v", shiftTemps.size(), shiftSocs.size(), -1, 1);
      YamlSection dynamics = root.section("dynamics");
      temps = dynamics.numbers("temps_degc", 1, MOST_POINTS, -60, 150);
      socs = dynamics.numbers("socs", 1, MOST_POINTS, 0, 1);
      r0 = dynamics.table("r0_ohm", temps.size(), socs.size(), 1e-9, 1e3);
      r1 = dynamics.table("r1_ohm", temps.size(), socs.size(), 0, 1e3);
      r2 = dynamics.table("r2_ohm", temps.size(), socs.size(), 0, 1e3);
      tau1 = dynamics.numbers("tau1_s", temps.size(), 1e-3, 1e6);
      tau2 = dynamics.numbers("tau2_s", temps.size(), 1e-3, 1e6);
      lag = dynamics.numbers("lag_soc_per_a", temps.size(), 0, 10);
      ohmicOhm =
          dynamics.has("ohmic_ohm")
              ? dynamics.number("ohmic_ohm", 0, 1e3)
              : Double.POSITIVE_INFINITY;
      activationK = dynamics.number("activation_k", 0, 20_000);
      YamlSection residual = root.section("residual");
      errorTemps = residual.numbers("temps_degc", 1, MOST_POINTS, -274, 1000);
      errorSocs = residual.numbers("socs", 1, MOST_POINTS, 0, 1);
      sigma = residual.table("sigma_v", errorTemps.size(), errorSocs.size(), 1e-6, 5);
      rates = residual.numbers("c_rates", 1, MOST_POINTS, 0, 1000);
      factors = residual.numbers("rate_factors", rates.size(), 1e-3, 1000);
      lasts = residual.number("lasts_s", 1e-3, 1e7);
    }

    CellModel model() {
      return new CellModel(
          capacityAh,
          OcvCurve.even(midV),
          new Hysteresis(new SocCurve(halfGapV), rate),
          new OcvShift(shiftTemps, shiftSocs, shift),
          new Dynamics(temps, socs, r0, r1, r2, tau1, tau2, lag, ohmicOhm, activationK),
          new Residual(errorTemps, errorSocs, sigma, rates, factors, lasts),
          efficiency,
          capacityError);
    }
  }
}

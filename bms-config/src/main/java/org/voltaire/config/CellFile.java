package org.voltaire.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.Residual;

/// A cell model as a file that people can read, with where it comes from.
///
/// @param chemistry of the cell, `lfp`, …
/// @param model what the estimator is given
/// @param provenance lines of YAML under the key `provenance`, without indentation
public record CellFile(String chemistry, CellModel model, List<String> provenance) {
  private static final int PER_LINE = 10;

  public CellFile {
    provenance = List.copyOf(provenance);
  }

  /// The file's text, YAML.
  public String text() {
    Dynamics dynamics = model.dynamics();
    Residual residual = model.residual();
    var text = new StringBuilder();
    text.append("# A cell model for Voltaire. SI units; current positive while charging.\n");
    text.append("cell:\n");
    line(text, "chemistry", chemistry);
    line(text, "capacity_ah", number(model.capacityAh()));
    line(text, "capacity_error", number(model.capacityError()));
    line(text, "coulombic_efficiency", number(model.coulombicEfficiency()));
    text.append("\n# On the even grid of SoC 0, 0.005, 0.01 … 1.\n");
    text.append("open_circuit:\n");
    row(text, "mid_v", model.ocv().volts());
    row(text, "half_gap_v", model.hysteresis().halfGap().values());
    line(text, "hysteresis_per_soc", number(model.hysteresis().rate()));
    text.append("\n# By how much the OCV is another at other temperatures.\n");
    text.append("ocv_shift:\n");
    row(text, "temps_degc", model.ocvShift().tempsDegC());
    row(text, "socs", model.ocvShift().socs());
    table(text, "shift_v", model.ocvShift().shiftV(), model.ocvShift().socs().size());
    text.append("\n# One row per temperature, one number per SoC.\n");
    text.append("dynamics:\n");
    row(text, "temps_degc", dynamics.tempsDegC());
    row(text, "socs", dynamics.socs());
    table(text, "r0_ohm", dynamics.r0Ohm(), dynamics.socs().size());
    table(text, "r1_ohm", dynamics.r1Ohm(), dynamics.socs().size());
    table(text, "r2_ohm", dynamics.r2Ohm(), dynamics.socs().size());
    row(text, "tau1_s", dynamics.tau1Seconds());
    row(text, "tau2_s", dynamics.tau2Seconds());
    row(text, "lag_soc_per_a", dynamics.lagPerA());
    if (Double.isFinite(dynamics.ohmicOhm())) {
      line(text, "ohmic_ohm", number(dynamics.ohmicOhm()));
    }
    line(text, "activation_k", number(dynamics.activationK()));
    text.append("\n# Standard deviation of the voltage that this model leaves unexplained.\n");
    text.append("residual:\n");
    row(text, "temps_degc", residual.tempsDegC());
    row(text, "socs", residual.socs());
    table(text, "sigma_v", residual.sigmaV(), residual.socs().size());
    row(text, "c_rates", residual.cRates());
    row(text, "rate_factors", residual.rateFactors());
    line(text, "lasts_s", number(residual.lastsSeconds()));
    text.append("\nprovenance:\n");
    for (String line : provenance) text.append("  ").append(line).append('\n');
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append("  ").append(key).append(": ").append(value).append('\n');
  }

  private static void row(StringBuilder text, String key, Doubles values) {
    text.append("  ").append(key).append(": ").append(list(values, 0, values.size(), 4));
    text.append('\n');
  }

  private static void table(StringBuilder text, String key, Doubles values, int columns) {
    text.append("  ").append(key).append(":\n");
    for (int from = 0; from < values.size(); from += columns) {
      text.append("    - ").append(list(values, from, from + columns, 6)).append('\n');
    }
  }

  private static String list(Doubles values, int from, int to, int indent) {
    var lines = new StringBuilder("[");
    for (int i = from; i < to; i++) {
      if (i > from) lines.append((i - from) % PER_LINE == 0 ? ",\n" + " ".repeat(indent) : ", ");
      lines.append(number(values.get(i)));
    }
    return lines.append(']').toString();
  }

  /// Seven digits: a microvolt of an open-circuit voltage.
  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros().toPlainString();
  }

  /// Text as a YAML scalar in double quotes.
  public static String quoted(String text) {
    return text.chars()
        .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c : String.valueOf((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }
}

package org.voltaire.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.identify.Identified;
import org.voltaire.pack.Dynamics;

/// What an identification came to.
///
/// @param out the cell file that was written
record FitAnswer(Path out, String chemistry, double capacityAh, Identified identified) {

  /// For programs.
  Map<String, @Nullable Object> fields() {
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    for (Identified.Fit fit : identified.fits()) {
      records.add(
          JsonOption.object(
              "file", fit.log().name(),
              "rows", fit.log().rows(),
              "mean_degc", fit.log().meanTempDegC(),
              "rms_v", fit.rmsV(),
              "rms_without_timing_v", fit.timedRmsV(),
              "max_v", fit.maxV()));
    }
    return JsonOption.object(
        "cell_file", out,
        "chemistry", chemistry,
        "capacity_ah", capacityAh,
        "hysteresis_half_gap_v", identified.model().hysteresis().halfGap().at(0.5),
        "hysteresis_per_soc", identified.model().hysteresis().rate(),
        "coulombic_efficiency", identified.model().coulombicEfficiency(),
        "records", records);
  }

  /// For people: what was found, and how far the model is from each record.
  void print(PrintWriter text) {
    Dynamics dynamics = identified.model().dynamics();
    text.printf("%s: %s, %s Ah%n", out, chemistry, digits(capacityAh, 3));
    text.printf(
        "%8s %8s %8s %8s %8s %8s   at SoC 0.5%n", "°C", "R0 mΩ", "R1 mΩ", "τ1 s", "R2 mΩ", "τ2 s");
    for (int t = 0; t < dynamics.tempsDegC().size(); t++) {
      double degC = dynamics.tempsDegC().get(t);
      Dynamics.DynamicsRow row = dynamics.at(degC);
      text.printf(
          Locale.ROOT,
          "%8.1f %8.3f %8.3f %8.0f %8.3f %8.0f%n",
          degC,
          1e3 * row.r0At(0.5),
          1e3 * row.r1At(0.5),
          row.tau1Seconds(),
          1e3 * row.r2At(0.5),
          row.tau2Seconds());
    }
    text.printf(
        Locale.ROOT,
        "hysteresis: half-gap %.1f mV at SoC 0.5, rate %.0f per unit of SoC; efficiency %.4f%n",
        1e3 * identified.model().hysteresis().halfGap().at(0.5),
        identified.model().hysteresis().rate(),
        identified.model().coulombicEfficiency());
    text.println("model against measured voltage, mV");
    text.printf("%8s %8s %8s   record%n", "rms", "timed", "max");
    boolean skewed = false;
    for (Identified.Fit fit : identified.fits()) {
      skewed |= fit.timedRmsV() < 0.9 * fit.rmsV();
      text.printf(
          Locale.ROOT,
          "%8.1f %8.1f %8.0f   %s%n",
          1e3 * fit.rmsV(),
          1e3 * fit.timedRmsV(),
          1e3 * fit.maxV(),
          fit.log().name());
    }
    if (skewed) {
      text.println(
          "timed: without what a tester does that averages currents and reads voltages at the end");
    }
  }

  /// A number with so many digits behind the point.
  static String digits(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}

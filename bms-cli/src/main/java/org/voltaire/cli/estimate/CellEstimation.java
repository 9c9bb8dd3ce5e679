package org.voltaire.cli.estimate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.CellEkf;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.estimate.FilterInput;
import org.voltaire.estimate.FilterState;
import org.voltaire.identify.CellLog;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;

/// The estimator of the step, run over a record of one cell.
///
/// @param log what it was given
/// @param rows one for each of the log's
/// @param last the estimate at the end
/// @param rests how many rows were taken for rests
/// @param anchors when voltage told the cell its SoC, in the order of time
public record CellEstimation(
    CellLog log, List<EstimateRow> rows, Estimate last, int rests, List<At> anchors) {

  /// An anchor and the row at which it was.
  public record At(int row, Anchor anchor) {}

  /// σ of the SoC at the start: of one that a person gave, and of one that nobody gave.
  private static final double GUESS_SIGMA = 0.2, UNKNOWN_SIGMA = 0.29;

  /// Offset of a bench's current sensor, and what may flow unseen, as shares of the capacity per
  /// hour.
  private static final double OFFSET_SIGMA = 1.0 / 200, WORST = 1;

  /// So many σ from the known offset, and this share of the capacity per hour, is none.
  private static final double OFFSET_GATE = 3, OFFSET_WANDERS = 0.001;

  /// A record that is silent for longer, and for many usual intervals, does not say what flowed.
  private static final double GAP_SECONDS = 60, GAP_INTERVALS = 20;

  /// What was estimated at one row.
  ///
  /// @param soc 0..1
  /// @param socSigma its standard deviation
  /// @param modelV the voltage that the model expected, V
  /// @param innovationV measured less expected, V; `NaN` before the first voltage
  /// @param innovationSigmaV what the filter expected that to be, V
  /// @param offsetA the offset of the current that it took off
  /// @param suspect whether the voltage does not fit the model
  /// @param nis running mean of the normalised innovation squared; `NaN` before the second voltage
  /// @param gainPerV by how much the voltage moved SoC, 1/V
  /// @param offsetSigmaA standard deviation of `offsetA`
  /// @param capacityAh as far as the current's scale is right
  /// @param capacitySigmaAh its standard deviation
  /// @param r0Ratio series resistance against the model's
  /// @param r0RatioSigma its standard deviation
  public record EstimateRow(
      double soc,
      double socSigma,
      double modelV,
      double innovationV,
      double innovationSigmaV,
      double offsetA,
      boolean suspect,
      double nis,
      double gainPerV,
      double offsetSigmaA,
      double capacityAh,
      double capacitySigmaAh,
      double r0Ratio,
      double r0RatioSigma) {}

  public CellEstimation {
    rows = List.copyOf(rows);
    anchors = List.copyOf(anchors);
  }

  /// Runs the estimator.
  ///
  /// @param initialSoc a guess, 0..1; `NaN` if nothing is known
  /// @param addedA added to every current, as a sensor's offset would
  /// @param mayRest whether a small and still current may be a sensor's offset at rest
  public static CellEstimation of(
      CellModel model, CellLog log, double initialSoc, double addedA, boolean mayRest) {
    double ah = model.capacityAh();
    var ekf = new CellEkf(model, ah, OFFSET_SIGMA * ah, WORST * ah);
    FilterState state =
        Double.isNaN(initialSoc)
            ? ekf.initial(1, 0.5, UNKNOWN_SIGMA)
            : ekf.initial(1, initialSoc, GUESS_SIGMA);
    double gapSeconds = Math.max(GAP_SECONDS, GAP_INTERVALS * usualInterval(log));
    List<EstimateRow> rows = new ArrayList<>(log.rows());
    Rest rest = Rest.NONE;
    int rests = 0;
    List<At> anchors = new ArrayList<>();
    Estimate estimate = Estimate.of(state);
    for (int k = 0; k < log.rows(); k++) {
      double dtSeconds = k == 0 ? 0 : log.dtSeconds(k);
      double currentA = dtSeconds > gapSeconds ? Double.NaN : log.currentA().get(k) + addedA;
      rest = rest.next(log.timeSeconds().get(k), currentA, ah);
      boolean resting =
          mayRest && rest.resting() && mayBeOffset(rest.meanA(), estimate.diagnostics(), ah);
      if (resting) rests++;
      state =
          ekf.step(
              state,
              new FilterInput(
                  Doubles.of(log.voltageV().get(k)),
                  true,
                  currentA,
                  resting,
                  log.tempDegC().get(k),
                  dtSeconds));
      estimate = Estimate.of(state);
      var diagnostics = estimate.diagnostics();
      Anchor anchor = diagnostics.anchor(0);
      if (anchor.count() > anchors.size()) anchors.add(new At(k, anchor));
      rows.add(
          new EstimateRow(
              estimate.cellSoc().get(0),
              estimate.cellSocSigma().get(0),
              diagnostics.modelV().get(0),
              diagnostics.innovationV().get(0),
              diagnostics.innovationSigmaV().get(0),
              diagnostics.offsetA(),
              diagnostics.suspect().contains(0),
              diagnostics.nis().get(0),
              diagnostics.gainPerV().get(0),
              diagnostics.offsetSigmaA(),
              diagnostics.capacityAh().get(0),
              diagnostics.capacitySigmaAh().get(0),
              diagnostics.r0Ratio().get(0),
              diagnostics.r0RatioSigma().get(0)));
    }
    return new CellEstimation(log, rows, estimate, rests, anchors);
  }

  /// Whether a constant current is what is known of the offset: a small load that is as still is
  /// not, once the offset is known.
  private static boolean mayBeOffset(
      double meanA, FilterDiagnostics diagnostics, double capacityAh) {
    double offsetA = diagnostics.offsetA();
    return !(Math.abs(meanA - offsetA)
        > OFFSET_GATE * diagnostics.offsetSigmaA() + OFFSET_WANDERS * capacityAh);
  }

  /// How good it was from a time on, where the log knows the truth.
  ///
  /// @param seconds after the first row
  public Accuracy accuracyFrom(double seconds) {
    return Accuracy.of(log, rows, log.timeSeconds().get(0) + seconds);
  }

  /// Writes `time_s,soc,soc_sigma,voltage_model_v`, one line for every row of the log.
  public void writeCsv(Path file) throws IOException {
    try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.print("time_s,soc,soc_sigma,voltage_model_v\n");
      for (int k = 0; k < rows.size(); k++) {
        EstimateRow row = rows.get(k);
        out.print(
            String.format(
                Locale.ROOT,
                "%s,%.6f,%.6f,%.5f%n",
                plain(log.timeSeconds().get(k)),
                row.soc(),
                row.socSigma(),
                row.modelV()));
      }
      if (out.checkError()) throw new IOException(file + ": cannot be written");
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static double usualInterval(CellLog log) {
    double[] steps = new double[log.rows() - 1];
    for (int k = 1; k < log.rows(); k++) steps[k - 1] = log.dtSeconds(k);
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }
}

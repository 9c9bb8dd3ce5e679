package org.voltaire.cli.view;

import static org.voltaire.cli.view.PackText.format;
import static org.voltaire.cli.view.PackText.number;
import static org.voltaire.core.Channel.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;

/// What the estimator knows of every cell, and how well it expects its readings, in plain text.
/// What is not known is a dash; a link that is lost shows no number at all.
public final class EstimatorText {
  private EstimatorText() {}

  /// The lines.
  ///
  /// @param info nothing has come yet if `null`
  /// @param frame the last one; likewise
  /// @param ageSeconds since the frame arrived
  public static List<String> of(
      @Nullable PackInfo info, @Nullable Frame frame, LinkState link, double ageSeconds) {
    List<String> lines = new ArrayList<>();
    lines.add(PackText.head(info, link));
    if (info == null || frame == null || !PackText.live(link, ageSeconds)) {
      lines.add(PackText.noData(frame, ageSeconds));
      return lines;
    }
    Estimate estimate = frame.estimate();
    FilterDiagnostics diagnostics = estimate.diagnostics();
    lines.add(
        format(
            "SoC         %s ± %s %%, shown %s %%   current's offset %s ± %s A"
                + "   SoH %s %% by capacity, %s %% by resistance",
            number("%.1f", 100 * estimate.soc()),
            number("%.1f", 100 * estimate.socSigma()),
            number("%.1f", 100 * estimate.shownSoc()),
            number("%+.3f", milli(diagnostics.offsetA())),
            number("%.3f", diagnostics.offsetSigmaA()),
            number("%.0f", 100 * diagnostics.capacityHealth(info.capacityAh())),
            number("%.0f", 100 * diagnostics.resistanceHealth())));
    lines.add(nis(diagnostics));
    lines.add(suspects(diagnostics));
    lines.add(
        "cell       SoC, %     capacity, Ah    R0, of model's   innovation, mV     NIS  last"
            + " anchor");
    for (int cell = 0; cell < estimate.cellSoc().size(); cell++) {
      lines.add(cell(frame, cell));
    }
    return lines;
  }

  private static String nis(FilterDiagnostics diagnostics) {
    int worst = diagnostics.nis().indexOfMax();
    if (worst < 0) return "NIS         not known";
    double nis = diagnostics.nis().get(worst);
    return format(
        "NIS         worst %.3f, cell %d: %s of %.2f",
        nis,
        worst + 1,
        nis > FilterDiagnostics.NIS_BOUND ? "ABOVE the bound" : "in the bound",
        FilterDiagnostics.NIS_BOUND);
  }

  private static String suspects(FilterDiagnostics diagnostics) {
    if (diagnostics.suspect().isEmpty()) return "suspect     none";
    String cells =
        Arrays.stream(diagnostics.suspect().cells())
            .mapToObj(cell -> String.valueOf(cell + 1))
            .collect(Collectors.joining(", "));
    return "SUSPECT     " + cells + ": the voltage does not fit the model";
  }

  private static String cell(Frame frame, int cell) {
    return format(
        "%4d  %s ± %s  %s ± %s   %s ± %s   %s ± %s  %s%s %s",
        cell + 1,
        right(6, number("%.1f", 100 * CELLS_SOC.number(frame, cell))),
        right(4, number("%.1f", 100 * CELLS_SOC_SIGMA.number(frame, cell))),
        right(8, number("%.2f", CELLS_CAPACITY_AH.number(frame, cell))),
        right(5, number("%.2f", CELLS_CAPACITY_SIGMA_AH.number(frame, cell))),
        right(6, number("%.2f", CELLS_R0_RATIO.number(frame, cell))),
        right(5, number("%.2f", CELLS_R0_RATIO_SIGMA.number(frame, cell))),
        right(7, number("%+.1f", 1e3 * CELLS_INNOVATION_V.number(frame, cell))),
        right(5, innovationSigma(frame, cell)),
        right(6, number("%.3f", CELLS_NIS.number(frame, cell))),
        CELLS_NIS.number(frame, cell) > FilterDiagnostics.NIS_BOUND ? "!" : " ",
        anchor(frame.estimate().diagnostics().anchor(cell)));
  }

  private static String innovationSigma(Frame frame, int cell) {
    boolean measured = !Double.isNaN(CELLS_INNOVATION_V.number(frame, cell));
    return number(
        "%.1f", measured ? 1e3 * CELLS_INNOVATION_SIGMA_V.number(frame, cell) : Double.NaN);
  }

  private static String anchor(Anchor anchor) {
    if (anchor.kind() == Anchor.AnchorKind.NONE) return "none";
    return format(
        "%s at %s ± %s %%, %s ago",
        anchor.kind().label(),
        number("%.1f", 100 * anchor.soc()),
        number("%.1f", 100 * anchor.sigma()),
        ago(anchor.ageSeconds()));
  }

  /// `14 s`, `3 min`, `2 h 10 min`, `3 d 4 h`.
  private static String ago(double seconds) {
    if (!(seconds >= 0 && seconds < 1e12)) return "—";
    long s = (long) seconds;
    if (s < 60) return s + " s";
    if (s < 3600) return s / 60 + " min";
    if (s < 86_400) return format("%d h %02d min", s / 3600, s % 3600 / 60);
    return format("%d d %d h", s / 86_400, s % 86_400 / 3600);
  }

  /// To thousandths, without a zero that is negative.
  private static double milli(double value) {
    return Math.rint(1000 * value) / 1000 + 0.0;
  }

  private static String right(int width, String text) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}

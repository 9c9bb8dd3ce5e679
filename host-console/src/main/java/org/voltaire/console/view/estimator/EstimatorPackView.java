package org.voltaire.console.view.estimator;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.voltaire.console.model.DisplayValue;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;

/// The estimates of the whole pack: offset of the current sensor, largest NIS, suspect cells.
final class EstimatorPackView extends PaintedView {
  /// The height of the texts, with the space around them, px.
  private static final double HEIGHT = 88;

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    painter.box(0, 0, w, h, 10, ColourRole.PANEL);
    painter.outline(0, 0, w, h, 10, ColourRole.LINE, 1);
    double pitch = (w - PAD) / 3, y = Math.floor((h - HEIGHT) / 2);
    Estimate estimate = now.estimate();
    FilterDiagnostics diagnostics =
        estimate == null ? FilterDiagnostics.unknown(0) : estimate.diagnostics();
    offset(painter, now, diagnostics, PAD, y, pitch - PAD);
    nis(painter, now, diagnostics, PAD + pitch, y, pitch - PAD);
    suspects(painter, now, diagnostics, PAD + 2 * pitch, y, pitch - PAD);
  }

  private static void offset(
      CanvasPainter painter,
      Snapshot now,
      FilterDiagnostics diagnostics,
      double x,
      double y,
      double w) {
    title(painter, "Offset of the current", x, y, w);
    DisplayValue offset = shown(now, diagnostics.offsetA());
    // Adding 0 turns −0 into 0, so that no sign is shown.
    String text = NumberText.signed(Math.rint(1e3 * offset.value()) / 1e3 + 0.0, 3);
    number(painter, offset, text, "A", x, y);
    String sigma = "± " + NumberText.fixed(diagnostics.offsetSigmaA(), 3) + " A";
    painter.number(sigma, x, y + 73, Typeface.regular(12), ColourRole.MUTED, Align.LEFT);
  }

  private static void nis(
      CanvasPainter painter,
      Snapshot now,
      FilterDiagnostics diagnostics,
      double x,
      double y,
      double w) {
    title(painter, "Worst NIS", x, y, w);
    int worst = diagnostics.nis().indexOfMax();
    double nis = worst < 0 ? Double.NaN : diagnostics.nis().get(worst);
    boolean beyond = nis > FilterDiagnostics.NIS_BOUND;
    double width = number(painter, shown(now, nis), NumberText.fixed(nis, 3), "", x, y);
    if (beyond) painter.symbol(Symbol.UP, x + width + 14, y + 45, 13, ColourRole.WARN);
    String bound =
        (beyond ? ", beyond " : ", bound ") + NumberText.fixed(FilterDiagnostics.NIS_BOUND, 2);
    note(painter, worst < 0 ? "not known" : "cell " + (worst + 1) + bound, x, y, w);
  }

  private static void suspects(
      CanvasPainter painter,
      Snapshot now,
      FilterDiagnostics diagnostics,
      double x,
      double y,
      double w) {
    title(painter, "Suspect cells", x, y, w);
    int count = diagnostics.suspect().size();
    boolean known = now.estimate() != null;
    String text = known ? String.valueOf(count) : NumberText.UNKNOWN;
    double width = number(painter, shown(now, known ? count : Double.NaN), text, "", x, y);
    if (count > 0) painter.symbol(Symbol.DIAMOND, x + width + 14, y + 45, 13, ColourRole.CRIT);
    String which =
        Arrays.stream(diagnostics.suspect().cells())
            .limit(6)
            .mapToObj(cell -> String.valueOf(cell + 1))
            .collect(Collectors.joining(", "));
    String rest = count > 6 ? ", …" : "";
    note(
        painter,
        count == 0 ? (known ? "all fit their model" : "not known") : "cell " + which + rest,
        x,
        y,
        w);
  }

  private static DisplayValue shown(Snapshot now, double value) {
    return new DisplayValue(value, now.frameAgeSeconds(), now.decisions());
  }

  private static void title(CanvasPainter painter, String title, double x, double y, double w) {
    painter.text(title, x, y + 24, Typeface.regular(12), ColourRole.MUTED, Align.LEFT, w);
  }

  private static double number(
      CanvasPainter painter, DisplayValue shown, String text, String unit, double x, double y) {
    Typeface large = Typeface.strong(20);
    boolean live = shown.freshness() == Freshness.LIVE;
    if (shown.freshness() == Freshness.STALE) {
      painter.hatch(x - 4, y + 32, large.numberWidth(text) + 8, 26, ColourRole.STALE, 0.45);
    }
    ColourRole ink = live ? ColourRole.TEXT : ColourRole.MUTED;
    double width =
        painter.number(
            shown.known() ? text : NumberText.UNKNOWN, x, y + 52, large, ink, Align.LEFT);
    if (unit.isEmpty() || !shown.known()) return width;
    Typeface small = Typeface.regular(13);
    return width
        + 5
        + painter.text(unit, x + width + 5, y + 52, small, ColourRole.MUTED, Align.LEFT);
  }

  private static void note(CanvasPainter painter, String note, double x, double y, double w) {
    Typeface face = Typeface.regular(12);
    if (face.numberWidth(note) > w) return;
    painter.label(note, x, y + 73, face, ColourRole.MUTED, Align.LEFT);
  }
}

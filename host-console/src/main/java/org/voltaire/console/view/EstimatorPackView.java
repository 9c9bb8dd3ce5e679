package org.voltaire.console.view;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Shown;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;

/// What the estimator says of the pack: three numbers in a row.
final class EstimatorPackView extends PaintedView {
  /// The height of what is written, distances included, px.
  private static final double HEIGHT = 88;

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    pen.box(0, 0, w, h, 10, Token.PANEL);
    pen.outline(0, 0, w, h, 10, Token.LINE, 1);
    double pitch = (w - PAD) / 3, y = Math.floor((h - HEIGHT) / 2);
    Estimate estimate = now.estimate();
    FilterDiagnostics insight =
        estimate == null ? FilterDiagnostics.unknown(0) : estimate.diagnostics();
    offset(pen, now, insight, PAD, y, pitch - PAD);
    nis(pen, now, insight, PAD + pitch, y, pitch - PAD);
    suspects(pen, now, insight, PAD + 2 * pitch, y, pitch - PAD);
  }

  private static void offset(
      Pen pen, Snapshot now, FilterDiagnostics insight, double x, double y, double w) {
    title(pen, "Offset of the current", x, y, w);
    Shown offset = shown(now, insight.offsetA());
    // Adding 0 makes a zero of what rounds to one: no sign.
    String text = Figures.signed(Math.rint(1e3 * offset.value()) / 1e3 + 0.0, 3);
    number(pen, offset, text, "A", x, y);
    String sigma = "± " + Figures.fixed(insight.offsetSigmaA(), 3) + " A";
    pen.figure(sigma, x, y + 73, Typeface.regular(12), Token.MUTED, Align.LEFT);
  }

  private static void nis(
      Pen pen, Snapshot now, FilterDiagnostics insight, double x, double y, double w) {
    title(pen, "Worst NIS", x, y, w);
    int worst = insight.nis().indexOfMax();
    double nis = worst < 0 ? Double.NaN : insight.nis().get(worst);
    boolean beyond = nis > FilterDiagnostics.NIS_BOUND;
    double width = number(pen, shown(now, nis), Figures.fixed(nis, 3), "", x, y);
    if (beyond) pen.mark(Mark.UP, x + width + 14, y + 45, 13, Token.WARN);
    String bound =
        (beyond ? ", beyond " : ", bound ") + Figures.fixed(FilterDiagnostics.NIS_BOUND, 2);
    note(pen, worst < 0 ? "not known" : "cell " + (worst + 1) + bound, x, y, w);
  }

  private static void suspects(
      Pen pen, Snapshot now, FilterDiagnostics insight, double x, double y, double w) {
    title(pen, "Suspect cells", x, y, w);
    int count = insight.suspect().size();
    boolean known = now.estimate() != null;
    String text = known ? String.valueOf(count) : Figures.UNKNOWN;
    double width = number(pen, shown(now, known ? count : Double.NaN), text, "", x, y);
    if (count > 0) pen.mark(Mark.DIAMOND, x + width + 14, y + 45, 13, Token.CRIT);
    String which =
        Arrays.stream(insight.suspect().cells())
            .limit(6)
            .mapToObj(cell -> String.valueOf(cell + 1))
            .collect(Collectors.joining(", "));
    String rest = count > 6 ? ", …" : "";
    note(
        pen,
        count == 0 ? (known ? "all fit their model" : "not known") : "cell " + which + rest,
        x,
        y,
        w);
  }

  private static Shown shown(Snapshot now, double value) {
    return new Shown(value, now.frameAgeSeconds(), now.decisions());
  }

  private static void title(Pen pen, String title, double x, double y, double w) {
    pen.words(title, x, y + 24, Typeface.regular(12), Token.MUTED, Align.LEFT, w);
  }

  private static double number(Pen pen, Shown shown, String text, String unit, double x, double y) {
    Typeface large = Typeface.strong(20);
    boolean live = shown.freshness() == Freshness.LIVE;
    if (shown.freshness() == Freshness.STALE) {
      pen.hatch(x - 4, y + 32, large.figureWidth(text) + 8, 26, Token.STALE, 0.45);
    }
    Token ink = live ? Token.TEXT : Token.MUTED;
    double width =
        pen.figure(shown.known() ? text : Figures.UNKNOWN, x, y + 52, large, ink, Align.LEFT);
    if (unit.isEmpty() || !shown.known()) return width;
    Typeface small = Typeface.regular(13);
    return width + 5 + pen.words(unit, x + width + 5, y + 52, small, Token.MUTED, Align.LEFT);
  }

  private static void note(Pen pen, String note, double x, double y, double w) {
    Typeface face = Typeface.regular(12);
    if (face.figureWidth(note) > w) return;
    pen.scale(note, x, y + 73, face, Token.MUTED, Align.LEFT);
  }
}

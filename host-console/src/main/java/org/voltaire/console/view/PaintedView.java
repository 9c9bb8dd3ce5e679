package org.voltaire.console.view;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Palette;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.paint.Written;

/// A part of the window: one canvas that paints what the last snapshot says. No node per number.
public abstract class PaintedView extends Region {
  /// The distance of a panel's contents from its border, px.
  protected static final double PAD = 16;

  /// The height of a panel's title, its distances included, px.
  protected static final double TITLE = 40;

  private final Canvas canvas = new Canvas();
  private Palette palette = Palette.of(Palette.Theme.LIGHT);
  private @Nullable Snapshot snapshot;
  private List<Written> written = List.of();

  /// A view that has nothing to show yet.
  PaintedView() {
    getChildren().add(canvas);
    canvas.setMouseTransparent(true);
  }

  /// Paints `snapshot`, which comes out of the canvas's own width and height.
  protected abstract void paint(Pen pen, Snapshot snapshot, double width, double height);

  /// Shows a snapshot from now on.
  public final void show(Snapshot snapshot, Palette palette) {
    this.snapshot = snapshot;
    this.palette = palette;
    repaint();
  }

  /// What is written on it now.
  public final List<Written> written() {
    return written;
  }

  /// Paints again what it shows.
  protected final void repaint() {
    Snapshot shown = snapshot;
    double w = canvas.getWidth(), h = canvas.getHeight();
    if (shown == null || w < 1 || h < 1 || !isVisible()) {
      written = List.of();
      return;
    }
    canvas.getGraphicsContext2D().clearRect(0, 0, w, h);
    var pen = new Pen(canvas.getGraphicsContext2D(), palette);
    paint(pen, shown, w, h);
    written = List.copyOf(pen.written());
  }

  @Override
  protected void layoutChildren() {
    double w = Math.floor(getWidth()), h = Math.floor(getHeight());
    if (canvas.getWidth() == w && canvas.getHeight() == h) return;
    canvas.setWidth(w);
    canvas.setHeight(h);
    repaint();
  }

  /// The panel itself and its title. Returns where what follows the title may begin, px from left.
  protected static double panel(Pen pen, String title, double w, double h) {
    pen.box(0, 0, w, h, 10, Token.PANEL);
    pen.outline(0, 0, w, h, 10, Token.LINE, 1);
    Typeface face = Typeface.strong(13);
    return PAD + pen.words(title, PAD, 26, face, Token.TEXT, Align.LEFT) + 10;
  }
}

package org.voltaire.console.view;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.PaintedText;
import org.voltaire.console.paint.Palette;
import org.voltaire.console.paint.Typeface;

/// A part of the window: one canvas, on which a subclass paints the last snapshot. There is no
/// JavaFX node for each number, because hundreds of nodes are slow.
public abstract class PaintedView extends Region {
  /// The distance between the border of a panel and its contents, px.
  protected static final double PAD = 16;

  /// The height of the title of a panel, with the space around it, px.
  protected static final double TITLE = 40;

  private final Canvas canvas = new Canvas();
  private Palette palette = Palette.of(Palette.Theme.LIGHT);
  private @Nullable Snapshot snapshot;
  private List<PaintedText> texts = List.of();

  /// An empty view.
  @SuppressWarnings("this-escape") // no subclass overrides getChildren
  protected PaintedView() {
    getChildren().add(canvas);
    canvas.setMouseTransparent(true);
  }

  /// Paints a snapshot on a cleared canvas of this size, px.
  protected abstract void paint(
      CanvasPainter painter, Snapshot snapshot, double width, double height);

  /// Shows a snapshot.
  public final void show(Snapshot snapshot, Palette palette) {
    this.snapshot = snapshot;
    this.palette = palette;
    repaint();
  }

  /// The texts that are painted now.
  public final List<PaintedText> texts() {
    return texts;
  }

  /// Paints the last snapshot again.
  protected final void repaint() {
    Snapshot shown = snapshot;
    double w = canvas.getWidth(), h = canvas.getHeight();
    if (shown == null || w < 1 || h < 1 || !isVisible()) {
      texts = List.of();
      return;
    }
    canvas.getGraphicsContext2D().clearRect(0, 0, w, h);
    var painter = new CanvasPainter(canvas.getGraphicsContext2D(), palette);
    paint(painter, shown, w, h);
    texts = List.copyOf(painter.texts());
  }

  @Override
  protected void layoutChildren() {
    double w = Math.floor(getWidth()), h = Math.floor(getHeight());
    if (canvas.getWidth() == w && canvas.getHeight() == h) return;
    canvas.setWidth(w);
    canvas.setHeight(h);
    repaint();
  }

  /// Paints a panel and its title. Returns where the space right of the title begins, px from the
  /// left.
  protected static double panel(CanvasPainter painter, String title, double w, double h) {
    painter.box(0, 0, w, h, 10, ColourRole.PANEL);
    painter.outline(0, 0, w, h, 10, ColourRole.LINE, 1);
    Typeface face = Typeface.strong(13);
    return PAD + painter.text(title, PAD, 26, face, ColourRole.TEXT, Align.LEFT) + 10;
  }
}

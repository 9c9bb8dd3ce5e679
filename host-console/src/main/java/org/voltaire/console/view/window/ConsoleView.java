package org.voltaire.console.view.window;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.EstimatorHistory;
import org.voltaire.console.model.History;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Palette;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.chart.PageView;
import org.voltaire.console.view.chart.TimeWindow;
import org.voltaire.console.view.estimator.EstimatorPage;
import org.voltaire.console.view.overview.OverviewPage;

/// Everything in the window. Gives each view its place, for any size of the window, and the latest
/// snapshot; answers keys and buttons.
public final class ConsoleView extends Region {
  private static final double HEADER = 56;
  private static final double VITALS = 94;
  private static final double BANNER = 44;
  private static final double STATUS = 32;
  private static final double EDGE = 16;

  private final HeaderView header = new HeaderView();
  private final VitalsView vitals = new VitalsView();
  private final BannerView banner = new BannerView();
  private final OverviewPage overview = new OverviewPage();
  private final EstimatorPage estimator = new EstimatorPage();
  private final StatusView status = new StatusView();
  private final WelcomeView welcome = new WelcomeView();
  private final KeysView keys = new KeysView();
  private final List<PaintedView> views = new ArrayList<>();
  private final WindowControls controls;

  private Page page = Page.OVERVIEW;
  private Palette palette;
  private @Nullable Snapshot shown;

  /// An empty window in a theme.
  public ConsoleView(Theme theme) {
    palette = Palette.of(theme);
    getStyleClass().add("console");
    controls =
        new WindowControls(
            new WindowControls.Actions(
                this::select, this::show, () -> theme(palette.theme().other()), this::toggleKeys));
    controls.selected(TimeWindow.FIRST);
    controls.selected(page);
    views.addAll(List.of(header, vitals, banner));
    views.addAll(overview.views());
    views.addAll(estimator.views());
    views.addAll(List.of(status, welcome, keys));
    keys.setVisible(false);
    getChildren().addAll(views);
    getChildren().addAll(controls.windows(), controls.pages(), controls.switches());
    keys.toFront();
    theme(theme);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setFocusTraversable(true);
  }

  private PageView viewOf(Page which) {
    return switch (which) {
      case OVERVIEW -> overview;
      case ESTIMATOR -> estimator;
    };
  }

  /// Shows this much of the past.
  public void select(TimeWindow window) {
    controls.selected(window);
    overview.window(window);
    estimator.window(window);
  }

  /// Shows this page.
  public void show(Page page) {
    this.page = page;
    controls.selected(page);
    Snapshot now = shown;
    if (now == null) return;
    announce(now);
    arrange(now);
    views.forEach(view -> view.show(now, palette));
  }

  /// Changes the theme.
  public void theme(Theme theme) {
    palette = Palette.of(theme);
    setStyle(palette.style());
    controls.theme(theme);
    ThemeSheet.apply(theme);
    Snapshot now = shown;
    if (now != null) views.forEach(view -> view.show(now, palette));
  }

  /// The present theme.
  public Theme theme() {
    return palette.theme();
  }

  private void toggleKeys() {
    keys.setVisible(!keys.isVisible());
    Snapshot now = shown;
    if (now != null) keys.show(now, palette);
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case T -> theme(palette.theme().other());
      case E -> show(page.other());
      case UP -> estimator.move(-1);
      case DOWN -> estimator.move(1);
      case F1 -> toggleKeys();
      case ESCAPE -> keys.setVisible(false);
      case DIGIT1, NUMPAD1 -> select(TimeWindow.ONE_MINUTE);
      case DIGIT2, NUMPAD2 -> select(TimeWindow.TWO_MINUTES);
      case DIGIT3, NUMPAD3 -> select(TimeWindow.TEN_MINUTES);
      case DIGIT4, NUMPAD4 -> select(TimeWindow.ONE_HOUR);
      default -> {
        if (!event.getText().equals("?")) return;
        toggleKeys();
      }
    }
    event.consume();
  }

  /// Shows a snapshot.
  ///
  /// @param changed whether numbers or their ages have changed; if not, only charts are painted
  ///   again, because time has passed
  public void show(Snapshot now, History history, EstimatorHistory estimated, boolean changed) {
    announce(now);
    boolean rearranged = shown == null || arrangement(shown) != arrangement(now);
    shown = now;
    overview.history(history);
    estimator.history(estimated);
    if (rearranged) arrange(now);
    for (PaintedView view : views) {
      if (view.isVisible() && due(view, now.nowNanos(), changed || rearranged)) {
        view.show(now, palette);
      }
    }
  }

  private boolean due(PaintedView view, long nowNanos, boolean changed) {
    if (view.equals(overview.chart())) return overview.chartDue(nowNanos);
    if (view.equals(estimator.chart())) return estimator.chartDue(nowNanos);
    return changed;
  }

  /// Events are listed on the overview only. On the other page, its button says how many there are.
  private void announce(Snapshot now) {
    if (controls.announce(page == Page.OVERVIEW ? 0 : now.unseen())) requestLayout();
  }

  /// A number for all that decides where views lie: while it stays the same, they need not move.
  private static int arrangement(Snapshot now) {
    int counts = 1000 * now.cells().values().size() + now.temps().values().size();
    int shown = (now.started() ? 2 : 0) + (BannerView.needed(now) ? 1 : 0);
    return 8 * counts + shown + (now.events().isEmpty() ? 0 : 4);
  }

  private void arrange(Snapshot now) {
    for (Node node : List.of(vitals, controls.windows(), controls.pages())) {
      node.setVisible(now.started());
    }
    for (Page each : Page.values()) {
      boolean visible = now.started() && each == page;
      viewOf(each).views().forEach(view -> view.setVisible(visible));
    }
    welcome.setVisible(!now.started());
    banner.setVisible(BannerView.needed(now));
    requestLayout();
    layout();
  }

  /// The views that are visible now.
  public List<PaintedView> parts() {
    return views.stream().filter(Node::isVisible).toList();
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth(), h = getHeight();
    header.resizeRelocate(0, 0, w, HEADER);
    vitals.resizeRelocate(0, HEADER, w, VITALS);
    status.resizeRelocate(0, h - STATUS, w, STATUS);
    welcome.resizeRelocate(0, HEADER, w, h - HEADER - STATUS);
    keys.resizeRelocate(
        w - KeysView.WIDTH - EDGE,
        h - STATUS - KeysView.HEIGHT - EDGE,
        KeysView.WIDTH,
        KeysView.HEIGHT);
    double top = HEADER + VITALS;
    banner.resizeRelocate(0, top, w, BANNER);
    if (banner.isVisible()) top += BANNER;
    double y = top + EDGE, pageH = h - STATUS - top - 2 * EDGE;
    viewOf(page).layout(shown, EDGE, y, w - 2 * EDGE, pageH);
    layoutControls(w, h);
  }

  /// The time windows lie on the chart, the pages in the header, the switches in the status line.
  private void layoutControls(double w, double h) {
    Region windows = controls.windows(), pages = controls.pages(), switches = controls.switches();
    Region chart = viewOf(page).chart();
    double range = windows.prefWidth(-1), rangeH = windows.prefHeight(-1);
    double right = chart.getLayoutX() + chart.getWidth();
    windows.resizeRelocate(right - range - EDGE, chart.getLayoutY() + 9, range, rangeH);
    double tabs = pages.prefWidth(-1), tabsH = pages.prefHeight(-1);
    pages.resizeRelocate(Math.floor((w - tabs) / 2), Math.floor((HEADER - tabsH) / 2), tabs, tabsH);
    double quiet = switches.prefWidth(-1);
    switches.resizeRelocate(w - quiet - EDGE, h - STATUS + 1, quiet, STATUS - 1);
  }
}

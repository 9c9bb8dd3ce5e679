package org.voltaire.console.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.EstimatorHistory;
import org.voltaire.console.model.History;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Palette;
import org.voltaire.console.paint.Palette.Theme;

/// The whole window: puts the parts where they belong at any size, and hands each the snapshot.
public final class ConsoleView extends Region {
  private static final double HEADER = 56;
  private static final double VITALS = 94;
  private static final double BANNER = 44;
  private static final double STATUS = 32;
  private static final double EDGE = 16;
  private static final double GAP = 12;
  private static final double CHART_MIN = 216;

  private final HeaderView header = new HeaderView();
  private final VitalsView vitals = new VitalsView();
  private final BannerView banner = new BannerView();
  private final CellsView cells = new CellsView();
  private final ChartView chart = new ChartView();
  private final LimitsView limits = new LimitsView();
  private final TemperaturesView temperatures = new TemperaturesView();
  private final AlarmsView alarms = new AlarmsView();
  private final EstimatorPage estimator = new EstimatorPage();
  private final StatusView status = new StatusView();
  private final WelcomeView welcome = new WelcomeView();
  private final KeysView keys = new KeysView();
  private final HBox windows = new HBox();
  private final HBox pages = new HBox();
  private final HBox switches = new HBox();
  private final Button themeSwitch = new Button();
  private final Map<Window, ToggleButton> windowButtons = new EnumMap<>(Window.class);
  private final Map<Page, ToggleButton> pageButtons = new EnumMap<>(Page.class);

  private Page page = Page.OVERVIEW;
  private Palette palette;
  private @Nullable Snapshot shown;

  /// An empty window in a theme.
  public ConsoleView(Theme theme) {
    palette = Palette.of(theme);
    getStyleClass().add("console");
    buttons();
    keys.setVisible(false);
    getChildren().addAll(views());
    getChildren().addAll(windows, pages, switches);
    keys.toFront();
    theme(theme);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setFocusTraversable(true);
  }

  private List<PaintedView> views() {
    var all = new ArrayList<PaintedView>(List.of(header, vitals, banner));
    all.addAll(List.of(cells, chart, limits, temperatures, alarms));
    all.addAll(estimator.views());
    all.addAll(List.of(status, welcome, keys));
    return all;
  }

  private void buttons() {
    var group = new ToggleGroup();
    for (Window window : Window.values()) {
      var button = new ToggleButton(window.label());
      button.setToggleGroup(group);
      button.setSelected(window == chart.window());
      button.setOnAction(_ -> select(window));
      button.getStyleClass().add("window");
      windowButtons.put(window, button);
    }
    windows.getStyleClass().add("windows");
    windows.getChildren().addAll(windowButtons.values());
    var ofPages = new ToggleGroup();
    for (Page each : Page.values()) {
      var button = new ToggleButton(each.label());
      button.setToggleGroup(ofPages);
      button.setSelected(each == page);
      button.setOnAction(_ -> show(each));
      button.getStyleClass().add("window");
      pageButtons.put(each, button);
    }
    pages.getStyleClass().add("windows");
    pages.getChildren().addAll(pageButtons.values());
    var help = new Button("?  Keys");
    help.setOnAction(_ -> toggleKeys());
    themeSwitch.setOnAction(_ -> theme(palette.theme().other()));
    for (Button button : List.of(themeSwitch, help)) button.getStyleClass().add("quiet");
    switches.getStyleClass().add("switches");
    switches.getChildren().addAll(themeSwitch, help);
  }

  /// Shows this much of the past from now on.
  public void select(Window window) {
    windowButtons.forEach((each, button) -> button.setSelected(each == window));
    chart.window(window);
    estimator.window(window);
  }

  /// Shows this page from now on.
  public void show(Page page) {
    this.page = page;
    pageButtons.forEach((each, button) -> button.setSelected(each == page));
    Snapshot now = shown;
    if (now == null) return;
    announce(now);
    arrange(now);
    views().forEach(view -> view.show(now, palette));
  }

  /// Changes the theme.
  public void theme(Theme theme) {
    palette = Palette.of(theme);
    setStyle(palette.style());
    themeSwitch.setText(theme == Theme.LIGHT ? "T  Dark" : "T  Light");
    ThemeSheet.apply(theme);
    Snapshot now = shown;
    if (now != null) views().forEach(view -> view.show(now, palette));
  }

  /// The theme it has.
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
      case DIGIT1, NUMPAD1 -> select(Window.ONE_MINUTE);
      case DIGIT2, NUMPAD2 -> select(Window.TWO_MINUTES);
      case DIGIT3, NUMPAD3 -> select(Window.TEN_MINUTES);
      case DIGIT4, NUMPAD4 -> select(Window.ONE_HOUR);
      default -> {
        if (!event.getText().equals("?")) return;
        toggleKeys();
      }
    }
    event.consume();
  }

  /// Shows what is known now.
  ///
  /// @param news whether numbers or their ages have changed; otherwise only the chart moves on
  public void show(Snapshot now, History history, EstimatorHistory estimated, boolean news) {
    announce(now);
    boolean other = shown == null || arrangement(shown) != arrangement(now);
    shown = now;
    chart.history(history);
    estimator.history(estimated);
    if (other) arrange(now);
    for (PaintedView view : views()) {
      boolean moves = view == chart || estimator.moves(view);
      boolean late =
          view == chart ? chart.due(now.nowNanos()) : estimator.due(view, now.nowNanos());
      boolean due = moves ? late : news || other;
      if (view.isVisible() && due) {
        view.show(now, palette);
      }
    }
  }

  /// Alarms stand on the overview; whoever looks elsewhere must know that there are some.
  private void announce(Snapshot now) {
    int alarms = page == Page.OVERVIEW ? 0 : now.alarms().size();
    String more = alarms == 0 ? "" : alarms == 1 ? ": 1 alarm" : ": " + alarms + " alarms";
    ToggleButton button = pageButtons.get(Page.OVERVIEW);
    String text = Page.OVERVIEW.label() + more;
    if (button == null || button.getText().equals(text)) return;
    button.setText(text);
    requestLayout();
  }

  /// What decides where things lie; the same number, the same places.
  private static int arrangement(Snapshot now) {
    int counts = 1000 * now.cells().values().size() + now.temps().values().size();
    return 4 * counts + (now.started() ? 2 : 0) + (BannerView.needed(now) ? 1 : 0);
  }

  private void arrange(Snapshot now) {
    for (Node node : List.of(vitals, windows, pages)) node.setVisible(now.started());
    for (Node node : List.of(cells, chart, limits, temperatures, alarms)) {
      node.setVisible(now.started() && page == Page.OVERVIEW);
    }
    for (Node node : estimator.views()) {
      node.setVisible(now.started() && page == Page.ESTIMATOR);
    }
    welcome.setVisible(!now.started());
    banner.setVisible(BannerView.needed(now));
    requestLayout();
    layout();
  }

  /// What is written in the window now, part by part.
  public List<PaintedView> parts() {
    return views().stream().filter(Node::isVisible).toList();
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth(), h = getHeight();
    header.resizeRelocate(0, 0, w, HEADER);
    vitals.resizeRelocate(0, HEADER, w, VITALS);
    status.resizeRelocate(0, h - STATUS, w, STATUS);
    double quiet = switches.prefWidth(-1);
    switches.resizeRelocate(w - quiet - EDGE, h - STATUS + 1, quiet, STATUS - 1);
    welcome.resizeRelocate(0, HEADER, w, h - HEADER - STATUS);
    keys.resizeRelocate(
        w - KeysView.WIDTH - EDGE,
        h - STATUS - KeysView.HEIGHT - EDGE,
        KeysView.WIDTH,
        KeysView.HEIGHT);
    double top = HEADER + VITALS;
    banner.resizeRelocate(0, top, w, BANNER);
    if (banner.isVisible()) top += BANNER;
    double tabs = pages.prefWidth(-1), tabsH = pages.prefHeight(-1);
    pages.resizeRelocate(Math.floor((w - tabs) / 2), Math.floor((HEADER - tabsH) / 2), tabs, tabsH);
    double x = EDGE, y = top + EDGE, mainW = w - 2 * EDGE, mainH = h - STATUS - top - 2 * EDGE;
    switch (page) {
      case OVERVIEW -> overview(x, y, mainW, mainH);
      case ESTIMATOR -> {
        estimator.layout(x, y, mainW, mainH);
        windowButtons(x + mainW, y);
      }
    }
  }

  private void windowButtons(double right, double top) {
    double range = windows.prefWidth(-1), rangeH = windows.prefHeight(-1);
    windows.resizeRelocate(right - range - EDGE, top + 9, range, rangeH);
  }

  private void overview(double x, double y, double w, double h) {
    double right = Math.round(Math.clamp(0.25 * w, 296, 400)), left = w - right - GAP;
    int count = shown == null ? 16 : shown.cells().values().size();
    double share = count <= 8 ? 0.3 : count <= 32 ? 0.42 : count <= 128 ? 0.46 : 0.6;
    double cellsH = Math.round(Math.max(120, Math.min((h - GAP) * share, h - GAP - CHART_MIN)));
    double chartY = y + cellsH + GAP;
    cells.resizeRelocate(x, y, left, cellsH);
    chart.resizeRelocate(x, chartY, left, h - cellsH - GAP);
    windowButtons(x + left, chartY);

    double column = x + left + GAP;
    int thermistors = shown == null ? 4 : shown.temps().values().size();
    double temperaturesH = TemperaturesView.heightFor(thermistors, right);
    double tightest = LimitsView.HEIGHT + TemperaturesView.heightFor(1, right) + 2 * GAP + 96;
    if (LimitsView.HEIGHT + temperaturesH + 2 * GAP + 96 > h && h > tightest) {
      temperaturesH = TemperaturesView.heightFor(1, right);
    }
    limits.resizeRelocate(column, y, right, LimitsView.HEIGHT);
    double next = y + LimitsView.HEIGHT + GAP;
    temperatures.resizeRelocate(column, next, right, temperaturesH);
    next += temperaturesH + GAP;
    alarms.resizeRelocate(column, next, right, Math.max(0, y + h - next));
  }
}

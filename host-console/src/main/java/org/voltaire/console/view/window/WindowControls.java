package org.voltaire.console.view.window;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.view.chart.TimeWindow;

/// All buttons of the window, in three rows: how much of the past the chart shows, which page is
/// shown, and theme and help. The only JavaFX controls; everything else is painted.
final class WindowControls {
  /// What the buttons do.
  ///
  /// @param select shows this much of the past
  /// @param show shows this page
  /// @param theme changes to the other theme
  /// @param help shows or hides the list of keys
  record Actions(Consumer<TimeWindow> select, Consumer<Page> show, Runnable theme, Runnable help) {}

  private final HBox windows = new HBox();
  private final HBox pages = new HBox();
  private final HBox switches = new HBox();
  private final Button themeSwitch = new Button();
  private final Map<TimeWindow, ToggleButton> windowButtons = new EnumMap<>(TimeWindow.class);
  private final Map<Page, ToggleButton> pageButtons = new EnumMap<>(Page.class);

  WindowControls(Actions actions) {
    var ofWindows = new ToggleGroup();
    for (TimeWindow each : TimeWindow.values()) {
      ToggleButton button = toggle(each.label(), ofWindows);
      button.setOnAction(_ -> actions.select.accept(each));
      windowButtons.put(each, button);
    }
    windows.getStyleClass().add("windows");
    windows.getChildren().addAll(windowButtons.values());
    var ofPages = new ToggleGroup();
    for (Page each : Page.values()) {
      ToggleButton button = toggle(each.label(), ofPages);
      button.setOnAction(_ -> actions.show.accept(each));
      pageButtons.put(each, button);
    }
    pages.getStyleClass().add("windows");
    pages.getChildren().addAll(pageButtons.values());
    var help = new Button("?  Keys");
    help.setOnAction(_ -> actions.help.run());
    themeSwitch.setOnAction(_ -> actions.theme.run());
    for (Button button : List.of(themeSwitch, help)) button.getStyleClass().add("quiet");
    switches.getStyleClass().add("switches");
    switches.getChildren().addAll(themeSwitch, help);
  }

  private static ToggleButton toggle(String text, ToggleGroup group) {
    var button = new ToggleButton(text);
    button.setToggleGroup(group);
    button.getStyleClass().add("window");
    return button;
  }

  /// The buttons for the time window of the chart.
  HBox windows() {
    return windows;
  }

  /// The buttons for the pages.
  HBox pages() {
    return pages;
  }

  /// The buttons for theme and help.
  HBox switches() {
    return switches;
  }

  /// Marks the button of this time window as selected.
  void selected(TimeWindow window) {
    windowButtons.forEach((each, button) -> button.setSelected(each == window));
  }

  /// Marks the button of this page as selected.
  void selected(Page page) {
    pageButtons.forEach((each, button) -> button.setSelected(each == page));
  }

  /// Names the theme that the switch leads to.
  void theme(Theme theme) {
    themeSwitch.setText(theme == Theme.LIGHT ? "T  Dark" : "T  Light");
  }

  /// Writes the number of alarms on the button of the overview; 0 writes none.
  ///
  /// @return whether the button has changed
  boolean announce(int alarms) {
    String more = alarms == 0 ? "" : alarms == 1 ? ": 1 alarm" : ": " + alarms + " alarms";
    ToggleButton button = pageButtons.get(Page.OVERVIEW);
    String text = Page.OVERVIEW.label() + more;
    if (button == null || button.getText().equals(text)) return false;
    button.setText(text);
    return true;
  }
}

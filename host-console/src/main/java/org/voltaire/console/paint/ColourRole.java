package org.voltaire.console.paint;

import java.util.Locale;

/// What a colour is used for. The colours themselves are in `colours.properties`, for each theme.
public enum ColourRole {
  /// The background of the window.
  BG,
  /// The background of a panel.
  PANEL,
  /// The background of a tile or chart on a panel.
  TILE,
  /// Borders and grid lines.
  LINE,
  /// Text and numbers.
  TEXT,
  /// Explanations, and numbers that are stale.
  MUTED,
  /// What can be clicked or is selected.
  ACCENT,
  /// The filled part of a bar.
  FILL,
  /// The empty part of a bar.
  TRACK,
  /// One line of many in a chart.
  TRACE,
  /// In order.
  OK,
  /// Information.
  INFO,
  /// A warning.
  WARN,
  /// Critical: a person must act now.
  CRIT,
  /// Not current any more.
  STALE,
  /// Text on [#OK].
  OK_INK,
  /// Text on [#INFO].
  INFO_INK,
  /// Text on [#WARN].
  WARN_INK,
  /// Text on [#CRIT].
  CRIT_INK,
  /// Text on [#STALE].
  STALE_INK,
  /// The lowest cell.
  LOW,
  /// The highest cell.
  HIGH,
  /// The current.
  CURRENT;

  /// The name in the file and in the style sheet: `ok-ink`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

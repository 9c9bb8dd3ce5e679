package org.voltaire.console.paint;

import java.util.Locale;

/// The name of a colour. What it looks like is in `tokens.properties`, per theme.
public enum Token {
  /// The window.
  BG,
  /// What lies on the window.
  PANEL,
  /// What lies on a panel.
  TILE,
  /// Borders and grid lines.
  LINE,
  /// Words and numbers.
  TEXT,
  /// Words that explain, and numbers that are stale.
  MUTED,
  /// What can be clicked.
  ACCENT,
  /// The filled part of a bar.
  FILL,
  /// The empty part of a bar.
  TRACK,
  /// A line among many in a chart.
  TRACE,
  /// Good.
  OK,
  /// Worth knowing.
  INFO,
  /// Worth acting on.
  WARN,
  /// Act now.
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

  /// As the file and the style sheet write it: `ok-ink`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

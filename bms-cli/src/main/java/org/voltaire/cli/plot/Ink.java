package org.voltaire.cli.plot;

/// The colours of a plot: the tokens of the console's light theme, which were chosen to be told
/// apart by everybody.
final class Ink {
  static final String BACKGROUND = "#ffffff", PANEL = "#f6f8fa", LINE = "#d0d7de";
  static final String TEXT = "#1b1f24", MUTED = "#57606a";
  static final String OK = "#259f7e", INFO = "#184fff", WARN = "#ba691a", CRIT = "#871c1c";
  static final String STALE = "#575b65";
  static final String BLUE = "#5493ff", BROWN = "#732103", GREEN = "#31775d", PURPLE = "#884f8d";
  static final String OLIVE = "#94960a", DARK = "#1d1847";

  private Ink() {}

  /// What a mode's label is drawn in.
  static String ofMode(String label) {
    return switch (label) {
      case "CLOSED" -> OK;
      case "PRECHARGING" -> INFO;
      case "TRIPPED" -> CRIT;
      default -> LINE;
    };
  }

  /// What is written on a mode's colour.
  static String onMode(String label) {
    return switch (label) {
      case "PRECHARGING", "TRIPPED" -> BACKGROUND;
      default -> TEXT;
    };
  }
}

package org.voltaire.console.model;

import java.util.Locale;

/// Numbers as text for people: a fixed number of decimals, the minus sign of typography (−), and a
/// dash for a number that is not known.
public final class NumberText {
  /// The text for a number that is not known.
  public static final String UNKNOWN = "—";

  private NumberText() {}

  /// `3.291`, `−41.2`, `—`.
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) return UNKNOWN;
    String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return value < 0 && !zero ? "−" + text : text;
  }

  /// The same with a sign always: `+3`, `−2`, `0`.
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    boolean positive = value > 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9');
    return positive ? "+" + text : text;
  }

  /// A ratio as percent: `63.4`.
  public static String percent(double ratio, int decimals) {
    return fixed(100 * ratio, decimals);
  }

  /// A forecast time, in whole minutes because it is not known better: `< 1 min`, `7 min`, `2 h 10
  /// min`.
  public static String minutes(double seconds) {
    if (!Double.isFinite(seconds)) return UNKNOWN;
    long minutes = Math.round(seconds / 60);
    if (minutes < 1) return "< 1 min";
    if (minutes < 60) return minutes + " min";
    return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }

  /// An age or a duration: `0.4 s`, `14 s`, `3 min 05 s`, `2 h 10 min`.
  public static String duration(double seconds) {
    if (Double.isNaN(seconds)) return UNKNOWN;
    double positive = Math.max(0, seconds);
    if (positive < 9.95) return fixed(positive, 1) + " s";
    long whole = Math.round(positive);
    if (whole < 60) return whole + " s";
    if (whole < 3600) return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }
}

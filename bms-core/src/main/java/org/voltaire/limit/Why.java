package org.voltaire.limit;

import java.util.Locale;

/// Why a limit is what it is, so that the commonest question ("why does it not charge?") has an
/// answer.
///
/// @param cause what binds
/// @param index the cell or thermistor that binds, from 0; −1 for none in particular
/// @param value what it reads, in its unit; `NaN` if there is nothing to read
public record Why(Cause cause, int index, double value) {

  /// What can bind a limit.
  public enum Cause {
    /// Nothing derates it: it is what the configuration allows.
    CONFIGURED,
    /// The highest cell is near its upper limit.
    CELL_HIGH,
    /// The lowest cell is near its lower limit.
    CELL_LOW,
    /// The warmest thermistor is near its upper limit.
    HOT,
    /// The coldest thermistor is near its lower limit.
    COLD,
    /// Something that must be known is not measured.
    NOT_MEASURED,
    /// The contactors are not closed.
    CONTACTORS_OPEN,
    /// The contactors are about to open.
    OPENING,
    /// A charger or load goes beyond what it is allowed.
    NOT_OBEYED
  }

  /// A cause that is no cell's in particular.
  public static Why of(Cause cause) {
    return new Why(cause, -1, Double.NaN);
  }

  /// The reason in words, cells counted from 1 as people do: `cell 7 at 3.012 V`.
  public String text() {
    return switch (cause) {
      case CONFIGURED -> "configured";
      case CELL_HIGH, CELL_LOW -> String.format(Locale.ROOT, "cell %d at %.3f V", index + 1, value);
      case HOT, COLD -> String.format(Locale.ROOT, "sensor %d at %.1f °C", index + 1, value);
      case NOT_MEASURED -> "not measured";
      case CONTACTORS_OPEN -> "contactors open";
      case OPENING -> "about to open";
      case NOT_OBEYED -> "not obeyed";
    };
  }
}

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
    CONFIGURED(false, "configured"),
    /// The contactors carry no more for ever.
    CONTACTOR_RATING(false, "rating of the contactors"),
    /// The fuse carries no more for ever.
    FUSE_RATING(false, "rating of the fuse"),
    /// The highest cell is near its upper limit.
    CELL_HIGH(true, "cell %1$d at %2$.3f V"),
    /// The lowest cell is near its lower limit.
    CELL_LOW(true, "cell %1$d at %2$.3f V"),
    /// The pack is above the voltage up to which it is charged.
    PACK_HIGH(true, "pack at %2$.2f V"),
    /// The highest cell is at its upper limit: charging is to stop.
    CELL_FULL(true, "charging stops: cell %1$d at %2$.3f V"),
    /// The pack is far above the voltage up to which it is charged: charging is to stop.
    PACK_FULL(true, "charging stops: pack at %2$.2f V"),
    /// The warmest thermistor is near its upper limit.
    HOT(true, "sensor %1$d at %2$.1f °C"),
    /// The coldest thermistor is near its lower limit.
    COLD(true, "sensor %1$d at %2$.1f °C"),
    /// The first cell is nearly full.
    SOC_HIGH(true, "nearly full: SoC %2$.3f, cell %1$d"),
    /// The first cell is nearly empty.
    SOC_LOW(true, "nearly empty: SoC %2$.3f, cell %1$d"),
    /// With more, a cell would come to its limit within ten seconds.
    PREDICTED(true, "cell %1$d, 10 s ahead"),
    /// It was lower and comes back by and by.
    RISING(true, "rising"),
    /// Something that must be known is not measured.
    NOT_MEASURED(true, "not measured"),
    /// The contactors are not closed.
    CONTACTORS_OPEN(false, "contactors open"),
    /// The switch of this direction is open, because of a fault.
    SWITCHED_OFF(false, "switched off"),
    /// The contactors are about to open.
    OPENING(true, "about to open"),
    /// A charger or load goes beyond what it is allowed.
    NOT_OBEYED(true, "not obeyed");

    private final boolean derates;
    private final String words;

    Cause(boolean derates, String words) {
      this.derates = derates;
      this.words = words;
    }

    /// Whether it is the state of the pack that lowers the limit, and not how it is built or
    /// whether it is connected.
    public boolean derates() {
      return derates;
    }
  }

  /// A cause that is no cell's in particular.
  public static Why of(Cause cause) {
    return new Why(cause, -1, Double.NaN);
  }

  /// The reason in words, cells counted from 1 as people do: `cell 7 at 3.012 V`.
  public String text() {
    return String.format(Locale.ROOT, cause.words, index + 1, value);
  }
}

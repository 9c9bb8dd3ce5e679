package org.voltaire.sim.scenario.meter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a number in a sentence may be counted in.
public enum Unit {
  TIME("s", "a duration such as 10 min (s, min, h, d)", 0),
  CURRENT("A", "a current such as 50 A, 200 mA, C/2 or 2C", 3),
  POWER("W", "a power such as 1500 W or 1.5 kW", 0),
  VOLTAGE("V", "a voltage such as 3.55 V or 20 mV", 3),
  TEMPERATURE("degC", "a temperature such as 25 degC", 1),
  RATIO("", "a share such as 20 % or 0.2", 4),
  ENERGY("Wh", "an energy such as 500 Wh or 5 kWh", 0),
  PEAK_POWER("Wp", "what panels give at their peak, such as 5 kWp", 0),
  LATITUDE("degN", "a latitude such as 48 degN or 6 degS", 1),
  DISTANCE("m", "a distance such as 12 km or 800 m", 0),
  CONSUMPTION("Wh/km", "a consumption such as 120 Wh/km", 0),
  SPEED("km/h", "a speed such as 25 km/h", 1),
  RESISTANCE("ohm", "a resistance such as 50 ohm, 5 mohm or 20 kohm", 3),
  VOLTAGE_RATE("V/s", "a rate such as 50 mV/s", 3),
  TEMPERATURE_RATE("K/s", "a rate such as 1 K/s", 3),
  /// A time that people want in hours, however long; said as a duration.
  HOURS("h", "a duration such as 67 h", 1);

  private static final Map<String, UnitScale> SCALES =
      Map.ofEntries(
          Map.entry("s", new UnitScale(TIME, 1)),
          Map.entry("min", new UnitScale(TIME, 60)),
          Map.entry("h", new UnitScale(TIME, 3600)),
          Map.entry("d", new UnitScale(TIME, 86_400)),
          Map.entry("A", new UnitScale(CURRENT, 1)),
          Map.entry("mA", new UnitScale(CURRENT, 1e-3)),
          Map.entry("W", new UnitScale(POWER, 1)),
          Map.entry("kW", new UnitScale(POWER, 1e3)),
          Map.entry("V", new UnitScale(VOLTAGE, 1)),
          Map.entry("mV", new UnitScale(VOLTAGE, 1e-3)),
          Map.entry("degC", new UnitScale(TEMPERATURE, 1)),
          Map.entry("°C", new UnitScale(TEMPERATURE, 1)),
          Map.entry("%", new UnitScale(RATIO, 1e-2)),
          Map.entry("Wh", new UnitScale(ENERGY, 1)),
          Map.entry("kWh", new UnitScale(ENERGY, 1e3)),
          Map.entry("Wp", new UnitScale(PEAK_POWER, 1)),
          Map.entry("kWp", new UnitScale(PEAK_POWER, 1e3)),
          Map.entry("degN", new UnitScale(LATITUDE, 1)),
          Map.entry("degS", new UnitScale(LATITUDE, -1)),
          Map.entry("m", new UnitScale(DISTANCE, 1)),
          Map.entry("km", new UnitScale(DISTANCE, 1e3)),
          Map.entry("Wh/km", new UnitScale(CONSUMPTION, 1)),
          Map.entry("km/h", new UnitScale(SPEED, 1)),
          Map.entry("ohm", new UnitScale(RESISTANCE, 1)),
          Map.entry("mohm", new UnitScale(RESISTANCE, 1e-3)),
          Map.entry("kohm", new UnitScale(RESISTANCE, 1e3)),
          Map.entry("V/s", new UnitScale(VOLTAGE_RATE, 1)),
          Map.entry("mV/s", new UnitScale(VOLTAGE_RATE, 1e-3)),
          Map.entry("K/s", new UnitScale(TEMPERATURE_RATE, 1)));

  /// What people write for units, beside their symbols.
  private static final Map<String, String> ALSO_CALLED =
      Map.ofEntries(
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("mins", "min"),
          Map.entry("minute", "min"),
          Map.entry("minutes", "min"),
          Map.entry("hr", "h"),
          Map.entry("hrs", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"),
          Map.entry("amp", "A"),
          Map.entry("amps", "A"),
          Map.entry("ampere", "A"),
          Map.entry("amperes", "A"),
          Map.entry("volt", "V"),
          Map.entry("volts", "V"),
          Map.entry("watt", "W"),
          Map.entry("watts", "W"),
          Map.entry("percent", "%"),
          Map.entry("celsius", "degC"),
          Map.entry("deg", "degC"),
          Map.entry("ohms", "ohm"));

  /// The longest word that is taken for a mistyped symbol.
  private static final int LONGEST_SYMBOL = 3;

  /// What one of a written unit is in SI.
  public record UnitScale(Unit unit, double si) {}

  private final String symbol;
  private final String allowed;
  private final int decimals;

  Unit(String symbol, String allowed, int decimals) {
    this.symbol = symbol;
    this.allowed = allowed;
    this.decimals = decimals;
  }

  /// The unit that is written so.
  public static Optional<UnitScale> scale(String written) {
    return Optional.ofNullable(SCALES.get(written));
  }

  /// How one of these units is written that a word which is no unit was probably meant to be: by
  /// its name, or a short word with the same first letter, whose length is nearest.
  public static Optional<String> nearest(String written, List<Unit> units) {
    List<String> symbols =
        SCALES.entrySet().stream()
            .filter(scale -> units.contains(scale.getValue().unit()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    String small = written.toLowerCase(Locale.ROOT);
    Optional<String> named = Optional.ofNullable(ALSO_CALLED.get(small)).filter(symbols::contains);
    if (named.isPresent() || small.length() > LONGEST_SYMBOL) return named;
    return symbols.stream()
        .filter(symbol -> small.startsWith(symbol.substring(0, 1).toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(symbol -> Math.abs(symbol.length() - small.length())));
  }

  /// What a sentence may say where one of these units is wanted.
  public static String allowed(List<Unit> units) {
    return String.join(" or ", units.stream().map(unit -> unit.allowed).toList());
  }

  /// A value for people.
  public String show(double value) {
    if (Double.isNaN(value)) return "unknown";
    if (this == TIME) return duration(value);
    if (this == HOURS) return people(value);
    String number = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return symbol.isEmpty() ? number : number + " " + symbol;
  }

  /// A limit for people: as it was meant, without zeros that nobody wrote.
  public String showLimit(double value) {
    if (this == TIME) return duration(value);
    if (this == HOURS) return value < 7200 ? duration(value) : tidy(value / 3600) + " h";
    // As it was written: 95 % is 0.95, not what the multiplication made of it.
    String number =
        new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros().toPlainString();
    return symbol.isEmpty() ? number : number + " " + symbol;
  }

  /// A value for people in a table: with the prefix that keeps it short, shares in percent.
  public String people(double value) {
    if (Double.isNaN(value)) return "unknown";
    return switch (this) {
      case RATIO -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
      case HOURS -> String.format(Locale.ROOT, "%.1f h", value / 3600);
      case ENERGY, POWER, DISTANCE ->
          Math.abs(value) < 1000
              ? String.format(Locale.ROOT, "%.0f %s", value, symbol)
              : String.format(Locale.ROOT, "%.2f k%s", value / 1000, symbol);
      default -> show(value);
    };
  }

  /// A duration for people, in its largest unit that keeps it short.
  public static String duration(double seconds) {
    if (seconds >= 2 * 86_400) return tidy(seconds / 86_400) + " d";
    if (seconds >= 2 * 3600) return tidy(seconds / 3600) + " h";
    if (seconds >= 120) return tidy(seconds / 60) + " min";
    return tidy(seconds) + " s";
  }

  /// A time of a run for people: hours, minutes, seconds and a tenth, days where there are some.
  public static String clock(double seconds) {
    long tenths = Math.round(seconds * 10);
    long day = tenths / 864_000;
    String time =
        String.format(
            Locale.ROOT,
            "%d:%02d:%02d.%d",
            tenths / 36_000 % 24,
            tenths / 600 % 60,
            tenths / 10 % 60,
            tenths % 10);
    return day == 0 ? time : day + "d " + time;
  }

  private static String tidy(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
  }
}

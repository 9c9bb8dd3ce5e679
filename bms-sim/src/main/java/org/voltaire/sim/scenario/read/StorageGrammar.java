package org.voltaire.sim.scenario.read;

import java.util.List;
import java.util.Optional;
import org.voltaire.sim.bench.Demand;
import org.voltaire.sim.bench.StorageSystem;
import org.voltaire.sim.bench.Sun;
import org.voltaire.sim.scenario.Drive;
import org.voltaire.sim.scenario.meter.Unit;

/// The parts of a sentence about a storage system:
///
///     with sun 5 kWp at 48 degN on 21 June clouds 30 % and house 10 kWh a day
///     [efficiency 95 %] [at most 5 kW] [off grid]
final class StorageGrammar {
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<Integer> DAYS = List.of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
  private static final String PARTS = "sun, house or village";

  private final long seed;
  private Optional<Sun> sun = Optional.empty();
  private Optional<Demand> demand = Optional.empty();

  /// @param seed of clouds and habits
  StorageGrammar(long seed) {
    this.seed = seed;
  }

  /// All of it.
  Drive.Site site(SentenceTokens words) throws SentenceException {
    words.must("with");
    do {
      part(words);
    } while (words.takes("and"));
    double efficiency = StorageSystem.USUAL_EFFICIENCY, mostW = Double.POSITIVE_INFINITY;
    boolean offGrid = false;
    while (true) {
      if (words.takes("efficiency")) efficiency = words.amount(Unit.RATIO, 0.1, 1);
      else if (words.takes("at", "most")) mostW = words.amount(Unit.POWER, 1, 1e9);
      else if (words.takes("off", "grid")) offGrid = true;
      else break;
    }
    return new Drive.Site(new StorageSystem(sun, demand, efficiency, mostW, offGrid));
  }

  private void part(SentenceTokens words) throws SentenceException {
    switch (words.take(PARTS)) {
      case "sun" -> {
        if (sun.isPresent()) throw words.unclearBefore("one sun");
        sun = Optional.of(sun(words));
      }
      case "house" -> demand = Optional.of(Demand.house(daily(words), seed));
      case "village" -> demand = Optional.of(Demand.village(daily(words), seed));
      default -> throw words.unclearBefore(PARTS);
    }
  }

  private Sun sun(SentenceTokens words) throws SentenceException {
    double peakW = words.amount(Unit.PEAK_POWER, 1, 1e9);
    words.must("at");
    double latitude = words.amount(Unit.LATITUDE, -66, 66);
    words.must("on");
    int day = dayOfYear(words);
    double clouds = words.takes("clouds") ? words.amount(Unit.RATIO, 0, 1) : 0;
    return new Sun(latitude, day, peakW, clouds, seed);
  }

  private double daily(SentenceTokens words) throws SentenceException {
    if (demand.isPresent()) throw words.unclearBefore("one house or one village");
    double wattHours = words.amount(Unit.ENERGY, 1, 1e9);
    words.must("a");
    words.must("day");
    return wattHours;
  }

  private static int dayOfYear(SentenceTokens words) throws SentenceException {
    String day = words.take("a date such as 21 June");
    if (!day.matches("[1-9]\\d?")) throw words.unclearBefore("a date such as 21 June");
    String allowed = "one of " + String.join(", ", MONTHS);
    int month = MONTHS.indexOf(words.take(allowed));
    if (month < 0) throw words.unknownBefore(allowed, MONTHS);
    int number = Integer.parseInt(day), before = 0;
    if (number > DAYS.get(month)) {
      throw words.unclearBefore("a month of %d days or more".formatted(number));
    }
    for (int i = 0; i < month; i++) before += DAYS.get(i);
    return before + number;
  }
}

package org.voltaire.sim.scenario.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voltaire.heat.HeatMode;
import org.voltaire.pack.Fault;
import org.voltaire.sim.scenario.Condition;
import org.voltaire.sim.scenario.meter.Quantity;
import org.voltaire.sim.scenario.meter.Unit;

/// The parts of sentences that say when a step ends and what is expected.
final class ConditionGrammar {
  /// The longest duration that a sentence may say, s.
  static final double YEAR = 366 * 86_400.0;

  private static final List<String> MODES =
      List.of(
          "OPEN", "PRECHARGING", "CLOSED", "OPENING", "TRIPPED", "CHARGE_ONLY", "DISCHARGE_ONLY");
  private static final List<Quantity> SAID =
      List.of(
          Quantity.SOC_ERROR,
          Quantity.SOC_SIGMA,
          Quantity.SOC,
          Quantity.TRUE_SOC,
          Quantity.TRUE_SOC_SPREAD,
          Quantity.HOTTEST_TRUE_RESISTOR,
          Quantity.BALANCED_IN,
          Quantity.PREDICTED_READY_IN,
          Quantity.PREDICTED_HOT_FOR,
          Quantity.COUNTED_CHARGER_ENERGY,
          Quantity.COUNTED_PACK_ENERGY,
          Quantity.COUNTED_WARMING_ENERGY,
          Quantity.LOWEST_CELL,
          Quantity.HIGHEST_CELL,
          Quantity.CELL_SPREAD,
          Quantity.PACK,
          Quantity.BUS,
          Quantity.CHARGE_CURRENT,
          Quantity.DISCHARGE_CURRENT,
          Quantity.CURRENT,
          Quantity.CCL,
          Quantity.DCL,
          Quantity.CVL,
          Quantity.LOWEST_TEMPERATURE,
          Quantity.HIGHEST_TEMPERATURE,
          Quantity.HEATER_POWER,
          Quantity.LOWEST_TRUE_CELL,
          Quantity.HIGHEST_TRUE_CELL,
          Quantity.LOWEST_TRUE_TEMPERATURE,
          Quantity.HIGHEST_TRUE_TEMPERATURE,
          Quantity.TRUE_CURRENT,
          Quantity.TRUE_CHARGE_CURRENT,
          Quantity.TRUE_DISCHARGE_CURRENT);

  /// What a pack has several of, with the two of them that stand for all.
  private record Several(String words, Quantity lowest, Quantity highest) {}

  private static final List<Several> SEVERAL =
      List.of(
          new Several("cell", Quantity.LOWEST_CELL, Quantity.HIGHEST_CELL),
          new Several("temperature", Quantity.LOWEST_TEMPERATURE, Quantity.HIGHEST_TEMPERATURE),
          new Several("true cell", Quantity.LOWEST_TRUE_CELL, Quantity.HIGHEST_TRUE_CELL),
          new Several(
              "true temperature",
              Quantity.LOWEST_TRUE_TEMPERATURE,
              Quantity.HIGHEST_TRUE_TEMPERATURE));

  /// Those with most words first, so that `soc per 5 mV` is not taken for `soc`.
  private static final List<Quantity> QUANTITIES =
      Stream.concat(SAID.stream(), Quantity.SUMMED.stream())
          .sorted(Comparator.comparingInt(quantity -> -split(quantity.words()).length))
          .toList();

  private static final String TRUTHS =
      SAID.stream()
          .map(Quantity::words)
          .filter(words -> words.startsWith("true "))
          .map(words -> words.substring("true ".length()))
          .collect(Collectors.joining(", ", "cell, cell N, temperature, ", ""));
  private static final String NAMES =
      "cell, cell N, temperature, true cell, true cell N, true temperature, "
          + Stream.concat(SAID.stream(), Quantity.SUMMED.stream())
              .map(Quantity::words)
              .collect(Collectors.joining(", "));
  private static final String ENDS = "for DURATION, or until CONDITION [or CONDITION]";
  private static final String RELATIONS = "below X, above X, or between X and Y";
  private static final String SIDES = "below X or above X";

  private final int cells;

  ConditionGrammar(int cells) {
    this.cells = cells;
  }

  /// What ends a step in which something flows: `for` a duration, or `until` any of some
  /// conditions.
  List<Condition> ends(SentenceTokens words) throws SentenceException {
    if (words.takes("for")) {
      return List.of(new Condition.Elapsed(words.amount(Unit.TIME, 0.01, YEAR)));
    }
    if (words.takes("until")) return any(words);
    throw words.unclear(ENDS);
  }

  /// What ends a step in which nothing flows: `rest 10 min` is short for `rest for 10 min`.
  List<Condition> restEnds(SentenceTokens words) throws SentenceException {
    if (words.takes("until")) return any(words);
    words.takes("for");
    return List.of(new Condition.Elapsed(words.amount(Unit.TIME, 0.01, YEAR)));
  }

  private List<Condition> any(SentenceTokens words) throws SentenceException {
    List<Condition> any = new ArrayList<>();
    do {
      any.add(end(words));
    } while (words.takes("or"));
    return List.copyOf(any);
  }

  /// What ends a step: a duration, a mode, or a number that passes a limit. Here, `cell` is any
  /// cell and `temperature` any of them.
  private Condition end(SentenceTokens words) throws SentenceException {
    if (words.takes("mode")) return mode(words);
    if (words.takes("time")) return new Condition.TimeReached(words.amount(Unit.TIME, 0.01, YEAR));
    Optional<Condition> any = several(words, false);
    if (any.isPresent()) return any.get();
    Optional<Quantity> quantity = quantity(words);
    if (quantity.isPresent()) return relation(words, quantity.get());
    if (words.atEnd() || !words.startsNumber()) {
      throw words.unclear("a duration, time T, mode M, " + NAMES);
    }
    return new Condition.Elapsed(words.amount(Unit.TIME, 0.01, YEAR));
  }

  /// What a step expects, now or, with `always` behind it, in the whole run. Here, `cell` is every
  /// cell and `temperature` all of them.
  Condition expectation(SentenceTokens words) throws SentenceException {
    Condition condition = wanted(words);
    if (!words.takes("always")) return condition;
    if (condition instanceof Condition.InRange each) return new Condition.Always(each);
    throw words.unclearBefore("within DURATION, or nothing more; always is for quantities");
  }

  private Condition wanted(SentenceTokens words) throws SentenceException {
    if (words.takes("mode")) return mode(words);
    if (words.takes("heat", "mode")) return heatMode(words);
    if (words.takes("no", "alarm")) return new Condition.Quiet();
    if (words.takes("alarm")) return new Condition.Alarmed(fault(words));
    if (words.takes("no", "event")) return new Condition.NoEventKept();
    if (words.takes("event")) return new Condition.EventKept(fault(words), false);
    if (words.takes("first", "cause")) return new Condition.EventKept(fault(words), true);
    Optional<Condition> every = several(words, true);
    if (every.isPresent()) return every.get();
    Optional<Quantity> quantity = quantity(words);
    if (quantity.isEmpty()) {
      throw words.unclear(
          "mode M, heat mode M, alarm FAULT, no alarm, event FAULT, first cause FAULT, no event, "
              + NAMES);
    }
    if (words.startsNumber()) {
      return new Condition.Exactly(quantity.get(), value(words, quantity.get()));
    }
    return relation(words, quantity.get());
  }

  private static Condition mode(SentenceTokens words) throws SentenceException {
    String allowed = "one of " + String.join(", ", MODES);
    String label = words.take(allowed);
    if (!MODES.contains(label)) throw words.unknownBefore(allowed, MODES);
    return new Condition.InMode(label);
  }

  private static Condition heatMode(SentenceTokens words) throws SentenceException {
    List<String> names = Arrays.stream(HeatMode.values()).map(Enum::name).toList();
    String allowed = "one of " + String.join(", ", names);
    String name = words.take(allowed);
    if (!names.contains(name)) throw words.unknownBefore(allowed, names);
    return new Condition.Heated(HeatMode.valueOf(name));
  }

  private static Fault fault(SentenceTokens words) throws SentenceException {
    List<String> names = Arrays.stream(Fault.values()).map(Enum::name).toList();
    String allowed = "one of " + String.join(", ", names);
    String name = words.take(allowed);
    for (Fault fault : Fault.values()) {
      if (fault.name().equals(name)) return fault;
    }
    throw words.unknownBefore(allowed, names);
  }

  private Optional<Quantity> quantity(SentenceTokens words) throws SentenceException {
    for (Quantity quantity : QUANTITIES) {
      if (words.takes(split(quantity.words()))) return Optional.of(quantity);
    }
    boolean truth = words.takes("true");
    if (words.takes("cell")) {
      String allowed = SIDES + ", or the number of a cell, 1 to " + cells;
      int cell = cell(words, truth ? allowed : allowed + ", or cell spread");
      return Optional.of(truth ? Quantity.trueCell(cell) : Quantity.cell(cell));
    }
    if (words.takes("temperature")) throw words.unclear(SIDES);
    if (truth) throw words.unclear(TRUTHS);
    return Optional.empty();
  }

  private int cell(SentenceTokens words, String allowed) throws SentenceException {
    String number = words.take(allowed);
    if (!number.matches("[1-9]\\d{0,2}") || Integer.parseInt(number) > cells) {
      throw words.unclearBefore(allowed);
    }
    words.takes("voltage");
    return Integer.parseInt(number);
  }

  /// `cell below 2.9 V` and the like.
  ///
  /// @param every whether all of them must be so, or one is enough
  private static Optional<Condition> several(SentenceTokens words, boolean every)
      throws SentenceException {
    for (Several these : SEVERAL) {
      if (words.takes(split(these.words() + " below"))) {
        return Optional.of(below(words, every ? these.highest() : these.lowest()));
      }
      if (words.takes(split(these.words() + " above"))) {
        return Optional.of(above(words, every ? these.lowest() : these.highest()));
      }
    }
    return Optional.empty();
  }

  private static String[] split(String words) {
    return words.split(" ", -1);
  }

  private static Condition relation(SentenceTokens words, Quantity quantity)
      throws SentenceException {
    if (words.takes("below")) return below(words, quantity);
    if (words.takes("above")) return above(words, quantity);
    if (!words.takes("between")) throw words.unclear(RELATIONS);
    double low = value(words, quantity);
    words.must("and");
    double high = value(words, quantity);
    if (!(low < high)) {
      throw words.unclearAmount("more than " + quantity.unit().showLimit(low));
    }
    return new Condition.Between(quantity, low, high);
  }

  private static Condition below(SentenceTokens words, Quantity quantity) throws SentenceException {
    return new Condition.Beyond(quantity, false, value(words, quantity));
  }

  private static Condition above(SentenceTokens words, Quantity quantity) throws SentenceException {
    return new Condition.Beyond(quantity, true, value(words, quantity));
  }

  /// A number in the quantity's unit; a 0 needs none.
  private static double value(SentenceTokens words, Quantity quantity) throws SentenceException {
    return words.amountOrZero(quantity.unit() == Unit.HOURS ? Unit.TIME : quantity.unit());
  }
}

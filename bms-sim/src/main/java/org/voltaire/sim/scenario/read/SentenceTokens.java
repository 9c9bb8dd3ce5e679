package org.voltaire.sim.scenario.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voltaire.config.yaml.Place;
import org.voltaire.sim.scenario.meter.Unit;
import org.voltaire.words.Vocabulary;

/// One sentence of a scenario, read word by word, each with its place in the file.
///
/// `${name}` is replaced before the words are told apart, so a variable may hold several; all of
/// them are then found where the variable is written. A comma is a word of its own.
final class SentenceTokens {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}?");
  private static final Pattern NUMBER =
      Pattern.compile("([-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))(\\p{Alpha}+(?:/\\p{Alpha}+)?|%|°C)?");
  private static final Pattern C_OVER = Pattern.compile("C/(\\d+(?:\\.\\d+)?)");

  private record Word(String text, Place place) {}

  private final List<Word> words = new ArrayList<>();
  private final Place end;
  private final double capacityAh;
  private int next;
  private int lastAmount;

  /// @param start where the sentence begins
  /// @param variables what `${name}` stands for
  /// @param capacityAh of the pack, for C-rates
  /// @throws SentenceException if a variable is not there
  SentenceTokens(String sentence, Place start, Map<String, String> variables, double capacityAh)
      throws SentenceException {
    this.capacityAh = capacityAh;
    this.end = new Place(start.line(), start.column() + sentence.length());
    Matcher variable = VARIABLE.matcher(sentence);
    var text = new StringBuilder();
    List<Integer> columns = new ArrayList<>();
    int at = 0;
    while (variable.find()) {
      for (int i = at; i < variable.start(); i++) columns.add(start.column() + i);
      text.append(sentence, at, variable.start());
      int column = start.column() + variable.start();
      String value = variables.get(variable.group(1));
      if (value == null) {
        throw new SentenceException(
            new Place(start.line(), column),
            "${" + variable.group(1) + "}",
            variables.isEmpty()
                ? "no variable, as none is defined"
                : "one of the variables " + String.join(", ", variables.keySet()));
      }
      for (int i = 0; i < value.length(); i++) columns.add(column);
      text.append(value);
      at = variable.end();
    }
    for (int i = at; i < sentence.length(); i++) columns.add(start.column() + i);
    text.append(sentence.substring(at));
    Matcher word = Pattern.compile("[^\\s,]+|,").matcher(text);
    while (word.find()) {
      words.add(new Word(word.group(), new Place(start.line(), columns.get(word.start()))));
    }
  }

  /// The whole sentence with its variables replaced.
  String text() {
    return String.join(" ", words.stream().map(Word::text).toList()).replace(" ,", ",");
  }

  /// Whether nothing is left.
  boolean atEnd() {
    return next >= words.size();
  }

  /// Where the next word is.
  Place place() {
    return atEnd() ? end : words.get(next).place();
  }

  /// Whether the next words are these; then they are taken.
  boolean takes(String... expected) {
    if (next + expected.length > words.size()) return false;
    for (int i = 0; i < expected.length; i++) {
      if (!words.get(next + i).text().equals(expected[i])) return false;
    }
    next += expected.length;
    return true;
  }

  /// The next word, whatever it is.
  String take(String allowed) throws SentenceException {
    if (atEnd()) throw unclear(allowed);
    return words.get(next++).text();
  }

  /// All words that are left, at least one.
  String rest(String allowed) throws SentenceException {
    if (atEnd()) throw unclear(allowed);
    String rest =
        String.join(" ", words.subList(next, words.size()).stream().map(Word::text).toList());
    next = words.size();
    return rest.replace(" ,", ",");
  }

  /// Takes one word, which must be there.
  void must(String word) throws SentenceException {
    if (!takes(word)) throw unclear("\"" + word + "\"");
  }

  /// Nothing may follow.
  void mustEnd(String allowed) throws SentenceException {
    if (!atEnd()) throw unclear(allowed);
  }

  /// The problem that the next word is not what may stand there.
  SentenceException unclear(String allowed) {
    return unclear(next, next + 1, allowed);
  }

  /// The problem with the word before.
  SentenceException unclearBefore(String allowed) {
    return unclear(next - 1, next, allowed);
  }

  /// The problem with the word before, with the nearest of the words that are known there.
  SentenceException unknownBefore(String allowed, List<String> known) {
    return unclearBefore(allowed + Vocabulary.of(known).hint(words.get(next - 1).text()));
  }

  /// The problem with the amount before.
  SentenceException unclearAmount(String allowed) {
    return unclear(lastAmount, next, allowed);
  }

  private SentenceException unclear(int from, int to, String allowed) {
    if (from >= words.size()) return new SentenceException(end, "the end of the step", allowed);
    String found =
        String.join(
            " ", words.subList(from, Math.min(to, words.size())).stream().map(Word::text).toList());
    return new SentenceException(words.get(from).place(), "\"" + found + "\"", allowed);
  }

  /// A number and its unit, in SI.
  ///
  /// @param number in SI
  record NumberWithUnit(double number, Unit unit) {}

  /// An amount in one unit, between two bounds in SI.
  double amount(Unit unit, double min, double max) throws SentenceException {
    int first = next;
    double number = amount(List.of(unit)).number();
    if (number >= min && number <= max) return number;
    throw unclear(
        first,
        next,
        "%s, %s to %s"
            .formatted(Unit.allowed(List.of(unit)), unit.showLimit(min), unit.showLimit(max)));
  }

  /// An amount in one of some units.
  NumberWithUnit amount(List<Unit> units) throws SentenceException {
    int first = next;
    Optional<NumberWithUnit> amount = amount();
    if (amount.isPresent() && units.contains(amount.get().unit())) return amount.get();
    throw unclear(first, afterUnit(first, units), Unit.allowed(units) + unitHint(first, units));
  }

  /// Where the amount ends that begins at a word and cannot be read: behind the next word too, if
  /// that was meant as its unit.
  private int afterUnit(int first, List<Unit> units) {
    int end = Math.max(next, first + 1);
    if (end != first + 1 || end >= words.size() || unitAt(first).isEmpty()) return end;
    boolean meant = end + 1 == words.size() || !unitHint(first, units).isEmpty();
    return meant ? end + 1 : end;
  }

  /// The unit that was probably meant, behind what is allowed; empty if none is near.
  private String unitHint(int first, List<Unit> units) {
    return unitAt(first)
        .flatMap(written -> Unit.nearest(written, units))
        .map(" (did you mean %s?)"::formatted)
        .orElse("");
  }

  /// The letters at a number or behind it that are no unit; empty if there is no number or no such
  /// word.
  private Optional<String> unitAt(int first) {
    if (first >= words.size()) return Optional.empty();
    Matcher number = NUMBER.matcher(words.get(first).text());
    if (!number.matches()) return Optional.empty();
    boolean alone = number.group(2) == null;
    String unit =
        !alone ? number.group(2) : first + 1 < words.size() ? words.get(first + 1).text() : "";
    return Optional.of(unit)
        .filter(word -> word.matches("\\p{Alpha}+"))
        .filter(word -> Unit.scale(word).isEmpty());
  }

  /// An amount in one unit; a plain 0 needs none.
  double amountOrZero(Unit unit) throws SentenceException {
    boolean zero = !atEnd() && words.get(next).text().equals("0");
    List<Unit> units = zero ? List.of(unit, Unit.RATIO) : List.of(unit);
    return amount(units).number();
  }

  /// Whether the next word begins an amount.
  boolean startsNumber() {
    return !atEnd()
        && (NUMBER.matcher(words.get(next).text()).matches()
            || C_OVER.matcher(words.get(next).text()).matches());
  }

  /// The amount that comes next, if one does; otherwise nothing is taken. A number without a unit
  /// is a share.
  private Optional<NumberWithUnit> amount() {
    if (atEnd()) return Optional.empty();
    String word = words.get(next).text();
    Matcher over = C_OVER.matcher(word);
    if (over.matches()) {
      double divisor = Double.parseDouble(over.group(1));
      if (!(divisor > 0)) return Optional.empty();
      return taken(1, capacityAh / divisor, Unit.CURRENT);
    }
    Matcher number = NUMBER.matcher(word);
    if (!number.matches()) return Optional.empty();
    double value = Double.parseDouble(number.group(1));
    boolean joined = number.group(2) != null;
    String unit =
        joined ? number.group(2) : next + 1 < words.size() ? words.get(next + 1).text() : "";
    int length = joined ? 1 : 2;
    if (unit.equals("C")) return taken(length, value * capacityAh, Unit.CURRENT);
    Optional<Unit.UnitScale> scale = Unit.scale(unit);
    if (scale.isPresent()) return taken(length, value * scale.get().si(), scale.get().unit());
    return joined ? Optional.empty() : taken(1, value, Unit.RATIO);
  }

  private Optional<NumberWithUnit> taken(int length, double number, Unit unit) {
    if (!Double.isFinite(number)) return Optional.empty();
    lastAmount = next;
    next += length;
    return Optional.of(new NumberWithUnit(number, unit));
  }
}

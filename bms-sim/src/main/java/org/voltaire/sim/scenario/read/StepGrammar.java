package org.voltaire.sim.scenario.read;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.voltaire.config.yaml.Place;
import org.voltaire.contactor.Request;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.Condition;
import org.voltaire.sim.scenario.Drive;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Unit;

/// The sentences: one method per first word. docs/scenarios.md describes them to people.
final class StepGrammar {
  private static final String STEPS =
      "a step: rest, park, charge, discharge, load, inverter, drive, storage, close contactors,"
          + " open contactors, plug in, unplug, hibernate, wake, warm for departure, request reset, service, acknowledge, restart, expect,"
          + " inject, clear,"
          + " ambient, outside, tick, charger ignores limits, load ignores limits, or repeat N: [steps]";

  /// How long a BMS is off that is only started again, s: a Raspberry Pi boots in twenty.
  private static final double RESTART_SECONDS = 20;

  private static final List<String> FIRST_WORDS =
      Stream.of(STEPS.substring("a step: ".length()).split(", (?:or )?", -1))
          .map(step -> step.split(" ", 2)[0])
          .distinct()
          .toList();

  private final LoadGrammar loads;
  private final ConditionGrammar conditions;
  private final FaultGrammar faults;

  /// @param folder against which the files that sentences name are looked up
  /// @param contactors whether the pack has them, and not the transistors of a board
  StepGrammar(PackProfile profile, Path folder, boolean contactors) {
    this.loads = new LoadGrammar(profile, folder);
    this.conditions = new ConditionGrammar(profile.cellsInSeries());
    this.faults = new FaultGrammar(profile, contactors);
  }

  /// The step that a sentence means.
  ///
  /// @param lap what is put behind the text for people; empty outside of repeats
  ScenarioStep read(SentenceTokens words, String lap) throws SentenceException {
    Place place = words.place();
    String text = words.text() + lap;
    ScenarioStep step =
        switch (words.take(STEPS)) {
          case "rest" -> flow(text, place, new Drive.Nothing(), false, conditions.restEnds(words));
          case "park" -> park(words, text, place);
          case "charge" -> flow(text, place, loads.charge(words), false, conditions.ends(words));
          case "discharge" ->
              flow(text, place, loads.discharge(words), false, conditions.ends(words));
          case "drive" -> drive(words, text, place);
          case "storage" -> flow(text, place, loads.storage(words), false, conditions.ends(words));
          case "load" -> load(words, text, place);
          case "inverter" ->
              flow(text, place, loads.inverter(words), false, conditions.ends(words));
          case "close" -> wish(words, "contactors", text, place, Request.CLOSE);
          case "open" -> wish(words, "contactors", text, place, Request.OPEN);
          case "request" -> wish(words, "reset", text, place, Request.RESET);
          case "service" -> {
            String reason = words.rest("what was found and done, such as cell 5 replaced");
            yield new ScenarioStep.Wish(text, place, Request.SERVICE, reason);
          }
          case "restart" -> restart(words, text, place);
          case "acknowledge" -> new ScenarioStep.Wish(text, place, Request.ACKNOWLEDGE);
          case "expect" -> expect(words, text, place);
          case "ambient" ->
              new ScenarioStep.Ambient(text, place, words.amount(Unit.TEMPERATURE, -60, 100));
          case "outside" -> outside(words, text, place);
          case "plug" -> {
            words.must("in");
            yield new ScenarioStep.Plug(text, place, true);
          }
          case "unplug" -> new ScenarioStep.Plug(text, place, false);
          case "hibernate" -> new ScenarioStep.Hibernate(text, place, true);
          case "wake" -> new ScenarioStep.Hibernate(text, place, false);
          case "warm" -> {
            words.must("for");
            words.must("departure");
            words.must("in");
            double seconds = words.amount(Unit.TIME, 0, ConditionGrammar.YEAR);
            yield new ScenarioStep.Departure(text, place, seconds);
          }
          case "tick" ->
              new ScenarioStep.TickLength(text, place, words.amount(Unit.TIME, 0.01, 60));
          case "charger" -> {
            if (words.takes("obeys")) yield obedience(words, text, place, true, true);
            words.must("ignores");
            yield obedience(words, text, place, true, false);
          }
          case "inject" -> faults.inject(words, text, place);
          case "clear" -> faults.clear(words, text, place);
          default -> throw words.unknownBefore(STEPS, FIRST_WORDS);
        };
    words.mustEnd("nothing more in this step");
    return step;
  }

  /// `restart`, `restart after 1 h`.
  private static ScenarioStep restart(SentenceTokens words, String text, Place place)
      throws SentenceException {
    double seconds =
        words.takes("after")
            ? words.amount(Unit.TIME, 0.1, ConditionGrammar.YEAR)
            : RESTART_SECONDS;
    return new ScenarioStep.PowerLoss(text, place, seconds);
  }

  private static ScenarioStep flow(
      String text, Place place, Load drive, boolean parked, List<Condition> until) {
    boolean flows = !(drive instanceof Drive.Nothing);
    return new ScenarioStep.Flow(text, place, drive, flows, parked, Double.NaN, until);
  }

  /// `park 14 h`, `park 14 h at 5 degC`.
  private ScenarioStep park(SentenceTokens words, String text, Place place)
      throws SentenceException {
    List<Condition> until = conditions.restEnds(words);
    double degC = words.takes("at") ? words.amount(Unit.TEMPERATURE, -60, 100) : Double.NaN;
    return new ScenarioStep.Flow(text, place, new Drive.Nothing(), false, true, degC, until);
  }

  /// `drive urban for 20 min`, `drive 12 km urban`, `drive 12 km from speeds.csv`.
  private ScenarioStep drive(SentenceTokens words, String text, Place place)
      throws SentenceException {
    if (!words.startsNumber()) {
      return flow(text, place, loads.trip(words), false, conditions.ends(words));
    }
    double metres = words.amount(Unit.DISTANCE, 1, 1e6);
    Drive.Trip trip = loads.trip(words);
    var driven = new Condition.Driven(metres, trip.trace().secondsFor(metres));
    return flow(text, place, trip, false, List.of(driven));
  }

  private static ScenarioStep outside(SentenceTokens words, String text, Place place)
      throws SentenceException {
    words.must("between");
    double coldest = words.amount(Unit.TEMPERATURE, -60, 100);
    words.must("and");
    double warmest = words.amount(Unit.TEMPERATURE, -60, 100);
    if (!(coldest < warmest)) throw words.unclearAmount("more than " + coldest + " degC");
    return new ScenarioStep.Outside(text, place, coldest, warmest);
  }

  private static ScenarioStep wish(
      SentenceTokens words, String object, String text, Place place, Request request)
      throws SentenceException {
    words.must(object);
    return new ScenarioStep.Wish(text, place, request);
  }

  private ScenarioStep expect(SentenceTokens words, String text, Place place)
      throws SentenceException {
    Condition condition = conditions.expectation(words);
    // What was never wrong until now cannot become so in time.
    boolean waits = !(condition instanceof Condition.Always) && words.takes("within");
    double within = waits ? words.amount(Unit.TIME, 0.01, ConditionGrammar.YEAR) : 0;
    return new ScenarioStep.Expect(text, place, condition, within);
  }

  private ScenarioStep load(SentenceTokens words, String text, Place place)
      throws SentenceException {
    if (words.takes("obeys")) return obedience(words, text, place, false, true);
    if (words.takes("ignores")) return obedience(words, text, place, false, false);
    return flow(text, place, loads.load(words), false, conditions.ends(words));
  }

  private static ScenarioStep obedience(
      SentenceTokens words, String text, Place place, boolean charger, boolean obeys)
      throws SentenceException {
    words.must("limits");
    boolean late = obeys && words.takes("after");
    double after = late ? words.amount(Unit.TIME, 0, 60) : 0;
    return new ScenarioStep.Obedience(text, place, charger, obeys, after);
  }
}

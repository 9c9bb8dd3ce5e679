package org.voltaire.sim.scenario;

import java.nio.file.Path;
import java.util.List;
import org.voltaire.contactor.Request;
import org.voltaire.sim.pack.PackProfile;

/// The sentences: one method per first word. docs/scenarios.md describes them to people.
final class StepGrammar {
  private static final String STEPS =
      "a step: rest, park, charge, discharge, load, close contactors, open contactors,"
          + " request reset, expect, ambient, tick, charger ignores limits, load ignores limits, or repeat N: [steps]";

  private final LoadGrammar loads;
  private final ConditionGrammar conditions;

  /// @param folder against which the files that sentences name are looked up
  StepGrammar(PackProfile profile, Path folder) {
    this.loads = new LoadGrammar(profile, folder);
    this.conditions = new ConditionGrammar(profile.cellsInSeries());
  }

  /// The step that a sentence means.
  ///
  /// @param lap what is put behind the text for people; empty outside of repeats
  Step read(Words words, String lap) throws Unclear {
    Place place = words.place();
    String text = words.text() + lap;
    Step step =
        switch (words.take(STEPS)) {
          case "rest" -> flow(text, place, new Drive.Nothing(), false, conditions.restEnds(words));
          case "park" -> flow(text, place, new Drive.Nothing(), true, conditions.restEnds(words));
          case "charge" -> flow(text, place, loads.charge(words), false, conditions.ends(words));
          case "discharge" ->
              flow(text, place, loads.discharge(words), false, conditions.ends(words));
          case "load" -> load(words, text, place);
          case "close" -> wish(words, "contactors", text, place, Request.CLOSE);
          case "open" -> wish(words, "contactors", text, place, Request.OPEN);
          case "request" -> wish(words, "reset", text, place, Request.RESET);
          case "expect" -> expect(words, text, place);
          case "ambient" -> new Step.Ambient(text, place, words.amount(Unit.TEMPERATURE, -60, 100));
          case "tick" -> new Step.Tick(text, place, words.amount(Unit.TIME, 0.01, 60));
          case "charger" -> {
            if (words.takes("obeys")) yield obedience(words, text, place, true, true);
            words.must("ignores");
            yield obedience(words, text, place, true, false);
          }
          case "inject" ->
              throw words.unclearBefore(
                  "no fault, as injecting faults is not built in this version");
          default -> throw words.unclearBefore(STEPS);
        };
    words.mustEnd("nothing more in this step");
    return step;
  }

  private static Step flow(
      String text, Place place, Drive drive, boolean parked, List<Condition> until) {
    boolean flows = !(drive instanceof Drive.Nothing);
    return new Step.Flow(text, place, drive, flows, parked, until);
  }

  private static Step wish(Words words, String object, String text, Place place, Request request)
      throws Unclear {
    words.must(object);
    return new Step.Wish(text, place, request);
  }

  private Step expect(Words words, String text, Place place) throws Unclear {
    Condition condition = conditions.expectation(words);
    double within =
        words.takes("within") ? words.amount(Unit.TIME, 0.01, ConditionGrammar.YEAR) : 0;
    return new Step.Expect(text, place, condition, within);
  }

  private Step load(Words words, String text, Place place) throws Unclear {
    if (words.takes("obeys")) return obedience(words, text, place, false, true);
    if (words.takes("ignores")) return obedience(words, text, place, false, false);
    return flow(text, place, loads.load(words), false, conditions.ends(words));
  }

  private static Step obedience(
      Words words, String text, Place place, boolean charger, boolean obeys) throws Unclear {
    words.must("limits");
    return new Step.Obedience(text, place, charger, obeys);
  }
}

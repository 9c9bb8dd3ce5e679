package org.voltaire.sim.scenario;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voltaire.contactor.Request;
import org.voltaire.sim.bench.Inverter;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.pack.PackProfile;

/// The sentences: one method per first word. docs/scenarios.md describes them to people.
final class StepGrammar {
  private static final String STEPS =
      "a step: rest, park, charge, discharge, load, inverter, close contactors, open contactors,"
          + " request reset, expect, inject, clear, ambient, tick, charger ignores limits, load ignores limits, or repeat N: [steps]";
  private static final String ENDS = "for DURATION, or until CONDITION [or CONDITION]";
  private static final double YEAR = 366 * 86_400.0;

  private final PackProfile profile;
  private final Path folder;
  private final ConditionGrammar conditions;
  private final FaultGrammar faults;

  /// @param folder against which the files that sentences name are looked up
  /// @param contactors whether the pack has them, and not the transistors of a board
  StepGrammar(PackProfile profile, Path folder, boolean contactors) {
    this.profile = profile;
    this.folder = folder;
    this.conditions = new ConditionGrammar(profile.cellsInSeries());
    this.faults = new FaultGrammar(profile, contactors);
  }

  /// The step that a sentence means.
  ///
  /// @param lap what is put behind the text for people; empty outside of repeats
  Step read(Words words, String lap) throws Unclear {
    Place place = words.place();
    String text = words.text() + lap;
    Step step =
        switch (words.take(STEPS)) {
          case "rest" -> flow(text, place, new Drive.Nothing(), false, restEnd(words));
          case "park" -> flow(text, place, new Drive.Nothing(), true, restEnd(words));
          case "charge" -> charge(words, text, place);
          case "discharge" -> {
            words.must("at");
            yield flow(text, place, constant(words, -1), false, end(words));
          }
          case "load" -> load(words, text, place);
          case "inverter" -> inverter(words, text, place);
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
          case "inject" -> faults.inject(words, text, place);
          case "clear" -> faults.clear(words, text, place);
          default -> throw words.unclearBefore(STEPS);
        };
    words.mustEnd("nothing more in this step");
    return step;
  }

  private static Step flow(
      String text, Place place, Load drive, boolean parked, List<Condition> until) {
    boolean flows = !(drive instanceof Drive.Nothing);
    return new Step.Flow(text, place, drive, flows, parked, until);
  }

  private Step charge(Words words, String text, Place place) throws Unclear {
    words.must("at");
    Drive drive = constant(words, 1);
    if (words.takes("to", "pack")) {
      drive = new Drive.PackCeiling(drive, words.amount(Unit.VOLTAGE, 0.5, 2000));
    } else if (words.takes("to")) {
      drive = new Drive.CellCeiling(drive, words.amount(Unit.VOLTAGE, 0.5, 6));
    }
    return flow(text, place, drive, false, end(words));
  }

  /// @param sign of the current: charging is positive
  private Drive constant(Words words, int sign) throws Unclear {
    var amount = words.amount(List.of(Unit.CURRENT, Unit.POWER));
    if (!(amount.number() > 0)) {
      throw words.unclearAmount("more than 0: charge and discharge say the direction");
    }
    double signed = sign * amount.number();
    return amount.unit() == Unit.POWER ? new Drive.Power(signed) : new Drive.Current(signed);
  }

  /// `inverter 2 kW with ripple 20 % for 1 h`: draws from the pack.
  private Step inverter(Words words, String text, Place place) throws Unclear {
    double watts = words.amount(Unit.POWER, 1e-3, 1e7);
    words.must("with");
    words.must("ripple");
    double ripple = words.amount(Unit.RATIO, 0, 1);
    return flow(text, place, Inverter.on50Hz(-watts, ripple), false, end(words));
  }

  private Drive recorded(Words words) throws Unclear {
    String name = words.take("the name of a CSV file");
    RecordedCycle cycle;
    try {
      cycle = RecordedCycle.read(folder.resolve(name), profile.capacityAh());
    } catch (IOException | RuntimeException unreadable) {
      throw words.unclearBefore(
          "a CSV file time_s,current_a,voltage_v,… beside the scenario ("
              + reason(unreadable)
              + ")");
    }
    if (!words.takes("scaled")) return new Drive.Recorded(cycle, 1);
    words.must("to");
    double wanted = words.amount(Unit.CURRENT, 1e-3, 1e5);
    double largest = 0;
    for (double current : cycle.currentsA()) largest = Math.max(largest, Math.abs(current));
    return new Drive.Recorded(cycle, largest > 0 ? wanted / largest : 1);
  }

  private static String reason(Exception unreadable) {
    return unreadable instanceof NoSuchFileException
        ? "there is none of that name"
        : String.valueOf(unreadable.getMessage());
  }

  /// `rest 10 min` is short for `rest for 10 min`.
  private List<Condition> restEnd(Words words) throws Unclear {
    if (words.takes("until")) return any(words);
    words.takes("for");
    return List.of(new Condition.Elapsed(words.amount(Unit.TIME, 0.01, YEAR)));
  }

  private List<Condition> end(Words words) throws Unclear {
    if (words.takes("for")) {
      return List.of(new Condition.Elapsed(words.amount(Unit.TIME, 0.01, YEAR)));
    }
    if (words.takes("until")) return any(words);
    throw words.unclear(ENDS);
  }

  private List<Condition> any(Words words) throws Unclear {
    List<Condition> any = new ArrayList<>();
    do {
      any.add(conditions.end(words));
    } while (words.takes("or"));
    return List.copyOf(any);
  }

  private static Step wish(Words words, String object, String text, Place place, Request request)
      throws Unclear {
    words.must(object);
    return new Step.Wish(text, place, request);
  }

  private Step expect(Words words, String text, Place place) throws Unclear {
    Condition condition = conditions.expectation(words);
    double within = words.takes("within") ? words.amount(Unit.TIME, 0.01, YEAR) : 0;
    return new Step.Expect(text, place, condition, within);
  }

  private Step load(Words words, String text, Place place) throws Unclear {
    if (words.takes("obeys")) return obedience(words, text, place, false, true);
    if (words.takes("ignores")) return obedience(words, text, place, false, false);
    Drive load = words.takes("from") ? recorded(words) : constant(words, -1);
    return flow(text, place, load, false, end(words));
  }

  private static Step obedience(
      Words words, String text, Place place, boolean charger, boolean obeys) throws Unclear {
    words.must("limits");
    return new Step.Obedience(text, place, charger, obeys);
  }
}

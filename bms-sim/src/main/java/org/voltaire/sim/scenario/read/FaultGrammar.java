package org.voltaire.sim.scenario.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.voltaire.config.yaml.Place;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.FaultRow.Need;
import org.voltaire.sim.fault.Injection;
import org.voltaire.sim.fault.Injection.Said;
import org.voltaire.sim.fault.Kind;
import org.voltaire.sim.fault.Parameter;
import org.voltaire.sim.fault.Refused;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Unit;

/// The sentences about faults: an id of the catalogue, and any of its parameters with a value.
/// docs/faults.md describes them to people.
public final class FaultGrammar {
  private static final String ID = "the id of a fault, such as F-CEL-001";

  private final PackProfile profile;
  private final boolean contactors;

  /// What has been injected and not cleared by the sentences so far, as `id place`.
  private final Set<String> there = new LinkedHashSet<>();

  /// @param contactors whether the pack has them, and not the transistors of a board
  FaultGrammar(PackProfile profile, boolean contactors) {
    this.profile = profile;
    this.contactors = contactors;
  }

  /// What a sentence without its first word says, such as `F-SEN-002 cell 3 offset 30 mV`.
  ///
  /// @throws Refused if it says nothing that is possible on this pack
  public static Injection injection(String sentence, PackProfile profile) {
    try {
      var words = new SentenceTokens(sentence, Place.START, Map.of(), profile.capacityAh());
      return new FaultGrammar(profile, true).injection(words);
    } catch (SentenceException unclear) {
      throw new Refused(unclear.found(), unclear.allowed());
    }
  }

  /// The rest of `inject ID [NAME VALUE]…`.
  ScenarioStep inject(SentenceTokens words, String text, Place place) throws SentenceException {
    Place at = words.place();
    Injection injection = injection(words);
    if (!there.add(key(injection))) {
      throw new SentenceException(
          at, key(injection) + ", which is there already", "clear it first");
    }
    return new ScenarioStep.Inject(text, place, injection);
  }

  /// The rest of `clear ID` or `clear faults`.
  ScenarioStep clear(SentenceTokens words, String text, Place place) throws SentenceException {
    String allowed = there.isEmpty() ? "faults, or an id; none is there" : "faults, or " + ids();
    String id = words.take(allowed);
    if (id.equals("faults")) {
      there.clear();
      return new ScenarioStep.ClearFault(text, place, "");
    }
    if (!there.removeIf(key -> key.equals(id) || key.startsWith(id + " "))) {
      throw words.unclearBefore(allowed);
    }
    return new ScenarioStep.ClearFault(text, place, id);
  }

  private String ids() {
    return String.join(", ", there.stream().map(key -> key.split(" ", 2)[0]).distinct().toList());
  }

  private static String key(Injection injection) {
    return (injection.row().id() + " " + injection.place()).strip();
  }

  private Injection injection(SentenceTokens words) throws SentenceException {
    Place at = words.place();
    String id = words.take(ID);
    FaultRow row;
    try {
      row = Catalogue.row(id);
    } catch (Refused unknown) {
      throw words.unclearBefore(unknown.allowed());
    }
    if (row.needs() == Need.CONTACTORS && !contactors) {
      throw new SentenceException(at, id + " on a pack with transistors", row.needs().allowed());
    }
    List<Said> said = new ArrayList<>();
    while (!words.atEnd()) {
      String name = words.take(Injection.names(row));
      Parameter parameter = row.parameter(name).orElse(null);
      if (parameter == null) throw words.unclearBefore(Injection.names(row));
      said.add(new Said(name, value(words, parameter)));
    }
    try {
      return Injection.of(row, profile, said);
    } catch (Refused impossible) {
      throw new SentenceException(at, impossible.found(), impossible.allowed());
    }
  }

  private double value(SentenceTokens words, Parameter parameter) throws SentenceException {
    String allowed = parameter.allowed(profile);
    if (parameter.kind().isNumber()) {
      String number = words.take(allowed);
      boolean whole = number.matches("[1-9]\\d{0,2}");
      if (whole && Integer.parseInt(number) <= parameter.highest(profile)) {
        return Integer.parseInt(number);
      }
      throw words.unclearBefore(allowed);
    }
    if (parameter.max() == Double.POSITIVE_INFINITY && words.takes("forever")) {
      return Double.POSITIVE_INFINITY;
    }
    double amount = words.amount(List.of(unit(parameter.kind()))).number();
    double value = parameter.kind() == Kind.C_RATE ? amount / profile.capacityAh() : amount;
    if (value >= parameter.min() && value <= parameter.max()) return value;
    throw words.unclearAmount(allowed);
  }

  private static Unit unit(Kind kind) {
    return switch (kind) {
      case VOLTAGE -> Unit.VOLTAGE;
      case VOLTAGE_RATE -> Unit.VOLTAGE_RATE;
      case TEMPERATURE -> Unit.TEMPERATURE;
      case TEMPERATURE_RATE -> Unit.TEMPERATURE_RATE;
      case C_RATE, CURRENT -> Unit.CURRENT;
      case RESISTANCE -> Unit.RESISTANCE;
      case TIME -> Unit.TIME;
      case SHARE, FACTOR, CELL, THERMISTOR, MODULE -> Unit.RATIO;
    };
  }
}

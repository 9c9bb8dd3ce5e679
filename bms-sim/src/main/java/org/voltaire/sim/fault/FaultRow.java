package org.voltaire.sim.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voltaire.pack.Fault;
import org.voltaire.sim.pack.PackProfile;

/// One row of the catalogue of faults: what goes wrong, how it is made to go wrong here, and what a
/// battery management system should do about it.
///
/// @param id such as `F-CEL-001`
/// @param group of the catalogue, such as `cell`
/// @param does what goes wrong, for people: a clause without a full stop
/// @param injector the name of what makes it here; empty if nothing can
/// @param with the defaults of its parameters, as figures or as [Figures] of the pack
/// @param combines the ids of the rows that happen together in this one; empty for a row by itself
/// @param needs what a pack must have
/// @param during what should be going on, so that it shows: any of these
/// @param finding what should come of it, as the catalogue names it; `-` for none
/// @param detects the faults by which the BMS may answer; empty where it has none for it, or must
///   stay quiet
/// @param reaction what must be done in time
/// @param then what may follow, or come instead where it is safer
/// @param maxReactionMs within which time, ms; 0 where it must not even begin
/// @param countsFrom the limit that the truth crosses when that time begins, such as
///   `over_voltage.open`; empty if it begins with the injection
/// @param recovery how the pack may work again
/// @param awaits what the project lacks for this row
/// @param source where the row's figures come from; `-` for the project itself
/// @param note what is different here from the row's idea, or why nothing can make it; may be empty
public record FaultRow(
    String id,
    String group,
    String does,
    String injector,
    Map<String, String> with,
    List<String> combines,
    Need needs,
    List<Precondition> during,
    String finding,
    List<Fault> detects,
    List<Reaction> reaction,
    List<Reaction> then,
    @JsonProperty("max_reaction_ms") double maxReactionMs,
    String countsFrom,
    Recovery recovery,
    Awaited awaits,
    String source,
    String note) {

  /// What a pack must have for a fault to mean anything on it.
  public enum Need {
    /// Nothing special.
    ANY("any pack"),
    /// A heater.
    HEATED("a pack with a heater, such as lmp-module or bluecar"),
    /// Contactors with precharge, a fuse and an interlock loop.
    CONTACTORS("a pack whose contactors are simulated: a scenario with bms: {contactors: {}}"),
    /// Several modules with a board each.
    MODULES("a pack of several modules, such as tesla-2x6s74p or model-s-85");

    private final String allowed;

    Need(String allowed) {
      this.allowed = allowed;
    }

    /// What has it, for people.
    public String allowed() {
      return allowed;
    }

    boolean metBy(PackProfile profile) {
      return switch (this) {
        case ANY -> true;
        case HEATED -> profile.heating().isPresent();
        case CONTACTORS -> profile.switchgear().isPresent();
        case MODULES -> Modules.of(profile) > 1;
      };
    }
  }

  public FaultRow {
    with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    combines = List.copyOf(combines);
    during = List.copyOf(during);
    detects = List.copyOf(detects);
    reaction = List.copyOf(reaction);
    then = List.copyOf(then);
  }

  /// Whether anything here can make it happen.
  public boolean isInjectable() {
    return !injector.isEmpty();
  }

  /// What can be said about it, in order; nothing for a row that cannot be injected.
  public List<Parameter> parameters() {
    return maker().map(Injector::parameters).orElse(List.of());
  }

  /// A parameter by its name.
  public Optional<Parameter> parameter(String name) {
    return parameters().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// The value of a parameter about which nothing is said.
  public double usual(Parameter parameter, PackProfile profile) {
    return Figures.on(profile, parameter, String.valueOf(with.get(parameter.name())));
  }

  /// What should be going on, for people.
  public String duringWords() {
    return during.stream().map(Precondition::words).collect(Collectors.joining(", or "));
  }

  /// What should be done, for people.
  public String reactionWords() {
    String must = reaction.stream().map(Reaction::words).collect(Collectors.joining(", "));
    if (then.isEmpty()) return must;
    return must + "; then " + then.stream().map(Reaction::words).collect(Collectors.joining(", "));
  }

  /// Where its time begins: the limit that the truth crosses on this pack; empty for the injection.
  public Optional<Crossing> crossing(PackProfile profile) {
    return countsFrom.isEmpty()
        ? Optional.empty()
        : Optional.of(Crossing.of(countsFrom, profile.cells().limits()));
  }

  /// What clearing it cannot undo, for people; empty if it undoes everything.
  public String stays() {
    return maker().map(Injector::stays).orElse("");
  }

  Optional<Injector> maker() {
    return isInjectable() ? Optional.of(Catalogue.injector(injector)) : Optional.empty();
  }
}

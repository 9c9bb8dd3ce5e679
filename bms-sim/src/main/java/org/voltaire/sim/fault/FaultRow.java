package org.voltaire.sim.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltaire.sim.pack.PackProfile;

/// One row of the catalogue of faults: what goes wrong, how it is made to go wrong here, and what a
/// battery management system should do about it.
///
/// @param id such as `F-CEL-001`
/// @param group of the catalogue, such as `cell`
/// @param does what goes wrong, for people: a clause without a full stop
/// @param injector the name of what makes it here; empty if nothing can
/// @param with the defaults of its parameters, as figures or as [Figures] of the pack
/// @param needs what a pack must have
/// @param when what should be going on, so that it shows
/// @param detects the finding that should come of it, as the catalogue names it; `-` for none
/// @param reaction what should be done
/// @param maxReactionMs within which time, ms; 0 where it must not even begin
/// @param recovery how the pack may work again
/// @param source where the row's figures come from; `-` for the project itself
/// @param note what is different here from the row's idea, or why nothing can make it; may be empty
public record FaultRow(
    String id,
    String group,
    String does,
    String injector,
    Map<String, String> with,
    Need needs,
    String when,
    String detects,
    String reaction,
    @JsonProperty("max_reaction_ms") double maxReactionMs,
    String recovery,
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

  /// What clearing it cannot undo, for people; empty if it undoes everything.
  public String stays() {
    return maker().map(Injector::stays).orElse("");
  }

  Optional<Injector> maker() {
    return isInjectable() ? Optional.of(Catalogue.injector(injector)) : Optional.empty();
  }
}

package org.voltaire.sim.scenario;

import java.util.List;
import org.voltaire.config.yaml.Place;
import org.voltaire.contactor.Request;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.fault.Injection;
import org.voltaire.sim.scenario.meter.Unit;

/// One line of bench work. Repeats are written out already.
public sealed interface ScenarioStep {
  /// The line, with its variables replaced and, inside of a repeat, which lap it is.
  String text();

  /// Where it is written.
  Place place();

  /// Whether what the last step made flow goes on meanwhile: whoever looks, or breaks something,
  /// does not touch the load.
  default boolean looksOn() {
    return this instanceof Expect || this instanceof Inject || this instanceof ClearFault;
  }

  /// Time goes by while something flows, or nothing.
  ///
  /// @param load what flows while the contactors are closed
  /// @param flows whether the load is more than nothing
  /// @param parked whether the contactors are opened first
  /// @param roomDegC what the room's temperature becomes; `NaN` if it stays
  /// @param until any of these ends it
  record Flow(
      String text,
      Place place,
      Load load,
      boolean flows,
      boolean parked,
      double roomDegC,
      List<Condition> until)
      implements ScenarioStep {}

  /// A wish that stands until the other is asked for ([Request#CLOSE], [Request#OPEN]), or counts
  /// once ([Request#RESET], [Request#SERVICE], [Request#ACKNOWLEDGE]).
  ///
  /// @param reason what was found and done, of a service; empty for everything else
  record Wish(String text, Place place, Request request, String reason) implements ScenarioStep {
    /// One that needs no reason.
    public Wish(String text, Place place, Request request) {
      this(text, place, request, "");
    }
  }

  /// The BMS loses its power, and is switched on again after a while: contactors fall open, and all
  /// that is left is what was kept. The pack goes on.
  ///
  /// @param offSeconds for how long it is off, s
  record PowerLoss(String text, Place place, double offSeconds) implements ScenarioStep {}

  /// Something that should be so, at once or within some time.
  ///
  /// @param withinSeconds how long it may take; 0 if it should be so at once
  record Expect(String text, Place place, Condition condition, double withinSeconds)
      implements ScenarioStep {
    /// What is expected, for people, the limit and the time included.
    public String wanted() {
      String time = withinSeconds > 0 ? " within " + Unit.duration(withinSeconds) : "";
      return condition.text() + time;
    }
  }

  /// Something done in no time.
  sealed interface Hand extends ScenarioStep {}

  /// The room gets another temperature.
  record Ambient(String text, Place place, double degC) implements Hand {}

  /// The room's temperature follows the day, coldest at 3, warmest at 15 o'clock. The scenario
  /// begins at midnight.
  record Outside(String text, Place place, double coldestDegC, double warmestDegC) implements Hand {
    /// The temperature at a time since the scenario began, °C.
    public double degC(double timeSeconds) {
      double hours = timeSeconds / 3600;
      double mean = (coldestDegC + warmestDegC) / 2, swing = (warmestDegC - coldestDegC) / 2;
      return mean + swing * StrictMath.cos(StrictMath.PI / 12 * (hours - 15));
    }
  }

  /// A charger that can feed the heater is plugged in or pulled.
  record Plug(String text, Place place, boolean in) implements Hand {}

  /// A heated pack is allowed to go cold, or woken.
  record Hibernate(String text, Place place, boolean wish) implements Hand {}

  /// Somebody plans to depart, and wants a pack that may cool down to be warm then.
  ///
  /// @param seconds from now
  record Departure(String text, Place place, double seconds) implements Hand {}

  /// How long a tick lasts from here on.
  record TickLength(String text, Place place, double seconds) implements Hand {}

  /// A fault comes. Whatever flows goes on.
  record Inject(String text, Place place, Injection injection) implements ScenarioStep {}

  /// A fault goes, wherever it was injected. Whatever flows goes on.
  ///
  /// @param id of the catalogue; empty for all faults
  record ClearFault(String text, Place place, String id) implements ScenarioStep {}

  /// Whether the charger, or the load, keeps to what the BMS allows.
  ///
  /// @param afterSeconds how late it follows, s
  record Obedience(String text, Place place, boolean charger, boolean obeys, double afterSeconds)
      implements Hand {}
}

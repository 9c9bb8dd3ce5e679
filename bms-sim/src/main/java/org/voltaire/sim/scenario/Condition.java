package org.voltaire.sim.scenario;

import java.util.Optional;
import java.util.stream.Collectors;
import org.voltaire.contactor.Mode;
import org.voltaire.event.Event;
import org.voltaire.heat.HeatMode;
import org.voltaire.pack.Fault;
import org.voltaire.protect.Alarms;
import org.voltaire.sim.scenario.meter.Extremes;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.meter.Quantity;
import org.voltaire.sim.scenario.meter.Unit;

/// Something that is so or not so at a moment. What is unknown is never so.
public sealed interface Condition {

  /// Whether it is so.
  boolean holds(Moment moment);

  /// What is found instead, or as wanted, for people.
  String measured(Moment moment);

  /// As the scenario says it.
  String text();

  /// One number in a range. `NaN` is in none.
  sealed interface InRange extends Condition {
    /// Whose number it is.
    Quantity quantity();

    /// Whether a value is as it should be; `NaN` never is.
    boolean holds(double value);

    /// How far a value is from the range's nearest end, in the quantity's unit: positive outside,
    /// negative inside.
    double outside(double value);

    @Override
    default boolean holds(Moment moment) {
      return holds(quantity().at(moment));
    }

    @Override
    default String measured(Moment moment) {
      return quantity().show(quantity().at(moment));
    }
  }

  /// One number on one side of a limit.
  record Beyond(Quantity quantity, boolean above, double limit) implements InRange {
    @Override
    public boolean holds(double value) {
      return above ? value > limit : value < limit;
    }

    @Override
    public double outside(double value) {
      return above ? limit - value : value - limit;
    }

    @Override
    public String text() {
      return "%s %s %s"
          .formatted(quantity.words(), above ? "above" : "below", quantity.unit().showLimit(limit));
    }
  }

  /// One number between two limits, both included.
  record Between(Quantity quantity, double low, double high) implements InRange {
    @Override
    public boolean holds(double value) {
      return value >= low && value <= high;
    }

    @Override
    public double outside(double value) {
      return Math.max(low - value, value - high);
    }

    @Override
    public String text() {
      return "%s between %s and %s"
          .formatted(
              quantity.words(), quantity.unit().showLimit(low), quantity.unit().showLimit(high));
    }
  }

  /// One number that is exactly so, such as a limit of 0.
  record Exactly(Quantity quantity, double wanted) implements InRange {
    @Override
    public boolean holds(double value) {
      return value == wanted;
    }

    @Override
    public double outside(double value) {
      return Math.abs(value - wanted);
    }

    @Override
    public String text() {
      return quantity.words() + " " + quantity.unit().showLimit(wanted);
    }
  }

  /// A number that was in its range at every tick since the first. If it was not known at one of
  /// them, it was not always so.
  record Always(InRange each) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      Extremes seen = seen(moment);
      // A range has no gaps: what lies between two values in it is in it, too.
      return seen.alwaysKnown() && each.holds(seen.lowest()) && each.holds(seen.highest());
    }

    /// The worst value and when it was; when it was first unknown, if that is all that is wrong.
    @Override
    public String measured(Moment moment) {
      Extremes seen = seen(moment);
      boolean low = each.outside(seen.lowest()) > each.outside(seen.highest());
      double worst = low ? seen.lowest() : seen.highest();
      boolean fine = Double.isNaN(worst) || each.holds(worst);
      if (fine && !seen.alwaysKnown()) return "unknown at " + Unit.clock(seen.unknownSeconds());
      double seconds = low ? seen.lowestSeconds() : seen.highestSeconds();
      return each.quantity().show(worst) + " at " + Unit.clock(seconds);
    }

    @Override
    public String text() {
      return each.text() + " always";
    }

    private Extremes seen(Moment moment) {
      return moment.meters().extremes(each.quantity());
    }
  }

  /// The contactors' mode, by its label.
  record InMode(String label) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return moment.frame().mode().label().equals(label);
    }

    @Override
    public String measured(Moment moment) {
      return describe(moment.frame().mode());
    }

    @Override
    public String text() {
      return "mode " + label;
    }

    /// A mode for people, with what it tripped for.
    public static String describe(Mode mode) {
      return switch (mode) {
        case Mode.Tripped(Fault cause, long _) -> mode.label() + " " + cause;
        case Mode.OneWay(Fault cause, long _) -> mode.label() + " " + cause;
        case Mode.Opening(long _, Optional<Fault> cause) when cause.isPresent() ->
            mode.label() + " " + cause.get();
        default -> mode.label();
      };
    }
  }

  /// How a pack that works hot is kept.
  record Heated(HeatMode mode) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return moment.frame().heat().mode() == mode;
    }

    @Override
    public String measured(Moment moment) {
      return "heat mode " + moment.frame().heat().mode();
    }

    @Override
    public String text() {
      return "heat mode " + mode;
    }
  }

  /// One alarm, at any level.
  record Alarmed(Fault fault) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return moment.frame().alarms().stream().anyMatch(alarm -> alarm.fault() == fault);
    }

    @Override
    public String measured(Moment moment) {
      return alarms(moment);
    }

    @Override
    public String text() {
      return "alarm " + fault.name();
    }
  }

  /// No alarm at all.
  record Quiet() implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return moment.frame().alarms().isEmpty();
    }

    @Override
    public String measured(Moment moment) {
      return alarms(moment);
    }

    @Override
    public String text() {
      return "no alarm";
    }
  }

  /// One event that is kept, over or not.
  ///
  /// @param first whether it must have opened the pack first
  record EventKept(Fault fault, boolean first) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      for (Event event : moment.frame().events()) {
        if (event.fault() == fault && (!first || event.isFirstCause())) return true;
      }
      return false;
    }

    @Override
    public String measured(Moment moment) {
      return events(moment);
    }

    @Override
    public String text() {
      return (first ? "first cause " : "event ") + fault.name();
    }
  }

  /// No event at all: nothing that is over and not acknowledged either.
  record NoEventKept() implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return moment.frame().events().isEmpty();
    }

    @Override
    public String measured(Moment moment) {
      return events(moment);
    }

    @Override
    public String text() {
      return "no event";
    }
  }

  /// That the car has come so far in this step.
  ///
  /// @param seconds that it takes with all the power it asks for
  record Driven(double metres, double seconds) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return moment.meters().drive().stepMetres() >= metres;
    }

    @Override
    public String measured(Moment moment) {
      return Unit.DISTANCE.people(moment.meters().drive().stepMetres());
    }

    @Override
    public String text() {
      return Unit.DISTANCE.people(metres) + " driven";
    }
  }

  /// That so much time has gone by since the scenario began.
  record TimeReached(double seconds) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return moment.timeSeconds() >= seconds - 1e-9;
    }

    @Override
    public String measured(Moment moment) {
      return Unit.duration(moment.timeSeconds());
    }

    @Override
    public String text() {
      return "time " + Unit.duration(seconds);
    }
  }

  /// That the step has taken so long.
  record Elapsed(double seconds) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return moment.stepSeconds() >= seconds;
    }

    @Override
    public String measured(Moment moment) {
      return Unit.duration(moment.stepSeconds());
    }

    @Override
    public String text() {
      return Unit.duration(seconds);
    }
  }

  private static String events(Moment moment) {
    if (moment.frame().events().isEmpty()) return "no event";
    return moment.frame().events().stream()
        .map(event -> event.fault() + (event.isFirstCause() ? " (first cause)" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String alarms(Moment moment) {
    if (moment.frame().alarms().isEmpty()) return "no alarm";
    return moment.frame().alarms().stream()
        .map(Alarms.Active::fault)
        .distinct()
        .map(Fault::name)
        .collect(Collectors.joining(", "));
  }
}

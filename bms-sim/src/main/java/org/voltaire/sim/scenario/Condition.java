package org.voltaire.sim.scenario;

import java.util.stream.Collectors;
import org.voltaire.contactor.Mode;
import org.voltaire.pack.Fault;
import org.voltaire.protect.Alarms;
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

  /// One number on one side of a limit.
  record Beyond(Quantity quantity, boolean above, double limit) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      double value = quantity.at(moment);
      return above ? value > limit : value < limit;
    }

    @Override
    public String measured(Moment moment) {
      return quantity.show(quantity.at(moment));
    }

    @Override
    public String text() {
      return "%s %s %s"
          .formatted(quantity.words(), above ? "above" : "below", quantity.unit().showLimit(limit));
    }
  }

  /// One number between two limits, both included.
  record Between(Quantity quantity, double low, double high) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      double value = quantity.at(moment);
      return value >= low && value <= high;
    }

    @Override
    public String measured(Moment moment) {
      return quantity.show(quantity.at(moment));
    }

    @Override
    public String text() {
      return "%s between %s and %s"
          .formatted(
              quantity.words(), quantity.unit().showLimit(low), quantity.unit().showLimit(high));
    }
  }

  /// One number that is exactly so, such as a limit of 0.
  record Exactly(Quantity quantity, double wanted) implements Condition {
    @Override
    public boolean holds(Moment moment) {
      return quantity.at(moment) == wanted;
    }

    @Override
    public String measured(Moment moment) {
      return quantity.show(quantity.at(moment));
    }

    @Override
    public String text() {
      return quantity.words() + " " + quantity.unit().showLimit(wanted);
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
      return mode instanceof Mode.Tripped tripped
          ? mode.label() + " " + tripped.cause().name()
          : mode.label();
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

  private static String alarms(Moment moment) {
    if (moment.frame().alarms().isEmpty()) return "no alarm";
    return moment.frame().alarms().stream()
        .map(Alarms.Active::fault)
        .distinct()
        .map(Fault::name)
        .collect(Collectors.joining(", "));
  }
}

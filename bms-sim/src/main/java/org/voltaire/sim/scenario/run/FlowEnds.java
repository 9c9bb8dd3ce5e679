package org.voltaire.sim.scenario.run;

import java.util.List;
import java.util.Optional;
import org.voltaire.measure.Readings;
import org.voltaire.sim.scenario.Condition;
import org.voltaire.sim.scenario.meter.Moment;

/// What ends a step in which something flows, or nothing: any of its conditions, or too long a
/// time.
///
/// @param until any of these ends it
record FlowEnds(List<Condition> until) {
  /// A step that nothing ends is given up after this.
  static final double LONGEST_SECONDS = 7 * 86_400.0;

  /// A car that takes so many times as long as it should has not arrived.
  private static final double SLOWEST = 10;

  /// Whether it waits for what only a current can bring, and so cannot end once the contactors are
  /// open.
  boolean needCurrent() {
    return until.stream()
        .noneMatch(end ->
            end instanceof Condition.Elapsed
                || end instanceof Condition.TimeReached
                || end instanceof Condition.InMode);
  }

  /// How long the step may take, s.
  ///
  /// @param timeSeconds since the scenario began
  double longest(double timeSeconds) {
    double longest = LONGEST_SECONDS;
    for (Condition condition : until) {
      switch (condition) {
        case Condition.Elapsed(double seconds) -> longest = seconds;
        case Condition.TimeReached(double seconds) -> longest = Math.max(0, seconds - timeSeconds);
        case Condition.Driven(double _, double seconds) -> longest = SLOWEST * seconds;
        default -> {}
      }
    }
    return longest;
  }

  /// The first condition that is so now.
  Optional<Condition> reached(Moment moment) {
    return until.stream().filter(end -> end.holds(moment) && isNews(end, moment)).findFirst();
  }

  /// A slow board may still tell how things were before the step began. What it measured then ends
  /// no step: a charger's current was 0 before it was switched on. The truth, a mode and the time
  /// are always those of now.
  private static boolean isNews(Condition condition, Moment moment) {
    boolean told = condition instanceof Condition.InRange number && number.quantity().told();
    if (!told) return true;
    Readings readings = moment.frame().readings();
    boolean oldA = readings.currentAgeSeconds() >= moment.stepSeconds();
    boolean oldV = readings.cellVoltagesAgeSeconds() >= moment.stepSeconds();
    boolean believedV = readings.cellVoltagesV().indexOfMax() >= 0;
    return !(oldA && !Double.isNaN(readings.currentA())) && !(oldV && believedV);
  }

  /// All of them, for people.
  String text() {
    return "until " + String.join(" or ", until.stream().map(Condition::text).toList());
  }
}

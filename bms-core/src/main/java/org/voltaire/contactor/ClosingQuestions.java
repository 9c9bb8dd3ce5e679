package org.voltaire.contactor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.PackSpec;

/// The test that a pack passes before its contactors close, question by question. To add one, add a
/// [Refusal] and a row.
final class ClosingQuestions {
  /// What a question looks at.
  record Look(Mode mode, Precharges precharges, ContactorInput now) {

    private boolean waitsFor(Cleared needed) {
      return mode instanceof Mode.Tripped(var cause, long _) && cause.cleared() == needed;
    }
  }

  /// One question.
  private record Question(Refusal refusal, Predicate<Look> refuses) {}

  /// Faster than a room, the sun, a heater, or what is left of a drive warms a thermistor: 2 K a
  /// minute.
  private static final double WARMS_K_PER_SECOND = 2.0 / 60;

  private final List<Question> questions;

  ClosingQuestions(PackSpec pack) {
    boolean precharge = pack.contactors().precharge();
    double sumToleranceV = pack.sensors().sumToleranceV();
    questions =
        List.of(
            new Question(Refusal.RESET_NEEDED, at -> at.waitsFor(Cleared.BY_PERSON)),
            new Question(Refusal.SERVICE_NEEDED, at -> at.waitsFor(Cleared.BY_SERVICE)),
            new Question(Refusal.RECOVERING, at -> at.waitsFor(Cleared.BY_ITSELF)),
            new Question(Refusal.NOT_MEASURED, at -> !at.now().readings().complete()),
            new Question(Refusal.ALARM_ACTIVE, at -> at.now().fault().isPresent()),
            new Question(Refusal.ALARM_PENDING, at -> at.now().pending()),
            new Question(
                Refusal.SUM_WRONG,
                at -> !(Math.abs(at.now().readings().sumErrorV()) < sumToleranceV)),
            new Question(
                Refusal.WARMS_BY_ITSELF, at -> at.now().warmsKPerSecond() > WARMS_K_PER_SECOND),
            new Question(
                Refusal.REPORTED_CLOSED, at -> at.now().readings().contactors() == Feedback.CLOSED),
            new Question(
                Refusal.BUS_NOT_MEASURED,
                at -> precharge && Double.isNaN(at.now().readings().busVoltageV())),
            new Question(
                Refusal.PRECHARGE_PAUSE, at -> at.precharges().paused(at.now().nowNanos())),
            new Question(
                Refusal.PRECHARGE_HOT,
                at -> precharge && at.precharges().hot(at.now().nowNanos())));
  }

  /// What stands against closing.
  ///
  /// @param before what stood in the tick before
  /// @return `before` itself if nothing changed
  List<Refusal> refusals(Look at, List<Refusal> before) {
    List<Refusal> found = null;
    for (Question question : questions) {
      if (!question.refuses().test(at)) continue;
      if (found == null) found = new ArrayList<>();
      found.add(question.refusal());
    }
    if (found == null) return List.of();
    return found.equals(before) ? before : List.copyOf(found);
  }
}

package org.voltaire.contactor;

import java.util.List;
import java.util.Optional;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.PackSpec;

/// Leads the contactors of one pack from mode to mode. It holds no memory; that is all in the
/// [ContactorState].
///
/// - **Closing** needs that no [Refusal] stands. The bus is brought up through the resistor and
///   watched on the way ([PrechargeCheck]).
/// - **Opening** on request: limits fall to 0 first, and the contactors open when little flows any
///   more, at the latest after [#GRACE_SECONDS]. A fault opens at once, unless more flows than the
///   contactors can interrupt: then the fuse has [#FUSE_SECONDS] to melt.
/// - **One direction** only is opened where a board has a switch for each and the fault stops no
///   more: a full pack may still be discharged, an empty one charged.
public final class ContactorControl {
  /// How long everything must be healthy before a pack that tripped works again by itself.
  private static final long RECOVERY_NANOS = 3_000_000_000L;

  /// How long load and charger have to let go when a person opens, s; Battery-Emulator waits as
  /// long.
  static final double GRACE_SECONDS = 7;

  /// How long a current that the contactors cannot interrupt has to melt the fuse, s; foxBMS waits
  /// as long.
  static final double FUSE_SECONDS = 3;

  /// A current is little below this share of the capacity, 1/h, and this many σ of its sensor.
  private static final double LITTLE_PER_HOUR = 0.02, LITTLE_SIGMAS = 5;

  private final PackSpec.ContactorSpec spec;
  private final PrechargeCheck precharge;
  private final ClosingQuestions questions;
  private final double littleA;

  /// The control of one pack.
  public ContactorControl(PackSpec pack) {
    this.spec = pack.contactors();
    this.precharge = new PrechargeCheck(pack);
    this.questions = new ClosingQuestions(pack);
    this.littleA =
        Math.max(LITTLE_PER_HOUR * pack.capacityAh(), LITTLE_SIGMAS * pack.currentErrorA());
  }

  /// One tick. Faults are looked at first, in one place, for every mode.
  public ContactorState step(ContactorState was, ContactorInput now) {
    boolean reset = now.request().forgets();
    Precharges precharges = reset ? was.precharges().forgiven() : was.precharges();
    Mode mode = next(was, precharges, now);
    if (!mode.equals(was.mode())) precharges = after(was.mode(), mode, precharges, now);
    List<Refusal> refusals =
        mode.contactors() == Contactors.OPEN
            ? refusals(mode, precharges, now, was.report().refusals())
            : List.of();
    var report = new ContactorReport(refusals, used(was, mode, now.readings()));
    Openings openings = was.openings().step(was.mode(), mode, reset, now.nowNanos());
    boolean reportedOpen =
        !mode.contactors().connects()
            && (was.reportedOpen() || now.readings().contactors() == Feedback.OPEN);
    var next = new ContactorState(mode, openings, precharges, report, reportedOpen);
    return next.equals(was) ? was : next;
  }

  private List<Refusal> refusals(
      Mode mode, Precharges precharges, ContactorInput now, List<Refusal> before) {
    return questions.refusals(new ClosingQuestions.Look(mode, precharges, now), before);
  }

  private Mode next(ContactorState state, Precharges precharges, ContactorInput now) {
    Mode was = state.mode();
    boolean worksOn = was.trippedBy() == null && !(was instanceof Mode.Opening);
    if (now.fault().isPresent() && worksOn) return opened(was, now.fault().get(), now);
    return switch (was) {
      case Mode.Open open -> {
        if (now.request() != Request.CLOSE) yield open;
        boolean refused = !refusals(was, precharges, now, state.report().refusals()).isEmpty();
        if (refused) yield open;
        yield spec.precharge() ? new Mode.Precharging(now.nowNanos()) : new Mode.Closed();
      }
      case Mode.Precharging(long since) -> precharging(was, since, precharges, now);
      case Mode.Closed closed -> {
        if (now.request() != Request.OPEN) yield closed;
        yield littleFlows(now)
            ? new Mode.Open()
            : new Mode.Opening(now.nowNanos(), Optional.empty());
      }
      case Mode.Opening opening -> opening(opening, now);
      case Mode.Tripped(Fault cause, long _)
          when now.fault().orElse(cause).cleared().outranks(cause.cleared()) ->
          new Mode.Tripped(now.fault().orElse(cause), -1);
      case Mode.Tripped(Fault cause, long since) ->
          isCleared(cause, since, now)
              ? new Mode.Open()
              : new Mode.Tripped(cause, healthySince(cause, since, now));
      case Mode.OneWay oneWay -> oneWay(oneWay, now);
    };
  }

  /// Because of a fault: no more than it stops, where there is a switch for each direction.
  private Mode opened(Mode was, Fault fault, ContactorInput now) {
    if (!(was instanceof Mode.Closed)) return new Mode.Tripped(fault, -1);
    boolean oneWay = spec.oneWay() && now.oneWay() && !tooMuchFlows(now);
    return oneWay ? new Mode.OneWay(fault, -1) : tripped(fault, now);
  }

  /// At once, unless more flows than can be interrupted.
  private Mode tripped(Fault fault, ContactorInput now) {
    return tooMuchFlows(now)
        ? new Mode.Opening(now.nowNanos(), Optional.of(fault))
        : new Mode.Tripped(fault, -1);
  }

  /// One switch is open. Whatever opens the other as well opens the pack, which then goes on for
  /// neither direction by itself, unless all of it passes by itself.
  private Mode oneWay(Mode.OneWay was, ContactorInput now) {
    Fault cause = was.cause(), fault = now.fault().orElse(cause);
    boolean more = now.fault().isPresent() && !(now.oneWay() && fault.stops() == cause.stops());
    if (more) return tripped(cause.cleared().outranks(fault.cleared()) ? cause : fault, now);
    if (fault.cleared().outranks(cause.cleared())) return new Mode.OneWay(fault, -1);
    if (now.request() == Request.OPEN) return new Mode.Tripped(cause, was.healthySinceNanos());
    return isCleared(cause, was.healthySinceNanos(), now)
        ? new Mode.Closed()
        : new Mode.OneWay(cause, healthySince(cause, was.healthySinceNanos(), now));
  }

  private Mode precharging(Mode was, long since, Precharges precharges, ContactorInput now) {
    if (now.request() == Request.OPEN || !now.healthy()) return new Mode.Open();
    return switch (precharge.verdict(since, precharges.fromV(), now)) {
      case RISING -> was;
      case UP -> new Mode.Closed();
      case TOO_FAST -> new Mode.Tripped(Fault.PRECHARGE_TOO_FAST, -1);
      case FAILED ->
          precharges.failed() + 1 >= Precharges.TRIES
              ? new Mode.Tripped(Fault.PRECHARGE_TIMEOUT, -1)
              : new Mode.Open();
    };
  }

  private Mode opening(Mode.Opening was, ContactorInput now) {
    double seconds = (now.nowNanos() - was.sinceNanos()) * 1e-9;
    if (was.cause().isPresent()) {
      boolean waits = tooMuchFlows(now) && seconds < FUSE_SECONDS;
      return waits ? was : new Mode.Tripped(was.cause().get(), -1);
    }
    if (now.fault().isPresent()) return tripped(now.fault().get(), now);
    if (now.request() == Request.CLOSE) return new Mode.Closed();
    if (littleFlows(now)) return new Mode.Open();
    boolean waits =
        tooMuchFlows(now) ? seconds < GRACE_SECONDS + FUSE_SECONDS : seconds < GRACE_SECONDS;
    return waits ? was : new Mode.Open();
  }

  /// Whether what opened may close again: nothing is wrong any more, and who may say so has said
  /// so, or it has been so for long enough.
  private static boolean isCleared(Fault cause, long healthySinceNanos, ContactorInput now) {
    if (!now.healthy()) return false;
    if (now.request().clears(cause.cleared())) return true;
    return cause.cleared() == Cleared.BY_ITSELF
        && healthySinceNanos >= 0
        && now.nowNanos() - healthySinceNanos >= RECOVERY_NANOS;
  }

  /// Since when nothing has been wrong; −1 while something is, or where that clears nothing.
  private static long healthySince(Fault cause, long before, ContactorInput now) {
    if (!now.healthy()) return -1;
    boolean begins = before < 0 && cause.cleared() == Cleared.BY_ITSELF;
    return begins ? now.nowNanos() : before;
  }

  private static Precharges after(Mode was, Mode mode, Precharges precharges, ContactorInput now) {
    if (mode instanceof Mode.Precharging) {
      return precharges.begun(now.nowNanos(), now.readings().busVoltageV());
    }
    if (!(was instanceof Mode.Precharging)) return precharges;
    if (mode instanceof Mode.Closed) return precharges.forgiven();
    boolean tried = mode instanceof Mode.Open && now.request() != Request.OPEN && now.healthy();
    return tried ? precharges.failedNow(now.nowNanos()) : precharges;
  }

  private ContactorUse used(ContactorState was, Mode mode, Readings readings) {
    boolean before = was.mode().contactors().connects();
    boolean after = mode.contactors().connects();
    ContactorUse use = was.report().use();
    if (before == after) return use;
    if (after) return use.closed();
    double amperes = Math.abs(readings.currentA());
    return amperes > littleA ? use.openedUnder(amperes, readings.packVoltageV()) : use;
  }

  private boolean littleFlows(ContactorInput now) {
    return Math.abs(now.readings().currentA()) <= littleA;
  }

  /// More than the contactors can interrupt. A current that is not known is not waited for.
  private boolean tooMuchFlows(ContactorInput now) {
    return Math.abs(now.readings().currentA()) > spec.breakA();
  }
}

package org.voltaire.pi.operate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.event.Event;
import org.voltaire.event.EventLog;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.PackSpec;
import org.voltaire.pi.loop.StepWatch;
import org.voltaire.pi.loop.StepWatch.Following;
import org.voltaire.pi.loop.StepWatch.WatchedTick;
import org.voltaire.words.FaultWords;
import org.voltaire.words.RefusalWords;

/// Asks a running pack on behalf of a person, and reads back what came of it from the ticks that
/// follow. It does not predict the answer: the step decides, and a wish that it refuses is not left
/// standing.
public final class Operator {
  /// How long the loop may take for a tick before it counts as standing still, s of real time.
  private static final double TICK_SECONDS = 5;

  /// How often precharging may be tried, and the pause between, s.
  private static final int PRECHARGES = 3;

  private static final double PAUSE_SECONDS = 3;

  /// A longer reason is cut off, characters.
  static final int MOST_REASON = 200;

  /// How much longer than contactors may take their answer is waited for, s of the pack's time.
  private static final double MARGIN_SECONDS = 2;

  /// What came of it.
  ///
  /// @param done whether the pack is as was asked
  /// @param text one sentence for people
  /// @param mode that the pack is in, such as `TRIPPED`; empty before the first tick
  /// @param cause of the trip; empty if it has not tripped
  /// @param contactors that are reported: `OPEN`, `CLOSED`, `UNKNOWN`
  /// @param wanted what stands: `CLOSE` or `OPEN`
  /// @param alarms all that are active: level, fault, cell and value
  /// @param events all that are kept, in the order in which people are told them
  public record Reply(
      boolean done,
      String text,
      String mode,
      String cause,
      String contactors,
      String wanted,
      List<String> alarms,
      List<String> events) {

    Reply withdrawn(Request stood) {
      String said = text + "; the wish is withdrawn";
      return new Reply(done, said, mode, cause, contactors, stood.name(), alarms, events);
    }
  }

  private final PackSpec spec;
  private final TripWords words;
  private final StepWatch watch;
  private final BiConsumer<Request, String> requests;
  private final Supplier<Request> standing;

  /// One wish at a time, in whatever language it is asked.
  private final Lock asking;

  /// Speaks English.
  ///
  /// @param watch sees every tick of the pack
  /// @param requests takes a wish on to the loop, and the reason that a service has
  /// @param standing what is wanted until somebody wants something else
  public Operator(
      PackSpec spec,
      StepWatch watch,
      BiConsumer<Request, String> requests,
      Supplier<Request> standing) {
    this.spec = spec;
    this.words = new TripWords(spec, FaultWords.ENGLISH);
    this.watch = watch;
    this.requests = requests;
    this.standing = standing;
    this.asking = new ReentrantLock();
  }

  private Operator(Operator same, FaultWords words) {
    this.spec = same.spec;
    this.words = new TripWords(same.spec, words);
    this.watch = same.watch;
    this.requests = same.requests;
    this.standing = same.standing;
    this.asking = same.asking;
  }

  /// The same, naming faults in another language.
  public Operator in(FaultWords language) {
    return new Operator(this, language);
  }

  /// How the pack is.
  public Reply status() {
    return watch
        .latest()
        .map(tick -> reply(true, state(tick.step()), tick.step()))
        .orElseGet(this::notYet);
  }

  /// Asks, and waits until the wish shows or is refused; not longer than contactors may take.
  public Reply ask(Request wish) {
    return ask(wish, "");
  }

  /// Says on behalf of the service that what broke is repaired, and waits likewise.
  ///
  /// @param reason what was found and done; it is kept with the event and recorded. Control
  ///   characters become spaces, and more than [#MOST_REASON] characters are cut off
  public Reply service(String reason) {
    String plain = reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return ask(
        Request.SERVICE, plain.length() > MOST_REASON ? plain.substring(0, MOST_REASON) : plain);
  }

  private Reply ask(Request wish, String reason) {
    asking.lock();
    try {
      return asked(wish, reason);
    } finally {
      asking.unlock();
    }
  }

  private Reply asked(Request wish, String reason) {
    Optional<WatchedTick> before = watch.latest();
    if (before.isEmpty()) return notYet();
    Bms.Step step = before.get().step();
    String refusal =
        wish == Request.SERVICE && reason.isEmpty()
            ? "service: refused, it needs a reason: say what was found and done"
            : refusal(wish, step.state());
    if (!refusal.isEmpty()) return reply(false, refusal, step);
    Request stood = standing.get();
    try (Following ticks = watch.follow()) {
      requests.accept(wish, reason);
      Reply reply = outcome(wish, ticks, step);
      boolean withdraw = wish == Request.CLOSE && stood != Request.CLOSE && !reply.done();
      if (!withdraw) return reply;
      // A wish that was refused must not close the pack an hour later.
      requests.accept(stood, "");
      return reply.withdrawn(stood);
    }
  }

  private Reply notYet() {
    return new Reply(
        false,
        "the first tick has not come yet; ask again",
        "",
        "",
        Feedback.UNKNOWN.name(),
        standing.get().name(),
        List.of(),
        List.of());
  }

  /// Why it need not even be asked; empty otherwise.
  private String refusal(Request wish, Bms.State state) {
    Mode mode = state.mode();
    if (wish == Request.ACKNOWLEDGE && !state.events().anyUnseen()) {
      boolean none = state.events().events().isEmpty();
      return "acknowledge: refused, "
          + (none ? "there is nothing to acknowledge" : "everything is acknowledged already");
    }
    Fault cause = mode.trippedBy();
    if (wish.forgets() && cause == null) {
      String name = wish.name().toLowerCase(Locale.ROOT);
      return "%s: refused, there is nothing to reset; the pack is %s".formatted(name, mode.label());
    }
    if (wish == Request.RESET && cause != null && !wish.clears(cause.cleared())) {
      return "reset: refused, the pack is %s by %s, which a reset does not clear; repair it, then say what was done: %s"
          .formatted(mode.label(), words.named(cause), TripWords.SERVICE);
    }
    if (wish == Request.CLOSE && cause != null) {
      String next =
          switch (cause.cleared()) {
            case BY_PERSON -> "reset comes first";
            case BY_SERVICE -> "the service comes first: " + TripWords.SERVICE;
            case BY_ITSELF -> "it recovers by itself when that is over, or is reset first";
          };
      return "close: refused, the pack is %s by %s; %s"
          .formatted(mode.label(), words.named(cause), next);
    }
    return "";
  }

  private Reply outcome(Request wish, Following ticks, Bms.Step before) {
    double patienceSeconds =
        PRECHARGES * (spec.contactors().prechargeTimeoutSeconds() + PAUSE_SECONDS)
            + spec.contactors().feedbackSeconds()
            + MARGIN_SECONDS;
    Bms.Step last = before;
    boolean taken = false;
    while (true) {
      Optional<WatchedTick> next = ticks.next(TICK_SECONDS);
      if (next.isEmpty()) return refused(wish, "the loop stands still", last);
      last = next.get().step();
      taken |= next.get().request() == wish;
      boolean over =
          (last.state().timeNanos() - before.state().timeNanos()) * 1e-9 > patienceSeconds;
      if (!taken && !over) continue;
      Optional<Reply> reply =
          switch (wish) {
            case RESET, SERVICE -> afterReset(wish, last, over);
            case CLOSE -> afterClose(last, over);
            case OPEN -> afterOpen(last, over);
            case ACKNOWLEDGE -> Optional.of(afterAcknowledge(before, last));
            case NONE -> Optional.of(status());
          };
      if (reply.isPresent()) return reply.get();
    }
  }

  private Optional<Reply> afterReset(Request wish, Bms.Step step, boolean over) {
    String done = wish.name().toLowerCase(Locale.ROOT) + ": done, ";
    boolean closes = standing.get() == Request.CLOSE;
    Mode mode = step.state().mode();
    return switch (mode) {
      case Mode.Tripped(Fault cause, long _) -> Optional.of(stays(wish, cause, step));
      case Mode.OneWay(Fault cause, long _) -> Optional.of(stays(wish, cause, step));
      case Mode.Closed _ ->
          Optional.of(
              reply(true, done + "and the pack is CLOSED again, as was asked before", step));
      case Mode.Open _, Mode.Precharging _, Mode.Opening _ ->
          closes && !over
              ? Optional.empty()
              : Optional.of(reply(true, done + "the pack is " + mode.label(), step));
    };
  }

  /// After a reset that cleared nothing.
  private Reply stays(Request wish, Fault cause, Bms.Step step) {
    String wrong = words.wrong(step), mode = step.state().mode().label();
    String why = wrong.isEmpty() ? "it tripped again" : "still wrong: " + wrong;
    String stays = "the pack is %s by %s; %s".formatted(mode, words.named(cause), why);
    return refused(wish, stays, step);
  }

  private Optional<Reply> afterClose(Bms.Step step, boolean over) {
    Feedback reported = step.output().frame().readings().contactors();
    return switch (step.state().mode()) {
      case Mode.Tripped(Fault cause, long _) ->
          Optional.of(refused(Request.CLOSE, "it tripped by " + words.named(cause), step));
      case Mode.OneWay(Fault cause, long _) -> {
        String way = "it is %s by %s".formatted(step.state().mode().label(), words.named(cause));
        yield Optional.of(refused(Request.CLOSE, way, step));
      }
      case Mode.Open _ ->
          waitsForPrecharge(step) && !over
              ? Optional.empty()
              : Optional.of(refused(Request.CLOSE, standsAgainst(step), step));
      case Mode.Opening _ when over ->
          Optional.of(refused(Request.CLOSE, "it is OPENING still", step));
      case Mode.Opening _ -> Optional.empty();
      case Mode.Precharging _ when over ->
          Optional.of(refused(Request.CLOSE, "it is PRECHARGING still", step));
      case Mode.Precharging _ -> Optional.empty();
      case Mode.Closed _ when reported != Feedback.OPEN ->
          Optional.of(reply(true, "close: done, the pack is CLOSED", step));
      case Mode.Closed _ when over ->
          Optional.of(refused(Request.CLOSE, "the contactors report OPEN", step));
      case Mode.Closed _ -> Optional.empty();
    };
  }

  /// Whether the next try to precharge is all that is waited for.
  private static boolean waitsForPrecharge(Bms.Step step) {
    return step.output().frame().contactors().refusals().equals(List.of(Refusal.PRECHARGE_PAUSE));
  }

  private String standsAgainst(Bms.Step step) {
    String refusals = RefusalWords.ENGLISH.clauses(step.output().frame().contactors().refusals());
    if (refusals.isEmpty()) return "it stays OPEN";
    String wrong = words.wrong(step);
    return wrong.isEmpty() ? refusals : refusals + ": " + wrong;
  }

  private Optional<Reply> afterOpen(Bms.Step step, boolean over) {
    Mode mode = step.state().mode();
    boolean open = mode.contactors() == Contactors.OPEN;
    if (open && step.output().frame().readings().contactors() != Feedback.CLOSED) {
      return Optional.of(reply(true, "open: done, the pack is " + mode.label(), step));
    }
    String why = open ? "the contactors report CLOSED" : "it is %s still".formatted(mode.label());
    return over ? Optional.of(refused(Request.OPEN, why, step)) : Optional.empty();
  }

  /// Read back: which are gone, and which stay because of what.
  private Reply afterAcknowledge(Bms.Step before, Bms.Step now) {
    EventLog log = now.state().events();
    if (log.anyUnseen()) return refused(Request.ACKNOWLEDGE, "more has come since; ask again", now);
    int still = 0, kept = 0;
    for (Event event : log.events()) {
      if (event.isOver()) kept++;
      else still++;
    }
    int gone = Math.max(0, before.state().events().events().size() - log.events().size());
    String text = "acknowledge: done, %d over and gone".formatted(gone);
    if (still > 0) text += ", %d still there".formatted(still);
    if (kept > 0) text += ", %d kept until the pack is reset".formatted(kept);
    return reply(true, text, now);
  }

  private Reply refused(Request wish, String why, Bms.Step step) {
    return reply(
        false, "%s: refused, %s".formatted(wish.name().toLowerCase(Locale.ROOT), why), step);
  }

  private String state(Bms.Step step) {
    Mode mode = step.state().mode();
    Fault cause = mode.trippedBy();
    if (cause == null) {
      String wrong = words.wrong(step);
      return "the pack is " + mode.label() + (wrong.isEmpty() ? "" : "; wrong: " + wrong);
    }
    String wrong = words.wrong(step);
    String next =
        switch (cause.cleared()) {
          case BY_SERVICE -> "; only the service clears it: " + TripWords.SERVICE;
          case BY_PERSON -> "; reset it";
          case BY_ITSELF -> "; it recovers by itself";
        };
    return "the pack is %s by %s; %s"
        .formatted(
            mode.label(),
            words.named(cause),
            wrong.isEmpty() ? "nothing is wrong any more" + next : "still wrong: " + wrong);
  }

  private Reply reply(boolean done, String text, Bms.Step step) {
    Frame frame = step.output().frame();
    Fault tripped = frame.mode().trippedBy();
    String cause = tripped == null ? "" : tripped.name();
    return new Reply(
        done,
        text,
        frame.mode().label(),
        cause,
        frame.readings().contactors().name(),
        standing.get().name(),
        frame.alarms().stream().map(each -> each.level() + " " + words.named(each)).toList(),
        EventLines.of(frame, words.words()));
  }
}

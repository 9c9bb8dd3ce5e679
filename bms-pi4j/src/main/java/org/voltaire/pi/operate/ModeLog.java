package org.voltaire.pi.operate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.pack.Fault;
import org.voltaire.pack.PackSpec;
import org.voltaire.pi.loop.Daemon;
import org.voltaire.words.FaultWords;

/// Tells people when the pack trips, opens, closes or recovers, and why.
///
/// A cable that flaps makes it trip and recover again and again. Of what passes by itself only so
/// much is told; what is left out is counted and told once a minute. A trip that needs a person
/// always is.
public final class ModeLog implements Daemon.Journal {
  /// So many lines at once, and one more each minute.
  private static final int MOST_LINES = 9;

  private static final long LINE_NANOS = 60_000_000_000L;

  private final TripWords words;
  private final InstantSource utc;
  private final Consumer<String> lines;
  private Mode was;
  private Request request = Request.NONE;
  private String reason = "";
  private int linesLeft = MOST_LINES;
  private long countedNanos = Long.MIN_VALUE;
  private int leftOut;

  /// In English.
  public ModeLog(PackSpec spec, Mode begun, InstantSource utc, Consumer<String> lines) {
    this(spec, FaultWords.ENGLISH, begun, utc, lines);
  }

  /// @param words in the language of who is told
  /// @param begun the mode that the run begins in
  /// @param utc for people; no decision reads it
  /// @param lines where they are told; must not wait
  public ModeLog(
      PackSpec spec, FaultWords words, Mode begun, InstantSource utc, Consumer<String> lines) {
    this.words = new TripWords(spec, words);
    this.was = begun;
    this.utc = utc;
    this.lines = lines;
  }

  @Override
  public void input(long seq, Bms.Input input) {
    request = input.request();
    reason = input.reason();
  }

  @Override
  public void step(Bms.Step step) {
    Frame frame = step.output().frame();
    Mode before = was, now = frame.mode();
    was = now;
    refill(frame.timeNanos());
    if (leftOut > 0 && linesLeft > 0) {
      linesLeft--;
      tellLeftOut(now);
    }
    String line = line(before, now, frame);
    if (line.isEmpty()) return;
    if (needsPerson(before) || needsPerson(now)) {
      if (leftOut > 0) tellLeftOut(now);
      tell(line);
    } else if (linesLeft > 0) {
      linesLeft--;
      tell(line);
    } else {
      leftOut++;
    }
  }

  private void refill(long nowNanos) {
    if (linesLeft == MOST_LINES || countedNanos == Long.MIN_VALUE) countedNanos = nowNanos;
    while (nowNanos - countedNanos >= LINE_NANOS && linesLeft < MOST_LINES) {
      countedNanos += LINE_NANOS;
      linesLeft++;
    }
  }

  private void tellLeftOut(Mode now) {
    tell("%d more lines like these were left out; now %s".formatted(leftOut, now.label()));
    leftOut = 0;
  }

  private void tell(String what) {
    Instant now = utc.instant().truncatedTo(ChronoUnit.SECONDS);
    lines.accept(now + " " + what);
  }

  private static boolean needsPerson(Mode mode) {
    Fault cause = mode.trippedBy();
    return cause != null && cause.cleared().byHand();
  }

  /// What is told of a change; empty if it is none that people need to know.
  private String line(Mode before, Mode now, Frame frame) {
    return switch (now) {
      case Mode.Tripped(Fault cause, long _) -> tripped(before, cause, frame);
      case Mode.OneWay(Fault cause, long _) -> tripped(before, cause, frame);
      case Mode.Closed _ -> closed(before);
      case Mode.Precharging _ -> "";
      case Mode.Opening opening -> opening(before, opening);
      case Mode.Open _ -> opened(before);
    };
  }

  private String tripped(Mode before, Fault cause, Frame frame) {
    Mode now = frame.mode();
    if (before.label().equals(now.label()) && before.trippedBy() == cause) return "";
    String next =
        switch (cause.cleared()) {
          case BY_SERVICE ->
              " A reset does not clear it. When it is repaired: " + TripWords.SERVICE;
          case BY_PERSON -> " To reset: ./bms ctl reset";
          case BY_ITSELF -> " It recovers by itself.";
        };
    return "%s by %s: %s%s".formatted(now.label(), cause, words.sentences(cause, frame), next);
  }

  private String closed(Mode before) {
    return switch (before) {
      case Mode.Closed _ -> "";
      case Mode.OneWay(Fault cause, long _) -> "CLOSED: " + cleared(cause);
      case Mode.Open _, Mode.Precharging _, Mode.Opening _, Mode.Tripped _ -> "CLOSED";
    };
  }

  /// How it was cleared, and what it was.
  private String cleared(Fault cause) {
    return switch (request) {
      case RESET -> "reset, it had tripped by " + cause;
      case SERVICE -> "serviced, it had tripped by %s; reason: %s".formatted(cause, reason);
      case NONE, CLOSE, OPEN, ACKNOWLEDGE -> "recovered by itself from " + cause;
    };
  }

  private static String opening(Mode before, Mode.Opening now) {
    if (before instanceof Mode.Opening) return "";
    return now.cause()
        .map(
            fault -> "OPENING by %s: more flows than the contactors can interrupt".formatted(fault))
        .orElse("OPENING: all limits are 0, the contactors open when little flows");
  }

  private String opened(Mode before) {
    return switch (before) {
      case Mode.Open _ -> "";
      case Mode.Closed _, Mode.Opening _ -> "OPEN: as asked";
      case Mode.Precharging _ when request == Request.OPEN -> "OPEN: as asked";
      case Mode.Precharging _ -> "OPEN: precharging was broken off, something is wrong";
      case Mode.Tripped(Fault cause, long _) -> "OPEN: " + cleared(cause);
      case Mode.OneWay(Fault cause, long _) -> "OPEN: " + cleared(cause);
    };
  }
}

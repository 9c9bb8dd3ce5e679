package org.voltaire.cli.view;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voltaire.event.Event;
import org.voltaire.link.WallClock;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.record.FrameStream;
import org.voltaire.link.record.FreezeFrame;
import org.voltaire.words.EventWords;
import org.voltaire.words.FaultWords;

/// What happened in a recording, for people.
///
/// @param changes of the pack's mode
/// @param events as they were known last, oldest first
/// @param freezeFrames where its openings are
/// @param startNanos of its first tick, monotonic
/// @param endNanos of its last tick
/// @param clock of the pack; empty if the recording has none
public record RecordingSummary(
    List<ModeChanges.Change> changes,
    List<Event> events,
    List<FreezeFrame> freezeFrames,
    long startNanos,
    long endNanos,
    Optional<WallClock> clock) {

  /// Of a recording.
  ///
  /// @throws IOException if it cannot be read
  public static RecordingSummary in(Path recording, FaultWords words) throws IOException {
    var seen = new ModeChanges(words);
    var stream = new FrameStream(seen);
    try (var reader = new McapReader(new BufferedInputStream(Files.newInputStream(recording)))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        stream.accept(next.get().record(), 0);
      }
    } catch (UncheckedIOException damaged) {
      throw new IOException(recording + ": " + damaged.getMessage(), damaged);
    }
    return seen.summary(FreezeFrame.in(recording));
  }

  /// The freeze frames of an event: of the openings of which it was the first cause, or that it
  /// followed; oldest first, none if there are none in this recording.
  ///
  /// @param number of the event
  public List<FreezeFrame> freezeFramesOf(long number) {
    long cause = number;
    for (Event event : events)
      if (event.number() == number && event.followed()) cause = event.causeNumber();
    long first = cause;
    return freezeFrames.stream().filter(frame -> frame.eventNumber() == first).toList();
  }

  /// Seconds since its first tick.
  public double seconds(long timeNanos) {
    return (timeNanos - startNanos) * 1e-9;
  }

  /// What happened, a line each.
  public List<String> lines(FaultWords words) {
    var lines = new ArrayList<String>();
    for (ModeChanges.Change change : changes) lines.addAll(change.lines(words));
    for (Event event : events) lines.add(line(words, event));
    for (FreezeFrame frame : freezeFrames) lines.add(line(frame));
    return lines;
  }

  private String line(FaultWords words, Event event) {
    EventWords say = words.events();
    String when = say.began(event, endNanos, "");
    if (event.sinceNanos() != Event.BEFORE) {
      String utc =
          clock.map(each -> " (" + each.timeOfDay(event.sinceNanos()) + " UTC)").orElse("");
      when = String.format(Locale.ROOT, "%.1f s%s", seconds(event.sinceNanos()), utc);
    }
    boolean ofAnOpening = event.isFirstCause() || event.followed();
    String service = event.service().isEmpty() ? "" : " " + say.serviced(event.service());
    return "event %d, %s%s %s, %s, %s: %s%s"
        .formatted(
            event.number(),
            ofAnOpening ? say.role(event) + ", " : "",
            event.alarm().level(),
            event.fault(),
            when,
            say.lasted(event),
            words.cause(event.alarm()),
            service);
  }

  private static String line(FreezeFrame frame) {
    double before = (frame.opened().timeNanos() - frame.first().timeNanos()) * 1e-9;
    double after = (frame.last().timeNanos() - frame.opened().timeNanos()) * 1e-9;
    String end =
        frame.complete()
            ? String.format(Locale.ROOT, "%d, %.1f s after", frame.last().seq(), after)
            : "the end of the recording";
    return String.format(
        Locale.ROOT,
        "freeze frame of event %d, %s: tick %d, %.1f s before it, to %s",
        frame.eventNumber(),
        frame.cause(),
        frame.first().seq(),
        before,
        end);
  }
}

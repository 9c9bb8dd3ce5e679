package org.voltaire.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.event.Event;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.WallClock;
import org.voltaire.link.record.FreezeFrame;
import org.voltaire.pack.Fault;
import org.voltaire.protect.Alarms;
import org.voltaire.words.FaultWords;

/// When a recorded pack changed its mode, why, and what to do about it.
public final class ModeChanges implements PackSource.Listener {

  /// One change.
  ///
  /// @param seq of the tick
  /// @param seconds since the first tick of the recording
  /// @param mode such as `TRIPPED`
  /// @param cause the fault that opened the pack; empty if none did
  /// @param why what was found: a sentence with the cell or sensor, the value and the limit where
  ///   they are known; empty if no fault opened the pack
  /// @param action what a person should do about it; empty if no fault opened the pack
  public record Change(
      long seq, double seconds, String mode, String cause, String why, String action) {

    /// For people: `tick 355, 354.0 s: TRIPPED CELL_OVER_VOLTAGE: …`, and below it what to do.
    ///
    /// @param words in their language
    public List<String> lines(FaultWords words) {
      String named = cause.isEmpty() ? mode : mode + " " + cause + ": " + why;
      String line = String.format(Locale.ROOT, "tick %d, %.1f s: %s", seq, seconds, named);
      return action.isEmpty() ? List.of(line) : List.of(line, "  " + words.events().todo(action));
    }
  }

  private final FaultWords words;
  private final List<Change> found = new ArrayList<>();
  private final SortedMap<Long, Event> events = new TreeMap<>();
  private @Nullable WallClock clock;
  private long startNanos = -1;
  private long endNanos;
  private String mode = "";

  ModeChanges(FaultWords words) {
    this.words = words;
  }

  /// What was seen.
  ///
  /// @param freezeFrames that the same recording points to
  RecordingSummary summary(List<FreezeFrame> freezeFrames) {
    return new RecordingSummary(
        List.copyOf(found),
        List.copyOf(events.values()),
        freezeFrames,
        startNanos,
        endNanos,
        Optional.ofNullable(clock));
  }

  @Override
  public void clock(WallClock known) {
    clock = known;
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    if (startNanos < 0) startNanos = frame.timeNanos();
    endNanos = frame.timeNanos();
    for (Event event : frame.events()) events.put(event.number(), event);
    String label = frame.mode().label(), cause = "", why = "", action = "";
    Fault fault = frame.mode().trippedBy();
    if (fault != null) {
      Alarms.Active alarm = PackText.tripping(frame, fault);
      cause = fault.name();
      why = words.cause(alarm);
      action = words.action(alarm);
    }
    if (mode.equals(label + cause)) return;
    mode = label + cause;
    double seconds = (frame.timeNanos() - startNanos) * 1e-9;
    found.add(new Change(frame.seq(), seconds, label, cause, why, action));
  }

  /// All frames of a recording are of one pack.
  @Override
  public void pack(PackInfo info) {}

  /// A file has no link.
  @Override
  public void link(LinkState state) {}
}

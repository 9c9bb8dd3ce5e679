package org.voltaire.cli.view;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.record.FrameStream;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.PackSpec;
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
  /// @param why its meaning, with the cell or sensor and its value where they are known; may be
  ///   empty
  /// @param action what a person should do about it; empty if no fault opened the pack
  public record Change(
      long seq, double seconds, String mode, String cause, String why, String action) {

    /// For people: `tick 355, 354.0 s: TRIPPED CELL_OVER_VOLTAGE: …`, and below it what to do.
    public List<String> lines() {
      String named = cause.isEmpty() ? mode : mode + " " + cause + ": " + why;
      String line = String.format(Locale.ROOT, "tick %d, %.1f s: %s", seq, seconds, named);
      return action.isEmpty() ? List.of(line) : List.of(line, "  next: " + action);
    }
  }

  private static final FaultWords WORDS = FaultWords.ENGLISH;

  private final PackSpec spec;
  private final List<Change> found = new ArrayList<>();
  private long startNanos = -1;
  private String mode = "";

  private ModeChanges(PackSpec spec) {
    this.spec = spec;
  }

  /// The changes in a recording.
  ///
  /// @param spec of the recorded pack, whose limits are named
  /// @throws IOException if it cannot be read
  public static List<Change> in(Path recording, PackSpec spec) throws IOException {
    var changes = new ModeChanges(spec);
    var stream = new FrameStream(changes);
    try (var reader = new McapReader(new BufferedInputStream(Files.newInputStream(recording)))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        stream.accept(next.get().record(), 0);
      }
    } catch (UncheckedIOException damaged) {
      throw new IOException(recording + ": " + damaged.getMessage(), damaged);
    }
    return List.copyOf(changes.found);
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    if (startNanos < 0) startNanos = frame.timeNanos();
    String label = frame.mode().label(), cause = "", why = "", action = "";
    if (frame.mode() instanceof Mode.Tripped tripped) {
      Fault fault = tripped.cause();
      Alarms.Active alarm = PackText.tripping(frame, fault);
      cause = fault.name();
      String where = WORDS.detail(alarm);
      why = WORDS.meaning(fault) + (where.isEmpty() ? "" : " (" + where + ")");
      action = WORDS.action(alarm, spec.limits().of(fault).get(Level.OPEN));
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

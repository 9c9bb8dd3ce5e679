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
import org.voltaire.words.FaultWords;

/// When a recorded pack changed its mode, and why: a line for each change, for people.
public final class ModeChanges implements PackSource.Listener {
  private final List<String> lines = new ArrayList<>();
  private long startNanos = -1;
  private String mode = "";

  private ModeChanges() {}

  /// The changes in a recording.
  ///
  /// @throws IOException if it cannot be read
  public static List<String> in(Path recording) throws IOException {
    var changes = new ModeChanges();
    var stream = new FrameStream(changes);
    try (var reader = new McapReader(new BufferedInputStream(Files.newInputStream(recording)))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        stream.accept(next.get().record(), 0);
      }
    } catch (UncheckedIOException damaged) {
      throw new IOException(recording + ": " + damaged.getMessage(), damaged);
    }
    return List.copyOf(changes.lines);
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    if (startNanos < 0) startNanos = frame.timeNanos();
    String now = frame.mode().label() + cause(frame);
    if (now.equals(mode)) return;
    mode = now;
    double seconds = (frame.timeNanos() - startNanos) * 1e-9;
    lines.add(
        String.format(
            Locale.ROOT, "tick %d, %.1f s: %s%s", frame.seq(), seconds, now, detail(frame)));
  }

  private static String cause(Frame frame) {
    return frame.mode() instanceof Mode.Tripped tripped ? " " + tripped.cause().name() : "";
  }

  /// What tripped: the meaning of the fault, which cell or sensor, and its value.
  private static String detail(Frame frame) {
    if (!(frame.mode() instanceof Mode.Tripped tripped)) return "";
    FaultWords words = FaultWords.ENGLISH;
    String meaning = ": " + words.meaning(tripped.cause());
    return frame.alarms().stream()
        .filter(alarm -> alarm.fault() == tripped.cause())
        .findFirst()
        .map(words::detail)
        .filter(where -> !where.isEmpty())
        .map(where -> meaning + " (" + where + ")")
        .orElse(meaning);
  }

  /// All frames of a recording are of one pack.
  @Override
  public void pack(PackInfo info) {}

  /// A file has no link.
  @Override
  public void link(LinkState state) {}
}

package org.voltaire.cli.view;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.WallClock;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.record.FrameStream;
import org.voltaire.link.record.FreezeFrame;
import org.voltaire.link.record.FreezeFrames;

/// Takes the ticks of a freeze frame out of its recording, as a CSV file: a minute before the
/// opening to half a minute after it, every tick.
public final class FreezeFrameTable implements PackSource.Listener {

  /// What was there.
  ///
  /// @param freezeFrame that was asked for
  /// @param firstSeq of the first tick in the file
  /// @param lastSeq of the last one
  /// @param ticks how many are in it; fewer than their numbers say if the recording lacks some
  /// @param beforeSeconds from the first tick to the opening
  /// @param afterSeconds from the opening to the last tick
  /// @param beginsLate whether the recording begins after the freeze frame should
  /// @param endsEarly whether the recording ends before it should
  public record WrittenTicks(
      FreezeFrame freezeFrame,
      long firstSeq,
      long lastSeq,
      long ticks,
      double beforeSeconds,
      double afterSeconds,
      boolean beginsLate,
      boolean endsEarly) {

    /// For people.
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      lines.add(
          format(
              "freeze frame of event %d, %s: ticks %d to %d, from %.1f s before tick %d, in which the"
                  + " pack opened, to %.1f s after it",
              freezeFrame.eventNumber(),
              freezeFrame.cause(),
              firstSeq,
              lastSeq,
              beforeSeconds,
              freezeFrame.opened().seq(),
              afterSeconds));
      if (beginsLate) {
        lines.add(format("the recording begins only %.1f s before it", beforeSeconds));
      }
      if (endsEarly) lines.add(format("the recording ends %.1f s after it", afterSeconds));
      long missing = lastSeq - firstSeq + 1 - ticks;
      if (missing > 0) lines.add(format("%d ticks are missing in the recording", missing));
      return lines;
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
    private static String format(String format, Object... arguments) {
      return String.format(Locale.ROOT, format, arguments);
    }
  }

  private final FreezeFrame freezeFrame;
  private final PrintWriter out;
  private @Nullable FrameCsv csv;
  private long beginNanos = Long.MAX_VALUE, endNanos = Long.MIN_VALUE;
  private long firstNanos, lastNanos, firstSeq, lastSeq, ticks;

  private FreezeFrameTable(FreezeFrame freezeFrame, PrintWriter out) {
    this.freezeFrame = freezeFrame;
    this.out = out;
  }

  /// Writes it.
  ///
  /// @param csv file that is made or replaced
  /// @throws IOException if the recording cannot be read, holds none of its ticks, or the file
  ///   cannot be written
  public static WrittenTicks write(Path recording, FreezeFrame freezeFrame, Path csv)
      throws IOException {
    try (var out = new PrintWriter(Files.newBufferedWriter(csv));
        var reader = new McapReader(new BufferedInputStream(Files.newInputStream(recording)))) {
      var table = new FreezeFrameTable(freezeFrame, out);
      var stream = new FrameStream(table);
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        stream.accept(next.get().record(), 0);
      }
      if (out.checkError()) throw new IOException(csv + ": cannot be written");
      if (table.ticks == 0)
        throw new IOException(recording + ": holds no tick of that freeze frame");
      return table.written();
    } catch (UncheckedIOException damaged) {
      throw new IOException(recording + ": " + damaged.getMessage(), damaged);
    }
  }

  private WrittenTicks written() {
    long opened = freezeFrame.opened().timeNanos();
    return new WrittenTicks(
        freezeFrame,
        firstSeq,
        lastSeq,
        ticks,
        (opened - firstNanos) * 1e-9,
        (lastNanos - opened) * 1e-9,
        beginNanos > opened - FreezeFrames.BEFORE_NANOS,
        endNanos < opened + FreezeFrames.AFTER_NANOS);
  }

  @Override
  public void pack(PackInfo info) {
    if (csv != null) return;
    csv = new FrameCsv(info);
    out.println("opened_s," + csv.header());
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    beginNanos = Math.min(beginNanos, frame.timeNanos());
    endNanos = Math.max(endNanos, frame.timeNanos());
    long since = frame.timeNanos() - freezeFrame.opened().timeNanos();
    if (csv == null || since < -FreezeFrames.BEFORE_NANOS || since > FreezeFrames.AFTER_NANOS) {
      return;
    }
    if (ticks++ == 0) {
      firstSeq = frame.seq();
      firstNanos = frame.timeNanos();
    }
    lastSeq = frame.seq();
    lastNanos = frame.timeNanos();
    out.println(String.format(Locale.ROOT, "%.3f,", since * 1e-9) + csv.row(frame));
  }

  /// Rows are dated by the opening.
  @Override
  public void clock(WallClock clock) {}

  /// A file has no link.
  @Override
  public void link(LinkState state) {}
}

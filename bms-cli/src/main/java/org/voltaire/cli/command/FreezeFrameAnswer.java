package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.voltaire.cli.view.FreezeFrameTable;
import org.voltaire.cli.view.FreezeFrameTable.WrittenTicks;
import org.voltaire.cli.view.RecordingSummary;
import org.voltaire.link.record.FreezeFrame;
import org.voltaire.words.FaultWords;

/// The answer of `replay FILE.mcap --event N --csv FILE.csv`: the freeze frame of an event, as a
/// file.
///
/// @param recording that holds it
/// @param event its number
/// @param csv where it goes
record FreezeFrameAnswer(Path recording, long event, Path csv) {

  /// Writes it, and tells what is in it.
  ///
  /// @return 0; 1 if the event has none in this recording, which is told
  /// @throws IOException if the recording cannot be read or the file cannot be written
  int give(JsonOption json, PrintWriter out, PrintWriter err) throws IOException {
    var summary = RecordingSummary.in(recording, FaultWords.ENGLISH);
    List<FreezeFrame> found = summary.freezeFramesOf(event);
    if (found.isEmpty()) {
      String why = recording + ": " + none(summary);
      err.println(why);
      if (json.asked()) {
        JsonOption.print(out, JsonOption.failed(List.of(JsonOption.object("text", why))));
      }
      return 1;
    }
    List<WrittenTicks> written = new ArrayList<>();
    WholeFile.write(
        csv, part -> written.add(FreezeFrameTable.write(recording, found.getLast(), part)));
    if (json.asked()) {
      print(out, written.getLast());
      return 0;
    }
    for (String line : written.getLast().lines()) out.println(line);
    if (found.size() > 1)
      out.println("the pack opened %d times by it; the last is written".formatted(found.size()));
    out.println("written to " + csv);
    return 0;
  }

  private void print(PrintWriter out, WrittenTicks written) {
    FreezeFrame frame = written.freezeFrame();
    JsonOption.print(
        out,
        JsonOption.object(
            "file", recording,
            "csv", csv,
            "event", frame.eventNumber(),
            "cause", frame.cause().name(),
            "opened_seq", frame.opened().seq(),
            "first_seq", written.firstSeq(),
            "last_seq", written.lastSeq(),
            "ticks", written.ticks(),
            "before_s", written.beforeSeconds(),
            "after_s", written.afterSeconds(),
            "begins_late", written.beginsLate(),
            "ends_early", written.endsEarly()));
  }

  private String none(RecordingSummary summary) {
    String there =
        summary.freezeFrames().stream()
            .map(frame -> String.valueOf(frame.eventNumber()))
            .distinct()
            .collect(Collectors.joining(", "));
    return "--event: found %d, which has no freeze frame in this recording, allowed: %s"
        .formatted(event, there.isEmpty() ? "none, because no fault opened the pack in it" : there);
  }
}

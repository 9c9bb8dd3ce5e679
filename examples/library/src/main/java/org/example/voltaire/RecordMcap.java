package org.example.voltaire;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.voltaire.core.Bms;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.HeaderRecord;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapWriter;

/// Writes numbers of one's own into an MCAP file, which Foxglove and PlotJuggler open, and reads
/// them again: the state of charge that [StepOverSamples] comes to, as JSON.
public final class RecordMcap {
  private RecordMcap() {}

  /// @param args the file to write; `soc.mcap` if not given
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args.length > 0 ? args[0] : "soc.mcap");
    write(file);
    print(file, System.out);
  }

  static void write(Path file) throws IOException {
    try (var writer =
        McapWriter.stream(Files.newOutputStream(file), new HeaderRecord("", "library example"))) {
      ChannelRecord soc = writer.channel(0, "/soc", "json", Map.of("soc", "0 to 1"));
      for (Bms.Output output : StepOverSamples.outputs()) {
        var frame = output.frame();
        String json = String.format(Locale.ROOT, "{\"soc\": %.3f}", frame.estimate().soc());
        long at = frame.timeNanos();
        writer.message(new Message(soc.id(), frame.seq(), at, at, ByteString.copyFromUtf8(json)));
      }
    }
  }

  static void print(Path file, PrintStream out) throws IOException {
    int count = 0;
    String last = "";
    try (var reader = McapReader.open(file)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get().record() instanceof Message message) {
          count++;
          last = message.data().toStringUtf8();
        }
      }
    }
    out.println(count + " messages, the last: " + last);
  }
}

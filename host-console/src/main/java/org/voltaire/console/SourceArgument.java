package org.voltaire.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.voltaire.link.PackSource;
import org.voltaire.link.mcap.McapException;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.play.RecordingSource;
import org.voltaire.link.tcp.LinkAddress;
import org.voltaire.link.tcp.LinkClient;

/// The argument of `console`: the address of a daemon, or the file of a recording.
///
/// It is a file if it contains a path separator, ends in a known file extension, or is the name of
/// a file that exists. Everything else is an address: host names contain dots too (`pi.local`).
final class SourceArgument {
  private static final Set<String> FILE_EXTENSIONS =
      Set.of(
          "bin", "csv", "db", "gz", "html", "json", "jsonl", "log", "mat", "mcap", "md", "parquet",
          "pdf", "png", "svg", "tar", "tsv", "txt", "xls", "xlsx", "xml", "xz", "yaml", "yml",
          "zip", "zst");

  private static final String ALLOWED = "HOST, HOST:PORT or the file of an MCAP recording";

  private SourceArgument() {}

  /// The source that the argument names, not started. A recording must exist; whether a daemon
  /// answers is not tried here.
  ///
  /// @throws IllegalArgumentException naming what was found and what is allowed
  static PackSource open(String text) {
    if (!isFile(text)) {
      LinkAddress address = LinkAddress.parse(text);
      return new LinkClient(address.host(), address.port());
    }
    Path file = Path.of(text);
    if (!Files.exists(file)) throw wrong(text, "a file that does not exist");
    if (Files.isDirectory(file)) throw wrong(text, "a folder");
    if (Files.isRegularFile(file)) requireRecording(text, file);
    return new RecordingSource(file, 1);
  }

  private static boolean isFile(String text) {
    if (text.contains("/") || text.contains("\\")) return true;
    String extension = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (text.contains(".") && FILE_EXTENSIONS.contains(extension)) return true;
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException _) {
      return false; // an address, such as [::1]:7350 on Windows
    }
  }

  private static void requireRecording(String text, Path file) {
    try (var reader = McapReader.open(file)) {
      if (reader.next().isEmpty()) throw wrong(text, "a file without a single record");
    } catch (McapException _) {
      throw wrong(text, "a file that is not MCAP");
    } catch (IOException unreadable) {
      throw wrong(text, "a file that cannot be read (" + unreadable.getMessage() + ")");
    }
  }

  private static IllegalArgumentException wrong(String text, String found) {
    return new IllegalArgumentException(
        "source: found %s, %s, allowed: %s".formatted(text, found, ALLOWED));
  }
}

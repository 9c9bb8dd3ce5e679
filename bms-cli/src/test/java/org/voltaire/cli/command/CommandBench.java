package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.voltaire.cli.Main;

/// The command line with its output caught, and scenarios to give it.
final class CommandBench {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int code;

  /// Runs one command.
  CommandBench run(Object... args) {
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    code = line.execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
    return this;
  }

  int code() {
    return code;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /// A scenario in a folder.
  static Path scenario(Path folder, String name, String... steps) throws IOException {
    String list = "  - " + String.join("\n  - ", List.of(steps)) + "\n";
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        "title: %s\npack: {profile: lfp-16s, initial_soc: 0.5}\nsteps:\n%s".formatted(name, list));
  }

  /// The names of the files in a folder.
  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}

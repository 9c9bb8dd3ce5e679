package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.words.Vocabulary;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program of this user that runs and answers at its [LocalPort].
///
/// @param socket where it answers
/// @param pack the name of what it runs or simulates
/// @param process its number
record RunningProgram(Path socket, String pack, String process) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// All of a kind, the newest first.
  ///
  /// @param question one that changes nothing
  static List<RunningProgram> all(LocalSockets kind, String question) throws IOException {
    List<RunningProgram> running = new ArrayList<>();
    for (Map.Entry<Path, String> each : LocalSockets.listening(kind.all(), question).entrySet()) {
      String name = JSON.readTree(each.getValue()).path("pack").asString("");
      running.add(new RunningProgram(each.getKey(), name, kind.process(each.getKey())));
    }
    return running;
  }

  /// The one that is meant; empty if there is none, or several could be.
  ///
  /// @param meant its pack or process; `null` for the only one that runs
  static Optional<RunningProgram> meant(List<RunningProgram> running, @Nullable String meant) {
    List<RunningProgram> found = found(running, meant);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// Why [#meant] found none among those that run: what was found, and what is allowed.
  ///
  /// @param option that names one
  static String whyNone(List<RunningProgram> running, String option, @Nullable String meant) {
    List<RunningProgram> found = found(running, meant);
    List<RunningProgram> choice = found.isEmpty() ? running : found;
    String many = found.size() > 1 ? ", and %d run".formatted(found.size()) : "";
    String allowed = String.join(", ", choice.stream().map(RunningProgram::text).toList());
    var packs = Vocabulary.of(choice.stream().map(RunningProgram::pack).distinct().toList());
    return "%s: found %s%s; allowed: one of %s%s"
        .formatted(
            option,
            meant == null ? "none" : meant,
            many,
            allowed,
            meant == null || !found.isEmpty() ? "" : packs.hint(meant));
  }

  private static List<RunningProgram> found(List<RunningProgram> running, @Nullable String meant) {
    return running.stream()
        .filter(each -> meant == null || each.pack.equals(meant) || each.process.equals(meant))
        .toList();
  }

  private String text() {
    return "%s (process %s)".formatted(pack, process);
  }

  /// Says a line to it, and prints what it answers: with `json` the whole answer on one line,
  /// otherwise its sentence, on the error stream if it refused, and the events of a pack whose
  /// status was asked for.
  ///
  /// @return whether it was done
  boolean ask(String line, JsonOption json, CommandLine command) throws IOException {
    String answer = LocalSockets.ask(socket, line).strip();
    JsonNode fields = JSON.readTree(answer);
    boolean done = fields.path("done").asBoolean(false);
    PrintWriter out = done || json.asked() ? command.getOut() : command.getErr();
    String ended = "no answer: the program has ended meanwhile";
    out.println(json.asked() ? answer : fields.path("text").asString(ended));
    if (done && !json.asked() && line.startsWith("status")) {
      for (JsonNode event : fields.path("events")) out.println("  " + event.asString(""));
    }
    out.flush();
    return done;
  }
}

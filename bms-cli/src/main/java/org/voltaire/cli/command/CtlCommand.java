package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `ctl WISH`: a person's wish to a pack that runs, from another terminal.
@Command(
    name = "ctl",
    description = {
      "Asks a running pack to reset, close or open, and reads back what came of it.",
      "The pack is a bms run or bms demo of the same user, with or without a terminal.",
      "status asks for nothing."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "reset is accepted only while nothing is wrong, close only after it. A wish to close that is",
      "refused is withdrawn.",
      "",
      "Exit codes: 0 done; 1 refused; 2 wrong usage, no pack runs, or several do."
    })
public final class CtlCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(
      paramLabel = "WISH",
      completionCandidates = Wishes.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String wish = "";

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "The pack, or the process that runs it; must be said if several run.")
  private @Nullable String pack;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// What may be asked.
  static final class Wishes extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Wishes() {
      super(ControlPort.WISHES);
    }
  }

  /// A pack that runs.
  private record RunningPack(Path socket, String name, String process) {
    boolean is(String meant) {
      return name.equals(meant) || process.equals(meant);
    }

    String text() {
      return "%s (process %s)".formatted(name, process);
    }
  }

  @Override
  public Integer call() throws IOException {
    String word = wish.toLowerCase(Locale.ROOT);
    String allowed = String.join(", ", ControlPort.WISHES);
    new UsageProblems()
        .require(ControlPort.WISHES.contains(word), "WISH", wish, allowed)
        .check(spec.commandLine());
    List<RunningPack> running = running();
    List<RunningPack> meant =
        running.stream().filter(each -> pack == null || each.is(pack)).toList();
    if (meant.size() != 1) {
      spec.commandLine().getErr().println(whyNotOne(running, meant));
      return 2;
    }
    String answer = LocalSockets.ask(meant.getFirst().socket(), word).strip();
    PrintWriter out = spec.commandLine().getOut();
    JsonNode fields = JSON.readTree(answer);
    boolean done = fields.path("done").asBoolean(false);
    String text = fields.path("text").asString("no answer: the pack has ended meanwhile");
    if (json.asked()) out.println(answer);
    else if (done) out.println(text);
    else spec.commandLine().getErr().println(text);
    out.flush();
    return done ? 0 : 1;
  }

  private List<RunningPack> running() throws IOException {
    LocalSockets packs = LocalSockets.PACKS;
    List<RunningPack> running = new ArrayList<>();
    for (Map.Entry<Path, String> each : LocalSockets.listening(packs.all(), "status").entrySet()) {
      String name = JSON.readTree(each.getValue()).path("pack").asString("");
      running.add(new RunningPack(each.getKey(), name, packs.process(each.getKey())));
    }
    return running;
  }

  private String whyNotOne(List<RunningPack> running, List<RunningPack> meant) {
    if (running.isEmpty()) return "no pack runs: start one with bms run or bms demo";
    String found = pack == null ? "none" : pack;
    List<RunningPack> choice = meant.isEmpty() ? running : meant;
    String allowed = String.join(", ", choice.stream().map(RunningPack::text).toList());
    String many = meant.size() > 1 ? ", and %d packs run".formatted(meant.size()) : "";
    return "--pack: found %s%s; allowed: one of %s".formatted(found, many, allowed);
  }
}

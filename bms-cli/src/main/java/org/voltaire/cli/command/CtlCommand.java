package org.voltaire.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.words.UserLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ctl WISH`: a person's wish to a pack that runs, from another terminal.
@Command(
    name = "ctl",
    description = {
      "Asks a running pack to reset, service, close, open or acknowledge, and reads back what came of it.",
      "The pack is a bms run or bms demo of the same user, with or without a terminal.",
      "status asks for nothing, and lists the events that are kept."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "reset is accepted only while nothing is wrong, close only after it. A wish to close that is",
      "refused is withdrawn. acknowledge: you have seen the events, and those that are over go;",
      "what opened the pack goes when it is reset as well.",
      "service REASON does what reset does, and clears what reset may not: a welded contactor, a",
      "shorted or deeply discharged cell. Say what was found and done; it is kept and recorded.",
      "",
      "Exit codes: 0 done; 1 refused; 2 wrong usage, no pack runs, or several do."
    })
public final class CtlCommand implements Callable<Integer>, CheckedCommand {
  @Parameters(
      index = "0",
      paramLabel = "WISH",
      completionCandidates = Wishes.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String wish = "";

  @Parameters(
      index = "1..*",
      paramLabel = "REASON",
      description = "Of service: what was found and done.")
  private List<String> reason = List.of();

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
      super(ControlAnswers.WISHES);
    }
  }

  @Override
  public UsageProblems problems() {
    String word = wish.toLowerCase(Locale.ROOT);
    String why = String.join(" ", reason).strip();
    boolean service = word.equals("service");
    return new UsageProblems()
        .requireWord("WISH", word, ControlAnswers.WISHES)
        .require(
            !service || !why.isEmpty(),
            "REASON",
            "nothing",
            "what was found and done, such as contactor replaced")
        .require(service || why.isEmpty(), "REASON", why, "nothing, but after service");
  }

  @Override
  public Integer call() throws IOException {
    String word = wish.toLowerCase(Locale.ROOT);
    String why = String.join(" ", reason).strip();
    problems().check(spec.commandLine());
    List<RunningProgram> running = RunningProgram.all(LocalSockets.PACKS, "status");
    Optional<RunningProgram> meant = RunningProgram.meant(running, pack);
    if (meant.isEmpty()) {
      String none = "no pack runs: start one with bms run or bms demo";
      String which = running.isEmpty() ? none : RunningProgram.whyNone(running, "--pack", pack);
      spec.commandLine().getErr().println(which);
      if (json.asked()) {
        var problems = List.of(JsonOption.object("text", which));
        JsonOption.print(spec.commandLine().getOut(), JsonOption.failed(problems));
      }
      return 2;
    }
    // Faults are named in this person's language, not in that of whoever has started the pack.
    String line = (word + " " + UserLanguage.current().tag() + " " + why).strip();
    return meant.get().ask(line, json, spec.commandLine()) ? 0 : 1;
  }
}

package org.voltaire.cli.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Parameter;
import org.voltaire.sim.fault.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `inject ID`: a fault in a simulation that runs, from another terminal.
@Command(
    name = "inject",
    description = {
      "Breaks something in a running simulation, or mends it.",
      "The simulation is a bms demo or bms emulate of yours. Without an id, tells what is broken; "
          + "bms faults lists what can be."
    },
    mixinStandardHelpOptions = true,
    modelTransformer = InjectCommand.FigureOptions.class,
    footer = {"", "Exit codes: 0 done; 1 no simulation runs; 2 impossible, and what is possible."})
public final class InjectCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The fault, such as F-SEN-003.")
  private @Nullable String id;

  @Option(names = "--clear", description = "Mend it; without an id, mend everything.")
  private boolean clear;

  @Option(
      names = {"--pack", "--demo"},
      paramLabel = "NAME",
      description = "The simulation's pack, or its process; must be said if several run.")
  private @Nullable String pack;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// One option for each figure that any fault has.
  static final class FigureOptions implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
      Map<String, String> figures = new LinkedHashMap<>();
      for (FaultRow row : Catalogue.rows()) {
        for (Parameter each : row.parameters()) {
          figures.merge(each.name(), row.id(), (first, _) -> first);
        }
      }
      figures.forEach((name, row) ->
          command.addOption(
              OptionSpec.builder("--" + name)
                  .type(String.class)
                  .paramLabel("VALUE")
                  .description("A figure of the fault, as of %s.".formatted(row))
                  .build()));
      return command;
    }
  }

  @Override
  public Integer call() throws IOException {
    String line = sentence();
    List<RunningProgram> running = RunningProgram.all(LocalSockets.SIMULATIONS, "faults");
    Optional<RunningProgram> meant = RunningProgram.meant(running, pack);
    if (meant.isPresent()) return meant.get().ask(line, json, spec.commandLine()) ? 0 : 2;
    // What is possible is the answer; how the command is used would bury it.
    String none = "no simulation runs: start one with bms demo or bms emulate jbd";
    String why = running.isEmpty() ? none : RunningProgram.whyNone(running, "--pack", pack);
    spec.commandLine().getErr().println(why);
    if (json.asked()) {
      var problems = List.of(JsonOption.object("text", why));
      JsonOption.print(spec.commandLine().getOut(), JsonOption.failed(problems));
    }
    return running.isEmpty() ? 1 : 2;
  }

  /// What is said to the simulation; an id that is nowhere is wrong whether or not one runs.
  private String sentence() {
    var figures = new StringBuilder();
    for (OptionSpec option : spec.options()) {
      String name = option.longestName().replaceFirst("^--", "");
      boolean figure = option.userObject() == null && option.getValue() instanceof String;
      if (figure)
        figures
            .append(' ')
            .append(name)
            .append(' ')
            .append(String.valueOf(option.<Object>getValue()));
    }
    if (id == null) {
      if (figures.isEmpty()) return clear ? "clear faults" : "faults";
      throw new ParameterException(
          spec.commandLine(), "ID: found none, allowed: one of bms faults");
    }
    try {
      Catalogue.row(id);
    } catch (Refused unknown) {
      throw new ParameterException(spec.commandLine(), "ID: " + unknown.getMessage());
    }
    if (!clear) return "inject " + id + figures;
    if (figures.isEmpty()) return "clear " + id;
    throw new ParameterException(
        spec.commandLine(), "--clear: found figures, allowed: none, all of an id is mended");
  }
}

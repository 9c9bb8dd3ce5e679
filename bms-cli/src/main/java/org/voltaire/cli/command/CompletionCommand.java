package org.voltaire.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `completion`: a script that lets a shell complete the commands and options of `bms`.
@Command(
    name = "completion",
    description = {
      "Prints a completion script for bash and zsh.",
      "Use it with: source <(bms completion)"
    },
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var bms = spec.root().commandLine();
    var out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(bms.getCommandName(), bms));
    out.flush();
    return 0;
  }
}

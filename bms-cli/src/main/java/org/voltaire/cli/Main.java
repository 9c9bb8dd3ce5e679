package org.voltaire.cli;

import org.voltaire.cli.command.CheckCommand;
import org.voltaire.cli.command.ChemistriesCommand;
import org.voltaire.cli.command.CommandFactory;
import org.voltaire.cli.command.CompareCommand;
import org.voltaire.cli.command.CompletionCommand;
import org.voltaire.cli.command.CtlCommand;
import org.voltaire.cli.command.DemoCommand;
import org.voltaire.cli.command.EmulateCommand;
import org.voltaire.cli.command.EstimateCommand;
import org.voltaire.cli.command.FailureAnswer;
import org.voltaire.cli.command.FaultsCommand;
import org.voltaire.cli.command.FinishCommand;
import org.voltaire.cli.command.FitCommand;
import org.voltaire.cli.command.InjectCommand;
import org.voltaire.cli.command.ManCommand;
import org.voltaire.cli.command.ReplayCommand;
import org.voltaire.cli.command.RunCommand;
import org.voltaire.cli.command.SimulateCommand;
import org.voltaire.cli.command.StormCommand;
import org.voltaire.cli.command.UsageAnswer;
import org.voltaire.cli.command.VersionText;
import org.voltaire.cli.command.VoltageCommand;
import org.voltaire.cli.command.WatchCommand;
import org.voltaire.cli.simulate.Boards;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./bms`: everything that has a command line but the console's window, which is a program of its
/// own.
@Command(
    name = "bms",
    description = "A battery management system: watch, protect, simulate and replay a pack.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CtlCommand.class,
      WatchCommand.class,
      CheckCommand.class,
      EmulateCommand.class,
      SimulateCommand.class,
      CompareCommand.class,
      StormCommand.class,
      ReplayCommand.class,
      FinishCommand.class,
      ChemistriesCommand.class,
      FaultsCommand.class,
      InjectCommand.class,
      FitCommand.class,
      EstimateCommand.class,
      VoltageCommand.class,
      CompletionCommand.class,
      ManCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "  console      Opens the desktop console: bms console [HOST[:PORT] | FILE.mcap]",
      "",
      "Exit codes: 0 done; 1 the answer is no; 2 wrong usage or configuration."
    })
public final class Main {
  private Main() {}

  /// Runs one subcommand and exits with its code.
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// The command line with the boards that ship, ready to execute.
  public static CommandLine commandLine() {
    return commandLine(Boards.standard());
  }

  /// The command line, ready to execute.
  ///
  /// @param boards that there are
  public static CommandLine commandLine(Boards boards) {
    CommandLine line = reading(boards);
    line.setExecutionExceptionHandler(new FailureAnswer());
    line.setParameterExceptionHandler(new UsageAnswer(() -> reading(boards)));
    return line;
  }

  private static CommandLine reading(Boards boards) {
    var line = new CommandLine(new Main(), new CommandFactory(boards));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getSubcommands().values().forEach(Main::sayVersion);
    return line;
  }

  private static void sayVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new VersionText());
  }
}

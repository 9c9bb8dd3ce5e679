package org.voltaire.console;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The entry point of the console. It is not a JavaFX `Application`: Java does not start such a
/// class from the class path.
public final class ConsoleMain {
  private ConsoleMain() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] args) {
    var line = new CommandLine(new ConsoleCommand());
    line.setParameterExceptionHandler(ConsoleMain::wrong);
    System.exit(line.execute(args));
  }

  /// What is wrong, and where to read how it is used: all of that here would bury it.
  private static int wrong(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    line.getErr().println(wrong.getMessage());
    line.getErr().println("How it is used: bms console --help");
    line.getErr().flush();
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }
}

package org.voltaire.console;

import picocli.CommandLine;

/// The entry point of the console. It is not a JavaFX `Application`: Java does not start such a
/// class from the class path.
public final class ConsoleMain {
  private ConsoleMain() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(new CommandLine(new ConsoleCommand()).execute(args));
  }
}

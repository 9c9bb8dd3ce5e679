package org.voltaire.console;

import picocli.CommandLine;

/// The console's entry. Not a JavaFX `Application`: a program on the class path may not start with
/// one.
public final class Main {
  private Main() {}

  /// Runs until the window is closed.
  public static void main(String[] args) {
    System.exit(new CommandLine(new ConsoleCommand()).execute(args));
  }
}

package org.voltaire.cli.command;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/// Whether somebody looks on.
final class Terminal {
  private Terminal() {}

  /// Whether the program's input and output are a terminal.
  @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to null where there is no terminal.
  static boolean isThere() {
    @Nullable Console console = System.console();
    return console != null && console.isTerminal();
  }
}

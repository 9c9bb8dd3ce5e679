package org.voltaire.cli.command;

/// A command that can say what is wrong with its own options and files before it does anything, so
/// that all of it is told at once, together with what the command line itself has found wrong.
interface CheckedCommand {
  /// Everything that is wrong with what was asked for. What was not said has its default.
  UsageProblems problems();
}

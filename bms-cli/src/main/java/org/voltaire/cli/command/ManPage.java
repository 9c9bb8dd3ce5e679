package org.voltaire.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The manual page of a command with all its subcommands, in the `man` macros of roff.
///
/// Source: man-pages(7), groff_man(7).
final class ManPage {
  private final CommandSpec bms;
  private final StringBuilder text = new StringBuilder();

  /// @param bms the command at the top
  ManPage(CommandSpec bms) {
    this.bms = bms;
  }

  /// The page.
  String text() {
    text.setLength(0);
    String name = bms.name();
    line(".TH %s 1 \"\" \"%s\" \"\"".formatted(name.toUpperCase(Locale.ROOT), bms.version()[0]));
    line(".SH NAME");
    line(name + " \\- " + plain(first(bms)));
    line(".SH SYNOPSIS");
    line(".B " + name);
    line(".I command");
    line("[\\fIoptions\\fR] [\\fIarguments\\fR]");
    line(".SH COMMANDS");
    for (CommandSpec command : commands()) command(command);
    String[] footer = bms.usageMessage().footer();
    for (String each : footer) if (each.startsWith(" ")) otherProgram(each.strip());
    line(".SH EXIT STATUS");
    for (String each : footer) if (!each.isBlank() && !each.startsWith(" ")) line(plain(each));
    return text.toString();
  }

  /// A program of its own, as the list of commands names it: its name, and what it does.
  private void otherProgram(String named) {
    String[] words = named.split(" {2,}", 2);
    line(".SS \"%s\"".formatted(plain(words[0])));
    line(plain(words[1]));
  }

  private List<CommandSpec> commands() {
    Map<String, CommandLine> commands = bms.subcommands();
    return commands.values().stream().map(CommandLine::getCommandSpec).distinct().toList();
  }

  private void command(CommandSpec command) {
    String operands =
        Stream.concat(
                command.options().stream().filter(OptionSpec::required),
                command.positionalParameters().stream())
            .map(ManPage::operand)
            .collect(Collectors.joining(" "));
    line(".SS \"%s %s\"".formatted(command.name(), operands));
    for (String each : command.usageMessage().description()) line(plain(each));
    for (PositionalParamSpec each : command.positionalParameters()) {
      argument("\\fI" + plain(each.paramLabel()) + "\\fR", each);
    }
    for (OptionSpec each : command.options()) {
      if (each.usageHelp() || each.versionHelp()) continue;
      String label = each.arity().max() == 0 ? "" : " \\fI" + plain(each.paramLabel()) + "\\fR";
      argument("\\fB" + plain(each.longestName()) + "\\fR" + label, each);
    }
    for (String each : command.usageMessage().footer()) {
      if (each.isBlank()) line(".PP");
      else line(plain(each));
    }
  }

  private static String operand(ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : arg.arity().min() == 0 ? "[" + arg.paramLabel() + "]" : arg.paramLabel();
  }

  private void argument(String head, ArgSpec arg) {
    line(".TP");
    line(head);
    // description has the values of variables such as ${DEFAULT-VALUE} put in.
    for (String each : arg.description()) line(plain(each));
  }

  private static String first(CommandSpec command) {
    return command.usageMessage().description()[0];
  }

  private void line(String roff) {
    text.append(roff).append('\n');
  }

  /// Text in which roff finds no request and no escape: a leading dot or quote, a backslash, and a
  /// hyphen that must stay one.
  private static String plain(String words) {
    String escaped =
        words.replace("%n", " ").replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}

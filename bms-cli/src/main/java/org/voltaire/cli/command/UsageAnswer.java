package org.voltaire.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltaire.words.Vocabulary;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said when a command line is wrong. Of a command, an option or a word of a choice that
/// nobody knows: what was found, what is allowed, and what was probably meant. Of anything else,
/// what picocli says.
///
/// @param others says the rest
public record UsageAnswer(IParameterExceptionHandler others) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) throws Exception {
    String text = text(wrong);
    if (List.of(arguments).contains("--json")) {
      String said = text.isEmpty() ? String.valueOf(wrong.getMessage()) : text;
      JsonOption.print(
          wrong.getCommandLine().getOut(),
          JsonOption.failed(said.lines().map(line -> JsonOption.object("text", line)).toList()));
    }
    if (text.isEmpty()) return others.handleParseException(wrong, arguments);
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    var err = wrong.getCommandLine().getErr();
    err.println(text);
    err.println("How it is used: " + command.qualifiedName() + " --help");
    err.flush();
    return command.exitCodeOnInvalidInput();
  }

  /// The sentence; empty if it is for the others.
  private static String text(ParameterException wrong) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    if (wrong instanceof UnmatchedArgumentException unknown) {
      String found = unknown.getUnmatched().getFirst().replaceFirst("=.*", "");
      if (unknown.isUnknownOption()) {
        return sentence("option", found, command.options().stream().map(OptionSpec::longestName));
      }
      return command.subcommands().isEmpty() ? "" : command(command, found);
    }
    @Nullable String found = wrong.getValue();
    if (found == null) return "";
    @Nullable ArgSpec choice = wrong.getArgSpec();
    // `help` names no argument.
    if (choice == null) return command.subcommands().isEmpty() ? "" : command(command, found);
    if (!choice.type().isEnum()) return "";
    String name = choice instanceof OptionSpec option ? option.longestName() : choice.paramLabel();
    Stream<String> words = Stream.of(choice.type().getEnumConstants()).map(String::valueOf);
    return sentence(name, found, words.map(word -> word.toLowerCase(Locale.ROOT)));
  }

  private static String command(CommandSpec parent, String found) {
    Stream<CommandLine> commands = parent.subcommands().values().stream().distinct();
    // The console is a program of its own that `./bms` starts.
    Stream<String> others = parent.parent() == null ? Stream.of("console") : Stream.empty();
    Stream<String> names = commands.map(CommandLine::getCommandName);
    return sentence("command", found, Stream.concat(names, others));
  }

  private static String sentence(String what, String found, Stream<String> allowed) {
    List<String> words = allowed.toList();
    return "%s: found %s, allowed: %s"
        .formatted(what, found, UsageProblems.allowed(found, Vocabulary.of(words)));
  }
}

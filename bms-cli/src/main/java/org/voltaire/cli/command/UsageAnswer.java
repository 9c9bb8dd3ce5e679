package org.voltaire.cli.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltaire.words.Vocabulary;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said when a command line is wrong: every mistake in a line of its own, with what was
/// found, what is allowed, and for a word what was probably meant.
///
/// picocli ends at the first mistake. So a wrong line is read a second time, by a command line that
/// collects them.
///
/// @param fresh makes the same command line once more
public record UsageAnswer(Supplier<CommandLine> fresh) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    List<String> problems = problems(wrong, arguments);
    CommandLine line = wrong.getCommandLine();
    CommandSpec command = line.getCommandSpec();
    if (List.of(arguments).contains("--json")) {
      JsonOption.print(
          line.getOut(),
          JsonOption.failed(
              problems.stream().map(text -> JsonOption.object("text", text)).toList()));
    }
    problems.forEach(line.getErr()::println);
    line.getErr().println("How it is used: " + command.qualifiedName() + " --help");
    line.getErr().flush();
    return command.exitCodeOnInvalidInput();
  }

  /// Every mistake of the line; the one alone if the line can be read, so that it was the command
  /// that refused.
  private List<String> problems(ParameterException wrong, String[] arguments) {
    CommandLine again = fresh.get();
    collectErrors(again);
    ParseResult result;
    try {
      result = again.parseArgs(arguments);
    } catch (ParameterException one) {
      return sentences(wrong).flatMap(String::lines).distinct().toList();
    }
    Set<String> problems = new LinkedHashSet<>();
    for (@Nullable ParseResult at = result; at != null; at = at.subcommand()) {
      for (Exception error : at.errors()) {
        if (error instanceof ParameterException mistake) {
          sentences(mistake).flatMap(String::lines).forEach(problems::add);
        }
      }
    }
    if (!problems.isEmpty()) {
      checked(arguments, result)
          .forEach(command -> addOthers(problems, command.problems().sentences()));
    }
    return problems.isEmpty()
        ? sentences(wrong).flatMap(String::lines).distinct().toList()
        : List.copyOf(problems);
  }

  /// The commands of the line, which know what else is wrong. A word behind an option that nobody
  /// knows, but that was probably meant as one with a value, is that value and no parameter: so
  /// they read the line without both.
  private List<CheckedCommand> checked(String[] arguments, ParseResult read) {
    Set<String> unknown = new HashSet<>();
    CommandSpec last = read.commandSpec();
    for (@Nullable ParseResult at = read; at != null; at = at.subcommand()) {
      last = at.commandSpec();
      for (Exception error : at.errors()) {
        if (error instanceof UnmatchedArgumentException words) unknown.addAll(words.getUnmatched());
      }
    }
    List<String> rest = new ArrayList<>();
    for (int k = 0; k < arguments.length; k++) {
      boolean known = !isOption(arguments[k]) || !unknown.contains(arguments[k]);
      if (known) rest.add(arguments[k]);
      else if (takesValue(last, arguments[k]) && k + 1 < arguments.length) k++;
    }
    CommandLine again = fresh.get();
    collectErrors(again);
    List<CheckedCommand> commands = new ArrayList<>();
    ParseResult result = again.parseArgs(rest.toArray(String[]::new));
    for (@Nullable ParseResult at = result; at != null; at = at.subcommand()) {
      if (at.commandSpec().userObject() instanceof CheckedCommand command) commands.add(command);
    }
    return commands;
  }

  /// Whether the next word is the value of the option that was probably meant.
  private static boolean takesValue(CommandSpec command, String unknown) {
    List<String> names = command.options().stream().map(OptionSpec::longestName).toList();
    return !unknown.contains("=")
        && Vocabulary.of(names).nearest(unknown).stream()
            .map(command::findOption)
            .anyMatch(option -> option != null && option.arity().max() > 0);
  }

  private static boolean isOption(String word) {
    return word.matches("--?[A-Za-z].*");
  }

  /// Adds what the command itself finds wrong, but for options of which something was said already:
  /// what was not understood has its default.
  private static void addOthers(Set<String> problems, List<String> found) {
    Set<String> told =
        problems.stream().map(UsageAnswer::subject).collect(Collectors.toCollection(HashSet::new));
    found.stream().filter(text -> !told.contains(subject(text))).forEach(problems::add);
  }

  private static String subject(String sentence) {
    return sentence.substring(0, Math.max(0, sentence.indexOf(": ")));
  }

  private static void collectErrors(CommandLine line) {
    line.getCommandSpec().parser().collectErrors(true);
    line.getSubcommands().values().forEach(UsageAnswer::collectErrors);
  }

  private static Stream<String> sentences(ParameterException wrong) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    if (wrong instanceof UnmatchedArgumentException unknown) return unknown(command, unknown);
    if (wrong instanceof MissingParameterException missing) {
      return missing.getMissing().stream().map(arg -> name(arg) + ": found none, must be said");
    }
    @Nullable String found = wrong.getValue();
    @Nullable ArgSpec arg = wrong.getArgSpec();
    // `help` names no argument.
    if (found != null && arg == null && !command.subcommands().isEmpty()) {
      return Stream.of(command(command, found));
    }
    if (found == null || arg == null) return Stream.of(String.valueOf(wrong.getMessage()));
    return Stream.of(value(arg, found, String.valueOf(wrong.getMessage())));
  }

  /// Options that nobody knows. A word behind one may be its value, so words are named only where
  /// there is no such option.
  private static Stream<String> unknown(CommandSpec command, UnmatchedArgumentException unknown) {
    List<String> options = unknown.getUnmatched().stream().filter(UsageAnswer::isOption).toList();
    if (!options.isEmpty()) {
      List<String> allowed = command.options().stream().map(OptionSpec::longestName).toList();
      return options.stream()
          .map(word -> sentence("option", word.replaceFirst("=.*", ""), allowed.stream()));
    }
    String first = unknown.getUnmatched().getFirst();
    return Stream.of(
        command.subcommands().isEmpty()
            ? "argument: found %s, allowed: %s".formatted(first, positions(command))
            : command(command, first));
  }

  private static String positions(CommandSpec command) {
    List<String> labels =
        command.positionalParameters().stream().map(ArgSpec::paramLabel).distinct().toList();
    return labels.isEmpty() ? "options only" : String.join(" ", labels) + " only";
  }

  private static String value(ArgSpec arg, String found, String otherwise) {
    Class<?> type = arg.type();
    if (type.isEnum()) {
      Stream<String> words = Stream.of(type.getEnumConstants()).map(String::valueOf);
      return sentence(name(arg), found, words.map(word -> word.toLowerCase(Locale.ROOT)));
    }
    String allowed =
        type == double.class || type == Double.class
            ? "a number"
            : type == int.class || type == long.class ? "a whole number" : "";
    return allowed.isEmpty()
        ? otherwise
        : "%s: found %s, allowed: %s".formatted(name(arg), found, allowed);
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
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

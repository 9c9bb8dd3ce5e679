package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.data.CellDataException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What is said when a command fails: a sentence for people on the error output, and with `--json`
/// also the problems on the standard output. Exit code 2 if what a person wrote is wrong, 1
/// otherwise.
public final class FailureAnswer implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, @Nullable ParseResult parsed) {
    command.getErr().println(words(failure));
    if (isUsage(failure) && JsonOption.asked(command)) {
      JsonOption.print(command.getOut(), JsonOption.failed(problems(failure)));
    }
    return isUsage(failure) ? 2 : 1;
  }

  /// What a person wrote is wrong, as opposed to what the program met.
  private static boolean isUsage(Exception failure) {
    return failure instanceof YamlException
        || failure instanceof CellDataException
        || failure instanceof NoSuchFileException;
  }

  private static List<Map<String, @Nullable Object>> problems(Exception failure) {
    if (failure instanceof YamlException yaml) {
      return yaml.problems().stream().map(FailureAnswer::fields).toList();
    }
    return List.of(JsonOption.object("text", words(failure)));
  }

  private static Map<String, @Nullable Object> fields(Problem problem) {
    String where = problem.source() + ":" + problem.place();
    return JsonOption.object(
        "text",
        "%s: found %s, allowed: %s"
            .formatted((where + " " + problem.path()).strip(), problem.found(), problem.allowed()),
        "where",
        where,
        "path",
        problem.path(),
        "found",
        problem.found(),
        "allowed",
        problem.allowed());
  }

  /// A person is told what went wrong; a programmer's mistake keeps its stack trace.
  private static String words(Exception failure) {
    return switch (failure) {
      case YamlException problems -> String.valueOf(problems.getMessage());
      case CellDataException refused -> String.valueOf(refused.getMessage());
      case NoSuchFileException absent -> absent.getMessage() + ": is not there";
      case IOException broken -> String.valueOf(broken.getMessage());
      default -> {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        yield "this is a defect of the program:\n" + text;
      }
    };
  }
}

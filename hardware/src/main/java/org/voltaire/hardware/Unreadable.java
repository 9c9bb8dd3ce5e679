package org.voltaire.hardware;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;

/// Says where a text stopped being a pin map, and why, on one line and without the parser's jargon.
final class Unreadable {
  private Unreadable() {}

  /// As `line 19, column 16, nets[0].direction: is up, must be one of: input, output, both`.
  static String why(JacksonException wrong) {
    if (wrong.getCause() instanceof MarkedYamlEngineException syntax) {
      // The exception around it only knows the last token that was still good.
      Optional<String> why =
          syntax
              .getProblemMark()
              .map(mark -> at(mark.getLine() + 1, mark.getColumn() + 1, "", syntax.getProblem()));
      if (why.isPresent()) return why.get();
    }
    var at = wrong.getLocation();
    return at(at.getLineNr(), at.getColumnNr(), path(wrong), reason(wrong));
  }

  private static String at(int line, int column, String path, String reason) {
    // Of a key it does not know, the parser reports the path and not the line.
    String place = line < 1 ? "" : "line %d, column %d".formatted(line, column);
    String comma = place.isEmpty() || path.isEmpty() ? "" : ", ";
    return place + comma + path + ": " + reason;
  }

  private static String path(JacksonException wrong) {
    String path =
        wrong.getPath().stream()
            .map(step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getPropertyName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }

  private static String reason(JacksonException wrong) {
    if (wrong instanceof InvalidFormatException format) {
      return "is %s, must be %s".formatted(format.getValue(), allowed(format.getTargetType()));
    }
    String message = String.valueOf(wrong.getOriginalMessage());
    return message.split(" \\(|; ", 2)[0]; // what follows is advice to the programmer
  }

  private static String allowed(Class<?> type) {
    if (!type.isEnum()) return type.getSimpleName();
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", "one of: ", ""));
  }
}

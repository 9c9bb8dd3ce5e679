package org.voltaire.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.view.JsonNumber;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;

/// The option `--json`: the answer of a command as one JSON object on one line, for programs.
///
/// Keys carry their unit (`open_v`, `seconds`); numbers are as [JsonNumber] has them. The exit code
/// is the same as without the option.
final class JsonOption {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(names = "--json", description = "The answer as one line of JSON, for programs.")
  private boolean asked;

  /// Whether a program reads the answer.
  boolean asked() {
    return asked;
  }

  /// Whether a program reads the answer of a command that has been parsed.
  static boolean asked(CommandLine command) {
    @Nullable ParseResult parsed = command.getParseResult();
    return parsed != null && parsed.hasMatchedOption("--json");
  }

  /// The answer of a command that did nothing because of these problems.
  ///
  /// @param problems each with at least a `text`
  static Map<String, @Nullable Object> failed(List<Map<String, @Nullable Object>> problems) {
    return object("good", false, "problems", problems);
  }

  /// Prints an answer.
  ///
  /// @param fields maps, lists, texts, numbers, booleans and `null`
  static void print(PrintWriter out, Map<String, ? extends @Nullable Object> fields) {
    out.println(text(fields));
    out.flush();
  }

  /// An answer as one line, without its end.
  ///
  /// @param fields maps, lists, texts, numbers, booleans and `null`
  static String text(Map<String, ? extends @Nullable Object> fields) {
    return JSON.writeValueAsString(known(fields));
  }

  /// An object with its fields in this order.
  ///
  /// @param pairs key, value, key, value, …
  static Map<String, @Nullable Object> object(@Nullable Object... pairs) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int k = 0; k < pairs.length; k += 2) fields.put(String.valueOf(pairs[k]), pairs[k + 1]);
    return fields;
  }

  /// JSON has no numbers for "not known".
  private static @Nullable Object known(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double number -> JsonNumber.of(number);
      case Path path -> path.toString();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, each) -> fields.put(String.valueOf(key), known(each)));
        yield fields;
      }
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (Object each : list) items.add(known(each));
        yield items;
      }
      default -> value;
    };
  }
}

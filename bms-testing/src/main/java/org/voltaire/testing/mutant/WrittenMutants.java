package org.voltaire.testing.mutant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The mutants that people wrote, and the reasons why some of those that a program makes change
/// nothing. Both stand in `mutants.txt`:
///
/// ```
/// file measure/SampleCheck.java
/// * the current is believed however old it is
/// - believed(sample.currentA(), now, Double.NEGATIVE_INFINITY)
/// + sample.currentA().value()
/// = key of a mutant that a program makes
/// because why it changes nothing
/// ```
///
/// White space does not matter in what is searched. It must be there exactly once.
final class WrittenMutants {
  private static final Pattern TOKEN = Pattern.compile("\\w+(\\.\\d\\w*)?|\\S");

  private final List<Mutant> mutants = new ArrayList<>();
  private final Map<String, String> harmless = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /// @param text of `mutants.txt`
  /// @param source the text of a file of `bms-core` by its path
  WrittenMutants(String text, Function<String, String> source) {
    String file = "", breaks = "", was = "", key = "";
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) continue;
      String rest = line.substring(line.indexOf(' ') + 1).strip();
      switch (line.substring(0, line.indexOf(' '))) {
        case "file" -> file = rest;
        case "*" -> breaks = rest;
        case "-" -> was = rest;
        case "+" -> add(file, breaks, source.apply(file), was, rest);
        case "=" -> key = rest;
        case "because" -> harmless.put(key, rest);
        default -> problems.add("mutants.txt: found the line \"" + line + "\"");
      }
    }
  }

  /// The mutants, in the order of the text.
  List<Mutant> mutants() {
    return mutants;
  }

  /// Why mutants change nothing, by their key.
  Map<String, String> harmless() {
    return harmless;
  }

  /// What does not fit: a text that is not there, or more than once.
  List<String> problems() {
    return problems;
  }

  private void add(String file, String breaks, String source, String was, String is) {
    Matcher places = pattern(was).matcher(source);
    if (!places.find()) {
      problems.add(
          "the mutant \"%s\" no longer fits %s: it has no %s".formatted(breaks, file, was));
      return;
    }
    int from = places.start(), to = places.end();
    if (places.find()) {
      problems.add(
          "the mutant \"%s\" no longer fits %s: more than one %s".formatted(breaks, file, was));
      return;
    }
    String replacement = is.equals("(nothing)") ? "" : is;
    mutants.add(new Mutant(file, breaks, from, to, replacement, ""));
  }

  private static Pattern pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      if (!pattern.isEmpty()) pattern.append("\\s*");
      pattern.append(Pattern.quote(tokens.group()));
    }
    return Pattern.compile(pattern.toString());
  }
}

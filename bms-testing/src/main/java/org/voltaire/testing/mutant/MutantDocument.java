package org.voltaire.testing.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The document that lists every mutant with the test that notices it. It is also the memory of the
/// check: the test that noticed a mutant last time is tried first.
final class MutantDocument {
  private static final String BEGIN = "<!-- made by .ci/deep mutants -->";
  private static final String ROW = "| ";

  private final Path path;
  private final Map<String, String> killers = new HashMap<>();

  /// @param path of the document; what is above the line of [#BEGIN] is written by people
  MutantDocument(Path path) throws IOException {
    this.path = path;
    String file = "";
    for (String line : Files.readAllLines(path)) {
      if (line.startsWith("### ")) file = line.substring("### ".length());
      String[] cells = line.split(" \\| ", -1);
      if (!line.startsWith(ROW) || cells.length != 2) continue;
      String killer = cells[1].replace("`", "").replace(" |", "").strip();
      killers.put(file + ": " + cells[0].substring(ROW.length()), killer);
    }
  }

  /// The test that noticed a mutant last time, as `Class.method`; empty if that is not known.
  String killer(Mutant mutant) {
    return killers.getOrDefault(mutant.key(), "");
  }

  /// Writes what was found.
  ///
  /// @param mutants all of them, those of one file together
  /// @param found the test that notices each, by its key
  /// @return whether the document was another before
  boolean write(List<Mutant> mutants, Map<String, String> found) throws IOException {
    String before = Files.readString(path);
    int begin = before.indexOf(BEGIN);
    if (begin < 0) throw new IOException(path + ": has no line " + BEGIN);
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    StringBuilder harmless = new StringBuilder();
    for (Mutant mutant : mutants) {
      if (mutant.harmless().isEmpty()) {
        String killer = found.getOrDefault(mutant.key(), "");
        String cell = killer.isEmpty() ? "**no test**" : "`" + killer + "`";
        sections
            .computeIfAbsent(mutant.file(), _ -> new StringBuilder())
            .append("| %s | %s |\n".formatted(mutant.breaks(), cell));
      } else {
        harmless.append("- %s. %s\n".formatted(mutant.key(), mutant.harmless()));
      }
    }
    StringBuilder text = new StringBuilder(before.substring(0, begin)).append(BEGIN).append('\n');
    sections.forEach((file, rows) ->
        text.append("\n### %s\n\n| what is wrong | the test that notices |\n".formatted(file))
            .append("|---|---|\n")
            .append(rows));
    text.append("\n### Mutants that change nothing\n\n").append(harmless);
    String after = text.toString();
    if (!after.equals(before)) Files.writeString(path, after);
    return !after.equals(before);
  }
}

package org.voltaire.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the text of a cell file into the configuration that names it. A recording holds the
/// configuration's text, and must replay where the file is not.
final class InlinedCell {
  /// ` cell: a123.yaml # by fit`, and nothing else on the line.
  private static final Pattern NAMED = Pattern.compile("( +)cell: *[^\\s|#][^#]*(#.*)?");

  private InlinedCell() {}

  /// The configuration with the cell file's text as a block under `cell`; empty if its name does
  /// not stand on a line of its own.
  ///
  /// @param line where the file is named, from 1
  /// @param model text of the cell file
  static Optional<String> into(String configuration, int line, String model) {
    String[] lines = configuration.split("\n", -1);
    Matcher named = NAMED.matcher(lines[line - 1].stripTrailing());
    if (!named.matches()) return Optional.empty();
    String indent = named.group(1);
    String block = model.strip().indent(indent.length() + 2).stripTrailing();
    lines[line - 1] = indent + "cell: |\n" + block;
    return Optional.of(String.join("\n", lines));
  }
}

package org.voltaire.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cell file that a configuration names, put into its place. A recording holds the
/// configuration's text, and must replay where the file is not.
final class InlinedCell {
  /// ` cell: a123.yaml` on a line of its own.
  private static final Pattern NAMED =
      Pattern.compile("(?m)^( +)cell:[ ]*([^\\s|#][^#\\n]*?)[ ]*(#[^\\n]*)?$");

  private InlinedCell() {}

  /// The text with the file's text as a block under `cell`; the same if it names none.
  ///
  /// @param file of the configuration; the cell file is beside it
  /// @throws ConfigurationException if the file it names is not there
  static String into(Path file, String text) throws ConfigurationException, IOException {
    Matcher named = NAMED.matcher(text);
    if (!named.find()) return text;
    String name = named.group(2).replaceAll("^[\"']|[\"']$", "");
    String model;
    try {
      model = Files.readString(file.toAbsolutePath().resolveSibling(name));
    } catch (NoSuchFileException absent) {
      throw new ConfigurationException(
          file.toString(),
          List.of(new Problem("pack.cell", "\"" + name + "\"", "a cell file beside this one")));
    }
    String indent = named.group(1);
    String block = indent + "cell: |\n" + model.strip().indent(indent.length() + 2).stripTrailing();
    return text.substring(0, named.start()) + block + text.substring(named.end());
  }
}

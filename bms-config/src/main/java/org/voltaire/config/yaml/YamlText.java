package org.voltaire.config.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a file that a person wrote.
public final class YamlText {
  private YamlText() {}

  /// The whole text.
  ///
  /// @param closing what is not done if its bytes are no text, such as `nothing was opened`
  /// @throws YamlException if it is a folder, or its bytes are no UTF-8
  /// @throws IOException if the file cannot be read
  public static String of(Path file, String closing) throws YamlException, IOException {
    if (Files.isDirectory(file)) throw refused(file, "a folder", "a file", closing);
    try {
      return Files.readString(file);
    } catch (CharacterCodingException binary) {
      throw refused(file, "bytes that are no text", "UTF-8", closing);
    }
  }

  private static YamlException refused(Path file, String found, String allowed, String closing) {
    var problems = new Problems(file.toString());
    problems.add(Place.START, "", found, allowed);
    return problems.exception(closing);
  }
}

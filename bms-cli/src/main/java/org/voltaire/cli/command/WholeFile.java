package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// How an output is written so that nobody finds half of it under its name: beside it first, as
/// `NAME.part`, and then renamed. Whatever ends it before that leaves what was there.
final class WholeFile {
  /// What fills a file.
  @FunctionalInterface
  interface Filling {
    /// Writes all of it.
    ///
    /// @param file that is made or replaced
    void into(Path file) throws IOException;
  }

  private WholeFile() {}

  /// Writes a file; one of that name is replaced.
  ///
  /// @throws IOException if it cannot be written; then nothing new is there
  static void write(Path file, Filling filling) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      filling.into(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Writes a text; a file of that name is replaced.
  static void write(Path file, String text) throws IOException {
    write(file, part -> Files.writeString(part, text));
  }
}

package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voltaire.link.mcap.Mcap;
import org.voltaire.words.Vocabulary;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Everything that is wrong with the options and files of one command, so that people see all of it
/// at once and not one mistake after the other.
final class UsageProblems {
  private final List<String> problems = new ArrayList<>();

  /// Notes a problem unless `ok`.
  ///
  /// @param what the option or parameter
  UsageProblems require(boolean ok, String what, Object found, String allowed) {
    if (!ok) problems.add("%s: found %s, allowed: %s".formatted(what, found, allowed));
    return this;
  }

  /// Notes a word that is none of those that are understood, with the one that was probably meant.
  UsageProblems requireWord(String what, String found, Vocabulary words) {
    return require(words.knows(found), what, found, allowed(found, words));
  }

  /// Notes a word that is none of these, likewise.
  UsageProblems requireWord(String what, String found, List<String> words) {
    return requireWord(what, found, Vocabulary.of(words));
  }

  /// The words that are understood, and which of them was probably meant.
  static String allowed(String found, Vocabulary words) {
    return String.join(", ", words.words()) + words.hint(found);
  }

  /// Notes a file that is not there, or cannot be read.
  UsageProblems requireFile(String what, Path file) {
    String found = Files.isDirectory(file) ? file + ", a folder" : file + ", which is not there";
    return require(Files.isReadable(file) && !Files.isDirectory(file), what, found, "a file");
  }

  /// Notes a file that is no recording.
  UsageProblems requireRecording(String what, Path file) {
    int before = problems.size();
    requireFile(what, file);
    if (problems.size() > before) return this;
    byte[] right = Mcap.MAGIC.toByteArray();
    try (var in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(right.length);
      boolean begins = Arrays.equals(head, 0, head.length, right, 0, head.length);
      // One that was cut off within its first bytes is a recording of nothing.
      return require(begins, what, file + ", a file of another kind", "a recording (MCAP)");
    } catch (IOException unreadable) {
      return require(false, what, file + ": " + unreadable.getMessage(), "a readable recording");
    }
  }

  /// Notes a place for output that is no folder and cannot become one.
  UsageProblems requireFolder(String what, Path folder) {
    boolean file = Files.exists(folder) && !Files.isDirectory(folder);
    return require(!file, what, folder + ", a file", "a folder");
  }

  /// What was noted, a sentence each, beginning with the option or parameter and a colon.
  List<String> sentences() {
    return List.copyOf(problems);
  }

  /// Ends the command if anything was noted.
  ///
  /// @throws ParameterException with all of it
  void check(CommandLine line) {
    if (!problems.isEmpty()) throw new ParameterException(line, String.join("\n", problems));
  }
}

package org.voltaire.testing.mutant;

/// One change of one source file that a test has to notice.
///
/// @param file path below `org/voltaire` of `bms-core`
/// @param breaks what is wrong then, in words; no two mutants of a file have the same
/// @param from where the changed part of the text begins
/// @param to where it ends, exclusive
/// @param replacement what stands there then
/// @param harmless why it changes nothing that anybody could notice; empty if a test has to notice
public record Mutant(
    String file, String breaks, int from, int to, String replacement, String harmless) {

  /// The file's text with the change.
  String applied(String text) {
    return text.substring(0, from) + replacement + text.substring(to);
  }

  /// By which a mutant is known from one run to the next.
  public String key() {
    return file + ": " + breaks;
  }

  /// The same, with the reason why it changes nothing.
  Mutant harmlessBecause(String reason) {
    return new Mutant(file, breaks, from, to, replacement, reason);
  }
}

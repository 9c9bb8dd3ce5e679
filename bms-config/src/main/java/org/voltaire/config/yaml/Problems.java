package org.voltaire.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The problems of one file, collected while it is read. The same problem counts once.
public final class Problems {
  private final String source;
  private final List<Problem> found = new ArrayList<>();

  /// @param source the file, for people
  public Problems(String source) {
    this.source = source;
  }

  /// The file, for people.
  public String source() {
    return source;
  }

  /// Notes a problem of this file.
  public void add(Place place, String path, String what, String allowed) {
    var problem = new Problem(source, place, path, what, allowed);
    if (!found.contains(problem)) found.add(problem);
  }

  /// Notes what is wrong with another file that this one names.
  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /// What is wrong in each of several readings of one file, in the words of the first. Where a word
  /// on which others depend is wrong itself, the file is read with everything that it may have
  /// meant: what is left is wrong whatever that was.
  ///
  /// @param readings of the same text, at least one
  public static List<Problem> inAll(List<Problems> readings) {
    return readings.getFirst().found.stream()
        .filter(problem -> readings.stream().allMatch(reading -> reading.hasOneAt(problem)))
        .toList();
  }

  private boolean hasOneAt(Problem other) {
    return found.stream()
        .anyMatch(problem ->
            problem.place().equals(other.place()) && problem.path().equals(other.path()));
  }

  /// Notes that the values contradict each other, as an exception says.
  public void contradiction(RuntimeException why) {
    add(Place.START, "", String.valueOf(why.getMessage()), "values that agree");
  }

  /// Whether nothing is wrong so far.
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// How many there are so far.
  public int size() {
    return found.size();
  }

  /// Whether there is a problem with a value, with something in it, or with what holds it.
  boolean concern(String path) {
    return found.stream()
        .map(Problem::path)
        .anyMatch(wrong -> isWithin(wrong, path) || isWithin(path, wrong));
  }

  private static boolean isWithin(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
  }

  /// Takes back what was said about a path.
  void withdraw(String path) {
    found.removeIf(problem -> problem.path().equals(path));
  }

  /// For values of which it is not known what is right: an empty collection that nobody looks at.
  Problems unheard() {
    return new Problems(source);
  }

  /// All of them: this file's in the order of its lines, then those of other files.
  public List<Problem> list() {
    Comparator<Problem> others = Comparator.comparing(problem -> !problem.source().equals(source));
    return found.stream().sorted(others.thenComparing(Problem::place)).toList();
  }

  /// The exception that tells all of them.
  ///
  /// @param closing what was not done because of them, such as `nothing was opened`
  public YamlException exception(String closing) {
    return new YamlException(list(), closing);
  }
}

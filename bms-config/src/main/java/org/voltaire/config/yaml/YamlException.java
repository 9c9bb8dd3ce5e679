package org.voltaire.config.yaml;

import java.util.List;
import java.util.stream.Collectors;

/// What a person wrote cannot be used; every reason at once. The same for all kinds of files.
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /// @param problems at least one
  /// @param closing what was not done because of them, such as `nothing was opened`
  public YamlException(List<Problem> problems, String closing) {
    super(text(problems) + "; " + closing + ".");
    this.problems = List.copyOf(problems);
  }

  /// Every reason.
  public List<Problem> problems() {
    return problems;
  }

  /// Every reason and their number, without what was not done because of them.
  public String listing() {
    return text(problems);
  }

  private static String text(List<Problem> problems) {
    String lines = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    return "%s\n%d problem%s".formatted(lines, problems.size(), problems.size() == 1 ? "" : "s");
  }
}

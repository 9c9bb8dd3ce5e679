package org.voltaire.config;

import java.util.List;
import java.util.stream.Collectors;

/// A configuration cannot be used; every reason at once.
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /// @param source the file, for people
  /// @param problems at least one
  public ConfigurationException(String source, List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(
                Collectors.joining(
                    "\n  ",
                    "%s: %d problem%s\n  "
                        .formatted(source, problems.size(), problems.size() == 1 ? "" : "s"),
                    "")));
    this.problems = List.copyOf(problems);
  }

  /// Every reason.
  public List<Problem> problems() {
    return problems;
  }
}

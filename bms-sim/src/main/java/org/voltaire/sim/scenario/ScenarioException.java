package org.voltaire.sim.scenario;

import java.util.List;
import java.util.stream.Collectors;

/// A scenario cannot be run; every reason at once.
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ScenarioProblem> problems;

  /// @param source the file, for people
  /// @param problems at least one
  public ScenarioException(String source, List<ScenarioProblem> problems) {
    super(
        problems.stream()
            .map(ScenarioProblem::toString)
            .collect(
                Collectors.joining(
                    "\n  ",
                    "%s: %d problem%s\n  "
                        .formatted(source, problems.size(), problems.size() == 1 ? "" : "s"),
                    "")));
    this.problems = List.copyOf(problems);
  }

  /// Every reason.
  public List<ScenarioProblem> problems() {
    return problems;
  }
}

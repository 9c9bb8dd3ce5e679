package org.voltaire.sim.scenario;

/// A sentence that cannot be understood. Never leaves the reader, which goes on with the next one.
final class SentenceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ScenarioProblem problem;

  SentenceException(Place place, String found, String allowed) {
    super(found);
    this.problem = new ScenarioProblem(place, found, allowed);
  }

  ScenarioProblem problem() {
    return problem;
  }
}

package org.voltaire.sim.scenario.read;

import org.voltaire.config.yaml.Place;

/// A sentence that cannot be understood. Never leaves the reader, which goes on with the next one.
final class SentenceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Place place;
  private final String found;
  private final String allowed;

  /// @param found what stands there: words in quotes, or a description
  /// @param allowed what may stand there
  SentenceException(Place place, String found, String allowed) {
    super(found);
    this.place = place;
    this.found = found;
    this.allowed = allowed;
  }

  Place place() {
    return place;
  }

  String found() {
    return found;
  }

  String allowed() {
    return allowed;
  }
}

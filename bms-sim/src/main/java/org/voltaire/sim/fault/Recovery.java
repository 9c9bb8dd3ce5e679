package org.voltaire.sim.fault;

/// How a pack may work again once a fault has gone.
public enum Recovery {
  /// Nobody has to do anything.
  BY_ITSELF("by itself"),
  /// A person has to reset it; the trip outlasts a restart.
  BY_PERSON("by a person"),
  /// A reset is not enough: somebody has to repair and to say so; the trip outlasts a restart.
  BY_SERVICE("by service only"),
  /// The host has to start again and find itself well.
  BY_RESTART("by a restart");

  private final String words;

  Recovery(String words) {
    this.words = words;
  }

  /// How, for people.
  public String words() {
    return words;
  }

  /// Whether the trip must outlast a restart of the BMS.
  public boolean latches() {
    return this == BY_PERSON || this == BY_SERVICE;
  }
}

package org.voltaire.sim.fault;

/// A fault that cannot be injected as asked: what was asked for, and what could be.
public final class Refused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String found;
  private final String allowed;

  /// @param found what was asked for
  /// @param allowed what may be
  public Refused(String found, String allowed) {
    super("found %s, allowed: %s".formatted(found, allowed));
    this.found = found;
    this.allowed = allowed;
  }

  /// What was asked for.
  public String found() {
    return found;
  }

  /// What may be asked for.
  public String allowed() {
    return allowed;
  }
}

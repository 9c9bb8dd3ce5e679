package org.voltaire.sim.pack;

import java.util.EnumSet;
import java.util.Set;

/// The interlock loop: what must be closed so that any contactor's coil is fed.
public final class InterlockLoop {

  /// A part of the loop; all are in series.
  public enum Interlock {
    /// The high-voltage interlock: plugs and covers.
    HVIL,
    /// The emergency stop.
    E_STOP
  }

  private final Set<Interlock> opened = EnumSet.noneOf(Interlock.class);
  private final Set<Interlock> stuck = EnumSet.noneOf(Interlock.class);
  private final Runnable changed;

  /// A closed loop.
  ///
  /// @param changed is run after a part has opened or closed
  InterlockLoop(Runnable changed) {
    this.changed = changed;
  }

  /// Opens a part, or closes it.
  public void open(Interlock part, boolean isOpen) {
    if (isOpen) opened.add(part);
    else opened.remove(part);
    changed.run();
  }

  /// Lets the contact that reports a part say "closed" whatever the part is, or tell the truth
  /// again.
  public void reportStuck(Interlock part, boolean isStuck) {
    if (isStuck) stuck.add(part);
    else stuck.remove(part);
  }

  /// Whether a part is reported as closed.
  public boolean reportsClosed(Interlock part) {
    return stuck.contains(part) || !opened.contains(part);
  }

  /// Whether all parts are truly closed.
  public boolean isClosed() {
    return opened.isEmpty();
  }
}

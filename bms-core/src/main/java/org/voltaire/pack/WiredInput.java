package org.voltaire.pack;

import java.util.Set;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Signals;

/// A contact that is closed while all is well.
public enum WiredInput {
  /// Of the emergency stop: open when it is pressed.
  EMERGENCY_STOP,
  /// The interlock loop of plugs and covers.
  INTERLOCK,
  /// Of an insulation monitor: open when the insulation is low, or the monitor has failed.
  INSULATION;

  /// What it says; `UNKNOWN` if nothing reads it, or it cannot be read.
  public Feedback said(Signals signals) {
    return switch (this) {
      case EMERGENCY_STOP -> signals.emergencyStop();
      case INTERLOCK -> signals.interlock();
      case INSULATION -> signals.insulationContact();
    };
  }

  /// Whether the pack must be open because of it: it is open, or it is wired and nobody knows.
  ///
  /// @param wired the inputs that the pack has
  public boolean forbids(Signals signals, Set<WiredInput> wired) {
    return switch (said(signals)) {
      case OPEN -> true;
      case UNKNOWN -> wired.contains(this);
      case CLOSED -> false;
    };
  }
}

package org.voltaire.sim.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The wires between the boards and who reads them, I²C or serial, and beyond to whoever obeys the
/// limits: all well, until somebody breaks them. Virtual buses and lines ask here before a byte
/// goes by; an imitated board asks before it hands out a sample.
public final class Wire {

  /// Something wrong with the wires. What it leaves alone is well.
  public interface Trouble {
    /// Whether this exchange does not happen at all; asked once for each.
    default boolean loses() {
      return false;
    }

    /// Whether a bit of this answer is turned over on its way; asked once for each.
    default boolean corrupts() {
      return false;
    }

    /// Whether an older answer comes once more instead of this one; asked once for each.
    default boolean repeats() {
      return false;
    }

    /// How late everything arrives, s.
    default double delaySeconds() {
      return 0;
    }

    /// Whether cell voltages are no longer renewed while all else is.
    default boolean holdsCells() {
      return false;
    }

    /// Whether what the BMS allows does not reach charger and load.
    default boolean hidesLimits() {
      return false;
    }

    /// After how long of hearing nothing they stop by themselves, s; for ever if they never do.
    default double fallbackSeconds() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /// What becomes of one exchange.
  public enum Fate {
    /// It goes well.
    WELL,
    /// Nobody answers.
    LOST,
    /// The answer comes, one of its bits wrong.
    CORRUPTED,
    /// An older answer comes in its place.
    REPEATED
  }

  private final List<Trouble> troubles = new ArrayList<>();

  Wire() {}

  /// Adds something wrong.
  public synchronized void trouble(Trouble trouble) {
    troubles.add(trouble);
  }

  /// Makes all wires sound.
  public synchronized void mend() {
    troubles.clear();
  }

  /// What becomes of the exchange that begins now. Everything that is wrong is asked, so that one
  /// fault's chance does not depend on another.
  public synchronized Fate fate() {
    if (troubles.isEmpty()) return Fate.WELL;
    Fate fate = Fate.WELL;
    for (Trouble trouble : troubles) {
      boolean repeats = trouble.repeats(), corrupts = trouble.corrupts(), loses = trouble.loses();
      if (repeats && fate == Fate.WELL) fate = Fate.REPEATED;
      if (corrupts && fate != Fate.LOST) fate = Fate.CORRUPTED;
      if (loses) fate = Fate.LOST;
    }
    return fate;
  }

  /// How late answers arrive, s.
  public synchronized double delaySeconds() {
    double longest = 0;
    for (Trouble trouble : troubles) longest = Math.max(longest, trouble.delaySeconds());
    return longest;
  }

  /// Whether cell voltages are no longer renewed.
  public synchronized boolean holdsCells() {
    for (Trouble trouble : troubles) if (trouble.holdsCells()) return true;
    return false;
  }

  /// What hides the limits from charger and load, the most patient last; nothing if they hear.
  public synchronized @Nullable Trouble hiding() {
    @Nullable Trouble hiding = null;
    for (Trouble trouble : troubles) {
      if (!trouble.hidesLimits()) continue;
      if (hiding == null || trouble.fallbackSeconds() < hiding.fallbackSeconds()) hiding = trouble;
    }
    return hiding;
  }
}

package org.voltaire.cli.storm;

import java.util.Optional;

/// What came of one squall.
///
/// @param squall that was run
/// @param seconds simulated
/// @param connectedSeconds of these, with contactors that were told to be closed
/// @param broken what did not hold first; empty if all did
record SquallRun(Squall squall, double seconds, double connectedSeconds, Optional<Breach> broken) {

  /// Whether the same does not hold in another run.
  boolean failsAs(SquallRun other) {
    return broken.isPresent()
        && broken.map(Breach::invariant).equals(other.broken().map(Breach::invariant));
  }
}

package org.voltaire.contactor;

import java.util.Optional;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;

/// What the contactors' control looks at in one tick.
///
/// @param request what is asked for
/// @param fault the fault that opens the contactors, if there is one
/// @param oneWay whether all faults that open stop the same one direction only
/// @param pending whether one is about to
/// @param readings what may be believed
/// @param warmsKPerSecond how fast the fastest thermistor warms, K/s; 0 while nothing is known
/// @param busNanos when the bus voltage was measured, monotonic
public record ContactorInput(
    Request request,
    Optional<Fault> fault,
    boolean oneWay,
    boolean pending,
    Readings readings,
    double warmsKPerSecond,
    long busNanos) {

  /// Nothing has tripped, nothing is about to, nothing is missing.
  boolean healthy() {
    return fault.isEmpty() && !pending && readings.complete();
  }

  long nowNanos() {
    return readings.timeNanos();
  }
}

package org.voltaire.estimate;

import java.util.Arrays;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;

/// Whether one cell loses voltage against the others while the pack rests, as one does that
/// discharges itself.
///
/// Of each cell the distance of its voltage from the median is kept, as a mean over ten minutes, in
/// which noise and steps of a converter of 1 mV go down. When the pack has rested for two hours,
/// and the cells have relaxed, the distances are a baseline; what a cell falls below it later is
/// its drift. Errors of a converter stay the same meanwhile, and what temperature does to voltages
/// it does to all of them. A current or a bleed resistor ends the rest.
///
/// @param timeNanos when it was looked at last, monotonic; `Long.MIN_VALUE` for never
/// @param restedSeconds how long the pack has rested, s
/// @param distanceV mean distance of each cell from the median, V; empty before the first look
/// @param baselineV the same when the cells had relaxed, V; empty before
/// @param driftV by how much the worst cell has fallen since, V, >= 0; 0 before
/// @param index which cell that is, from 0; −1 for none
public record RestDrift(
    long timeNanos,
    double restedSeconds,
    Doubles distanceV,
    Doubles baselineV,
    double driftV,
    int index) {
  /// The pack has not rested yet.
  static final RestDrift NONE = new RestDrift(Long.MIN_VALUE, 0, Doubles.NONE, Doubles.NONE, 0, -1);

  private static final long EVERY_NANOS = 1_000_000_000L;

  /// Time constant of the mean, s, and how long cells relax, s: LFP moves by less than 1 mV after
  /// two hours.
  private static final double MEAN_SECONDS = 600, RELAX_SECONDS = 7200;

  /// The same after one more tick, or itself: it is looked at once a second.
  ///
  /// @param capacityAh of the pack
  RestDrift step(Readings readings, double capacityAh) {
    long now = readings.timeNanos();
    if (timeNanos != Long.MIN_VALUE && now - timeNanos < EVERY_NANOS) return this;
    Doubles cells = readings.cellVoltagesV();
    // A reading that is missed for a moment ends no rest.
    if (cells.missing() > 0 || Double.isNaN(readings.currentA()) || cells.size() < 3) return this;
    boolean rests =
        Math.abs(readings.currentA()) <= Forecaster.IDLE_C_RATE * capacityAh
            && readings.bleeding().isEmpty();
    if (!rests) return NONE;
    double seconds = timeNanos == Long.MIN_VALUE ? 0 : (now - timeNanos) * 1e-9;
    Doubles mean = mean(cells, seconds);
    double rested = restedSeconds + seconds;
    if (rested < RELAX_SECONDS) return new RestDrift(now, rested, mean, Doubles.NONE, 0, -1);
    if (baselineV.size() == 0) return new RestDrift(now, rested, mean, mean, 0, -1);
    int worst = 0;
    for (int cell = 1; cell < mean.size(); cell++) {
      if (fallen(mean, cell) > fallen(mean, worst)) worst = cell;
    }
    return new RestDrift(now, rested, mean, baselineV, Math.max(0, fallen(mean, worst)), worst);
  }

  private double fallen(Doubles mean, int cell) {
    return baselineV.get(cell) - mean.get(cell);
  }

  private Doubles mean(Doubles cells, double seconds) {
    double[] sorted = cells.toArray();
    Arrays.sort(sorted);
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    if (distanceV.size() == 0) return Doubles.generate(cells.size(), i -> cells.get(i) - median);
    double share = seconds / (MEAN_SECONDS + seconds);
    return Doubles.generate(
        cells.size(), i -> distanceV.get(i) + share * (cells.get(i) - median - distanceV.get(i)));
  }
}

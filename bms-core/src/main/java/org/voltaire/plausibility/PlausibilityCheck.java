package org.voltaire.plausibility;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Doubts;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Decides which readings may not be believed, by comparing them with each other: each cell with
/// the other cells and the pack's voltage ([CellCheck]), each thermistor with the others
/// ([TemperatureCheck]), the current with what it does to the voltage ([CurrentCheck]), the sum of
/// the cells with the pack's voltage ([SumCheck]).
///
/// It holds no memory; that is all in the [Plausibility]. It looks at measurements only once: an
/// old one that comes again says nothing new.
public final class PlausibilityCheck {
  /// A current is off the scale from this share of the range on.
  private static final double NEAR_END = 0.999;

  private final CellCheck cells;
  private final TemperatureCheck temps;
  private final CurrentCheck current;
  private final SumCheck sum;
  private final double offScaleA;

  /// The check of one pack.
  public PlausibilityCheck(PackSpec spec) {
    this.cells = new CellCheck(spec.cellsInSeries());
    this.temps = new TemperatureCheck(spec.thermistors());
    this.current = new CurrentCheck(spec.cell(), spec.cellsInSeries());
    this.sum = new SumCheck(spec);
    this.offScaleA = NEAR_END * spec.sensors().currentRangeA();
  }

  /// Nothing is known and everything believed.
  public Plausibility initial() {
    return new Plausibility(
        Doubles.taking(cells.initial()),
        Doubles.taking(temps.initial()),
        Doubles.taking(SumCheck.initial()),
        Long.MIN_VALUE,
        Long.MIN_VALUE,
        CellSet.NONE,
        Doubts.NONE,
        0,
        -1,
        0);
  }

  /// One tick.
  ///
  /// @param now readings as they were measured
  /// @param forget whether a person has reset: what is read next is taken as right, until it
  ///   contradicts itself again
  public Plausibility step(Plausibility was, Readings now, boolean forget) {
    Plausibility next = forget ? forgotten(was) : was;
    next = next.withOffScale(Math.abs(now.currentA()) >= offScaleA);
    if (isNew(measuredNanos(now, now.tempsAgeSeconds()), next.tempsTimeNanos())) {
      next = temperatures(next, now);
    }
    return now.cellVoltagesAreNew() ? cells(next, now) : next;
  }

  private Plausibility temperatures(Plausibility was, Readings now) {
    double[] memory = was.temps().toArray();
    long nanos = measuredNanos(now, now.tempsAgeSeconds());
    double seconds = seconds(was.tempsTimeNanos(), nanos);
    Doubts before = was.doubts();
    var judged = temps.judge(memory, now.tempsDegC(), before, seconds);
    var doubts = before.withTemps(judged.frozen(), judged.contradicting());
    return new Plausibility(
        was.cells(),
        Doubles.taking(memory),
        was.pack(),
        was.cellsTimeNanos(),
        nanos,
        was.bleeding(),
        doubts,
        judged.rise(),
        judged.riseIndex(),
        was.sumShiftV());
  }

  private Plausibility cells(Plausibility was, Readings now) {
    double[] memory = was.cells().toArray(), pack = was.pack().toArray();
    long nanos = measuredNanos(now, now.cellVoltagesAgeSeconds());
    double seconds = seconds(was.cellsTimeNanos(), nanos);
    double shiftV = sum.shiftV(pack, now, pack[CurrentCheck.NOISE_V], seconds);
    var judged = cells.judge(memory, now, was, pack[SumCheck.SUM_V], seconds);
    pack[CurrentCheck.LEVEL_V] += judged.commonV();
    boolean doubted = current.doubts(pack, judged, now, was.doubts().current(), seconds);
    var doubts =
        was.doubts()
            .withCells(
                judged.wires(), judged.swapped(), judged.frozen(), judged.contradicting(), doubted);
    return new Plausibility(
        Doubles.taking(memory),
        was.temps(),
        Doubles.taking(pack),
        nanos,
        was.tempsTimeNanos(),
        now.bleeding(),
        doubts,
        was.fastestRise(),
        was.fastestRiseIndex(),
        shiftV);
  }

  private Plausibility forgotten(Plausibility was) {
    double[] volts = was.cells().toArray(), degC = was.temps().toArray();
    cells.forget(volts);
    temps.forget(degC);
    return new Plausibility(
        Doubles.taking(volts),
        Doubles.taking(degC),
        Doubles.taking(SumCheck.initial()),
        was.cellsTimeNanos(),
        was.tempsTimeNanos(),
        was.bleeding(),
        Doubts.NONE,
        was.fastestRise(),
        was.fastestRiseIndex(),
        0);
  }

  private static boolean isNew(long nanos, long last) {
    return nanos != Long.MIN_VALUE && nanos > last;
  }

  private static long measuredNanos(Readings now, double ageSeconds) {
    if (Double.isNaN(ageSeconds)) return Long.MIN_VALUE;
    return now.timeNanos() - Math.round(ageSeconds * 1e9);
  }

  /// Time between two readings, s; that of one quick reading before the first.
  private static double seconds(long before, long now) {
    return before == Long.MIN_VALUE ? 0.1 : (now - before) * 1e-9;
  }
}

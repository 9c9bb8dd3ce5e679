package org.voltaire.sim.scenario.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Command;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Wire.Fate;

/// An imitated board behind wires that may be broken: what the BMS would come to see of a bus that
/// loses, damages, repeats or delays what is said on it.
///
/// A reading that is lost, or damaged so that a checksum tells, is missing, and keeps the time of
/// the last that came. The coils hang on pins of their own, so contactors obey whatever the bus
/// does; bleed switches sit on the board, and do not hear of it.
final class WiredBoard implements Board {
  private final Board board;
  private final Bench bench;
  private final Deque<Sample> onTheirWay = new ArrayDeque<>();
  private @Nullable Sample last;
  private @Nullable MeasuredRow held;
  private boolean heard = true;

  /// @param board that measures
  WiredBoard(Board board, Bench bench) {
    this.board = board;
    this.bench = bench;
  }

  @Override
  public void apply(Command command) {
    board.apply(heard ? command : command.bleeding(bench.bleeding()));
  }

  @Override
  public Sample read(long timeNanos) {
    // It measures whether or not anybody hears of it.
    Sample fresh = held(board.read(timeNanos));
    Fate fate = bench.wire().fate();
    heard = fate == Fate.WELL || fate == Fate.REPEATED;
    Sample before = last == null ? fresh : last;
    Sample sample =
        switch (fate) {
          case WELL -> late(fresh, before);
          case REPEATED -> at(timeNanos, before);
          case LOST, CORRUPTED -> lost(timeNanos, before);
        };
    if (heard) last = sample;
    return sample;
  }

  /// Cell voltages that are no longer renewed stay those that were read last.
  private Sample held(Sample fresh) {
    if (!bench.wire().holdsCells()) {
      held = null;
      return fresh;
    }
    MeasuredRow row = held;
    if (row == null) row = last == null ? fresh.cellVoltagesV() : last.cellVoltagesV();
    held = row;
    return with(fresh.timeNanos(), fresh, row);
  }

  /// The newest sample that has arrived; before the first, nothing new.
  private Sample late(Sample fresh, Sample before) {
    double delay = bench.wire().delaySeconds();
    if (delay == 0) {
      onTheirWay.clear();
      return fresh;
    }
    onTheirWay.add(fresh);
    long arrived = fresh.timeNanos() - StrictMath.round(delay * 1e9);
    Sample newest = before;
    while (!onTheirWay.isEmpty() && onTheirWay.element().timeNanos() <= arrived) {
      newest = onTheirWay.remove();
    }
    return at(fresh.timeNanos(), newest);
  }

  private static Sample at(long timeNanos, Sample sample) {
    return with(timeNanos, sample, sample.cellVoltagesV());
  }

  private static Sample with(long timeNanos, Sample sample, MeasuredRow cells) {
    return new Sample(
        timeNanos,
        cells,
        sample.tempsDegC(),
        sample.currentA(),
        sample.packVoltageV(),
        sample.busVoltageV(),
        sample.bleeding(),
        sample.contactors(),
        sample.signals(),
        sample.contactorsTimeNanos());
  }

  private static Sample lost(long timeNanos, Sample before) {
    Sample none =
        Sample.missing(
            timeNanos, before.cellVoltagesV().values().size(), before.tempsDegC().values().size());
    return new Sample(
        timeNanos,
        new MeasuredRow(none.cellVoltagesV().values(), before.cellVoltagesV().timeNanos()),
        new MeasuredRow(none.tempsDegC().values(), before.tempsDegC().timeNanos()),
        Measured.missing(before.currentA().timeNanos()),
        Measured.missing(before.packVoltageV().timeNanos()),
        Measured.missing(before.busVoltageV().timeNanos()),
        none.bleeding(),
        none.contactors(),
        before.signals());
  }
}

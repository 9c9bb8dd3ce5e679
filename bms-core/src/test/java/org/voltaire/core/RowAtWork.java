package org.voltaire.core;

import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Alarm;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.Protection;
import org.voltaire.protect.ProtectionRow;

/// One row of one pack with what makes it trip.
record RowAtWork(PackSpec pack, int index, ProtectionRow row, RowCase how) {
  static final long SECOND = 1_000_000_000L, START = 5 * SECOND;

  Limit limit() {
    return row.limit();
  }

  ObservedBench bench(double value) {
    var bench = new ObservedBench(pack);
    how.put.accept(bench, value);
    return bench;
  }

  /// The alarm after a value has been there from one moment to another, asked at both.
  Alarms hold(Alarms was, ObservedBench bench, long from, long to) {
    var protection = Protection.of(pack);
    return protection.step(protection.step(was, bench.at(from)), bench.at(to));
  }

  Alarms quiet() {
    return Protection.of(pack).initial();
  }

  Alarm of(Alarms alarms) {
    return alarms.rows().get(index);
  }

  /// Tripped for good reason.
  Alarms tripped() {
    return hold(quiet(), bench(justBeyond()), START, START + limit().holdNanos());
  }

  /// As near to the limit as may be.
  double justInside() {
    return limit().trip() - toTheBadSide(limit().trip());
  }

  double justBeyond() {
    return limit().trip() + toTheBadSide(limit().trip());
  }

  double justNotClear() {
    return limit().clear() + toTheBadSide(limit().clear());
  }

  double justClear() {
    return limit().clear() - toTheBadSide(limit().clear());
  }

  private double toTheBadSide(double value) {
    double step = 1e-9 * Math.max(1, Math.abs(value));
    return limit().isUpper() ? step : -step;
  }

  @Override
  public String toString() {
    return "%s %s of %s".formatted(row.fault(), row.level(), pack.name());
  }
}

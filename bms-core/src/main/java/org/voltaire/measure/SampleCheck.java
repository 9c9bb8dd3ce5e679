package org.voltaire.measure;

/// Decides what of a sample may be believed: its range, its age, its count.
///
/// A value below the physical range is a broken wire, not a measurement, so it becomes `NaN`. A
/// value that is too high stays, however impossible: it may be a short circuit or a fire, and the
/// protections must see it as that and not as a pulled cable. A thermistor at the end of its range
/// is shorted if others are not there: what burns has been told of long before.
///
/// @param cells how many series cells there are
/// @param thermistors how many thermistors there are
/// @param maxAgeSeconds a reading older than this is not a reading any more
public record SampleCheck(int cells, int thermistors, double maxAgeSeconds) {
  /// No cell that was ever charged is below this; an open sense wire is.
  private static final double CELL_MIN_V = 0.2;

  /// An open thermistor reads below this.
  private static final double TEMP_MIN_DEG_C = -60;

  /// A shorted thermistor reads this or more: the usual tables end at 125 °C or 150 °C.
  private static final double TEMP_MAX_DEG_C = 150;

  /// Share of the sum of the cells below which a divider for the pack is broken.
  private static final double PACK_LEAST_SHARE = 0.5;

  /// Voltages of a pack and its bus are below 0 only by a converter's offset.
  private static final double PACK_MIN_V = -1;

  /// The readings of this tick.
  ///
  /// @param previousCellsTimeNanos when the cell voltages that the last tick saw were measured
  /// @throws IllegalArgumentException if the sample has another number of cells or thermistors: the
  ///   shell was built for another pack
  public Readings apply(Sample sample, long previousCellsTimeNanos) {
    require(sample.cellVoltagesV().values().size() == cells, "cells", sample.cellVoltagesV());
    require(sample.tempsDegC().values().size() == thermistors, "thermistors", sample.tempsDegC());
    long now = sample.timeNanos();

    double cellsAge = ageSeconds(now, sample.cellVoltagesV().timeNanos());
    Doubles voltages = believed(sample.cellVoltagesV().values(), cellsAge, CELL_MIN_V);
    double tempsAge = ageSeconds(now, sample.tempsDegC().timeNanos());
    Doubles temps = below(believed(sample.tempsDegC().values(), tempsAge, TEMP_MIN_DEG_C));
    double currentAge = ageSeconds(now, sample.currentA().timeNanos());
    double current = believed(sample.currentA(), now, Double.NEGATIVE_INFINITY);

    double sum = voltages.sum();
    double measured = believed(sample.packVoltageV(), now, PACK_MIN_V);
    boolean both = !Double.isNaN(sum) && !Double.isNaN(measured);

    return new Readings(
        now,
        voltages,
        cellsAge,
        sample.cellVoltagesV().timeNanos() > previousCellsTimeNanos,
        temps,
        tempsAge,
        current,
        currentAge,
        Double.isNaN(measured) || measured < PACK_LEAST_SHARE * sum ? sum : measured,
        both ? sum - measured : 0,
        believed(sample.busVoltageV(), now, PACK_MIN_V),
        sample.bleeding(),
        ageSeconds(now, sample.contactorsTimeNanos()) <= maxAgeSeconds
            ? sample.contactors()
            : Feedback.UNKNOWN,
        fresh(sample.signals(), now));
  }

  private Signals fresh(Signals signals, long now) {
    if (signals.equals(Signals.NONE)) return signals;
    return new Signals(
        signals.interlock(),
        signals.emergencyStop(),
        fresh(signals.insulationOhm(), now, 0),
        fresh(signals.boardDegC(), now, TEMP_MIN_DEG_C),
        fresh(signals.coilSupplyV(), now, PACK_MIN_V),
        fresh(signals.heater(), now));
  }

  private HeaterSignals fresh(HeaterSignals heater, long now) {
    if (heater.equals(HeaterSignals.NONE)) return heater;
    return new HeaterSignals(
        fresh(heater.currentA(), now, Double.NEGATIVE_INFINITY), heater.plug(), heater.wanted());
  }

  private Measured fresh(Measured measured, long now, double min) {
    return new Measured(believed(measured, now, min), measured.timeNanos());
  }

  private static double ageSeconds(long now, long then) {
    return (now - then) * 1e-9;
  }

  private double believed(Measured measured, long now, double min) {
    boolean fresh = ageSeconds(now, measured.timeNanos()) <= maxAgeSeconds;
    return fresh && measured.value() >= min ? measured.value() : Double.NaN;
  }

  /// The same row when all of it may be believed, which is nearly always: no copy is made then.
  private Doubles believed(Doubles row, double ageSeconds, double min) {
    if (!(ageSeconds <= maxAgeSeconds)) return Doubles.unknown(row.size());
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) < min) {
        return Doubles.generate(row.size(), k -> row.get(k) >= min ? row.get(k) : Double.NaN);
      }
    }
    return row;
  }

  private static Doubles below(Doubles degC) {
    if (!(degC.max() >= TEMP_MAX_DEG_C) || degC.min() >= TEMP_MAX_DEG_C) return degC;
    return Doubles.generate(
        degC.size(), i -> degC.get(i) >= TEMP_MAX_DEG_C ? Double.NaN : degC.get(i));
  }

  private static void require(boolean ok, String what, MeasuredRow row) {
    if (!ok) {
      throw new IllegalArgumentException(
          "sample: %d %s, not as many as the pack has".formatted(row.values().size(), what));
    }
  }
}

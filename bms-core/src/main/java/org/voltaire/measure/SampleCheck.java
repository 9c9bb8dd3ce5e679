package org.voltaire.measure;

/// Decides what of a sample may be believed: its range, its age, its count.
///
/// A value below the physical range is a broken wire, not a measurement, so it becomes `NaN`. So
/// does one at an end of what its sensor can tell ([SensorRange]). Between, a value that is too
/// high stays, however impossible: it may be a short circuit or a fire, and the protections must
/// see it as that and not as a pulled cable.
///
/// Thermistors at the upper end stay if all are there, which is a fire. If others are not there,
/// they are shorted: what burns has been told of long before.
///
/// @param cells how many series cells there are
/// @param thermistors how many thermistors there are
/// @param maxAgeSeconds a reading older than this is not a reading any more
/// @param cellV what the sensor of the cell voltages can tell, V
/// @param tempDegC what the sensor of the temperatures can tell, °C
public record SampleCheck(
    int cells, int thermistors, double maxAgeSeconds, SensorRange cellV, SensorRange tempDegC) {
  /// No cell that was ever charged is below this; an open sense wire is.
  static final double CELL_MIN_V = 0.2;

  /// An open thermistor reads below this.
  private static final double TEMP_MIN_DEG_C = -60;

  /// A shorted thermistor reads this or more, whatever measures it: no usual table goes further.
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
    Doubles said = sample.cellVoltagesV().values();
    Doubles voltages = withoutClipped(believed(said, cellsAge, CELL_MIN_V, cellV.least()), said);
    double tempsAge = ageSeconds(now, sample.tempsDegC().timeNanos());
    Doubles degC =
        believed(sample.tempsDegC().values(), tempsAge, TEMP_MIN_DEG_C, tempDegC.least());
    Doubles temps = withoutShorted(degC);
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
        fresh(signals.heater(), now),
        signals.insulationContact());
  }

  private HeaterSignals fresh(HeaterSignals heater, long now) {
    if (heater.equals(HeaterSignals.NONE)) return heater;
    return new HeaterSignals(
        fresh(heater.currentA(), now, Double.NEGATIVE_INFINITY),
        heater.plug(),
        heater.wanted(),
        heater.departureSeconds());
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
  ///
  /// @param min least that is possible
  /// @param end lower end of what the sensor can tell
  private Doubles believed(Doubles row, double ageSeconds, double min, double end) {
    if (!(ageSeconds <= maxAgeSeconds)) return Doubles.unknown(row.size());
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) < min || row.get(i) <= end) {
        return Doubles.generate(
            row.size(), k -> row.get(k) >= min && row.get(k) > end ? row.get(k) : Double.NaN);
      }
    }
    return row;
  }

  /// A cell at the upper end beside one that reads nothing reads two cells: the wire between them
  /// is broken. It stays, so that this can be told ([Doubts#wires]).
  private Doubles withoutClipped(Doubles believed, Doubles said) {
    if (!(believed.max() >= cellV.most())) return believed;
    return Doubles.generate(
        believed.size(),
        i ->
            believed.get(i) < cellV.most() || readsNothing(said, i - 1) || readsNothing(said, i + 1)
                ? believed.get(i)
                : Double.NaN);
  }

  private static boolean readsNothing(Doubles said, int cell) {
    return cell >= 0 && cell < said.size() && said.get(cell) < CELL_MIN_V;
  }

  private Doubles withoutShorted(Doubles degC) {
    double endDegC = Math.min(TEMP_MAX_DEG_C, tempDegC.most());
    boolean some = degC.max() >= endDegC && degC.min() < endDegC;
    return some ? below(degC, endDegC) : degC;
  }

  private static Doubles below(Doubles row, double end) {
    return Doubles.generate(row.size(), i -> row.get(i) < end ? row.get(i) : Double.NaN);
  }

  private static void require(boolean ok, String what, MeasuredRow row) {
    if (!ok) {
      throw new IllegalArgumentException(
          "sample: %d %s, not as many as the pack has".formatted(row.values().size(), what));
    }
  }
}

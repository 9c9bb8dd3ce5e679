package org.voltaire.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.voltaire.identify.CellLog;
import org.voltaire.measure.Doubles;

/// Reads records of one cell, `time_s,current_a,voltage_v,temp_degc` and, where known, `soc`, and
/// refuses what cannot be right: missing numbers, time that stands still or jumps, units a thousand
/// times too large, the wrong sign, percent.
public final class CellLogReader {
  private static final double MOST_C_RATE = 50;
  private static final double MOST_V = 10;
  private static final double COLDEST_DEGC = -60, HOTTEST_DEGC = 150;
  private static final double SOC_TOLERANCE = 0.005;

  /// A record that is silent for longer than this, and for many usual intervals, has a hole.
  private static final double GAP_SECONDS = 60, GAP_INTERVALS = 20;

  /// Steps of less than this share of the capacity in 1/h say nothing about the sign.
  private static final double STEP_C_RATE = 0.02;

  private static final double AGAINST = -0.3;

  /// Charge and SoC must go together at least so well, where enough of either moved.
  private static final double CHARGE_TOLERANCE = 0.3, MOVED_SOC = 0.2;

  /// A charge that is off by more than this factor has the wrong unit: no error of a sensor and no
  /// ageing is that large.
  private static final double FAR_OFF = 20;

  /// Less than so many rows, or than this share of the capacity in 1/h as rms, identifies nothing.
  private static final int LEAST_ROWS = 300;

  private static final double LEAST_C_RATE = 0.02;

  private CellLogReader() {}

  /// A record that a model is made from: every number must be there and make sense.
  ///
  /// @param capacityAh of the cell
  /// @return its SoC is `NaN` in every row if the file has no column `soc`
  /// @throws CellDataException naming the row and the reason
  /// @throws IOException if the file cannot be read
  public static CellLog forFit(Path file, double capacityAh) throws CellDataException, IOException {
    Csv csv = Csv.read(file);
    CellLog log = log(csv);
    complete(csv, log);
    if (csv.has("soc")) complete(csv, "soc", log.soc());
    gaps(csv, log);
    plausible(csv, log, capacityAh);
    charge(csv, log, capacityAh);
    moving(csv, log, capacityAh);
    return log;
  }

  /// A record that an estimator shall follow: current, voltage and temperature may be missing
  /// (`NaN`) and time may jump, as on a real pack; units and signs must be right.
  ///
  /// @param capacityAh of the cell
  /// @return its SoC is `NaN` where it is not known
  /// @throws CellDataException naming the row and the reason
  /// @throws IOException if the file cannot be read
  public static CellLog forEstimate(Path file, double capacityAh)
      throws CellDataException, IOException {
    Csv csv = Csv.read(file);
    CellLog log = log(csv);
    plausible(csv, log, capacityAh);
    seconds(csv, log, capacityAh);
    return log;
  }

  private static CellLog log(Csv csv) throws CellDataException {
    Doubles time = csv.column("time_s");
    Doubles current = csv.column("current_a");
    Doubles voltage = csv.column("voltage_v");
    Doubles temp = csv.column("temp_degc");
    Doubles soc = csv.has("soc") ? csv.column("soc") : Doubles.unknown(time.size());
    if (time.size() < 2) {
      throw new CellDataException(
          csv.source(), "(file)", "has %d rows, must have at least 2".formatted(time.size()));
    }
    for (int k = 0; k < time.size(); k++) {
      if (!Double.isFinite(time.get(k))) {
        throw csv.refused(k, "time_s is %s, must be a number".formatted(time.get(k)));
      }
      if (k > 0 && !(time.get(k) > time.get(k - 1))) {
        throw csv.refused(
            k, "time_s is %s, must be after %s".formatted(time.get(k), time.get(k - 1)));
      }
      double z = soc.get(k);
      if (z < -SOC_TOLERANCE || z > 1 + SOC_TOLERANCE) {
        String percent = z > 1.5 && z <= 101 ? " (this looks like percent)" : "";
        throw csv.refused(k, "soc is %s, must be 0 to 1%s".formatted(z, percent));
      }
    }
    return new CellLog(csv.source(), time, current, voltage, temp, soc);
  }

  private static void complete(Csv csv, CellLog log) throws CellDataException {
    complete(csv, "current_a", log.currentA());
    complete(csv, "voltage_v", log.voltageV());
    complete(csv, "temp_degc", log.tempDegC());
  }

  private static void complete(Csv csv, String name, Doubles values) throws CellDataException {
    for (int k = 0; k < values.size(); k++) {
      if (!Double.isFinite(values.get(k))) {
        throw csv.refused(k, "%s is %s, must be a number".formatted(name, values.get(k)));
      }
    }
  }

  /// A record in which hardly anything flows, or hardly for any time, identifies nothing.
  private static void moving(Csv csv, CellLog log, double capacityAh) throws CellDataException {
    double squares = 0;
    for (int k = 0; k < log.rows(); k++) squares += square(log.currentA().get(k));
    double rmsA = Math.sqrt(squares / log.rows());
    if (log.rows() < LEAST_ROWS || !(rmsA > LEAST_C_RATE * capacityAh)) {
      throw new CellDataException(
          csv.source(),
          "(file)",
          "has %d rows and %s A of current (rms), must have at least %d rows and %s A to identify anything"
              .formatted(log.rows(), plain(rmsA), LEAST_ROWS, plain(LEAST_C_RATE * capacityAh)));
    }
  }

  private static double square(double value) {
    return value * value;
  }

  private static double usualSeconds(CellLog log) {
    double[] steps = new double[log.rows() - 1];
    for (int k = 1; k < log.rows(); k++) steps[k - 1] = log.dtSeconds(k);
    return median(steps);
  }

  private static void gaps(Csv csv, CellLog log) throws CellDataException {
    double usual = usualSeconds(log), most = Math.max(GAP_SECONDS, GAP_INTERVALS * usual);
    for (int k = 1; k < log.rows(); k++) {
      if (log.dtSeconds(k) > most) {
        throw csv.refused(
            k,
            "a gap of %s s, must be at most %s s where rows are usually %s s apart"
                .formatted(plain(log.dtSeconds(k)), plain(most), plain(usual)));
      }
    }
  }

  private static void plausible(Csv csv, CellLog log, double capacityAh) throws CellDataException {
    double usualV = median(known(log.voltageV(), 0));
    if (usualV > 1000) {
      throw csv.refused(
          0,
          "voltage_v is usually %s, must be volts of one cell (this looks like millivolts)"
              .formatted(plain(usualV)));
    }
    double usualA = median(known(log.currentA(), 1e-9));
    if (usualA > MOST_C_RATE * capacityAh) {
      throw csv.refused(
          0,
          "current_a is usually %s, %s times the capacity of %s Ah, must be amperes (this looks like milliamperes)"
              .formatted(plain(usualA), plain(usualA / capacityAh), plain(capacityAh)));
    }
    for (int k = 0; k < log.rows(); k++) {
      if (Math.abs(log.voltageV().get(k)) > MOST_V) {
        throw csv.refused(
            k,
            "voltage_v is %s, must be -%s to %s, as of one cell"
                .formatted(log.voltageV().get(k), plain(MOST_V), plain(MOST_V)));
      }
      if (Math.abs(log.currentA().get(k)) > 2 * MOST_C_RATE * capacityAh) {
        throw csv.refused(
            k,
            "current_a is %s, must be within %s for a cell of %s Ah"
                .formatted(
                    log.currentA().get(k), plain(2 * MOST_C_RATE * capacityAh), plain(capacityAh)));
      }
      double degC = log.tempDegC().get(k);
      if (degC < COLDEST_DEGC || degC > HOTTEST_DEGC) {
        throw csv.refused(
            k,
            "temp_degc is %s, must be %s to %s%s"
                .formatted(
                    degC,
                    plain(COLDEST_DEGC),
                    plain(HOTTEST_DEGC),
                    degC > 200 && degC < 400 ? " (this looks like kelvin)" : ""));
      }
    }
    sign(csv, log, capacityAh);
  }

  /// The voltage of a cell rises when the current into it does.
  private static void sign(Csv csv, CellLog log, double capacityAh) throws CellDataException {
    double product = 0, currents = 0, voltages = 0, largest = 0;
    int at = 0;
    for (int k = 1; k < log.rows(); k++) {
      double di = log.currentA().get(k) - log.currentA().get(k - 1);
      double dv = log.voltageV().get(k) - log.voltageV().get(k - 1);
      if (!(Math.abs(di) > STEP_C_RATE * capacityAh) || Double.isNaN(dv)) continue;
      product += di * dv;
      currents += di * di;
      voltages += dv * dv;
      if (Math.abs(di) > largest && di * dv < 0) {
        largest = Math.abs(di);
        at = k;
      }
    }
    if (currents == 0 || voltages == 0) return;
    double correlation = product / Math.sqrt(currents * voltages);
    if (correlation < AGAINST) {
      throw csv.refused(
          at,
          String.format(
              Locale.ROOT,
              "current_a changes by %.3f and voltage_v by %.4f, and so in the whole file (correlation"
                  + " %.2f), must go the same way: current_a is positive while charging",
              log.currentA().get(at) - log.currentA().get(at - 1),
              log.voltageV().get(at) - log.voltageV().get(at - 1),
              correlation));
    }
  }

  /// From row to row SoC must move as much as what flows, give or take what sensors and age may do
  /// to it, or time is not in seconds. Row by row, because an offset would add up.
  private static void seconds(Csv csv, CellLog log, double capacityAh) throws CellDataException {
    double product = 0, square = 0, low = 1, high = 0;
    double hole = GAP_INTERVALS * usualSeconds(log);
    for (int k = 1; k < log.rows(); k++) {
      double flowed = log.currentA().get(k) * log.dtSeconds(k) / (3600 * capacityAh);
      double moved = log.soc().get(k) - log.soc().get(k - 1);
      if (Double.isNaN(flowed * moved) || log.dtSeconds(k) > hole) continue;
      product += flowed * moved;
      square += moved * moved;
      low = Math.min(low, log.soc().get(k));
      high = Math.max(high, log.soc().get(k));
    }
    if (!(high - low > MOVED_SOC) || square == 0) return;
    double ratio = product / square;
    if (ratio > 1 / FAR_OFF && ratio < FAR_OFF) return;
    throw csv.refused(
        log.rows() - 1,
        "from row to row soc moves %s times as much as current_a in time_s, must be about 1 for %s Ah: is time_s in seconds, current_a in amperes and positive while charging?"
            .formatted(plain(1 / ratio), plain(capacityAh)));
  }

  /// What flowed must be what the SoC says, or capacity, unit or sign are wrong.
  private static void charge(Csv csv, CellLog log, double capacityAh) throws CellDataException {
    double through = 0, product = 0, square = 0, first = log.soc().get(0);
    for (int k = 1; k < log.rows(); k++) {
      through += log.currentA().get(k) * log.dtSeconds(k) / (3600 * capacityAh);
      double moved = log.soc().get(k) - first;
      product += moved * through;
      square += moved * moved;
    }
    if (!(Math.sqrt(square / log.rows()) > MOVED_SOC)) return;
    double ratio = product / square;
    if (Math.abs(ratio - 1) > CHARGE_TOLERANCE) {
      throw csv.refused(
          log.rows() - 1,
          String.format(
              Locale.ROOT,
              "the charge moved is %.3f times what soc says for %s Ah, must be about 1: is the"
                  + " capacity right, current_a in amperes and positive while charging, soc 0 to 1?",
              ratio,
              plain(capacityAh)));
    }
  }

  /// Magnitudes above a least one.
  private static double[] known(Doubles values, double above) {
    return Arrays.stream(values.toArray()).map(Math::abs).filter(value -> value > above).toArray();
  }

  /// The middle one; 0 of none.
  private static double median(double[] values) {
    if (values.length == 0) return 0;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String plain(double value) {
    return Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}

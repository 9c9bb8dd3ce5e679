package org.voltaire.console;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Frame;
import org.voltaire.core.Relay;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.Estimator;
import org.voltaire.estimate.EstimatorState;
import org.voltaire.estimate.Forecast;
import org.voltaire.event.Event;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why;
import org.voltaire.limit.Why.Cause;
import org.voltaire.link.PackInfo;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Limits;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;
import org.voltaire.protect.Alarms;

/// A made-up LFP pack in a car that is driven. Its frames are the same in every run.
public final class DrivenPack {
  /// One frame every 100 ms.
  public static final long PERIOD_NANOS = 100_000_000L;

  private static final CellModel MODEL =
      CellModel.thevenin(
          100,
          OcvCurve.through(
              Doubles.of(0, 0.04, 0.1, 0.3, 0.66, 0.7, 0.96, 1),
              Doubles.of(2.3, 2.95, 3.17, 3.255, 3.29, 3.315, 3.335, 3.6)),
          0.62e-3,
          0.5e-3,
          25,
          2500,
          4e-3,
          0.02);

  private final int cells;
  private final int thermistors;
  private final Random noise = new Random(7);
  private final double[] offsetV;
  private final double[] rOhm;
  private final double[] soc;
  private final Estimator estimator;
  private EstimatorState known;
  private long filteredSeq;
  private double polarisationV;
  private double currentA;

  /// The mode of the next frames.
  public Mode mode = new Mode.Closed();

  /// The alarms of the next frames.
  public List<Alarms.Active> alarms = List.of();

  /// The events of the next frames.
  public List<Event> events = List.of();

  /// The relays that are wired.
  public List<Relay> relays = List.of();

  /// The cells that are bleeding in the next frames.
  public CellSet bleeding = CellSet.NONE;

  /// A cell whose voltage is not measured in the next frames; −1 for none.
  public int silentCell = -1;

  /// Whether the next frames hold results of the real estimator; otherwise they are like those of
  /// an older version, without diagnostics and forecast.
  public boolean filtered;

  /// The forecast of the next frames; `null` for that of the estimator.
  public @Nullable Forecast forecast;

  /// Added to the voltage of [#liftedCell], V.
  public double liftV;

  /// The cell that reads too high.
  public int liftedCell;

  public DrivenPack(int cells, int thermistors) {
    this.cells = cells;
    this.thermistors = thermistors;
    offsetV = new double[cells];
    rOhm = new double[cells];
    soc = new double[cells];
    estimator = new Estimator(spec(cells, thermistors));
    known = estimator.initial(0, 0.5, 0.29);
    for (int i = 0; i < cells; i++) {
      offsetV[i] = 0.0028 * noise.nextGaussian();
      rOhm[i] = 0.00062 * (1 + 0.07 * noise.nextGaussian());
      soc[i] = 0.634 + 0.012 * noise.nextGaussian();
    }
  }

  /// The description of the pack.
  public PackInfo info() {
    return new PackInfo(
        "3f2a91c0-7d1e-4b7a-9c55-0d2f6a1e8b11",
        "boot-1",
        cells == 16 ? "Garage 16s" : "Bus module " + cells + "s",
        "lfp",
        cells,
        thermistors,
        100,
        2.5,
        3.65,
        100,
        150,
        true,
        "",
        relays);
  }

  /// The frame number `seq`, a tenth of a second after the one before.
  public Frame frame(long seq) {
    double t = seq * 0.1;
    double wanted = mode instanceof Mode.Closed ? drive(t) : 0;
    currentA += 0.12 * (wanted - currentA);
    polarisationV += 0.1 / 25 * (0.0005 * currentA - polarisationV);
    Doubles volts = voltages(t);
    double[] temps = temperatures(t);
    double packV = silentCell >= 0 ? Double.NaN : volts.sum();
    long nanos = seq * PERIOD_NANOS;
    double measuredA = currentA == 0 ? 0 : currentA + 0.08 * noise.nextGaussian();
    Feedback contactors = mode instanceof Mode.Closed ? Feedback.CLOSED : Feedback.OPEN;
    Doubles tempsDegC = Doubles.of(temps);
    var readings =
        new Readings(
            nanos,
            volts,
            0.04,
            true,
            tempsDegC,
            0.05,
            measuredA,
            0.01,
            packV,
            0,
            packV,
            bleeding,
            contactors,
            Signals.NONE);
    Estimate estimate = made(t);
    var next = Forecast.notMeasured(nanos, Double.NaN);
    if (filtered) {
      double dt = 0.1 * (seq - filteredSeq);
      filteredSeq = seq;
      known = estimator.step(known, readings, false, dt);
      estimate = known.estimate();
      next = known.forecast();
    }
    if (forecast != null) next = forecast;
    return new Frame(
        seq,
        nanos,
        mode,
        readings,
        estimate,
        next,
        envelope(temps),
        alarms,
        ContactorReport.NONE,
        events,
        0);
  }

  private double[] temperatures(double t) {
    double[] temps = new double[thermistors];
    for (int i = 0; i < thermistors; i++) {
      temps[i] = 38.2 + 8.6 * Math.sin(1.9 * i + 1) * Math.sin(1.9 * i + 1) + 0.002 * t;
    }
    return temps;
  }

  private Doubles voltages(double t) {
    double[] volts = new double[cells];
    for (int i = 0; i < cells; i++) {
      volts[i] =
          3.2905
              + offsetV[i]
              + polarisationV
              + rOhm[i] * currentA
              + 0.0003 * noise.nextGaussian()
              - 1e-5 * t;
    }
    if (liftV != 0) volts[liftedCell] += liftV;
    if (silentCell >= 0) volts[silentCell] = Double.NaN;
    return Doubles.of(volts);
  }

  /// An estimate without a filter, as an older version made it.
  private Estimate made(double t) {
    Doubles socs = Doubles.generate(cells, i -> soc[i] - 3e-5 * t);
    return new Estimate(socs, Doubles.generate(cells, _ -> 0.018), 0.634 - 3e-5 * t, 0.018);
  }

  private static PackSpec spec(int cells, int thermistors) {
    var limits =
        new Limits(
            Thresholds.of(3.55, 3.6, 3.65, 0.05, 2),
            Thresholds.of(2.9, 2.8, 2.5, 0.1, 2),
            Thresholds.of(105, 110, 120, 2, 1),
            Thresholds.of(155, 160, 180, 2, 1),
            Thresholds.of(50, 55, 60, 3, 2),
            Thresholds.of(5, 0, -5, 2, 2),
            Thresholds.of(46, 55, 60, 3, 2),
            Thresholds.of(-15, -20, -25, 2, 2));
    return new PackSpec(
        "driven",
        cells,
        thermistors,
        100,
        MODEL,
        limits,
        3.5,
        100,
        150,
        0.2,
        new PackSpec.SensorSpec(1, 1, 0.1),
        new PackSpec.ContactorSpec(false, 3, 1),
        new PackSpec.Bleed(false, 3.4, 0.01, 0));
  }

  private Envelope envelope(double[] temps) {
    double dvl = cells * 2.8, cvl = cells * 3.5;
    if (!(mode instanceof Mode.Closed)) {
      Why open = Why.of(Cause.CONTACTORS_OPEN);
      return new Envelope(0, open, 0, open, 0, open, dvl, Why.of(Cause.CONFIGURED));
    }
    int hot = Doubles.of(temps).indexOfMax();
    return new Envelope(
        100,
        Why.of(Cause.CONFIGURED),
        84.5,
        new Why(Cause.HOT, hot, temps[hot]),
        cvl,
        Why.of(Cause.CONFIGURED),
        dvl,
        Why.of(Cause.CONFIGURED));
  }

  /// The current of a drive in a town, A: accelerate, cruise, brake, stand. Repeats every 87 s.
  private static double drive(double t) {
    double at = t % 87;
    if (at < 8) return 0;
    if (at < 19) return -78;
    if (at < 40) return -24 - 6 * Math.sin(at);
    if (at < 47) return 36;
    if (at < 55) return 0;
    if (at < 62) return -62;
    if (at < 76) return -31 + 4 * Math.sin(2 * at);
    return at < 82 ? 28 : 0;
  }
}

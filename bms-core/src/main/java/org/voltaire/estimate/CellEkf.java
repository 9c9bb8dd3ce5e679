package org.voltaire.estimate;

import static org.voltaire.estimate.CellState.*;

import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.PackSpec;

/// Extended Kalman filter for the state of charge of every cell in a string, with a σ that knows in
/// which ways model and sensors are wrong for hours.
///
/// Eight states per cell ([CellState]): SoC, two RC voltages, the hysteresis branch, a slow error
/// of the model, the offset of the current, its gain against nominal capacity, and a common error
/// of the resistances. Every error that lasts is a state: a filter that takes ten voltages a second
/// for ten independent witnesses is soon sure of a SoC that hysteresis made up. With the errors as
/// states, a voltage says no more about SoC than slope of the OCV against size of the model error
/// allows, however often it is repeated: next to nothing on LFP's plateau, nearly all at its knees.
///
/// Each cell has its own offset and gain. Cells of one kind err in the same way, so their opinions
/// about the common sensor are not independent, and a cell that leaks shows here.
///
/// The current is constant over a step, so the states are advanced by their exact solution: the
/// filter does not care whether it runs at 1 Hz or at 100 Hz. The curve is met as wide as the
/// filter is unsure (Gauss-Hermite, three points) rather than by its tangent, and the first voltage
/// by integrating over the whole curve ([FirstFix]).
///
/// Source: G. L. Plett, "Battery Management Systems", vol. 2 (2016), chapters 3 and 4; errors as
/// states: D. Simon, "Optimal State Estimation" (2006), section 7.2; statistical linearisation: S.
/// Särkkä, "Bayesian Filtering and Smoothing" (2013), section 6.3. Sizes that are not in the
/// [CellModel] were chosen on measured and simulated cells together (docs/accuracy.md).
public final class CellEkf {
  /// Nothing is known of a SoC between 0 and 1: the variance of an even distribution.
  static final double SOC_VARIANCE_UNKNOWN = 1.0 / 12;

  /// A cell beyond the ends of its curve is not followed further than this.
  static final double LOWEST_SOC = -0.05, HIGHEST_SOC = 1.05;

  /// How well identified resistances are known, as a share of them: at once, and for hours.
  static final double RESISTANCE_ERROR = 0.05;

  /// That share grows with every K from the nearest temperature that was identified, and faster
  /// outside of them; a model of one temperature is this far off elsewhere.
  private static final double BETWEEN_ERROR_PER_K = 0.01, OUTSIDE_ERROR_PER_K = 0.03;

  static final double ONE_TEMPERATURE_ERROR = 0.2;

  /// The same while the temperature is not known; and by how much the rest of the model is then
  /// doubted more.
  private static final double UNKNOWN_TEMPERATURE_ERROR = 1, UNKNOWN_TEMPERATURE_GROWTH = 5;

  /// The share wanders by its own size in this time.
  private static final double RESISTANCE_ERROR_LASTS_SECONDS = 86_400;

  /// How long the slow error of the model keeps its value: s, and in SoC moved.
  private static final double MODEL_ERROR_LASTS_SECONDS = 14_400, MODEL_ERROR_LASTS_SOC = 0.3;

  /// How far the branch is from where its law has it, in halves of the gap.
  private static final double BRANCH_ERROR = 0.6;

  /// A branch of which nothing is known.
  static final double BRANCH_VARIANCE_UNKNOWN = 0.5;

  /// What a cell may have aged, and a current sensor be off in its scale, before anybody looks.
  private static final double GAIN_ERROR = 0.035;

  /// Noise of the current that averages out, as a share of it in one second, and how far SoC may
  /// wander in an hour from what is not modelled at all.
  private static final double CURRENT_NOISE = 0.01, SOC_WALK = 1e-4;

  /// The offset of a current sensor wanders by its own size in this time, a capacity by
  /// `GAIN_ERROR` in that.
  private static final double OFFSET_LASTS_SECONDS = 30 * 86_400.0,
      GAIN_LASTS_SECONDS = 365 * 86_400.0;

  /// What may flow unseen while nothing should, as a share of the capacity per hour, and how long
  /// that stays the same, s.
  private static final double IDLE_CURRENT = 1e-3, IDLE_CURRENT_LASTS_SECONDS = 300;

  /// A reading of more σ than this is no offset.
  private static final double IDLE_GATE = 4;

  private final CellModel model;
  private final ModelTable table;
  private final VoltageUpdate voltage;
  private final Ledger ledger;
  private final double capacityAs;
  private final double currentErrorA;
  private final double worstCurrentA;
  private final double gainVariance;

  /// A filter for the cells of this pack.
  public CellEkf(PackSpec spec) {
    this(
        spec.cell(),
        spec.capacityAh(),
        spec.currentErrorA(),
        Math.max(spec.maxChargeA(), spec.maxDischargeA()));
  }

  /// A filter for cells of one kind.
  ///
  /// @param capacityAh of one cell or parallel group when new
  /// @param currentErrorA standard deviation of the current sensor's offset
  /// @param worstCurrentA what may flow while the current is not known
  public CellEkf(CellModel model, double capacityAh, double currentErrorA, double worstCurrentA) {
    this.model = model.withCapacity(capacityAh);
    this.table = new ModelTable(this.model);
    this.capacityAs = 3600 * capacityAh;
    this.currentErrorA = currentErrorA;
    this.worstCurrentA = worstCurrentA;
    this.gainVariance = square(model.capacityError()) + square(GAIN_ERROR);
    this.voltage =
        new VoltageUpdate(
            table,
            new FirstFix(table, capacityAh),
            capacityAh,
            square(currentErrorA),
            gainVariance);
    this.ledger = new Ledger(model.ocv(), capacityAh);
  }

  /// A string about which nothing is known except a guess.
  ///
  /// @param soc 0..1
  /// @param socSigma standard deviation of the guess, 0..0.29
  public Doubles initial(int cells, double soc, double socSigma) {
    int n = lanes(cells);
    double[] x = new double[STRIDE * n];
    for (int c = 0; c < cells; c++) {
      x[Z * n + c] = soc;
      x[PZZ * n + c] = Math.min(socSigma * socSigma, SOC_VARIANCE_UNKNOWN);
      x[PHH * n + c] = BRANCH_VARIANCE_UNKNOWN;
      x[PBB * n + c] = square(currentErrorA);
      x[PGG * n + c] = gainVariance;
      x[R_RATIO * n + c] = 1;
      x[R_VARIANCE * n + c] = VoltageUpdate.RATIO_VARIANCE;
      x[INNOVATION * n + c] = Double.NaN;
      x[MODEL_V * n + c] = Double.NaN;
      x[LAST_A * n + c] = Double.NaN;
      Ledger.open(x, n, c);
    }
    return Doubles.taking(x);
  }

  /// A string as an earlier run knew it, and as much less sure as the time between asks for
  /// ([Resume]).
  ///
  /// @param offSeconds how long the BMS was off, >= 0; `NaN` if not known: then as after a year
  /// @param unseenSeconds for how long of that a current may have flowed, 0..`offSeconds`; `NaN`
  ///   for all of it
  /// @throws IllegalArgumentException if the cells were of another capacity
  public Doubles resume(FilterMemory memory, double offSeconds, double unseenSeconds) {
    return new Resume(this, model, worstCurrentA).of(memory, offSeconds, unseenSeconds);
  }

  /// One step for every cell.
  ///
  /// @param was state of all cells, see [CellState]; left untouched
  /// @param voltagesV shape `[cells]`; a cell that is `NaN` is predicted and not corrected
  /// @param voltagesAreNew false when the step before saw the same `voltagesV`: they are not used
  ///   twice
  /// @param currentA constant over the step; `NaN` means that anything up to the largest current
  ///   may have flowed, and σ grows accordingly
  /// @param idle no current can flow: what the sensor says, if it is small, is its offset
  /// @param tempDegC of the cells; `NaN` is taken as 25, and the model is doubted
  /// @param dtSeconds >= 0
  /// @return the next state, same shape
  public Doubles step(
      Doubles was,
      Doubles voltagesV,
      boolean voltagesAreNew,
      double currentA,
      boolean idle,
      double tempDegC,
      double dtSeconds) {
    double[] x = was.toArray();
    advance(x, voltagesV, voltagesAreNew, currentA, idle, tempDegC, dtSeconds);
    return Doubles.taking(x);
  }

  /// The kernel of [#step]: the same in place. Allocates nothing, except at a cell's first voltage.
  ///
  /// @param x the state row, from [Doubles#toArray]
  public void advance(
      double[] x,
      Doubles voltagesV,
      boolean voltagesAreNew,
      double currentA,
      boolean mayBeIdle,
      double tempDegC,
      double dtSeconds) {
    int cells = voltagesV.size(), n = lanes(cells);
    boolean known = Double.isFinite(currentA);
    // Whoever says that nothing can flow may be wrong: a weld, a current that no offset explains.
    boolean idle = mayBeIdle && !(Math.abs(currentA) > IDLE_GATE * currentErrorA);
    boolean blind = !known && !idle;
    double flowsA = known && !idle ? currentA : 0;
    double degC = Double.isNaN(tempDegC) ? 25 : Math.clamp(tempDegC, -60, 120);
    double row = ModelTable.row(degC);
    double moved = Math.abs(flowsA) * dtSeconds / capacityAs;
    double ah = StrictMath.exp(-model.hysteresis().rate() * moved);
    double ad =
        StrictMath.exp(-dtSeconds / MODEL_ERROR_LASTS_SECONDS - moved / MODEL_ERROR_LASTS_SOC);
    double resistanceError =
        Double.isNaN(tempDegC) ? UNKNOWN_TEMPERATURE_ERROR : resistanceError(degC);
    TimeUpdate.apply(
        x,
        n,
        table,
        flowsA,
        idle,
        row,
        dtSeconds / capacityAs * (flowsA > 0 ? model.coulombicEfficiency() : 1),
        StrictMath.exp(-dtSeconds / table.tau1(row)),
        StrictMath.exp(-dtSeconds / table.tau2(row)),
        ah,
        ad,
        square(CURRENT_NOISE * flowsA / capacityAs) * dtSeconds
            + square(SOC_WALK) * dtSeconds / 3600,
        (1 - ah * ah) * square(BRANCH_ERROR),
        square(currentErrorA) * dtSeconds / OFFSET_LASTS_SECONDS,
        square(GAIN_ERROR) * dtSeconds / GAIN_LASTS_SECONDS,
        square(resistanceError) * dtSeconds / RESISTANCE_ERROR_LASTS_SECONDS);
    double unseen = blind ? worstCurrentA * dtSeconds / capacityAs : 0;
    for (int c = 0; c < cells; c++) widen(x, n, c, unseen);
    if (idle && known) learnOffset(x, n, cells, currentA, dtSeconds);

    double cRate = Math.abs(flowsA) * 3600 / capacityAs;
    double rateFactor =
        model.residual().sigmaV(degC, cRate, 0.5)
            / model.residual().sigmaV(degC, 0, 0.5)
            * (Double.isNaN(tempDegC) ? UNKNOWN_TEMPERATURE_GROWTH : 1);
    Ledger.before(x, n, dtSeconds);
    voltage.apply(
        x,
        n,
        voltagesV,
        voltagesAreNew && !blind,
        flowsA,
        idle,
        degC,
        row,
        rateFactor,
        resistanceError,
        dtSeconds);
    ledger.after(x, n, voltagesV, voltagesAreNew, blind, flowsA);
  }

  /// How far the resistances may be off together: more between the temperatures that were
  /// identified, most outside of them.
  private double resistanceError(double degC) {
    Doubles temps = model.dynamics().tempsDegC();
    if (temps.size() == 1) return ONE_TEMPERATURE_ERROR;
    double outsideK = model.dynamics().outsideK(degC), nearestK = Double.POSITIVE_INFINITY;
    for (int t = 0; t < temps.size(); t++) {
      nearestK = Math.min(nearestK, Math.abs(degC - temps.get(t)));
    }
    return RESISTANCE_ERROR
        + (outsideK > 0 ? OUTSIDE_ERROR_PER_K * outsideK : BETWEEN_ERROR_PER_K * nearestK);
  }

  /// Adds to the σ of a SoC, up to where nothing is known.
  static void widen(double[] x, int n, int c, double sigma) {
    double variance = x[PZZ * n + c];
    if (sigma == 0 && variance <= SOC_VARIANCE_UNKNOWN) return;
    double grown = square(StrictMath.sqrt(variance) + sigma);
    x[PZZ * n + c] = Math.min(grown, SOC_VARIANCE_UNKNOWN);
    if (grown <= SOC_VARIANCE_UNKNOWN) return;
    // What SoC had in common with the other states shrinks with it, or P would not be a covariance.
    double share = StrictMath.sqrt(SOC_VARIANCE_UNKNOWN / grown);
    for (int k = PZV1; k <= PZR; k++) x[k * n + c] *= share;
  }

  /// Nothing flows, so the reading is the offset, save for a small and lasting doubt.
  private void learnOffset(double[] x, int n, int cells, double readingA, double dtSeconds) {
    double doubt =
        square(IDLE_CURRENT * capacityAs / 3600)
            * Math.max(1, 2 * IDLE_CURRENT_LASTS_SECONDS / Math.max(dtSeconds, 1e-3));
    for (int c = 0; c < cells; c++) {
      MeasurementUpdate.apply(
          x,
          n,
          c,
          readingA - x[B * n + c],
          x[PBB * n + c] + doubt,
          x[PZB * n + c],
          x[PV1B * n + c],
          x[PV2B * n + c],
          x[PHB * n + c],
          x[PDB * n + c],
          x[PBB * n + c],
          x[PBG * n + c],
          x[PBR * n + c]);
    }
  }

  static double square(double value) {
    return value * value;
  }
}

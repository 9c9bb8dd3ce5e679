package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;

import org.voltaire.pack.CellModel;

/// The coefficients of one step that are the same for all cells, worked out once.
///
/// With Δt the step's length, Q the nominal capacity and τ a time constant, what remains of a state
/// after the step is exp(−Δt/τ): the exact solution for a constant current.
final class FilterTick {
  /// For how long the slow error of the model keeps its value: s, and in SoC moved.
  private static final double MODEL_ERROR_LASTS_SECONDS = 14_400, MODEL_ERROR_LASTS_SOC = 0.3;

  /// Standard deviation of the hysteresis state around its law, in halves of the gap.
  private static final double HYSTERESIS_ERROR = 0.6;

  /// White noise of the current, as a share of it in one second; how far SoC may wander in an hour
  /// by what is not modelled at all.
  private static final double CURRENT_NOISE = 0.01, SOC_WALK = 1e-4;

  /// A sensor's offset wanders by its own standard deviation in this time, a gain by
  /// [CellEkf#GAIN_ERROR] in that, the error of the resistances by its own in the last.
  private static final double OFFSET_LASTS_SECONDS = 30 * 86_400.0,
      GAIN_LASTS_SECONDS = 365 * 86_400.0,
      RESISTANCE_LASTS_SECONDS = 86_400;

  /// While the temperature is not known: the error of the resistances, as a share of them, and by
  /// how much the other errors of the model are larger.
  static final double UNKNOWN_TEMPERATURE_ERROR = 1;

  private static final double UNKNOWN_TEMPERATURE_GROWTH = 5;

  /// For how long the fast part of the model's unexplained voltage keeps its value, s.
  private static final double FAST_ERROR_LASTS_SECONDS = 800;

  final FilterInput input;

  /// Current that flows, A; 0 if idle or not known. Its measured value is `input.currentA()`.
  final double currentA;

  /// No current flows, so the sensor's offset moves nothing.
  final boolean idle;

  /// The current is known.
  final boolean currentKnown;

  final double dtSeconds, tempDegC;

  /// Row of the [ModelTable] for the temperature.
  final double row;

  /// Δt η / (3600 Q), 1/A.
  final double socPerA;

  /// What remains of v₁, v₂, h and d after the step, 0..1.
  final double v1Left, v2Left, hysteresisLeft, modelErrorLeft;

  /// Process noise of the step: variances added to z, h, b, g and r.
  final double socNoise, offsetNoise, gainNoise, resistanceNoise;

  /// By what σ of SoC grows while the current is not known.
  final double unknownSoc;

  /// By what factor the model's unexplained voltage is larger at this current.
  final double rateFactor;

  /// How fast the branch follows the charge that has moved, and a cell's capacity, As.
  private final double hysteresisRate, capacityAs;

  /// Error that all resistances may have together, as a share of them, and what that was a step
  /// ago.
  final double resistanceSigma, lastResistanceSigma;

  /// Lead of the particle surface, SoC per ampere; V = 2 R T / F, V; variance of the OCV's shift
  /// with temperature, V².
  final double lagPerA, thermalV, shiftVariance;

  /// How many readings follow one another while the fast error of the model keeps its value, >= 1.
  final double repeats;

  /// @param settings of the filter
  /// @param was the resistances' σ of the step before
  FilterTick(CellEkf.FilterSettings settings, FilterInput input, double was) {
    CellModel model = settings.model();
    ModelTable table = settings.table();
    this.input = input;
    dtSeconds = input.dtSeconds();
    currentKnown = Double.isFinite(input.currentA());
    idle = input.idle() && !settings.exceedsOffset(input.currentA());
    currentA = currentKnown && !idle ? input.currentA() : 0;
    boolean tempKnown = !Double.isNaN(input.tempDegC());
    tempDegC = tempKnown ? Math.clamp(input.tempDegC(), -60, 120) : 25;
    row = ModelTable.row(tempDegC);
    capacityAs = settings.capacityAs();
    double moved = Math.abs(currentA) * dtSeconds / capacityAs;
    socPerA = dtSeconds / capacityAs * (currentA > 0 ? model.coulombicEfficiency() : 1);
    v1Left = StrictMath.exp(-dtSeconds / table.tau1(row));
    v2Left = StrictMath.exp(-dtSeconds / table.tau2(row));
    hysteresisRate = model.hysteresis().rate();
    hysteresisLeft = hysteresisLeft(0);
    modelErrorLeft =
        StrictMath.exp(-dtSeconds / MODEL_ERROR_LASTS_SECONDS - moved / MODEL_ERROR_LASTS_SOC);
    resistanceSigma = tempKnown ? settings.resistanceSigma(tempDegC) : UNKNOWN_TEMPERATURE_ERROR;
    lastResistanceSigma = was;
    socNoise =
        square(CURRENT_NOISE * currentA / capacityAs) * dtSeconds
            + square(SOC_WALK) * dtSeconds / 3600;
    offsetNoise = square(settings.currentErrorA()) * dtSeconds / OFFSET_LASTS_SECONDS;
    gainNoise = square(CellEkf.GAIN_ERROR) * dtSeconds / GAIN_LASTS_SECONDS;
    resistanceNoise = square(resistanceSigma) * dtSeconds / RESISTANCE_LASTS_SECONDS;
    unknownSoc = blind() ? settings.worstCurrentA() * dtSeconds / capacityAs : 0;
    double cRate = Math.abs(currentA) * 3600 / capacityAs;
    rateFactor =
        model.residual().sigmaV(tempDegC, cRate, 0.5)
            / model.residual().sigmaV(tempDegC, 0, 0.5)
            * (tempKnown ? 1 : UNKNOWN_TEMPERATURE_GROWTH);
    lagPerA = table.lagPerA(row);
    thermalV = ModelTable.thermalV(tempDegC);
    shiftVariance = square(table.shiftErrorV(row));
    repeats = Math.max(1, 2 * FAST_ERROR_LASTS_SECONDS / Math.max(dtSeconds, 1e-3));
  }

  /// Whether nothing is known of the current.
  boolean blind() {
    return !currentKnown && !idle;
  }

  /// What is left of the distance to the branch, of a cell that is bled too.
  double hysteresisLeft(double bledA) {
    double movedAs = Math.abs(currentA - bledA) * dtSeconds;
    return StrictMath.exp(-hysteresisRate * movedAs / capacityAs);
  }

  /// What that adds to the variance of the branch.
  static double hysteresisNoise(double left) {
    return (1 - left * left) * square(HYSTERESIS_ERROR);
  }

  /// What flows through a cell's bleed resistor, A, >= 0.
  double bledA(int cell) {
    return input.bledA().size() == 0 ? 0 : input.bledA().get(cell);
  }

  /// The current through a cell whose sensor is taken to have this offset, A.
  double cellA(double offsetA) {
    return currentA - (idle ? 0 : offsetA);
  }

  /// Whether the voltage of a cell may be used.
  boolean usable(double voltageV) {
    return input.voltagesAreNew() && !blind() && Double.isFinite(voltageV);
  }
}

package org.voltaire.pack;

import org.voltaire.measure.Doubles;

/// By how much the open-circuit voltage is another at another temperature, over temperature and
/// SoC.
///
/// Thermodynamics has dU/dT, a few tenths of a millivolt per kelvin. What records under load show
/// is mostly polarisation that outlasts any of their rests and grows in the cold as a resistance
/// does. So the shift is straight in exp(B / T), B = 5000 K (42 kJ/mol), between the temperatures
/// that were looked at; beyond them it goes on as steeply as all of them lie on average. Over SoC
/// it is straight, and beyond its ends constant.
///
/// @param tempsDegC ascending, °C, at least one
/// @param socs ascending within 0..1, at least one
/// @param shiftV V, flattened row by row: `shiftV[temperature * socs.size() + soc]`
public record OcvShift(Doubles tempsDegC, Doubles socs, Doubles shiftV) {

  public OcvShift {
    Grid.ascending("OCV shift: temperatures", tempsDegC);
    Grid.ascending("OCV shift: SoCs", socs);
    Grid.table("OCV shift", shiftV, tempsDegC.size() * socs.size(), -Double.MAX_VALUE);
  }

  /// A cell of which nothing is known but its OCV at a temperature, °C.
  public static OcvShift none(double degC) {
    return new OcvShift(Doubles.of(degC), Doubles.of(0.5), Doubles.of(0));
  }

  /// Activation energy over the gas constant, K: that of charge transfer and diffusion in the cold
  /// is 30 to 60 kJ/mol; assumed.
  private static final double ACTIVATION_K = 5_000;

  /// Where extrapolation ends, °C.
  private static final double COLDEST_DEGC = -40, HOTTEST_DEGC = 90;

  private static final double ZERO_K = 273.15;

  /// How far the OCV moves unseen with every K from the nearest temperature that was looked at, V.
  private static final double UNSEEN_V_PER_K = 3e-4;

  /// How far it moves unseen beyond all of them, V per unit of exp(B / T): 40 mV from −5 to −25 °C,
  /// 1 mV from 25 to 45 °C. Chosen on three cells that were continued by 10 to 30 K
  /// (docs/accuracy.md). The same at every SoC: a doubt that came and went with SoC would take what
  /// has been learnt of the error along.
  private static final double BEYOND_V = 8e-3;

  /// The shift, V.
  ///
  /// @param tempDegC `NaN` is taken as 25
  /// @param soc beyond 0..1 as at the end
  public double at(double tempDegC, double soc) {
    double degC = clamped(tempDegC);
    int t = Grid.segment(tempsDegC, degC), s = Grid.segment(socs, soc);
    double full = Grid.share(socs, s, soc);
    double cold = overSoc(t, s, full);
    if (tempsDegC.size() == 1) return cold;
    double inside = inside(degC);
    double warm = overSoc(t + 1, s, full);
    double from = activated(tempsDegC.get(t)), to = activated(tempsDegC.get(t + 1));
    double at = cold + (activated(inside) - from) / (to - from) * (warm - cold);
    return degC == inside ? at : at + (activated(degC) - activated(inside)) * trend(s, full);
  }

  /// Standard deviation of the shift away from the temperatures that were looked at, V; 0 at them.
  ///
  /// @param tempDegC `NaN` is taken as 25
  public double errorV(double tempDegC) {
    double degC = clamped(tempDegC);
    double nearestK = Double.POSITIVE_INFINITY;
    for (int t = 0; t < tempsDegC.size(); t++) {
      nearestK = Math.min(nearestK, Math.abs(degC - tempsDegC.get(t)));
    }
    return UNSEEN_V_PER_K * nearestK
        + BEYOND_V * Math.abs(activated(degC) - activated(inside(degC)));
  }

  /// Slope of the straight line of least squares through all temperatures, V per unit of exp(B /
  /// T). From −5 to −25 °C, that of the two outermost ones (5 and −5 °C) would multiply their
  /// errors by seven.
  private double trend(int s, double share) {
    int n = tempsDegC.size();
    double meanX = 0, meanY = 0, xx = 0, xy = 0;
    for (int t = 0; t < n; t++) {
      meanX += activated(tempsDegC.get(t)) / n;
      meanY += overSoc(t, s, share) / n;
    }
    for (int t = 0; t < n; t++) {
      double x = activated(tempsDegC.get(t)) - meanX;
      xx += x * x;
      xy += x * (overSoc(t, s, share) - meanY);
    }
    return xy / xx;
  }

  private static double clamped(double tempDegC) {
    return Double.isNaN(tempDegC) ? 25 : Math.clamp(tempDegC, COLDEST_DEGC, HOTTEST_DEGC);
  }

  /// The nearest temperature between those that were looked at, °C.
  private double inside(double degC) {
    return Math.clamp(degC, tempsDegC.get(0), tempsDegC.get(tempsDegC.size() - 1));
  }

  private static double activated(double degC) {
    return StrictMath.exp(ACTIVATION_K / (degC + ZERO_K) - ACTIVATION_K / ZERO_K);
  }

  private double overSoc(int temp, int s, double share) {
    int row = temp * socs.size();
    double from = shiftV.get(row + s);
    return from + share * (shiftV.get(row + Grid.next(socs, s)) - from);
  }
}

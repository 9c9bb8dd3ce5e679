package org.voltaire.pack;

import org.voltaire.measure.Doubles;

/// By how much the open-circuit voltage is another at another temperature, over temperature and
/// SoC.
///
/// Thermodynamics has dU/dT, a few tenths of a millivolt per kelvin. What records under load show
/// is mostly polarisation that outlasts any of their rests and grows in the cold as a resistance
/// does. So the shift is straight in exp(B / T), B = 5000 K (42 kJ/mol), between the temperatures
/// that were looked at and beyond them; over SoC it is straight, and beyond its ends constant.
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

  /// How far the OCV moves unseen with every K from the nearest temperature that was looked at, V,
  /// and how much of an extrapolated move is doubted.
  private static final double UNSEEN_V_PER_K = 3e-4, BEYOND_DOUBT = 0.5;

  /// The shift, V.
  ///
  /// @param tempDegC `NaN` is taken as 25
  /// @param soc beyond 0..1 as at the end
  public double at(double tempDegC, double soc) {
    double degC = Double.isNaN(tempDegC) ? 25 : Math.clamp(tempDegC, COLDEST_DEGC, HOTTEST_DEGC);
    int t = Grid.segment(tempsDegC, degC), s = Grid.segment(socs, soc);
    double full = Grid.share(socs, s, soc);
    double cold = overSoc(t, s, full);
    if (tempsDegC.size() == 1) return cold;
    double warm = overSoc(t + 1, s, full);
    double from = activated(tempsDegC.get(t)), to = activated(tempsDegC.get(t + 1));
    return cold + (activated(degC) - from) / (to - from) * (warm - cold);
  }

  /// Standard deviation of the shift away from the temperatures that were looked at, V; 0 at them.
  public double errorV(double tempDegC, double soc) {
    double degC = Double.isNaN(tempDegC) ? 25 : tempDegC;
    double nearestK = Double.POSITIVE_INFINITY;
    for (int t = 0; t < tempsDegC.size(); t++) {
      nearestK = Math.min(nearestK, Math.abs(degC - tempsDegC.get(t)));
    }
    double inside = Math.clamp(degC, tempsDegC.get(0), tempsDegC.get(tempsDegC.size() - 1));
    return UNSEEN_V_PER_K * nearestK + BEYOND_DOUBT * Math.abs(at(degC, soc) - at(inside, soc));
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

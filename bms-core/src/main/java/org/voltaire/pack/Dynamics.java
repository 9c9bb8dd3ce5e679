package org.voltaire.pack;

import org.voltaire.measure.Doubles;

/// What hinders a cell's current: a series resistance and two RC pairs, each over temperature and
/// SoC.
///
/// The series resistance is that of small currents. A part of it, `ohmicOhm`, is ohmic; the rest is
/// charge transfer, which by Butler and Volmer gives way under large currents:
///
///     drop = Ro i + V asinh((R0 − Ro) i / V)      V = 2 R T / F, 51 mV at 25 °C
///
/// (symmetric transfer; J. Newman and K. Thomas-Alyea, "Electrochemical Systems", 3rd ed., 2004,
/// chapter 8). It matters in the cold and at high rates.
///
/// The slow pair is diffusion: the surface of the particles runs ahead of their mean, and what the
/// terminals show is the open-circuit voltage of the surface. `r2Ohm` holds that as a resistance,
/// which is right where the OCV is straight. Whoever follows the surface itself ([DynamicsRow#aheadV]) has
/// [DynamicsRow#ownR2At] left for the pair.
///
/// Between two temperatures ln R and ln τ are linear in 1/T (Arrhenius). Beyond the outermost ones
/// the outer segment of ln R goes on, within what is physically sensible, and τ keeps its value.
/// Tables are flattened row by row: `table[temperature * socs.size() + soc]`.
///
/// @param tempsDegC at which the tables stand, °C, ascending, at least one
/// @param socs at which the tables stand, ascending within 0..1, at least one
/// @param r0Ohm series resistance, Ω, > 0
/// @param r1Ohm resistance of the fast pair, Ω, >= 0
/// @param r2Ohm resistance of the slow pair, Ω, >= 0; 0 everywhere if there is none
/// @param tau1Seconds time constant of the fast pair, one per temperature, s, > 0
/// @param tau2Seconds time constant of the slow pair, one per temperature, s, > 0
/// @param lagPerA how far the surface runs ahead of the mean, in SoC per ampere that has flowed for
///   long, one per temperature, >= 0; 0 if not known
/// @param ohmicOhm Ro, the part of the series resistance that does not give way, Ω, >= 0;
///   `POSITIVE_INFINITY` if all of it is ohmic
/// @param activationK activation energy over the gas constant, K, by which resistances leave a
///   single temperature; with several the tables themselves say it
public record Dynamics(
    Doubles tempsDegC,
    Doubles socs,
    Doubles r0Ohm,
    Doubles r1Ohm,
    Doubles r2Ohm,
    Doubles tau1Seconds,
    Doubles tau2Seconds,
    Doubles lagPerA,
    double ohmicOhm,
    double activationK) {

  /// 0 °C in K.
  private static final double ZERO_K = 273.15;

  /// Gas constant over Faraday's constant, V/K (CODATA 2018).
  private static final double GAS_OVER_FARADAY = 8.314462618 / 96485.33212;

  /// Where extrapolation ends, °C.
  private static final double COLDEST_DEGC = -40, HOTTEST_DEGC = 90;

  /// Extrapolated resistances fall with temperature, by no more than 6000 K (50 kJ/mol), which is
  /// what charge transfer and diffusion have in the cold: beyond is noise of the outer segment.
  private static final double STEEPEST_K = 6_000;

  public Dynamics {
    Grid.ascending("dynamics: temperatures", tempsDegC);
    Grid.ascending("dynamics: SoCs", socs);
    int size = tempsDegC.size() * socs.size();
    Grid.table("dynamics: r0Ohm", r0Ohm, size, Double.MIN_NORMAL);
    Grid.table("dynamics: r1Ohm", r1Ohm, size, 0);
    Grid.table("dynamics: r2Ohm", r2Ohm, size, 0);
    Grid.table("dynamics: tau1Seconds", tau1Seconds, tempsDegC.size(), Double.MIN_NORMAL);
    Grid.table("dynamics: tau2Seconds", tau2Seconds, tempsDegC.size(), Double.MIN_NORMAL);
    Grid.table("dynamics: lagPerA", lagPerA, tempsDegC.size(), 0);
    if (!(ohmicOhm >= 0)) {
      throw new IllegalArgumentException(
          "dynamics: ohmicOhm is " + ohmicOhm + ", must be at least 0");
    }
    if (!Double.isFinite(activationK)) {
      throw new IllegalArgumentException(
          "dynamics: activationK is " + activationK + ", must be a number");
    }
  }

  /// The resistances at one temperature over SoC, and the time constants.
  ///
  /// @param socs of [Dynamics]
  /// @param r0Ohm one per SoC
  /// @param r1Ohm one per SoC
  /// @param r2Ohm one per SoC
  /// @param lagPerA of [Dynamics]
  /// @param ohmicOhm of [Dynamics]
  /// @param thermalV V = 2 R T / F of the charge transfer, V
  public record DynamicsRow(
      Doubles socs,
      Doubles r0Ohm,
      Doubles r1Ohm,
      Doubles r2Ohm,
      double tau1Seconds,
      double tau2Seconds,
      double lagPerA,
      double ohmicOhm,
      double thermalV) {

    /// What the series resistance adds to the voltage at once, V.
    ///
    /// @param soc of the particles' surface, where the transfer takes place
    /// @param currentA positive while charging
    public double dropV(double soc, double currentA) {
      double r0 = r0At(soc), transferOhm = r0 - ohmicOhm;
      if (!(transferOhm > 0)) return r0 * currentA;
      return ohmicOhm * currentA + thermalV * asinh(transferOhm * currentA / thermalV);
    }

    /// Series resistance at a SoC, Ω; straight between the points, beyond them the end's value.
    public double r0At(double soc) {
      return at(r0Ohm, soc);
    }

    /// Resistance of the fast pair at a SoC, Ω.
    public double r1At(double soc) {
      return at(r1Ohm, soc);
    }

    /// Resistance of the slow pair at a SoC, Ω.
    public double r2At(double soc) {
      return at(r2Ohm, soc);
    }

    /// What diffusion adds to the voltage, V: U of the surface less U of the mean.
    ///
    /// @param slowA the current as the slow pair sees it, A
    public double aheadV(OcvCurve ocv, double soc, double slowA) {
      return lagPerA == 0 ? 0 : ocv.at(surfaceSoc(soc, slowA)) - ocv.at(soc);
    }

    /// SoC of the particles' surface, 0..1, or `soc` where that is outside.
    ///
    /// @param slowA the current as the slow pair sees it, A
    public double surfaceSoc(double soc, double slowA) {
      return Math.clamp(soc + lagPerA * slowA, Math.min(soc, 0), Math.max(soc, 1));
    }

    /// What of the slow pair's resistance is not the slope of the open-circuit voltage, Ω.
    public double ownR2At(OcvCurve ocv, double soc) {
      return r2At(soc) - slopeInTable(ocv, soc) * lagPerA;
    }

    /// The slope of the OCV as the table of the slow pair has it, which is straight between points.
    private double slopeInTable(OcvCurve ocv, double soc) {
      int i = Grid.segment(socs, soc);
      double from = ocv.meanSlopeAt(socs.get(i));
      return from
          + Grid.share(socs, i, soc) * (ocv.meanSlopeAt(socs.get(Grid.next(socs, i))) - from);
    }

    private static double asinh(double x) {
      double size = Math.abs(x);
      double y = StrictMath.log1p(size + size * size / (1 + StrictMath.sqrt(1 + size * size)));
      return Math.copySign(y, x);
    }

    private double at(Doubles values, double soc) {
      int i = Grid.segment(socs, soc);
      double from = values.get(i);
      return from + Grid.share(socs, i, soc) * (values.get(Grid.next(socs, i)) - from);
    }
  }

  /// The row at a temperature, °C; −40..90, beyond that of the end. `NaN` is taken as 25.
  public DynamicsRow at(double tempDegC) {
    double degC = Double.isNaN(tempDegC) ? 25 : Math.clamp(tempDegC, COLDEST_DEGC, HOTTEST_DEGC);
    double kelvin = degC + ZERO_K;
    if (tempsDegC.size() == 1) {
      double scale = StrictMath.exp(activationK * (1 / kelvin - 1 / (tempsDegC.get(0) + ZERO_K)));
      return new DynamicsRow(
          socs,
          scaled(r0Ohm, scale),
          scaled(r1Ohm, scale),
          scaled(r2Ohm, scale),
          tau1Seconds.get(0),
          tau2Seconds.get(0),
          lagPerA.get(0) * scale,
          ohmicOhm,
          2 * GAS_OVER_FARADAY * kelvin);
    }
    int i = Grid.segment(tempsDegC, degC);
    double from = 1 / (tempsDegC.get(i) + ZERO_K);
    double to = 1 / (tempsDegC.get(i + 1) + ZERO_K);
    double share = (1 / kelvin - from) / (to - from);
    double inside = Math.clamp(share, 0.0, 1.0);
    double beyondK = Math.abs(share - inside) * (from - to);
    return new DynamicsRow(
        socs,
        row(r0Ohm, i, share, beyondK),
        row(r1Ohm, i, share, beyondK),
        row(r2Ohm, i, share, beyondK),
        between(tau1Seconds.get(i), tau1Seconds.get(i + 1), inside),
        between(tau2Seconds.get(i), tau2Seconds.get(i + 1), inside),
        between(lagPerA.get(i), lagPerA.get(i + 1), inside),
        ohmicOhm,
        2 * GAS_OVER_FARADAY * kelvin);
  }

  /// How far outside of the tables a temperature lies, K; 0 inside, and for `NaN`.
  public double outsideK(double tempDegC) {
    double low = tempsDegC.get(0), high = tempsDegC.get(tempsDegC.size() - 1);
    if (tempDegC < low) return low - tempDegC;
    return tempDegC > high ? tempDegC - high : 0;
  }

  /// The same cell with another number of them in parallel: resistance times capacity is kept.
  ///
  /// @param ratio by which resistances grow, > 0
  public Dynamics times(double ratio) {
    return new Dynamics(
        tempsDegC,
        socs,
        scaled(r0Ohm, ratio),
        scaled(r1Ohm, ratio),
        scaled(r2Ohm, ratio),
        tau1Seconds,
        tau2Seconds,
        scaled(lagPerA, ratio),
        ohmicOhm * ratio,
        activationK);
  }

  /// @param share from row `i` to the next, beyond 0..1 outside of the tables
  /// @param beyondK how far outside, as a difference of 1/T, 1/K
  private Doubles row(Doubles table, int i, double share, double beyondK) {
    int n = socs.size();
    double inside = Math.clamp(share, 0.0, 1.0);
    double sign = share > 1 ? -1 : 1;
    double limit = STEEPEST_K * beyondK;
    return Doubles.generate(
        n,
        s -> {
          double cold = table.get(i * n + s), warm = table.get((i + 1) * n + s);
          double value = between(cold, warm, inside);
          if (beyondK == 0 || !(cold > 0 && warm > 0)) return value;
          double grown = StrictMath.log(cold / warm) * Math.abs(share - inside);
          return value * StrictMath.exp(sign * Math.clamp(grown, 0.0, limit));
        });
  }

  private static double between(double from, double to, double share) {
    return from > 0 && to > 0
        ? from * StrictMath.exp(share * StrictMath.log(to / from))
        : from + share * (to - from);
  }

  private static Doubles scaled(Doubles row, double factor) {
    return Doubles.generate(row.size(), i -> row.get(i) * factor);
  }
}

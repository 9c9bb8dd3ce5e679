package org.voltaire.pack;

import org.voltaire.measure.Doubles;

/// The voltage that a model leaves unexplained: how large it is, where, and for how long it stays.
///
/// Its standard deviation is a table over temperature and SoC times a factor of the current.
/// Outside of what was identified it grows: by itself again for every 10 K beyond the temperatures
/// and for every 0.1 of SoC below the lowest one, and in proportion to the current above the
/// highest rate.
///
/// @param tempsDegC ascending, °C
/// @param socs ascending within 0..1
/// @param sigmaV standard deviation at the rate where the factor is 1, V, > 0, flattened row by
///   row: `sigmaV[temperature * socs.size() + soc]`
/// @param cRates ascending, |current| over capacity, 1/h
/// @param rateFactors one per rate, > 0
/// @param lastsSeconds how long an error keeps its value (correlation time), s, > 0
public record Residual(
    Doubles tempsDegC,
    Doubles socs,
    Doubles sigmaV,
    Doubles cRates,
    Doubles rateFactors,
    double lastsSeconds) {

  private static final double DOUBLED_AFTER_K = 10;
  private static final double DOUBLED_AFTER_SOC = 0.1;
  private static final double GROWS_AT_MOST = 5;

  public Residual {
    Grid.ascending("residual: temperatures", tempsDegC);
    Grid.ascending("residual: SoCs", socs);
    Grid.ascending("residual: rates", cRates);
    Grid.table("residual: sigmaV", sigmaV, tempsDegC.size() * socs.size(), Double.MIN_NORMAL);
    Grid.table("residual: rateFactors", rateFactors, cRates.size(), Double.MIN_NORMAL);
    if (!(lastsSeconds > 0 && lastsSeconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "residual: lastsSeconds is " + lastsSeconds + ", must be above 0");
    }
  }

  /// The same everywhere, for a model of which no more is known.
  public static Residual constant(double sigmaV, double lastsSeconds) {
    return new Residual(
        Doubles.of(-273.15, 1000),
        Doubles.of(0, 1),
        Doubles.of(sigmaV, sigmaV, sigmaV, sigmaV),
        Doubles.of(0),
        Doubles.of(1),
        lastsSeconds);
  }

  /// Standard deviation of the unexplained voltage, V.
  ///
  /// @param tempDegC `NaN` is taken as 25
  /// @param cRate current over capacity, 1/h, of either sign; `NaN` is taken as the highest known
  /// @param soc beyond 0..1 as at the end
  public double sigmaV(double tempDegC, double cRate, double soc) {
    double degC = Double.isNaN(tempDegC) ? 25 : tempDegC;
    int t = Grid.segment(tempsDegC, degC), s = Grid.segment(socs, soc);
    double warm = Grid.share(tempsDegC, t, degC), full = Grid.share(socs, s, soc);
    double cold = overSoc(t, s, full);
    double sigma = cold + warm * (overSoc(Grid.next(tempsDegC, t), s, full) - cold);
    return sigma * rateFactor(cRate) * growth(degC, soc);
  }

  private double overSoc(int temp, int s, double share) {
    int row = temp * socs.size();
    double from = sigmaV.get(row + s);
    return from + share * (sigmaV.get(row + Grid.next(socs, s)) - from);
  }

  private double rateFactor(double cRate) {
    int last = cRates.size() - 1;
    double highest = cRates.get(last);
    double rate = Double.isNaN(cRate) ? highest : Math.abs(cRate);
    int i = Grid.segment(cRates, rate);
    double from = rateFactors.get(i);
    double factor =
        from + Grid.share(cRates, i, rate) * (rateFactors.get(Grid.next(cRates, i)) - from);
    return last > 0 && rate > highest ? factor * rate / highest : factor;
  }

  private double growth(double degC, double soc) {
    double coldest = tempsDegC.get(0), hottest = tempsDegC.get(tempsDegC.size() - 1);
    double outsideK = Math.max(Math.max(coldest - degC, degC - hottest), 0);
    double below = Math.max(socs.get(0) - Math.max(soc, 0), 0);
    return Math.min(1 + outsideK / DOUBLED_AFTER_K + below / DOUBLED_AFTER_SOC, GROWS_AT_MOST);
  }
}

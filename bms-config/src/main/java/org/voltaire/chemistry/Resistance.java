package org.voltaire.chemistry;

import java.util.List;

/// What hinders the current of a cell: a series resistance and two RC pairs, for a cell of 1 Ah; a
/// cell of Q Ah has 1/Q of them, because resistance times capacity is about the same for cells of
/// one kind.
///
/// @param tau1 time constant of the fast pair, s
/// @param tau2 time constant of the slow pair at the first temperature of `r0`, s
/// @param socFactor by which all three are larger at a state of charge
public record Resistance(
    AtTemperatures r0,
    AtTemperatures r1,
    Figure tau1,
    AtTemperatures r2,
    Figure tau2,
    Curve socFactor) {

  /// A resistance at some temperatures.
  ///
  /// @param degc ascending, °C
  /// @param ohmAh one per temperature, Ω for a cell of 1 Ah, above 0
  /// @param source a publication, a measurement, or a sentence that begins with "assumed"
  public record AtTemperatures(List<Double> degc, List<Double> ohmAh, String source) {

    public AtTemperatures {
      degc = List.copyOf(degc);
      ohmAh = List.copyOf(ohmAh);
      if (degc.isEmpty() || degc.size() != ohmAh.size()) {
        throw new IllegalArgumentException(
            "resistance: %d temperatures and %d resistances, must be equally many, at least 1"
                .formatted(degc.size(), ohmAh.size()));
      }
      for (int i = 0; i < degc.size(); i++) {
        if (!(ohmAh.get(i) > 0) || (i > 0 && !(degc.get(i) > degc.get(i - 1)))) {
          throw new IllegalArgumentException(
              "resistance: %s °C has %s Ω Ah, must be above 0 and temperatures must ascend"
                  .formatted(degc.get(i), ohmAh.get(i)));
        }
      }
    }

    /// Ω for a cell of 1 Ah at a temperature: ln R is linear in 1/T between two points (Arrhenius),
    /// and the outer segments go on. With a single point, that one everywhere.
    public double at(double tempDegC) {
      if (degc.size() == 1) return ohmAh.getFirst();
      int i = 1;
      while (i < degc.size() - 1 && degc.get(i) < tempDegC) i++;
      double inverse0 = 1 / (degc.get(i - 1) + Figure.ZERO_CELSIUS_K);
      double inverse1 = 1 / (degc.get(i) + Figure.ZERO_CELSIUS_K);
      double share = (1 / (tempDegC + Figure.ZERO_CELSIUS_K) - inverse0) / (inverse1 - inverse0);
      double ratio = ohmAh.get(i) / ohmAh.get(i - 1);
      return ohmAh.get(i - 1) * StrictMath.exp(share * StrictMath.log(ratio));
    }
  }
}

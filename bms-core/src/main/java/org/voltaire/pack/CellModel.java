package org.voltaire.pack;

/// What is known beforehand about a kind of cell, and how well.
///
/// First-order Thévenin model; resistances at 25 °C, scaled to other temperatures by Arrhenius'
/// law. Resistances belong to one parallel group of the configured capacity.
///
/// @param ocv open-circuit voltage against state of charge
/// @param r0Ohm series resistance at 25 °C
/// @param r1Ohm resistance of the RC pair at 25 °C
/// @param tauSeconds time constant of the RC pair
/// @param activationK activation energy over the gas constant, K: R(T) = R(25 °C) · exp(activationK
///   · (1/T − 1/298.15))
/// @param modelErrorV standard deviation of what the model leaves unexplained (hysteresis, slow
///   diffusion), V; it lasts for hours and so does not average out
/// @param capacityError standard deviation of a cell's capacity against the configured one, as a
///   ratio
public record CellModel(
    OcvCurve ocv,
    double r0Ohm,
    double r1Ohm,
    double tauSeconds,
    double activationK,
    double modelErrorV,
    double capacityError) {

  public CellModel {
    positive("r0Ohm", r0Ohm);
    positive("r1Ohm", r1Ohm);
    positive("tauSeconds", tauSeconds);
    positive("modelErrorV", modelErrorV);
    positive("capacityError", capacityError);
  }

  private static void positive(String key, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "cell model: %s is %s, must be above 0".formatted(key, value));
    }
  }
}

package org.voltaire.sim.bench;

/// One channel of a measuring device: sensor, amplifier and analog-to-digital converter together.
///
///     reading = round(clip(gain · truth + offset + noise))
///
/// where gain and offset move with time and with the temperature of the board. Offset, noise,
/// quantum and full scale are in the channel's own unit: V, A or °C.
///
/// @param gain 1 if it is right
/// @param offset added to what it reads
/// @param noise standard deviation of one reading, >= 0
/// @param quantum the step of its readings; 0 for none
/// @param fullScale readings stick at ± this; infinite for none
/// @param offsetPerHour by which the offset drifts
/// @param gainPerHour by which the gain drifts
/// @param offsetPerK by which the offset moves with the board's temperature, from 25 °C
/// @param gainPerK by which the gain moves with it
public record Converter(
    double gain,
    double offset,
    double noise,
    double quantum,
    double fullScale,
    double offsetPerHour,
    double gainPerHour,
    double offsetPerK,
    double gainPerK) {

  /// Where temperature adds nothing, °C.
  public static final double REFERENCE_DEGC = 25;

  public Converter {
    require(Double.isFinite(gain), "gain", gain, "a number");
    require(Double.isFinite(offset), "offset", offset, "a number");
    require(noise >= 0, "noise", noise, "0 or more");
    require(quantum >= 0, "quantum", quantum, "0 or more");
    require(fullScale > 0, "fullScale", fullScale, "above 0");
    require(Double.isFinite(offsetPerHour), "offsetPerHour", offsetPerHour, "a number");
    require(Double.isFinite(gainPerHour), "gainPerHour", gainPerHour, "a number");
    require(Double.isFinite(offsetPerK), "offsetPerK", offsetPerK, "a number");
    require(Double.isFinite(gainPerK), "gainPerK", gainPerK, "a number");
  }

  private static void require(boolean ok, String key, double found, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "converter: %s is %s, must be %s".formatted(key, found, allowed));
    }
  }

  /// A converter without errors of gain and offset: it only has noise and steps.
  public static Converter of(double noise, double quantum) {
    return new Converter(1, 0, noise, quantum, Double.POSITIVE_INFINITY, 0, 0, 0, 0);
  }

  /// The same with another gain and offset.
  public Converter with(double otherGain, double otherOffset) {
    return new Converter(
        otherGain,
        otherOffset,
        noise,
        quantum,
        fullScale,
        offsetPerHour,
        gainPerHour,
        offsetPerK,
        gainPerK);
  }

  /// What it reads; `NaN` of `NaN`.
  ///
  /// @param truth what is there
  /// @param hours since it was right
  /// @param boardDegC of the board it sits on
  /// @param noisy this reading's noise
  public double read(double truth, double hours, double boardDegC, double noisy) {
    double kelvin = boardDegC - REFERENCE_DEGC;
    double gained = (gain + gainPerHour * hours + gainPerK * kelvin) * truth;
    double shifted = gained + offset + offsetPerHour * hours + offsetPerK * kelvin + noisy;
    return stepped(shifted);
  }

  /// A value as its register holds it: clipped, and in whole steps; `NaN` of `NaN`.
  public double stepped(double value) {
    double clipped = Math.clamp(value, -fullScale, fullScale);
    if (quantum == 0) return clipped;
    // Steps per unit, not units per step: 1/0.001 is a whole number, so readings are short.
    double perUnit = 1 / quantum;
    return StrictMath.rint(clipped * perUnit) / perUnit;
  }
}

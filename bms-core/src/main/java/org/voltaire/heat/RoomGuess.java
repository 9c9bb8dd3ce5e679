package org.voltaire.heat;

import org.voltaire.pack.HeaterSpec;

/// How cold the room seems to be. No sensor says; it is reckoned from the heat that left the pack.
///
/// Until an hour was watched, the room is taken to be as cold as the pack was found, but not warmer
/// than 15 °C. After each hour in which the pack was parked, what its heater gave and the pack did
/// not keep has gone to the room: that tells the room's temperature, and the guess goes half of the
/// way there. Only the heater's heat is counted, so a pack that works is not watched.
///
/// @param degC the guess, °C; `NaN` before a temperature was known
/// @param fromDegC mean temperature when the hour began, °C; `NaN` while none is watched
/// @param fedJ what the heater gave since then, J
/// @param seconds since then, s
public record RoomGuess(double degC, double fromDegC, double fedJ, double seconds) {
  /// Nothing is known.
  public static final RoomGuess NONE = new RoomGuess(Double.NaN, Double.NaN, 0, 0);

  /// The mean of a year in western Europe is below; a garage is not much warmer.
  private static final double USUAL_DEGC = 15;

  /// Long enough that a thermistor's step of 0.1 K, 8 W of a car's pack, makes a room of 1.2 K.
  private static final double WATCHED_SECONDS = 3600;

  /// How far a guess goes towards what was seen.
  private static final double SHARE = 0.5;

  /// Rooms that are reckoned with, °C.
  private static final double COLDEST_DEGC = -40, WARMEST_DEGC = 50;

  /// The guess after some time.
  ///
  /// @param meanDegC of the pack at its end, °C; `NaN` if it is not known or the pack works
  /// @param fedW what the heater gave meanwhile, W
  /// @param dtSeconds how long that was, s
  RoomGuess after(HeaterSpec heater, double meanDegC, double fedW, double dtSeconds) {
    if (Double.isNaN(meanDegC)) return new RoomGuess(degC, Double.NaN, 0, 0);
    double guess = Double.isNaN(degC) ? Math.min(meanDegC, USUAL_DEGC) : degC;
    if (Double.isNaN(fromDegC)) return new RoomGuess(guess, meanDegC, 0, 0);
    double allJ = fedJ + fedW * dtSeconds, allSeconds = seconds + dtSeconds;
    if (allSeconds < WATCHED_SECONDS) return new RoomGuess(guess, fromDegC, allJ, allSeconds);
    double keptJ = heater.heatCapacityJPerK() * (meanDegC - fromDegC);
    double lostW = (allJ - keptJ) / allSeconds;
    if (heater.lossWPerK() == 0) return new RoomGuess(guess, meanDegC, 0, 0);
    double seen = (fromDegC + meanDegC) / 2 - lostW / heater.lossWPerK();
    guess += SHARE * (Math.clamp(seen, COLDEST_DEGC, WARMEST_DEGC) - guess);
    return new RoomGuess(guess, meanDegC, 0, 0);
  }
}

package org.voltaire.sim.pack;

/// The capacitor at the far side of the contactors, and what loads it. Its equations are solved,
/// not stepped through: how often somebody looks changes nothing.
final class BusCapacitor {
  private double farad;
  private double volts;

  BusCapacitor(double farad) {
    this.farad = farad;
  }

  /// Its capacitance, F.
  double farad() {
    return farad;
  }

  /// Changes its capacitance; its voltage stays.
  void farad(double capacitance) {
    if (!(capacitance >= 0)) {
      throw new IllegalArgumentException("bus: farad is " + capacitance + ", must be 0 or more");
    }
    farad = capacitance;
  }

  /// Its voltage, V.
  double volts() {
    return volts;
  }

  /// Puts it at a voltage that something else holds.
  void volts(double held) {
    volts = held;
  }

  /// What leaves a source to which it is connected through a resistance:
  ///
  ///     C v' = (E − v) / R − G v + I
  ///
  /// @param sourceV E
  /// @param pathOhm R
  /// @param loadS G, 1/Ω
  /// @param pushedA I, from whatever is on the bus besides
  Surge surge(double sourceV, double pathOhm, double loadS, double pushedA, double seconds) {
    double conductance = 1 / pathOhm + loadS;
    double settledV = (sourceV / pathOhm + pushedA) / conductance;
    double away = volts - settledV, tau = farad / conductance;
    return new Surge((sourceV - settledV) / pathOhm, -away / pathOhm, tau, seconds);
  }

  /// Left alone with a load of constant power, which stops when the voltage is too low for it:
  ///
  ///     C v v' = −G v² − P;  in v² it is linear
  ///
  /// @param loadS G, 1/Ω, above 0
  /// @param powerW P, >= 0
  /// @param stopV below this the load takes nothing
  void drain(double loadS, double powerW, double stopV, double seconds) {
    if (volts == 0 || seconds == 0) return;
    if (farad == 0) {
      volts = 0;
      return;
    }
    double rate = 2 * loadS / farad, left = seconds;
    if (powerW > 0 && volts > stopV) {
      double offset = powerW / loadS, square = volts * volts;
      double stops = StrictMath.log((square + offset) / (stopV * stopV + offset)) / rate;
      if (stops >= seconds) {
        double after = (square + offset) * StrictMath.exp(-rate * seconds) - offset;
        volts = StrictMath.sqrt(Math.max(0, after));
        return;
      }
      volts = stopV;
      left = seconds - stops;
    }
    // A millivolt is nothing: an empty bus costs no exponential.
    volts = volts < 1e-3 ? 0 : volts * StrictMath.exp(-0.5 * rate * left);
  }
}

package org.voltaire.sim.pack;

/// The resistor through which a bus comes up. It takes as much energy as the capacitor keeps, ½ C
/// V², each time; too often and it burns out.
public final class PrechargeResistor {
  private final SwitchgearSpec spec;
  private double energyJ;
  private double aboveRoomK;
  private boolean open;

  PrechargeResistor(SwitchgearSpec spec) {
    this.spec = spec;
  }

  /// Time goes by with a current through it.
  void carry(Surge surge, double roomDegC) {
    double ohm = spec.prechargeOhm();
    energyJ += ohm * surge.squareA2s();
    double theta = spec.prechargeJPerK() / spec.prechargeWPerK();
    aboveRoomK =
        aboveRoomK * StrictMath.exp(-surge.seconds() / theta)
            + ohm * surge.squareKeptA2s(theta) / spec.prechargeJPerK();
    if (roomDegC + aboveRoomK > spec.prechargeMaxDegc()) open = true;
  }

  /// Time goes by without one.
  void cool(double seconds) {
    // Cold enough to be called cold: the normal path takes no exponential.
    if (aboveRoomK < 1e-3) aboveRoomK = 0;
    else aboveRoomK *= StrictMath.exp(-seconds * spec.prechargeWPerK() / spec.prechargeJPerK());
  }

  /// Its resistance, Ω; infinite once it is open.
  public double ohm() {
    return open ? Double.POSITIVE_INFINITY : spec.prechargeOhm();
  }

  /// Breaks it, or puts a new one in.
  public void open(boolean broken) {
    open = broken;
    if (!broken) aboveRoomK = 0;
  }

  /// Whether it carries nothing any more.
  public boolean isOpen() {
    return open;
  }

  /// What it has turned into heat since the beginning, J.
  public double energyJ() {
    return energyJ;
  }

  /// How hot it is, °C.
  ///
  /// @param roomDegC around it
  public double tempDegC(double roomDegC) {
    return roomDegC + aboveRoomK;
  }
}

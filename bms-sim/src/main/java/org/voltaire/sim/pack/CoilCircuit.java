package org.voltaire.sim.pack;

import org.voltaire.contactor.Contactors;
import org.voltaire.measure.Feedback;

/// The coils of two main contactors and a precharge relay, in series with the interlock loop, and
/// their auxiliary contacts.
final class CoilCircuit {
  private final Contactor positive;
  private final Contactor negative;
  private final Contactor precharge;
  private final InterlockLoop interlocks = new InterlockLoop(this::feed);
  private Contactors told = Contactors.OPEN;
  private double supplyV;

  /// @param supplyV that feeds the coils
  CoilCircuit(Contactor positive, Contactor negative, Contactor precharge, double supplyV) {
    this.positive = positive;
    this.negative = negative;
    this.precharge = precharge;
    this.supplyV = supplyV;
  }

  /// Drives the coils. Contactors open both directions: told to open one, they open.
  void command(Contactors command) {
    told = command;
    feed();
  }

  /// Changes what feeds the coils, V.
  void supplyV(double volts) {
    supplyV = volts;
    feed();
  }

  /// What feeds the coils, V.
  double supplyV() {
    return supplyV;
  }

  /// The interlock loop, in series with every coil.
  InterlockLoop interlocks() {
    return interlocks;
  }

  private void feed() {
    double volts = interlocks.isClosed() ? supplyV : 0;
    positive.feed(told == Contactors.CLOSED ? volts : 0);
    negative.feed(told == Contactors.CLOSED || told == Contactors.PRECHARGE ? volts : 0);
    precharge.feed(told == Contactors.PRECHARGE ? volts : 0);
  }

  /// What the auxiliary contacts say, as a board reads them: told to close, both main ones must say
  /// closed; otherwise one that should be open and says closed counts as closed.
  Feedback feedback() {
    boolean closed =
        switch (told) {
          case CLOSED -> positive.auxClosed() && negative.auxClosed();
          case PRECHARGE -> positive.auxClosed();
          case OPEN, CHARGE_ONLY, DISCHARGE_ONLY -> positive.auxClosed() || negative.auxClosed();
        };
    return closed ? Feedback.CLOSED : Feedback.OPEN;
  }
}

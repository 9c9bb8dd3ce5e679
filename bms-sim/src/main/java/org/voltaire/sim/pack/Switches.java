package org.voltaire.sim.pack;

import org.voltaire.contactor.Contactors;
import org.voltaire.measure.Feedback;

/// What opens and closes the way between a pack and its load.
///
/// Time goes by in spans: [#next] says how long the next one is and what flows meanwhile, the plant
/// is advanced by it and looked at ([#look]), then [#arrive] lets happen what has come due. For one
/// thread.
public sealed interface Switches permits Mosfets, Switchgear {

  /// A time in which nothing switches.
  ///
  /// @param seconds its length, not more than was asked for
  /// @param meanA mean current through the pack, A, positive while charging
  record TickCurrent(double seconds, double meanA) {}

  /// Looks at the pack as it is now. To be called whenever it has changed, because what follows
  /// goes by what was seen.
  void look(Plant plant);

  /// Tells them what to do.
  void command(Contactors told);

  /// Whether the way to the load is truly closed, in one direction at least, without a precharge
  /// resistor in it.
  boolean connected();

  /// What they report of themselves, which need not be true.
  Feedback feedback();

  /// The current through the pack at this instant, A, positive while charging.
  ///
  /// @param wantedA what the load wants to flow
  double currentA(double wantedA, Plant plant);

  /// Voltage on the far side at this instant, V.
  double busVoltageV(double wantedA, Plant plant);

  /// Begins a span.
  ///
  /// @param seconds the most that it may last, above 0
  TickCurrent next(double seconds, double wantedA, Plant plant);

  /// Ends it; the plant has been advanced.
  void arrive(double wantedA, Plant plant);

  /// Puts a resistor across the far side, as a short circuit of the load does.
  ///
  /// @param ohm above 0; infinite for none
  void loadOhm(double ohm);
}

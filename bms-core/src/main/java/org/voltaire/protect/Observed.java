package org.voltaire.protect;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubts;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Everything that a [Watch] may look at in one tick.
///
/// What another stage has found (a mode, an excess, a time since) comes in here as a plain number
/// or flag, handed over by the step: stages do not know each other.
///
/// @param spec of the pack, for what is small and what is large on it
/// @param measured the readings of this tick as they were measured
/// @param readings the same without those that are doubted, which are `NaN`
/// @param doubts what is doubted
/// @param told what the contactors were told by the tick before
/// @param rises which thermistor warms fastest
/// @param sumShiftV by how much the sum of the cells has shifted against the pack's voltage, V
/// @param excess of what flows over what was allowed
/// @param unstable whether the pack has opened for lost readings again and again
/// @param apart cells whose SoC does not move as that of the others
/// @param resistance the cell with the highest
/// @param imbalance of the cells' charge
/// @param collapsed cells that are measured and have no voltage
/// @param reportedOpen whether the contactors have reported that they are open since they were told
///   to be
/// @param seenWhole whether every cell was measured at least once since the start
/// @param leaks the cell that has lost most by itself in some weeks
/// @param unbled the cell that is bled with least effect
/// @param fallen the cell that has lost most voltage while the pack rests
/// @param heat what the heater does against what it was told
public record Observed(
    PackSpec spec,
    Readings measured,
    Readings readings,
    Doubts doubts,
    ContactorOrder told,
    Rise rises,
    double sumShiftV,
    Excess excess,
    boolean unstable,
    CellSet apart,
    HighestResistance resistance,
    Imbalance imbalance,
    CellSet collapsed,
    boolean reportedOpen,
    boolean seenWhole,
    CellCharge leaks,
    CellCharge unbled,
    RestLoss fallen,
    HeaterSigns heat) {

  /// What a cell has lost against the others while the pack rests.
  ///
  /// @param volts V, >= 0; 0 while nothing is known
  /// @param index which cell, from 0; −1 for none
  public record RestLoss(double volts, int index) {}

  /// What a heater does against what it was told.
  ///
  /// @param strayA what flows in it although it was told to be off, A; `NaN` if it is not measured
  /// @param drawsNothing whether it draws nothing although it was told to heat
  /// @param unseenK how much warmer the pack should be than is seen, K
  /// @param onPack whether the pack feeds it since a charger went away
  public record HeaterSigns(double strayA, boolean drawsNothing, double unseenK, boolean onPack) {
    /// Of a pack whose heater the BMS does not switch.
    public static final HeaterSigns NONE = new HeaterSigns(Double.NaN, false, 0, false);
  }

  /// The highest resistance of a cell.
  ///
  /// @param ratio over the median of the pack, 1 or more
  /// @param index which cell, from 0; −1 for none
  public record HighestResistance(double ratio, int index) {}

  /// How far the cells are apart in charge.
  ///
  /// @param soc by how much the fullest certainly holds more than the emptiest, 0..1
  /// @param index the emptiest cell, from 0
  public record Imbalance(double soc, int index) {}

  /// A charge of a cell.
  ///
  /// @param ah by how much it has certainly moved against the median cell, Ah, >= 0; 0 while
  ///   nothing is known
  /// @param index which cell, from 0; −1 for none
  public record CellCharge(double ah, int index) {}

  /// What contactors can be told. The stages do not know each other, so this one has a word of its
  /// own for what `contactor` calls `Contactors`; the step translates.
  public enum ContactorOrder {
    /// To be open.
    OPEN,
    /// To connect through the precharge resistor.
    PRECHARGE,
    /// To be closed.
    CLOSED,
    /// To let current flow in only.
    CHARGE_ONLY,
    /// To let current flow out only.
    DISCHARGE_ONLY
  }

  /// How fast a thermistor warms.
  ///
  /// @param kelvinPerSecond K/s; 0 while nothing is known
  /// @param index which one, from 0; −1 for none
  public record Rise(double kelvinPerSecond, int index) {}

  /// By how much what flows exceeds what was allowed; 0 or less if it does not; `NaN` if it is not
  /// known.
  ///
  /// @param chargeA charge current, A
  /// @param dischargeA discharge current, A
  /// @param packV voltage while charging, V
  public record Excess(double chargeA, double dischargeA, double packV) {
    /// Nothing does.
    public static final Excess NONE = new Excess(0, 0, 0);
  }

  /// Currents smaller than this share of the capacity neither charge nor discharge, 1/h.
  private static final double IDLE_PER_HOUR = 0.01;

  /// Whether the contactors were told to be closed.
  public boolean toldClosed() {
    return told == ContactorOrder.CLOSED;
  }

  /// Whether they were told to connect the pack in one direction only.
  boolean toldOneWay() {
    return told == ContactorOrder.CHARGE_ONLY || told == ContactorOrder.DISCHARGE_ONLY;
  }

  /// Whether current was told not to flow, in one direction or both.
  boolean toldToBlock() {
    return told == ContactorOrder.OPEN || toldOneWay();
  }

  /// Whether current was told to flow, in one direction or both.
  boolean toldToConnect() {
    return toldClosed() || toldOneWay();
  }

  /// Whether a contactor stayed closed when it was told to open: a weld.
  boolean stayedClosed() {
    return !toldToConnect() && readings.contactors() == Feedback.CLOSED && !reportedOpen;
  }

  /// Whether contactors say the opposite of what they were told. One that was open and says that it
  /// is closed, though nobody has told it to, did not weld: contacts do not while they are apart.
  ///
  /// Of two switches of which one was told to open, neither both nor none may be closed.
  boolean contradicted() {
    if (toldOneWay()) return readings.contactors() != Feedback.UNKNOWN;
    return toldClosed()
        ? readings.contactors() == Feedback.OPEN
        : readings.contactors() == Feedback.CLOSED && reportedOpen;
  }

  /// Whether anything was measured in time. If nothing was, what the contactors report is as old.
  boolean anythingMeasured() {
    return measured.cellVoltagesV().anyKnown()
        || measured.tempsDegC().anyKnown()
        || !Double.isNaN(measured.currentA());
  }

  /// Whether a current flows in; also if it is not known.
  public boolean charging() {
    return !(readings.currentA() <= IDLE_PER_HOUR * spec.capacityAh());
  }

  /// Whether it is known that no current flows.
  public boolean idle() {
    return Math.abs(readings.currentA()) <= IDLE_PER_HOUR * spec.capacityAh();
  }

  /// What flows although nothing should, or nothing should in its direction, A, >= 0; `NaN` if it
  /// is not known. A heated pack feeds its heater past the contactors, so of it only what flows in.
  public double strayA() {
    double amperes = readings.currentA(), in = Math.max(0, amperes);
    double out = spec.isHeated() ? 0 : Math.max(0, -amperes);
    return switch (told) {
      case DISCHARGE_ONLY -> in;
      case CHARGE_ONLY -> out;
      case OPEN, PRECHARGE, CLOSED -> Math.max(in, out);
    };
  }

  /// Whether a current flows out; also if it is not known.
  public boolean discharging() {
    return !(readings.currentA() >= -(IDLE_PER_HOUR * spec.capacityAh()));
  }
}

package org.voltaire.device.ina228;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.voltaire.device.Actuation;
import org.voltaire.device.Instrument;
import org.voltaire.device.Reading;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;

/// An INA228: the current through its shunt, and the voltage where its VBUS pin is wired.
public final class Ina228Instrument implements Instrument {
  private final Ina228 chip;

  /// @param chip found already
  public Ina228Instrument(Ina228 chip) {
    this.chip = chip;
  }

  @Override
  public Reading read(LongSupplier clock) throws IOException {
    long at = clock.getAsLong();
    Measured currentA = new Measured(chip.readCurrentA(), at);
    // VBUS may be wired to either side of the contactors: the configuration says which it is.
    Measured voltageV = new Measured(chip.readBusVoltageV(), at);
    MeasuredRow none = new MeasuredRow(Doubles.NONE, at);
    return new Reading(none, none, currentA, voltageV, voltageV, CellSet.NONE, Feedback.UNKNOWN);
  }

  /// It only measures.
  @Override
  public void apply(Actuation order, long nowNanos) {}

  /// The bus stays open: other chips are on it.
  @Override
  public void close() {}
}

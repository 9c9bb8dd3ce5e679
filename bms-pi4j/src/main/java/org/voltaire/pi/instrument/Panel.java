package org.voltaire.pi.instrument;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import org.voltaire.core.Command;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pi.Daemon;

/// All instruments of a pack, seen as one: which of them measures what, and what drives the coils.
public final class Panel implements Daemon.Sensors, Daemon.Actuators, Closeable {
  private final int cells;
  private final int thermistors;
  private final List<InstrumentLoop> loops;
  private final Wiring wiring;
  private final Optional<Coils> coils;
  private volatile boolean coilsObey = true;

  /// Which instrument measures what.
  ///
  /// @param packVoltage empty if nothing measures it; likewise the next
  /// @param contactors that reports what the contactors do, if any does
  public record Wiring(
      InstrumentLoop cellVoltages,
      InstrumentLoop temperatures,
      InstrumentLoop current,
      Optional<InstrumentLoop> packVoltage,
      Optional<InstrumentLoop> busVoltage,
      Optional<InstrumentLoop> contactors) {}

  /// @param loops every instrument once
  /// @param coils empty if a board switches the pack itself
  public Panel(
      int cells,
      int thermistors,
      List<InstrumentLoop> loops,
      Wiring wiring,
      Optional<Coils> coils) {
    this.cells = cells;
    this.thermistors = thermistors;
    this.loops = List.copyOf(loops);
    this.wiring = wiring;
    this.coils = coils;
  }

  /// Starts reading all of them.
  public void start() {
    loops.forEach(InstrumentLoop::start);
  }

  @Override
  public Sample read(long timeNanos) {
    Reading voltages = wiring.cellVoltages().latest();
    return new Sample(
        timeNanos,
        row(voltages.cellVoltagesV(), cells),
        row(wiring.temperatures().latest().tempsDegC(), thermistors),
        wiring.current().latest().currentA(),
        wiring
            .packVoltage()
            .map(loop -> loop.latest().packVoltageV())
            .orElse(Measured.missing(timeNanos)),
        wiring
            .busVoltage()
            .map(loop -> loop.latest().busVoltageV())
            .orElse(Measured.missing(timeNanos)),
        voltages.bleeding(),
        wiring.contactors().map(loop -> loop.latest().contactors()).orElse(Feedback.UNKNOWN));
  }

  /// An instrument that is lost has no row at all: that is a row of missing values.
  private static MeasuredRow row(MeasuredRow row, int size) {
    return row.values().size() == size ? row : MeasuredRow.missing(size, row.timeNanos());
  }

  @Override
  public void apply(Command command) {
    coils.ifPresent(driven -> coilsObey = driven.set(command.contactors()));
    for (InstrumentLoop loop : loops) loop.want(command);
  }

  /// Whether the coils were driven without an error the last time.
  public boolean coilsObey() {
    return coilsObey;
  }

  /// Stops reading and leaves everything in the safe state.
  @Override
  public void close() {
    coils.ifPresent(driven -> driven.set(Command.SAFE.contactors()));
    for (InstrumentLoop loop : loops) loop.close();
  }
}

package org.voltaire.pi.instrument;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.voltaire.config.Configuration;
import org.voltaire.config.Device;
import org.voltaire.contactor.Contactors;
import org.voltaire.core.Command;
import org.voltaire.device.Actuation;
import org.voltaire.device.Duty;
import org.voltaire.device.Instrument;
import org.voltaire.device.Ports;
import org.voltaire.device.Reading;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.measure.Signals;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.loop.Daemon;

/// All instruments of a pack, seen as one: which of them measures what, and what drives the coils.
public final class DeviceSet implements Daemon.SensorInput, Daemon.Actuators, Closeable {
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
  /// @param inputs contacts beside the instruments
  public record Wiring(
      InstrumentLoop cellVoltages,
      InstrumentLoop temperatures,
      InstrumentLoop current,
      Optional<InstrumentLoop> packVoltage,
      Optional<InstrumentLoop> busVoltage,
      Optional<InstrumentLoop> contactors,
      InputPins inputs) {}

  /// @param loops every instrument once
  /// @param coils empty if a board switches the pack itself
  public DeviceSet(
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

  /// The devices of a configuration; none is connected before the first round. Inputs are taken at
  /// once.
  ///
  /// @param ports where its devices are plugged in
  /// @param coils empty if a board switches the pack itself, or nothing does
  /// @param notices told when an instrument comes and goes, and why
  /// @throws IOException if an input cannot be had
  public static DeviceSet of(
      Configuration configuration,
      Ports ports,
      Optional<Coils> coils,
      Clock clock,
      Consumer<String> notices)
      throws IOException {
    long period = Math.round(1e9 / configuration.rateHz());
    Map<String, InstrumentLoop> loops = new LinkedHashMap<>();
    for (Device device : configuration.devices()) {
      Duty duty = configuration.duty(device);
      Instrument.Opener opener = () -> device.open(duty, ports);
      loops.put(device.name(), new InstrumentLoop(device.name(), opener, period, clock, notices));
    }
    var names = configuration.wiring();
    var wiring =
        new Wiring(
            loop(loops, names.cellVoltages()),
            loop(loops, names.temperatures()),
            loop(loops, names.current()),
            names.packVoltage().map(name -> loop(loops, name)),
            names.busVoltage().map(name -> loop(loops, name)),
            switch (configuration.coils()) {
              case Configuration.CoilDrive.ByBoard(String board) -> Optional.of(loop(loops, board));
              case Configuration.CoilDrive.Gpio _, Configuration.CoilDrive.None _ ->
                  Optional.empty();
            },
            InputPins.open(configuration.inputs(), ports, notices));
    var spec = configuration.spec();
    return new DeviceSet(
        spec.cellsInSeries(), spec.thermistors(), List.copyOf(loops.values()), wiring, coils);
  }

  private static InstrumentLoop loop(Map<String, InstrumentLoop> loops, String name) {
    InstrumentLoop loop = loops.get(name);
    if (loop == null) throw new IllegalArgumentException("no device is called " + name);
    return loop;
  }

  /// Starts reading all of them, each on a thread of its own.
  public void start() {
    loops.forEach(InstrumentLoop::start);
  }

  /// One round of each, in order, on the calling thread: for a set that was not started, on a
  /// virtual clock.
  ///
  /// @return whether all of them were read
  public boolean round() {
    boolean all = true;
    for (InstrumentLoop loop : loops) all &= loop.round();
    return all;
  }

  /// Lets each do as it was told now, on the calling thread, and not only in its next round.
  public void obey() {
    for (InstrumentLoop loop : loops) loop.obey();
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
        wiring.contactors().map(loop -> loop.latest().contactors()).orElse(Feedback.UNKNOWN),
        signals(),
        wiring.contactors().map(loop -> loop.latest().timeNanos()).orElse(timeNanos));
  }

  /// What the contacts beside the instruments say now.
  public Signals signals() {
    return wiring.inputs().read();
  }

  /// An instrument that is lost has no row at all: that is a row of missing values.
  private static MeasuredRow row(MeasuredRow row, int size) {
    return row.values().size() == size ? row : MeasuredRow.missing(size, row.timeNanos());
  }

  @Override
  public void apply(Command command) {
    coils.ifPresent(driven -> coilsObey = driven.set(command.contactors()));
    Contactors told = command.contactors();
    var order = new Actuation(told.charges(), told.discharges(), command.bleed());
    for (InstrumentLoop loop : loops) loop.want(order);
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

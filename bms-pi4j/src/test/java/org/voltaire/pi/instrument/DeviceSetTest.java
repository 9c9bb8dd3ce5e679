package org.voltaire.pi.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Contactors;
import org.voltaire.core.Command;
import org.voltaire.device.Actuation;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.measure.Signals;
import org.voltaire.pi.bus.OutputPin;
import org.voltaire.pi.loop.VirtualClock;

class DeviceSetTest {
  private final VirtualClock clock = new VirtualClock(1_000_000_000);
  private final List<String> pins = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final FakeInstrument afeDevice = new FakeInstrument();
  private final FakeInstrument shuntDevice = new FakeInstrument();
  private final InstrumentLoop afe = loop("afe", afeDevice);
  private final InstrumentLoop shunt = loop("shunt", shuntDevice);
  private String stuck = "";

  private InstrumentLoop loop(String name, FakeInstrument device) {
    return new InstrumentLoop(name, device::open, 1, clock, notices::add);
  }

  private OutputPin pin(String name) {
    return high -> {
      if (stuck.contains(name)) throw new IOException(name + " is stuck");
      pins.add(name + (high ? "+" : "-"));
    };
  }

  private Coils coils() {
    return new Coils(pin("main"), pin("precharge"), notices::add);
  }

  private DeviceSet devices(Optional<InstrumentLoop> bus, Optional<Coils> coils) {
    var wiring =
        new DeviceSet.Wiring(
            afe, afe, shunt, Optional.of(afe), bus, Optional.of(afe), InputPins.none());
    return new DeviceSet(2, 1, List.of(afe, shunt), wiring, coils);
  }

  private static Command command(Contactors contactors) {
    return new Command(contactors, CellSet.NONE);
  }

  @Test
  void everyQuantityComesFromTheInstrumentThatMeasuresIt() {
    DeviceSet devices = devices(Optional.of(shunt), Optional.empty());
    afe.round();
    long afeAt = clock.nanos();
    clock.advance(0.02);
    shunt.round();
    long shuntAt = clock.nanos();
    clock.advance(0.03);
    assertEquals(
        new Sample(
            clock.nanos(),
            new MeasuredRow(Doubles.of(3.3, 3.3), afeAt),
            new MeasuredRow(Doubles.of(22), afeAt),
            new Measured(5, shuntAt),
            new Measured(52.8, afeAt),
            new Measured(51, shuntAt),
            CellSet.of(1),
            Feedback.CLOSED,
            Signals.NONE,
            afeAt),
        devices.read(clock.nanos()));
  }

  @Test
  void whatIsLostIsARowOfMissingValuesAsLongAsThePack() {
    DeviceSet devices = devices(Optional.of(shunt), Optional.empty());
    assertEquals(Sample.missing(clock.nanos(), 2, 1), devices.read(clock.nanos()));
  }

  @Test
  void whatNothingMeasuresIsMissing() {
    DeviceSet devices = devices(Optional.empty(), Optional.empty());
    shunt.round();
    assertEquals(Measured.missing(clock.nanos()), devices.read(clock.nanos()).busVoltageV());
  }

  @Test
  void aDeviceWithAnotherNumberOfCellsHasNoneAtAll() {
    var wiring =
        new DeviceSet.Wiring(
            afe,
            afe,
            shunt,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            InputPins.none());
    var devices = new DeviceSet(3, 2, List.of(afe, shunt), wiring, Optional.empty());
    afe.round();
    Sample sample = devices.read(clock.nanos());
    assertEquals(MeasuredRow.missing(3, clock.nanos()), sample.cellVoltagesV());
    assertEquals(MeasuredRow.missing(2, clock.nanos()), sample.tempsDegC());
  }

  @Test
  void everyInstrumentIsToldAndTheCoilsAreDrivenAtOnce() {
    DeviceSet devices = devices(Optional.of(shunt), Optional.of(coils()));
    devices.apply(command(Contactors.PRECHARGE));
    assertEquals(List.of("main-", "precharge+"), pins);
    afe.round();
    shunt.round();
    assertEquals(List.of(Actuation.SAFE), afeDevice.told);
    assertEquals(List.of(Actuation.SAFE), shuntDevice.told);
  }

  @Test
  void theResistorCarriesOnUntilTheMainContactorHasTheCurrent() {
    DeviceSet devices = devices(Optional.of(shunt), Optional.of(coils()));
    devices.apply(command(Contactors.PRECHARGE));
    pins.clear();
    devices.apply(command(Contactors.CLOSED));
    assertEquals(List.of("main+", "precharge-"), pins);
    pins.clear();
    devices.apply(command(Contactors.OPEN));
    assertEquals(List.of("main-", "precharge-"), pins);
  }

  @Test
  void aCoilThatCannotBeDrivenIsToldOnceAndStarvesTheWatchdog() {
    DeviceSet devices = devices(Optional.of(shunt), Optional.of(coils()));
    assertTrue(devices.coilsObey());
    stuck = "main";
    for (int tick = 0; tick < 10; tick++) devices.apply(command(Contactors.CLOSED));
    assertFalse(devices.coilsObey());
    assertEquals(List.of("coils: main is stuck"), notices);
    stuck = "";
    devices.apply(command(Contactors.OPEN));
    assertTrue(devices.coilsObey());
    assertEquals(List.of("coils: main is stuck", "coils obey again"), notices);
  }

  @Test
  void oneStuckCoilDoesNotKeepTheOtherFromBeingReleased() {
    DeviceSet devices = devices(Optional.of(shunt), Optional.of(coils()));
    stuck = "main";
    devices.apply(command(Contactors.OPEN));
    assertEquals(List.of("precharge-"), pins);
    assertFalse(devices.coilsObey());
  }

  @Test
  void closingOpensTheCoilsAndLeavesEveryInstrumentInTheSafeState() {
    DeviceSet devices = devices(Optional.of(shunt), Optional.of(coils()));
    devices.apply(command(Contactors.CLOSED));
    afe.round();
    shunt.round();
    pins.clear();
    devices.close();
    assertEquals(List.of("main-", "precharge-"), pins);
    assertEquals(List.of(new Actuation(true, CellSet.NONE), Actuation.SAFE), afeDevice.told);
    assertEquals(List.of(new Actuation(true, CellSet.NONE), Actuation.SAFE), shuntDevice.told);
  }
}

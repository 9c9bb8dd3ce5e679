package org.voltaire.device.bq76952;

import static org.voltaire.device.Measurand.CELL_VOLTAGES;
import static org.voltaire.device.Measurand.CURRENT;
import static org.voltaire.device.Measurand.PACK_VOLTAGE;
import static org.voltaire.device.Measurand.TEMPERATURES;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.voltaire.device.Abilities;
import org.voltaire.device.Abilities.Bleeding;
import org.voltaire.device.Connection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Duty;
import org.voltaire.device.Instrument;
import org.voltaire.device.Key;
import org.voltaire.device.Misfit;
import org.voltaire.device.PackSize;
import org.voltaire.device.Ports;
import org.voltaire.device.Settings;
import org.voltaire.measure.SensorRange;

/// BQ76952 chips, described: everything that the rest of the program knows about them.
public final class Bq76952Type implements DeviceType {
  /// The description.
  public static final DeviceType TYPE = new Bq76952Type();

  static final Key BUS =
      new Key("bus", "the N of /dev/i2c-N", new Key.WholeNumber(0, 22, OptionalInt.empty()));
  static final Key CRC =
      new Key("crc", "whether the part guards its bytes with a CRC", new Key.Flag(true));

  private static final String INPUTS_ALLOWED =
      "one chip input of 1 to 16 for each of the pack's cells, from B-";

  private Bq76952Type() {}

  static Key thermometers(String help) {
    List<String> pins = Arrays.stream(Thermometer.values()).map(Enum::name).toList();
    return new Key("thermometers", help, Key.words(pins));
  }

  @Override
  public String name() {
    return "bq76952";
  }

  @Override
  public String title() {
    return "a BQ76952";
  }

  @Override
  public String about() {
    return "Texas Instruments BQ76952 on I²C: up to sixteen cells, whose bleed resistors it switches"
        + " as it is told";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        BUS,
        new Key("address", "0x08 as delivered", new Key.Address(0x08, 0x77, Bq76952.ADDRESS)),
        CRC,
        new Key(
            "cell_inputs",
            "the chip's input of each cell, from B-",
            Key.wholes(1, Bq76952.INPUTS, INPUTS_ALLOWED, "1, 2, 3, …")),
        thermometers("the pin of each of the pack's thermistors, or DIE"));
  }

  @Override
  public Abilities can() {
    return new Abilities(
        Set.of(CELL_VOLTAGES, TEMPERATURES, CURRENT, PACK_VOLTAGE),
        Set.of(),
        Bleeding.WHEN_TOLD,
        Bq76952.INPUTS,
        Thermometer.values().length);
  }

  @Override
  public double currentRangeA(Settings settings) {
    return Bq76952.MOST_CURRENT_A;
  }

  @Override
  public SensorRange cellRangeV() {
    return Bq76952.CELLS_V;
  }

  @Override
  public SensorRange tempRangeDegC() {
    return Bq76952.TEMPS_DEGC;
  }

  @Override
  public List<Misfit> misfits(Settings settings, PackSize pack) {
    List<Misfit> misfits = new ArrayList<>();
    ChipWiring wiring = ChipWiring.of(settings, pack);
    int inputs = wiring.cellInputs().size(), pins = wiring.thermometers().size();
    if (inputs != pack.cells()) {
      misfits.add(
          new Misfit(
              "cell_inputs", inputs + " inputs for " + pack.cells() + " cells", INPUTS_ALLOWED));
    }
    if (pins != pack.thermistors()) {
      misfits.add(
          new Misfit(
              "thermometers",
              pins + " of them",
              "as many as pack.thermistors, " + pack.thermistors()));
    }
    return misfits;
  }

  @Override
  public List<Connection> connections(Settings settings) {
    return List.of(new Connection.OnI2cBus(settings.whole("bus"), settings.whole("address")));
  }

  @Override
  public String describe(Settings settings, PackSize pack) {
    ChipWiring wiring = ChipWiring.of(settings, pack);
    return "BQ76952 on I2C bus %d at 0x%02X, %s CRC, %d cells, thermometers %s"
        .formatted(
            wiring.bus(),
            wiring.address(),
            wiring.crc() ? "with" : "without",
            wiring.cellInputs().size(),
            wiring.thermometers());
  }

  /// A stack, if one chip has not inputs enough.
  @Override
  public Optional<Usual> usual(PackSize pack) {
    int chips =
        Math.max(
            Math.ceilDiv(pack.cells(), Bq76952.INPUTS),
            Math.ceilDiv(pack.thermistors(), Thermometer.USUAL.size()));
    List<String> pins = Thermometer.USUAL.stream().map(Enum::name).toList();
    Settings settings =
        new Settings(
            Map.of(
                "bus",
                1,
                "crc",
                true,
                "thermometers",
                pins.subList(0, Math.ceilDiv(pack.thermistors(), chips))));
    if (chips == 1) return Optional.of(new Usual(this, settings.with("address", Bq76952.ADDRESS)));
    List<Integer> addresses =
        IntStream.range(Bq76952.ADDRESS, Bq76952.ADDRESS + chips).boxed().toList();
    return Optional.of(new Usual(Bq76952StackType.TYPE, settings.with("addresses", addresses)));
  }

  @Override
  public Instrument open(Settings settings, Duty duty, Ports ports) throws IOException {
    return chip(ChipWiring.of(settings, duty.pack()), duty.bleeds(), ports);
  }

  static Instrument chip(ChipWiring wiring, boolean bleeds, Ports ports) throws IOException {
    var chip =
        new Bq76952(
            ports.i2cBus(wiring.bus()),
            wiring.address(),
            wiring.crc(),
            wiring.cellInputs(),
            wiring.thermometers());
    return new Bq76952Instrument(chip, wiring.cellInputs(), bleeds);
  }
}

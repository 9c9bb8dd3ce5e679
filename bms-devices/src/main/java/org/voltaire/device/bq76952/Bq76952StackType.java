package org.voltaire.device.bq76952;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.voltaire.device.Abilities;
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

/// Several BQ76952 on one string, described: everything that the rest of the program knows about
/// them.
public final class Bq76952StackType implements DeviceType {
  /// The description.
  public static final DeviceType TYPE = new Bq76952StackType();

  private Bq76952StackType() {}

  @Override
  public String name() {
    return "bq76952_stack";
  }

  @Override
  public String title() {
    return "a stack of BQ76952";
  }

  @Override
  public String about() {
    return "several BQ76952 on one string and one I²C bus; they share cells and thermistors evenly,"
        + " in order";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Bq76952Type.BUS,
        new Key(
            "addresses",
            "of the chips, the one nearest B- first; one for every 16 cells",
            Key.addresses(0x08, 0x77, "the chips' addresses from B-")),
        Bq76952Type.CRC,
        Bq76952Type.thermometers("the pins of every chip that thermistors are wired to"));
  }

  @Override
  public Abilities can() {
    Abilities one = Bq76952Type.TYPE.can();
    return new Abilities(
        one.measures(), one.switches(), one.bleeding(), PackSize.MOST, PackSize.MOST);
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
    int chips = settings.wholes("addresses").size();
    int pins = settings.words("thermometers").size();
    if (pack.cells() > Bq76952.INPUTS * chips) {
      misfits.add(
          new Misfit(
              "addresses",
              chips + " of them for " + pack.cells() + " cells",
              "one for every " + Bq76952.INPUTS + " cells"));
    }
    if (pack.thermistors() > pins * chips) {
      misfits.add(
          new Misfit(
              "thermometers",
              pins + " on each chip",
              "together at least as many as pack.thermistors, " + pack.thermistors()));
    }
    return misfits;
  }

  @Override
  public List<Connection> connections(Settings settings) {
    int bus = settings.whole("bus");
    return settings.wholes("addresses").stream()
        .<Connection>map(address -> new Connection.OnI2cBus(bus, address))
        .toList();
  }

  @Override
  public String describe(Settings settings, PackSize pack) {
    List<Integer> addresses = settings.wholes("addresses");
    return "%d BQ76952 on I2C bus %d at %s, %s CRC, %d cells, %d thermistors"
        .formatted(
            addresses.size(),
            settings.whole("bus"),
            addresses.stream().map("0x%02X"::formatted).collect(joining(", ")),
            settings.flag("crc") ? "with" : "without",
            pack.cells(),
            pack.thermistors());
  }

  @Override
  public Instrument open(Settings settings, Duty duty, Ports ports) throws IOException {
    StackWiring stack = StackWiring.of(settings, duty.pack());
    List<Instrument> chips = new ArrayList<>();
    for (ChipWiring wiring : stack.chips()) {
      chips.add(Bq76952Type.chip(wiring, duty.bleeds(), ports));
    }
    return new StackInstrument(chips, stack.firstCells());
  }
}

package org.voltaire.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.contactor.Contactors;
import org.voltaire.device.bq76952.Bq76952;
import org.voltaire.device.bq76952.Thermometer;
import org.voltaire.device.ina228.Ina228;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.Packs;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Sensors;

/// The virtual chips through the drivers of the real ones.
class VirtualChipsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final List<Integer> INPUTS = IntStream.rangeClosed(1, 16).boxed().toList();

  private final Bench bench = new Bench(Packs.shipped(), (_, _) -> 60);

  private static Bq76952 driver(Bench bench, boolean crc) throws IOException {
    var bus = new VirtualI2cBus().with(0x08, new VirtualBq76952(bench, 0x08, crc, 9));
    return new Bq76952(
        bus,
        0x08,
        crc,
        INPUTS,
        List.of(Thermometer.TS1, Thermometer.TS2, Thermometer.TS3, Thermometer.CFETOFF));
  }

  @ParameterizedTest(name = "crc {0}")
  @ValueSource(booleans = {false, true})
  void theBq76952MeasuresTheBench(boolean crc) throws IOException {
    Bq76952 chip = driver(bench, crc);
    for (int look = 1; look <= 20; look++) {
      bench.advanceTo(10L * look * SECOND);
      double[] volts = chip.readCellVoltagesV();
      for (int cell = 0; cell < 16; cell++) {
        assertEquals(bench.cellVoltageV(cell), volts[cell], 0.002, "1 mV steps, 0.3 mV of noise");
      }
      assertEquals(bench.packVoltageV(), chip.readStackVoltageV(), 0.0051);
      assertEquals(60, chip.readCurrentA(), 0.056, "10 mA steps, 10 mA of noise");
      double[] temps = chip.readTempsDegC();
      for (int i = 0; i < 4; i++) assertEquals(bench.thermistorDegC(i), temps[i], 0.051);
    }
  }

  @Test
  void beyondWhatTheBq76952CanTellItSticks() throws IOException {
    bench.sensors().distort(Sensors.SensedQuantity.CELL, 0, _ -> 7.2);
    bench.sensors().distort(Sensors.SensedQuantity.CELL, 1, _ -> -1);
    bench.sensors().distort(Sensors.SensedQuantity.TEMPERATURE, 0, _ -> 150);
    bench.sensors().distort(Sensors.SensedQuantity.TEMPERATURE, 1, _ -> -99);
    Bq76952 chip = driver(bench, true);
    double[] volts = chip.readCellVoltagesV(), temps = chip.readTempsDegC();
    assertEquals(Bq76952.CELLS_V.most(), volts[0]);
    assertEquals(Bq76952.CELLS_V.least(), volts[1]);
    assertTrue(Bq76952.CELLS_V.tells(volts[2]));
    assertEquals(Bq76952.TEMPS_DEGC.most(), temps[0]);
    assertEquals(Bq76952.TEMPS_DEGC.least(), temps[1]);
    assertTrue(Bq76952.TEMPS_DEGC.tells(temps[2]));
  }

  @ParameterizedTest(name = "crc {0}")
  @ValueSource(booleans = {false, true})
  void theBq76952BleedsTheCellsThatItIsToldToAndSaysSo(boolean crc) throws IOException {
    Bq76952 chip = driver(bench, crc);
    assertEquals(Set.of(), chip.balancing());
    for (Set<Integer> cells : List.of(Set.of(1), Set.of(16), Set.of(2, 9, 15), Set.<Integer>of())) {
      chip.balance(cells);
      assertEquals(cells, chip.balancing());
      CellSet wanted = CellSet.of(cells.stream().mapToInt(input -> input - 1).toArray());
      assertEquals(wanted, bench.bleeding());
    }
  }

  @Test
  void aWriteWithAWrongCrcIsNotAcknowledgedAndChangesNothing() throws IOException {
    var chip = new VirtualBq76952(bench, 0x08, true, 9);
    var bus = new VirtualI2cBus().with(0x08, chip);
    driverOn(bus).balance(Set.of(4));
    byte[] write = {0x3E, (byte) 0x83, 0, 0, 0};
    for (int value = 0; value < 256; value++) {
      byte[] spoilt = {0x3E, (byte) 0x01, (byte) value};
      if (value == org.voltaire.device.Crc8.of((byte) 0x10, (byte) 0x3E, (byte) 0x01)) continue;
      var e = assertThrows(IOException.class, () -> bus.transfer(0x08, spoilt, new byte[0]));
      assertTrue(e.toString().contains("no acknowledge"), e.toString());
    }
    assertThrows(IOException.class, () -> bus.transfer(0x08, write, new byte[0]));
    assertEquals(CellSet.of(3), bench.bleeding());
    assertEquals(Set.of(4), driverOn(bus).balancing());
  }

  private static Bq76952 driverOn(VirtualI2cBus bus) throws IOException {
    return new Bq76952(bus, 0x08, true, INPUTS, List.of());
  }

  @Test
  void aDriverWithoutCrcDoesNotUnderstandAPartThatHasIt() {
    var bus = new VirtualI2cBus().with(0x08, new VirtualBq76952(bench, 0x08, true, 9));
    assertThrows(
        IOException.class,
        () -> new Bq76952(bus, 0x08, false, INPUTS, List.of()).readCellVoltagesV());
  }

  @Test
  void aCurrentBeyondSixteenBitsSticksAtTheEndOfTheRange() throws IOException {
    assertEquals(-327.68, driver(new Bench(Packs.shipped(), (_, _) -> -400), true).readCurrentA());
    assertEquals(327.67, driver(new Bench(Packs.shipped(), (_, _) -> 400), true).readCurrentA());
  }

  @Test
  void aPackOfMoreThanSixteenCellsDoesNotFitTheChip() {
    var profile = Packs.of(17, 10, 0.5, new org.voltaire.sim.pack.PackProfile.Spread(0, 0, 0, 1));
    var long17 = new Bench(new org.voltaire.sim.pack.Plant(profile), (_, _) -> 0);
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new VirtualBq76952(long17, 0x08, false, 1));
    assertTrue(e.toString().contains("17 cells"), e.toString());
  }

  @Test
  void chipsOfAStackSeeAndBleedTheirOwnCellsOnly() throws IOException {
    var lower = new VirtualBq76952(new Tap(bench, 0, 7, 0, 1), 0x08, true, 9);
    var upper = new VirtualBq76952(new Tap(bench, 7, 9, 1, 3), 0x09, true, 10);
    var bus = new VirtualI2cBus().with(0x08, lower).with(0x09, upper);
    var low = new Bq76952(bus, 0x08, true, INPUTS.subList(0, 7), List.of(Thermometer.TS1));
    var high =
        new Bq76952(
            bus,
            0x09,
            true,
            INPUTS.subList(0, 9),
            List.of(Thermometer.TS1, Thermometer.TS2, Thermometer.TS3));
    double[] below = low.readCellVoltagesV(), above = high.readCellVoltagesV();
    for (int cell = 0; cell < 16; cell++) {
      double volts = cell < 7 ? below[cell] : above[cell - 7];
      assertEquals(bench.cellVoltageV(cell), volts, 0.002, "cell " + (cell + 1));
    }
    double stacksV = low.readStackVoltageV() + high.readStackVoltageV();
    assertEquals(bench.packVoltageV(), stacksV, 0.0101);
    for (int i = 0; i < 3; i++) {
      assertEquals(bench.thermistorDegC(i + 1), high.readTempsDegC()[i], 0.051);
    }
    low.balance(Set.of(7));
    high.balance(Set.of(1, 9));
    assertEquals(CellSet.of(6, 7, 15), bench.bleeding());
    low.balance(Set.of());
    assertEquals(CellSet.of(7, 15), bench.bleeding());
    assertEquals(Set.of(1, 9), high.balancing());
    assertEquals(Set.of(), low.balancing());
  }

  @Test
  void aChipCannotBeWiredToCellsThatAreNotThere() {
    var e = assertThrows(IllegalArgumentException.class, () -> new Tap(bench, 10, 7, 0, 0));
    assertTrue(e.toString().contains("7 from index 10, must be among the pack's 16"), e.toString());
    assertThrows(IllegalArgumentException.class, () -> new Tap(bench, 0, 16, 2, 3));
  }

  @Test
  void theIna228MeasuresTheBench() throws IOException {
    double shuntOhm = 100e-6;
    var bus =
        new VirtualI2cBus().with(0x40, new VirtualIna228(bench, shuntOhm, bench::packVoltageV, 2));
    var chip = new Ina228(bus, 0x40, shuntOhm, Ina228.ShuntWiring.BATTERY_MINUS_AT_IN_PLUS);
    for (int look = 1; look <= 50; look++) {
      bench.advanceTo(look * SECOND);
      assertEquals(60, chip.readCurrentA(), 0.055, "3 mA steps, 10 mA of noise");
      assertEquals(bench.packVoltageV(), chip.readBusVoltageV(), 0.003);
      assertEquals(bench.thermistorDegC(0) + 4, chip.readDieTempDegC(), 0.004);
    }
    bench.command(Contactors.OPEN);
    assertEquals(0, chip.readCurrentA(), 0.055);
  }

  @Test
  void theIna228ShowsDischargeAsNegative() throws IOException {
    var discharging = new Bench(Packs.shipped(), (_, _) -> -75);
    var bus = new VirtualI2cBus().with(0x45, new VirtualIna228(discharging, 1e-4, () -> 0, 2));
    var chip = new Ina228(bus, 0x45, 1e-4, Ina228.ShuntWiring.BATTERY_MINUS_AT_IN_PLUS);
    assertEquals(-75, chip.readCurrentA(), 0.055);
    assertEquals(0, chip.readBusVoltageV(), 0.003);
  }

  @Test
  void theIna228SticksAtTheEndOfItsShuntRange() throws IOException {
    var strong = new Bench(Packs.shipped(), (_, _) -> -2000);
    var bus = new VirtualI2cBus().with(0x40, new VirtualIna228(strong, 1e-4, () -> 50, 2));
    var chip = new Ina228(bus, 0x40, 1e-4, Ina228.ShuntWiring.BATTERY_MINUS_AT_IN_PLUS);
    assertEquals(-0.16384, chip.readShuntVoltageV(), 1e-9);
  }

  @Test
  void nobodyAnswersAtAnAddressWithoutAChip() {
    var bus = new VirtualI2cBus().with(0x08, new VirtualBq76952(bench, 0x08, false, 9));
    var e =
        assertThrows(IOException.class, () -> bus.transfer(0x09, new byte[] {0x14}, new byte[2]));
    assertTrue(e.toString().contains("no acknowledge from 0x09"), e.toString());
  }
}

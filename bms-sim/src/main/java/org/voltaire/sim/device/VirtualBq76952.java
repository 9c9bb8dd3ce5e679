package org.voltaire.sim.device;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.voltaire.device.Crc8;
import org.voltaire.device.PackSize;
import org.voltaire.device.Settings;
import org.voltaire.device.bq76952.Bq76952;
import org.voltaire.device.bq76952.Bq76952StackType;
import org.voltaire.device.bq76952.Bq76952Type;
import org.voltaire.device.bq76952.ChipWiring;
import org.voltaire.device.bq76952.StackWiring;
import org.voltaire.device.bq76952.Thermometer;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Sensors;
import org.voltaire.sim.cell.Noise;

/// A BQ76952 on a simulated pack or on a part of one, register for register, with or without CRC:
/// cell voltages, stack, current and temperatures, its device number, DA Configuration and host
/// balancing.
///
/// It measures what is asked for when it is asked: a value that nobody reads costs nothing.
///
/// With CRC, a write whose checksum is wrong is not acknowledged and changes nothing, as on the
/// chip. Its cells have been scanned whenever somebody asks, unless the bench holds them.
/// Protections and FETs of the chip are not simulated.
///
/// Source: Texas Instruments SLUUBY2B (BQ76952 technical reference), SLUAA11B for the CRC.
public final class VirtualBq76952 implements VirtualChip {
  private static final int SUBCOMMAND = 0x3E, BUFFER = 0x40, CHECKSUM = 0x60, LENGTH = 0x61;
  private static final int DEVICE_NUMBER = 0x0001, CB_ACTIVE_CELLS = 0x0083;
  private static final int DA_CONFIGURATION = 0x9303;

  /// Centiampere and centivolt units: a 100 A pack does not fit into 16 bits of milliamperes.
  private static final byte DA_CENTI = 0x06;

  private static final double DIE_ABOVE_K = 6;

  private static final int ALARM_STATUS = 0x62, ALARM_RAW_STATUS = 0x64, ALARM_ENABLE = 0x66;
  private static final int ADSCAN = 1 << 1, ENABLED_AS_DELIVERED = 0xF800;
  private static final int CELL_1 = 0x14, STACK = 0x34, CURRENT = 0x3A, DIE = 0x68;

  /// The twin of the type `bq76952`.
  public static final VirtualDevice TWIN =
      new VirtualDevice(Bq76952Type.TYPE.name(), VirtualBq76952::plugOne);

  /// The twin of the type `bq76952_stack`.
  public static final VirtualDevice STACK_TWIN =
      new VirtualDevice(Bq76952StackType.TYPE.name(), VirtualBq76952::plugStack);

  private final Tap tap;
  private final int address;
  private final boolean crc;
  private final Noise noise;
  private final byte[] registers = new byte[256];
  private int pointer;

  /// One that is wired to a whole pack.
  ///
  /// @param address 7-bit; the CRC covers it
  /// @param crc whether the part answers with CRC
  /// @param seed of its noise
  public VirtualBq76952(Bench bench, int address, boolean crc, long seed) {
    this(Tap.whole(bench), address, crc, seed);
  }

  /// One of a stack, wired to a part of a pack. Its current is that of the whole string.
  ///
  /// @param address 7-bit; the CRC covers it
  /// @param crc whether the part answers with CRC
  /// @param seed of its noise
  public VirtualBq76952(Tap tap, int address, boolean crc, long seed) {
    if (tap.cells() > Bq76952.INPUTS) {
      throw new IllegalArgumentException(
          "BQ76952: pack has " + tap.cells() + " cells, must be 3 to " + Bq76952.INPUTS);
    }
    this.tap = tap;
    this.address = address;
    this.crc = crc;
    this.noise = new Noise(seed);
    put(ALARM_ENABLE, (short) ENABLED_AS_DELIVERED);
  }

  private static void plugOne(
      VirtualSockets sockets, Settings settings, Bench bench, LongSupplier seeds) {
    ChipWiring wiring = ChipWiring.of(settings, size(bench));
    plug(sockets, wiring, Tap.whole(bench), seeds);
  }

  private static void plugStack(
      VirtualSockets sockets, Settings settings, Bench bench, LongSupplier seeds) {
    StackWiring stack = StackWiring.of(settings, size(bench));
    List<ChipWiring> chips = stack.chips();
    for (int i = 0; i < chips.size(); i++) {
      var tap =
          new Tap(
              bench,
              stack.firstCells().get(i),
              chips.get(i).cellInputs().size(),
              stack.firstThermistors().get(i),
              chips.get(i).thermometers().size());
      plug(sockets, chips.get(i), tap, seeds);
    }
  }

  private static void plug(VirtualSockets sockets, ChipWiring wiring, Tap tap, LongSupplier seeds) {
    var chip = new VirtualBq76952(tap, wiring.address(), wiring.crc(), seeds.getAsLong());
    sockets.plug(wiring.bus(), wiring.address(), chip);
  }

  private static PackSize size(Bench bench) {
    return new PackSize(bench.cells(), bench.thermistors());
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    pointer = bytes[0] & 0xFF;
    byte[] data = crc ? checked(bytes) : Arrays.copyOfRange(bytes, 1, bytes.length);
    if (data.length == 0) return;
    if (pointer == ALARM_STATUS) {
      // A bit that is written clears itself.
      for (int i = 0; i < data.length; i++) registers[pointer + i] &= (byte) ~data[i];
      return;
    }
    System.arraycopy(data, 0, registers, pointer, data.length);
    if (pointer == SUBCOMMAND && data.length == 2) answer(sixteenBits(SUBCOMMAND));
    if (pointer == CHECKSUM && data.length == 2) take(sixteenBits(SUBCOMMAND));
  }

  @Override
  public void read(byte[] into) {
    int stride = crc ? 2 : 1;
    for (int i = 0; i * stride < into.length; i++) {
      if (((pointer + i) & 1) == 0 || i == 0) measure((pointer + i) & 0xFE);
      byte value = registers[(pointer + i) & 0xFF];
      into[i * stride] = value;
      if (!crc) continue;
      into[i * stride + 1] =
          (byte)
              (i == 0
                  ? Crc8.of((byte) (address << 1), (byte) pointer, (byte) (address << 1 | 1), value)
                  : Crc8.of(value));
    }
  }

  private byte[] checked(byte[] bytes) throws IOException {
    byte[] data = new byte[(bytes.length - 1) / 2];
    for (int i = 0; i < data.length; i++) {
      data[i] = bytes[1 + 2 * i];
      int expected = i == 0 ? Crc8.of((byte) (address << 1), bytes[0], data[i]) : Crc8.of(data[i]);
      if ((bytes[2 + 2 * i] & 0xFF) != expected) {
        throw new IOException("no acknowledge: CRC of byte %d is wrong".formatted(i));
      }
    }
    return data;
  }

  /// Measures what belongs into a pair of direct-command registers, if anything does.
  private void measure(int register) {
    Bench bench = tap.bench();
    Sensors sensors = bench.sensors();
    if (register >= CELL_1 && register < CELL_1 + 2 * Bq76952.INPUTS) {
      if (bench.wire().holdsCells()) return;
      int cell = (register - CELL_1) / 2;
      double volts = cell < tap.cells() ? tap.cellVoltageV(cell) + noise.next(0.0003) : 0;
      double read = sensors.cell(tap.firstCell() + cell, volts);
      put(register, Math.round(Bq76952.CELLS_V.clip(read) * 1000));
    } else if (register == ALARM_STATUS || register == ALARM_RAW_STATUS) {
      if (bench.wire().holdsCells()) return;
      registers[ALARM_RAW_STATUS] |= ADSCAN;
      registers[ALARM_STATUS] |= (byte) (ADSCAN & registers[ALARM_ENABLE]);
    } else if (register == STACK) {
      put(STACK, Math.round(sensors.pack(tap.stackVoltageV()) * 100));
    } else if (register == CURRENT) {
      put(CURRENT, Math.round((bench.shuntCurrentA() + noise.next(0.01)) * 100));
    } else if (register == DIE) {
      double nearDegC = tap.thermistors() > 0 ? tap.thermistorDegC(0) : bench.thermistorDegC(0);
      put(DIE, kelvinTenths(sensors.board(nearDegC + DIE_ABOVE_K)));
    } else {
      for (int i = 0; i < Math.min(Thermometer.USUAL.size(), tap.thermistors()); i++) {
        if (register != Thermometer.USUAL.get(i).register()) continue;
        double degC = sensors.temperature(tap.firstThermistor() + i, tap.thermistorDegC(i));
        put(register, kelvinTenths(Bq76952.TEMPS_DEGC.clip(degC)));
      }
    }
  }

  private static long kelvinTenths(double degC) {
    return Math.round((degC + 273.15) * 10);
  }

  private void answer(int subcommand) {
    byte[] data =
        switch (subcommand) {
          case DEVICE_NUMBER -> new byte[] {(byte) 0x95, 0x76};
          case CB_ACTIVE_CELLS -> {
            int mask = (int) tap.bleeding().bits0();
            yield new byte[] {(byte) mask, (byte) (mask >> 8)};
          }
          case DA_CONFIGURATION -> {
            byte[] block = new byte[32];
            block[0] = DA_CENTI;
            yield block;
          }
          default -> new byte[0];
        };
    System.arraycopy(data, 0, registers, BUFFER, data.length);
    registers[CHECKSUM] = (byte) checksum(data.length);
    registers[LENGTH] = (byte) (data.length + 4);
  }

  private void take(int subcommand) {
    int length = (registers[LENGTH] & 0xFF) - 4;
    if (length < 0 || length > 32 || (registers[CHECKSUM] & 0xFF) != checksum(length)) {
      return; // The chip ignores a transfer whose checksum or length is wrong.
    }
    if (subcommand != CB_ACTIVE_CELLS) return;
    CellSet cells = CellSet.NONE;
    int mask = sixteenBits(BUFFER);
    for (int cell = 0; cell < tap.cells(); cell++) {
      if ((mask & 1 << cell) != 0) cells = cells.with(cell);
    }
    tap.bleed(cells);
  }

  private int checksum(int length) {
    int sum = registers[SUBCOMMAND] + registers[SUBCOMMAND + 1];
    for (int i = 0; i < length; i++) sum += registers[BUFFER + i];
    return ~sum & 0xFF;
  }

  /// Sixteen bits with a sign; a converter sticks at the end of its range.
  private void put(int register, long value) {
    int clamped = Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    registers[register] = (byte) clamped;
    registers[register + 1] = (byte) (clamped >> 8);
  }

  private int sixteenBits(int register) {
    return (registers[register + 1] & 0xFF) << 8 | (registers[register] & 0xFF);
  }
}

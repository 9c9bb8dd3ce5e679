package org.voltaire.sim.device;

import org.voltaire.device.ina228.Ina228Type;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.cell.Noise;

/// An INA228 whose shunt sits in the pack's minus lead and whose VBUS pin watches the bus.
///
/// Source: Texas Instruments, INA228 datasheet, section "Register Maps".
public final class VirtualIna228 implements VirtualChip {
  /// The twin of the type `ina228`. Its VBUS is wired to the far side of the contactors.
  public static final VirtualDevice TWIN =
      new VirtualDevice(
          Ina228Type.TYPE.name(),
          (sockets, settings, bench, seeds) ->
              sockets.plug(
                  settings.whole("bus"),
                  settings.whole("address"),
                  new VirtualIna228(
                      bench,
                      settings.decimal("shunt_ohm"),
                      bench::busVoltageV,
                      seeds.getAsLong())));

  private static final double SHUNT_LSB_V = 312.5e-9;
  private static final double BUS_LSB_V = 195.3125e-6;
  private static final double DIE_LSB_DEG_C = 7.8125e-3;

  private final Bench bench;
  private final double shuntOhm;
  private final Bus bus;
  private final Noise noise;
  private int register;

  /// What the VBUS pin is wired to.
  @FunctionalInterface
  public interface Bus {
    /// Its voltage, V.
    double voltageV();
  }

  /// @param shuntOhm IN+ towards the battery, so that charging reads positive
  /// @param seed of its noise
  public VirtualIna228(Bench bench, double shuntOhm, Bus bus, long seed) {
    this.bench = bench;
    this.shuntOhm = shuntOhm;
    this.bus = bus;
    this.noise = new Noise(seed);
  }

  @Override
  public void write(byte[] bytes) {
    register = bytes[0] & 0xFF;
  }

  @Override
  public void read(byte[] into) {
    long value =
        switch (register) {
          case 0x04 ->
              twentyBits(
                  bench.sensors().current(bench.shuntCurrentA() + noise.next(1e-6) / shuntOhm)
                      * shuntOhm
                      / SHUNT_LSB_V);
          case 0x05 ->
              twentyBits(bench.sensors().bus(bus.voltageV() + noise.next(5e-4)) / BUS_LSB_V);
          case 0x06 -> Math.round((bench.thermistorDegC(0) + 4) / DIE_LSB_DEG_C) & 0xFFFF;
          case 0x3E -> 0x5449;
          case 0x3F -> 0x2281;
          default -> 0;
        };
    for (int i = into.length - 1; i >= 0; i--) {
      into[i] = (byte) value;
      value >>>= 8;
    }
  }

  /// Results sit in the upper 20 of 24 bits, two's complement.
  private static long twentyBits(double steps) {
    long clamped = Math.clamp(Math.round(steps), -(1L << 19), (1L << 19) - 1);
    return (clamped << 4) & 0xFFFFFF;
  }
}

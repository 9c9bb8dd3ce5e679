package org.voltaire.sim.device;

import java.io.IOException;
import org.voltaire.device.I2cBus;
import org.voltaire.sim.bench.Wire;

/// An I²C bus as its drivers see it when the bench's wires are broken.
///
/// A lost transfer is one that nobody acknowledges. A damaged one has a bit turned over in what is
/// read, or in what is written if nothing is read; only a checksum can tell. Nothing comes twice on
/// I²C, as every transfer is asked for. A slave that holds the clock for longer than
/// [#PATIENCE_SECONDS] is given up; for a shorter time the bus waits, which is not simulated.
public final class FaultyI2cBus implements I2cBus {
  /// After how long the adapter gives up, s: the usual timeout of Linux's.
  public static final double PATIENCE_SECONDS = 1;

  private final I2cBus bus;
  private final Wire wire;
  private int damaged;

  /// @param bus with the chips on it
  public FaultyI2cBus(I2cBus bus, Wire wire) {
    this.bus = bus;
    this.wire = wire;
  }

  @Override
  public void transfer(int address, byte[] write, byte[] read) throws IOException {
    if (wire.delaySeconds() > PATIENCE_SECONDS) {
      throw new IOException("0x%02X holds the clock line: given up".formatted(address));
    }
    switch (wire.fate()) {
      case WELL, REPEATED -> bus.transfer(address, write, read);
      case LOST -> throw new IOException("no acknowledge from 0x%02X".formatted(address));
      case CORRUPTED -> {
        byte[] sent = read.length > 0 ? write : Delivery.damage(write, damaged++);
        bus.transfer(address, sent, read);
        if (read.length > 0) {
          byte[] bad = Delivery.damage(read, damaged++);
          System.arraycopy(bad, 0, read, 0, read.length);
        }
      }
    }
  }
}

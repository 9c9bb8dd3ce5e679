package org.voltaire.sim.device;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.voltaire.device.I2cBus;

/// An I²C bus with simulated chips on it. An address where none sits does not acknowledge.
public final class VirtualI2cBus implements I2cBus {
  private final Map<Integer, VirtualChip> chips = new HashMap<>();

  /// Puts a chip on the bus.
  ///
  /// @param address 7-bit
  public VirtualI2cBus with(int address, VirtualChip chip) {
    chips.put(address, chip);
    return this;
  }

  @Override
  public void transfer(int address, byte[] write, byte[] read) throws IOException {
    VirtualChip chip = chips.get(address);
    if (chip == null) throw new IOException("no acknowledge from 0x%02X".formatted(address));
    if (write.length > 0) chip.write(write);
    if (read.length > 0) chip.read(read);
  }
}

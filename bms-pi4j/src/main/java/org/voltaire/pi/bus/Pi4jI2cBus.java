package org.voltaire.pi.bus;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.voltaire.device.I2cBus;

/// One of the Pi's I²C buses through Pi4J.
public final class Pi4jI2cBus implements I2cBus {
  private final Context context;
  private final I2CProvider provider;
  private final int bus;
  private final Map<Integer, I2C> devices = new HashMap<>();

  /// @param bus the N of `/dev/i2c-N`
  public Pi4jI2cBus(Context context, I2CProvider provider, int bus) {
    this.context = context;
    this.provider = provider;
    this.bus = bus;
  }

  @Override
  public synchronized void transfer(int address, byte[] write, byte[] read) throws IOException {
    try {
      I2C device = devices.computeIfAbsent(address, this::open);
      int done;
      if (read.length == 0) {
        done = device.write(write, 0, write.length) - write.length;
      } else if (write.length == 0) {
        done = device.read(read, 0, read.length) - read.length;
      } else {
        // One transaction with a repeated start: a stop in between would lose the register.
        done = device.readRegister(write, read, 0, read.length) - read.length;
      }
      if (done < 0) throw new IOException(-done + " bytes too few");
    } catch (IOException | RuntimeException refused) {
      // Pi4J's providers report a missing acknowledge as one or the other.
      throw new IOException(
          "I2C bus %d, address 0x%02X: %s".formatted(bus, address, refused.getMessage()), refused);
    }
  }

  private I2C open(int address) {
    I2CConfig config =
        I2C.newConfigBuilder(context)
            .id("i2c-%d-%02x".formatted(bus, address))
            .bus(bus)
            .device(address)
            .build();
    return provider.create(config);
  }
}

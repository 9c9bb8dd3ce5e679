package org.voltaire.pi.bus;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProviderImpl;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProviderImpl;
import com.pi4j.plugin.mock.provider.i2c.MockI2C;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProviderImpl;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.voltaire.device.I2cBus;

/// A Raspberry Pi of Pi4J's mock providers, whose I²C is answered by a bus of ours and whose pins
/// remember what was done to them.
public final class MockPi {
  /// What answers on every I²C bus.
  private final I2cBus bus;

  /// How often Pi4J was started.
  public final AtomicInteger starts = new AtomicInteger();

  /// `23+`, `23-`, … in order.
  public final List<String> edges = new CopyOnWriteArrayList<>();

  /// Every pin that was taken.
  public final Map<Integer, DigitalOutput> pins = new ConcurrentHashMap<>();

  private final Map<Integer, MockDigitalInput> inputs = new ConcurrentHashMap<>();

  /// A Pi with this on its buses.
  public MockPi(I2cBus bus) {
    this.bus = bus;
  }

  /// The adapter on it.
  public RaspberryPi adapter() {
    return new RaspberryPi(this::context);
  }

  /// Whether a pin is high.
  public boolean high(int gpio) {
    DigitalOutput pin = pins.get(gpio);
    return pin != null && pin.isHigh();
  }

  /// Puts a level on a pin that is read.
  public void drive(int gpio, DigitalState level) {
    input(gpio).mockState(level);
  }

  /// How a pin that is read is pulled.
  public PullResistance pull(int gpio) {
    return input(gpio).pull();
  }

  private MockDigitalInput input(int gpio) {
    return Objects.requireNonNull(inputs.get(gpio), "nobody reads GPIO " + gpio);
  }

  /// The context of the mock providers.
  Context context() {
    starts.incrementAndGet();
    return Pi4J.newContextBuilder().add(new Wires(), new Pins(), new Inputs()).build();
  }

  private final class Pins extends MockDigitalOutputProviderImpl {
    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      DigitalOutput pin = super.create(config);
      int gpio = config.address();
      DigitalStateChangeListener remember =
          event -> edges.add(gpio + (event.state().isHigh() ? "+" : "-"));
      pin.addListener(remember);
      pins.put(gpio, pin);
      return pin;
    }
  }

  /// Low, as pulled down, until somebody drives it.
  private final class Inputs extends MockDigitalInputProviderImpl {
    @Override
    public DigitalInput create(DigitalInputConfig config) {
      var pin = (MockDigitalInput) super.create(config);
      inputs.put(config.address(), pin.mockState(DigitalState.LOW));
      return pin;
    }
  }

  private final class Wires extends MockI2CProviderImpl {
    @Override
    public I2C create(I2CConfig config) {
      return new MockWire(this, config);
    }
  }

  private final class MockWire extends MockI2C {
    private final int device;

    MockWire(I2CProvider provider, I2CConfig config) {
      super(provider, config);
      device = config.device();
    }

    private void transfer(byte[] write, byte[] read) {
      try {
        bus.transfer(device, write, read);
      } catch (java.io.IOException refused) {
        throw new IOException(refused.getMessage());
      }
    }

    @Override
    public int write(byte[] data, int offset, int length) {
      transfer(Arrays.copyOfRange(data, offset, offset + length), new byte[0]);
      return length;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      byte[] data = new byte[length];
      transfer(new byte[0], data);
      System.arraycopy(data, 0, into, offset, length);
      return length;
    }

    @Override
    public int readRegister(byte[] register, byte[] into, int offset, int length) {
      byte[] data = new byte[length];
      transfer(register, data);
      System.arraycopy(data, 0, into, offset, length);
      return length;
    }
  }
}

package org.voltaire.pi.bus;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voltaire.device.I2cBus;
import org.voltaire.device.InputLine;
import org.voltaire.device.Ports;
import org.voltaire.device.SerialLine;

/// The ports and pins of the machine we run on. Pi4J is started when the first of them is asked
/// for, so a laptop with a USB serial cable never starts it.
public final class RaspberryPi implements Ports, Closeable {
  private final Supplier<Context> start;
  private final Map<Integer, I2cBus> buses = new HashMap<>();
  private @Nullable Context context;

  /// The real one: I²C through the kernel's `/dev/i2c-N`, GPIO through its character device. Only
  /// these providers are loaded; none is found by accident.
  public RaspberryPi() {
    this(() ->
        Pi4J.newContextBuilder()
            .add(
                LinuxFsI2CProvider.newInstance(),
                GpioDDigitalOutputProvider.newInstance(),
                GpioDDigitalInputProvider.newInstance())
            .build());
  }

  /// One with other providers.
  RaspberryPi(Supplier<Context> start) {
    this.start = start;
  }

  /// A serial line through jSSC, which needs no Pi4J.
  @Override
  public SerialLine serialLine(Path path, int baud) throws IOException {
    return JsscLine.open(path, baud);
  }

  /// An I²C bus.
  ///
  /// @param number the N of `/dev/i2c-N`
  /// @throws IOException if Pi4J does not start here
  @Override
  public synchronized I2cBus i2cBus(int number) throws IOException {
    Context running = running();
    return buses.computeIfAbsent(
        number, _ -> new Pi4jI2cBus(running, running.provider(I2CProvider.class), number));
  }

  /// A GPIO output, low at first.
  ///
  /// @param gpio BCM number
  /// @throws IOException if Pi4J does not start here or the pin cannot be had
  public synchronized OutputPin output(int gpio) throws IOException {
    Context running = running();
    return new Pi4jOutput(running, running.provider(DigitalOutputProvider.class), gpio);
  }

  /// A GPIO input, pulled down.
  ///
  /// @param gpio BCM number
  /// @throws IOException if Pi4J does not start here or the pin cannot be had
  @Override
  public synchronized InputLine inputLine(int gpio) throws IOException {
    Context running = running();
    return new Pi4jInput(running, running.provider(DigitalInputProvider.class), gpio);
  }

  /// Whether Pi4J was ever started.
  public synchronized boolean isStarted() {
    return context != null;
  }

  private Context running() throws IOException {
    if (context == null) {
      try {
        context = start.get();
      } catch (Pi4JException | LinkageError refused) {
        throw new IOException("Pi4J does not start here: " + refused.getMessage(), refused);
      }
    }
    return context;
  }

  @Override
  public synchronized void close() {
    if (context != null) context.shutdown();
    context = null;
  }
}

package org.voltaire.pi.bus;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import java.io.IOException;

/// One GPIO output through Pi4J, low when opened and low when the program ends.
public final class Pi4jOutput implements OutputPin {
  private final DigitalOutput pin;

  /// @param gpio BCM number
  /// @throws IOException if the pin cannot be had
  public Pi4jOutput(Context context, DigitalOutputProvider provider, int gpio) throws IOException {
    try {
      pin =
          provider.create(
              DigitalOutput.newConfigBuilder(context)
                  .id("gpio-" + gpio)
                  .address(gpio)
                  .initial(DigitalState.LOW)
                  .shutdown(DigitalState.LOW)
                  .build());
    } catch (RuntimeException refused) {
      // Off a Raspberry Pi, gpiod reports that it has no chip, in an exception of any kind.
      throw new IOException(
          "GPIO %d cannot be had (is this a Raspberry Pi?): %s"
              .formatted(gpio, refused.getMessage()),
          refused);
    }
  }

  @Override
  public void set(boolean high) throws IOException {
    try {
      pin.state(high ? DigitalState.HIGH : DigitalState.LOW);
    } catch (RuntimeException refused) {
      throw new IOException(pin.id() + ": " + refused.getMessage(), refused);
    }
  }
}

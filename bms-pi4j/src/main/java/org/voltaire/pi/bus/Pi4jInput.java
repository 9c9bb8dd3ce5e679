package org.voltaire.pi.bus;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import org.voltaire.device.InputLine;

/// One GPIO input through Pi4J, pulled down.
public final class Pi4jInput implements InputLine {
  private final DigitalInput pin;

  /// @param gpio BCM number
  /// @throws IOException if the pin cannot be had
  public Pi4jInput(Context context, DigitalInputProvider provider, int gpio) throws IOException {
    try {
      pin =
          provider.create(
              DigitalInput.newConfigBuilder(context)
                  .id("gpio-" + gpio)
                  .address(gpio)
                  .pull(PullResistance.PULL_DOWN)
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
  public boolean high() throws IOException {
    DigitalState state;
    try {
      state = pin.state();
    } catch (RuntimeException refused) {
      throw new IOException(pin.id() + ": " + refused.getMessage(), refused);
    }
    return switch (state) {
      case HIGH -> true;
      case LOW -> false;
      case UNKNOWN -> throw new IOException(pin.id() + ": says neither high nor low");
    };
  }
}

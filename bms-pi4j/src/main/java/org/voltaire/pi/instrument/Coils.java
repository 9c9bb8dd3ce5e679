package org.voltaire.pi.instrument;

import java.io.IOException;
import java.util.function.Consumer;
import org.voltaire.contactor.Contactors;
import org.voltaire.pi.bus.Output;

/// The coils of a main and a precharge contactor, driven through GPIO.
///
/// @param main pulls the main contactor
/// @param precharge pulls the precharge contactor
/// @param notices told when a pin cannot be driven
public record Coils(Output main, Output precharge, Consumer<String> notices) {

  /// Drives both.
  ///
  /// @return whether it worked; the watchdog in the coil supply is not fed otherwise
  public boolean set(Contactors contactors) {
    try {
      switch (contactors) {
        case OPEN -> {
          main.set(false);
          precharge.set(false);
        }
        case PRECHARGE -> {
          main.set(false);
          precharge.set(true);
        }
        case CLOSED -> {
          // The resistor carries on until the main contactor has it.
          main.set(true);
          precharge.set(false);
        }
      }
      return true;
    } catch (IOException stuck) {
      notices.accept("coils: " + stuck.getMessage());
      return false;
    }
  }
}

package org.voltaire.pi.instrument;

import java.io.IOException;
import java.util.function.Consumer;
import org.voltaire.contactor.Contactors;
import org.voltaire.pi.bus.OutputPin;

/// The coils of a main and a precharge contactor, driven through GPIO.
public final class Coils {
  private final OutputPin main;
  private final OutputPin precharge;
  private final Consumer<String> notices;
  private boolean obeyed = true;

  /// @param main pulls the main contactor
  /// @param precharge pulls the precharge contactor
  /// @param notices told when a pin cannot be driven, and when it can be again
  public Coils(OutputPin main, OutputPin precharge, Consumer<String> notices) {
    this.main = main;
    this.precharge = precharge;
    this.notices = notices;
  }

  /// Drives both.
  ///
  /// @return whether it worked; the watchdog in the coil supply is not fed otherwise
  public synchronized boolean set(Contactors contactors) {
    try {
      switch (contactors) {
        // Contactors open both directions.
        case OPEN, CHARGE_ONLY, DISCHARGE_ONLY -> {
          // One that is stuck must not keep the other from being released.
          try {
            main.set(false);
          } finally {
            precharge.set(false);
          }
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
      if (!obeyed) notices.accept("coils obey again");
      obeyed = true;
    } catch (IOException stuck) {
      if (obeyed) notices.accept("coils: " + stuck.getMessage());
      obeyed = false;
    }
    return obeyed;
  }
}

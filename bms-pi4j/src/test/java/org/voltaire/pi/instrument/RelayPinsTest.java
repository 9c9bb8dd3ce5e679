package org.voltaire.pi.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltaire.core.Relays;
import org.voltaire.pi.bus.OutputPin;

/// The level of each pin, and what happens to the others when one is stuck.
class RelayPinsTest {
  private final List<String> edges = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private boolean stuck;

  private Optional<OutputPin> pin(String name, boolean canStick) {
    return Optional.of(high -> {
      if (stuck && canStick) throw new IOException(name + " is stuck");
      edges.add(name + (high ? "+" : "-"));
    });
  }

  private RelayPins pins() {
    return new RelayPins(
        pin("charge", true), pin("discharge", false), pin("alarm", false), notices::add);
  }

  @Test
  void theAlarmRelayIsPulledWhileNothingIsWrong() {
    pins().set(new Relays(true, false, false));
    assertEquals(List.of("charge+", "discharge-", "alarm+"), edges);
  }

  @Test
  void whenTheProgramStopsAllAreReleased() {
    RelayPins pins = pins();
    pins.set(new Relays(true, true, false));
    edges.clear();
    pins.set(Relays.SAFE);
    assertEquals(List.of("charge-", "discharge-", "alarm-"), edges);
  }

  @Test
  void aPinIsDrivenOnlyWhenSomethingChanges() {
    RelayPins pins = pins();
    pins.set(new Relays(true, true, false));
    edges.clear();
    pins.set(new Relays(true, true, false));
    assertEquals(List.of(), edges);
  }

  @Test
  void oneThatIsStuckKeepsNoOtherAndIsTriedAgain() {
    RelayPins pins = pins();
    stuck = true;
    pins.set(Relays.SAFE);
    pins.set(Relays.SAFE);
    assertEquals(List.of("discharge-", "alarm-", "discharge-", "alarm-"), edges);
    stuck = false;
    pins.set(Relays.SAFE);
    assertEquals(List.of("relays: charge is stuck", "relays obey again"), notices);
  }

  @Test
  void aRelayThatIsNotThereIsLeftOut() {
    new RelayPins(Optional.empty(), Optional.empty(), pin("alarm", false), notices::add)
        .set(Relays.SAFE);
    assertEquals(List.of("alarm-"), edges);
  }
}

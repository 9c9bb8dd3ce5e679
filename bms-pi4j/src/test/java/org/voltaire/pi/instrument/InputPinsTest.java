package org.voltaire.pi.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Signals;
import org.voltaire.pack.WiredInput;
import org.voltaire.pi.bus.MockPi;

/// What contacts mean, through the driver of the real ones, on pins of Pi4J's mock.
class InputPinsTest {
  private static final int STOP = 16, LOOP = 18;

  private final MockPi mock = new MockPi((_, _, _) -> {});
  private final List<String> notices = new ArrayList<>();

  private InputPins pins() throws IOException {
    var gpios = Map.of(WiredInput.EMERGENCY_STOP, STOP, WiredInput.INTERLOCK, LOOP);
    return InputPins.open(gpios, mock.adapter(), notices::add);
  }

  @Test
  void aLineThatLeadsNowhereIsPulledDownAndReadsOpen() throws IOException {
    assertEquals(Signals.ofContacts(Feedback.OPEN, Feedback.OPEN, Feedback.UNKNOWN), pins().read());
    for (int gpio : List.of(STOP, LOOP)) {
      assertEquals(PullResistance.PULL_DOWN, mock.pull(gpio), "GPIO " + gpio);
    }
  }

  @Test
  void aContactThatLeads3VoltsToItIsClosed() throws IOException {
    InputPins pins = pins();
    mock.drive(STOP, DigitalState.HIGH);
    assertEquals(Signals.ofContacts(Feedback.OPEN, Feedback.CLOSED, Feedback.UNKNOWN), pins.read());
    mock.drive(STOP, DigitalState.LOW);
    mock.drive(LOOP, DigitalState.HIGH);
    assertEquals(Signals.ofContacts(Feedback.CLOSED, Feedback.OPEN, Feedback.UNKNOWN), pins.read());
    assertEquals(List.of(), notices);
  }

  @Test
  void oneThatCannotBeReadIsNotKnownIsToldOnceAndIsTriedAgain() throws IOException {
    InputPins pins = pins();
    mock.drive(STOP, DigitalState.HIGH);
    mock.drive(LOOP, DigitalState.UNKNOWN);
    for (int tick = 0; tick < 3; tick++) {
      Signals read = pins.read();
      assertEquals(Feedback.UNKNOWN, read.interlock());
      assertEquals(Feedback.CLOSED, read.emergencyStop(), "the others are read all the same");
    }
    mock.drive(LOOP, DigitalState.HIGH);
    assertEquals(Feedback.CLOSED, pins.read().interlock());
    assertEquals(
        List.of(
            "inputs.interlock: gpio-18: says neither high nor low",
            "inputs.interlock is read again"),
        notices);
  }

  @Test
  void aPinThatIsTakenIsAnErrorAtTheStart() throws IOException {
    try (var adapter = mock.adapter()) {
      adapter.output(STOP);
      var e =
          assertThrows(
              IOException.class,
              () -> InputPins.open(Map.of(WiredInput.EMERGENCY_STOP, STOP), adapter, notices::add));
      assertTrue(e.toString().contains("GPIO 16 "), e.toString());
    }
  }

  @Test
  void aPackWithoutInputsSaysNothing() {
    assertEquals(Signals.NONE, InputPins.none().read());
  }
}

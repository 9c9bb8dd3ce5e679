package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.contactor.ContactorControl;
import org.voltaire.contactor.ContactorInput;
import org.voltaire.contactor.ContactorState;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.contactor.Request;
import org.voltaire.pack.Fault;
import org.voltaire.pack.PackSpec;

/// How a bus of 14 V comes up through 10 Ω: at each bound what is well, and what is not.
class PrechargeConditionsTest {
  private static final double PACK_V = 14;

  private final PackSpec pack =
      StepBench.spec(
          new PackSpec.ContactorSpec(
              true, 3, 1, Double.POSITIVE_INFINITY, new PackSpec.PrechargeSpec(0.15, 10)));
  private final ContactorControl control = new ContactorControl(pack);
  private final ObservedBench bench = new ObservedBench(pack);
  private ContactorState state = ContactorState.INITIAL;
  private long nanos = 5_000_000_000L;

  /// The mode after so many seconds, at which the bus is at a voltage and a current flows.
  private Mode at(double seconds, double busV, double amperes, Request request) {
    nanos += Math.round(seconds * 1e9);
    bench.busBelowPackV = PACK_V - busV;
    bench.currentA = amperes;
    var readings = bench.at(nanos).readings();
    var input = new ContactorInput(request, Optional.empty(), false, false, readings, 0, nanos);
    state = control.step(state, input);
    return state.mode();
  }

  private Mode after(double seconds, double busV, double amperes) {
    return at(seconds, busV, amperes, Request.NONE);
  }

  private PrechargeConditionsTest from(double busV) {
    assertInstanceOf(Mode.Precharging.class, at(60, busV, 0, Request.CLOSE));
    return this;
  }

  @ParameterizedTest(name = "after {0} s at {1} V, {2} A: {3}")
  @CsvSource({
    "0.14, 0, 0, goes on", // contacts may still be moving
    "0.16, 0, 0, failed",
    "1.0, 2.3, 0, goes on", // a quarter of 14 V · (1 − 1/e) are 2.21 V
    "1.0, 2.1, 0, failed",
    "1.0, 5, 1.8, goes on", // 1.5 · 9 V / 10 Ω and half an ampere are 1.85 A
    "1.0, 5, 1.9, failed",
    "1.0, 5, -1.9, failed",
    "1.0, 13.29, 0, goes on",
    "1.0, 13.31, 0, up", // 95 %
    "2.99, 13.2, 0, goes on",
    "3.0, 13.2, 0, failed"
  })
  void theBusMustRiseAsThroughTheResistor(
      double seconds, double busV, double amperes, String expected) {
    Mode mode = from(0).after(seconds, busV, amperes);
    switch (expected) {
      case "goes on" -> assertInstanceOf(Mode.Precharging.class, mode);
      case "up" -> assertEquals(new Mode.Closed(), mode);
      default -> {
        assertEquals(new Mode.Open(), mode);
        assertEquals(1, state.precharges().failed());
        assertTrue(state.report().refusals().contains(Refusal.PRECHARGE_PAUSE));
      }
    }
  }

  @ParameterizedTest(name = "from {0} V, up after {1} s: too fast {2}")
  @CsvSource({"6.9, 0.14, true", "7.1, 0.14, false", "6.9, 0.16, false"})
  void anEmptyBusThatIsUpAtOnceWasNotChargedThroughTheResistor(
      double fromV, double seconds, boolean tooFast) {
    Mode mode = from(fromV).after(seconds, 14, 0);
    Mode expected = tooFast ? new Mode.Tripped(Fault.PRECHARGE_TOO_FAST, -1) : new Mode.Closed();
    assertEquals(expected, mode);
  }

  @Test
  void aResetWhileItPrechargesDoesNotHideThatTheBusIsUpAtOnce() {
    from(0).after(3, 0, 0);
    from(0).at(0.05, 0, 0, Request.RESET);
    assertEquals(new Mode.Tripped(Fault.PRECHARGE_TOO_FAST, -1), after(0.05, 14, 0));
  }

  @Test
  void betweenTwoTriesThereAreThreeSecondsAndTheThirdIsTheLast() {
    from(0).after(3, 0, 0);
    assertEquals(new Mode.Open(), at(2.9, 0, 0, Request.CLOSE));
    assertEquals(List.of(Refusal.PRECHARGE_PAUSE), state.report().refusals());
    assertInstanceOf(Mode.Precharging.class, at(0.1, 0, 0, Request.CLOSE));
    after(3, 0, 0);
    assertInstanceOf(Mode.Precharging.class, at(3, 0, 0, Request.CLOSE));
    assertEquals(new Mode.Tripped(Fault.PRECHARGE_TIMEOUT, -1), after(3, 0, 0));
  }

  /// Heat of five at once; it falls by 1/e in 30 s.
  @Test
  void theResistorBearsFivePrechargesAtOnceAndCools() {
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(Mode.Precharging.class, at(0, 0, 0, Request.CLOSE));
      after(0, 0, 0);
      assertEquals(new Mode.Open(), at(0, 0, 0, Request.OPEN));
    }
    assertEquals(new Mode.Open(), at(6, 0, 0, Request.CLOSE));
    assertEquals(List.of(Refusal.PRECHARGE_HOT), state.report().refusals());
    // 5 · exp(−6.7 / 30) is 4.0
    assertEquals(new Mode.Open(), at(0.6, 0, 0, Request.CLOSE));
    assertInstanceOf(Mode.Precharging.class, at(0.2, 0, 0, Request.CLOSE));
  }
}

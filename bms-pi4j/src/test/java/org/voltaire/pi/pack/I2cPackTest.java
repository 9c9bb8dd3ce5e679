package org.voltaire.pi.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.io.gpio.digital.DigitalState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Frame;
import org.voltaire.core.Relays;
import org.voltaire.device.I2cBus;
import org.voltaire.link.record.Replay.ReplayVerdict;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pi.bus.MockPi;
import org.voltaire.pi.loop.Clock;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.VirtualBq76952;
import org.voltaire.sim.device.VirtualI2cBus;
import org.voltaire.sim.device.VirtualIna228;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;
import org.voltaire.testing.Repository;

/// The whole chain behind BQ76952 and INA228: cells, chips, Pi4J, drivers, step, coils, disk, link.
@Timeout(120)
class I2cPackTest {
  private static final int MAIN = 23, PRECHARGE = 24, WATCHDOG = 25;
  private static final int STOP = 16, INTERLOCK = 18;
  private static final double SHUNT_OHM = 0.0003;

  /// One step of the chip and four standard deviations of its noise.
  private static final double CELL_TOLERANCE_V = 0.001 + 4 * 0.0003;

  private static final double CURRENT_TOLERANCE_A = (312.5e-9 + 4 * 1e-6) / SHUNT_OHM;

  private final Clock clock = new SteadyClock(4);
  private final long startNanos = clock.nanos();
  private final MockPi pi = new MockPi(this::transfer);
  private volatile boolean acknowledges = true;
  private Bench bench = new Bench(new Plant(PackProfile.load("lfp-16s")), (_, _) -> 35);
  private I2cBus chips = new VirtualI2cBus();
  private double busV;
  private long busNanos = startNanos;

  @TempDir private Path folder = Path.of("");

  /// Before anybody looks at a chip, time goes by and the contactors do what their pins say.
  private synchronized void transfer(int address, byte[] write, byte[] read) throws IOException {
    if (!acknowledges) throw new IOException("no acknowledge from 0x%02X".formatted(address));
    bench.command(pi.high(MAIN) ? Contactors.CLOSED : Contactors.OPEN);
    bench.advanceTo(clock.nanos() - startNanos);
    chips.transfer(address, write, read);
  }

  /// The capacitor of the bus: 0.3 s through the resistor, at once through the main contactor, and
  /// slowly down by itself.
  private double busVoltageV() {
    long now = clock.nanos();
    double seconds = (now - busNanos) * 1e-9;
    busNanos = now;
    double packV = bench.packVoltageV();
    if (pi.high(MAIN)) busV = packV;
    else if (pi.high(PRECHARGE)) busV += (packV - busV) * -Math.expm1(-seconds / 0.3);
    else busV *= Math.exp(-seconds / 2);
    return busV;
  }

  private String configuration(boolean crc) {
    chips =
        new VirtualI2cBus()
            .with(0x08, new VirtualBq76952(bench, 0x08, crc, 11))
            .with(0x40, new VirtualIna228(bench, SHUNT_OHM, this::busVoltageV, 12));
    String text = Repository.runnable("bq76952-16s.yaml", folder.resolve("recordings"));
    // A thread that has to wait must not look like a chip that does not answer.
    text = Repository.replaced(text, "sensors:", "sensors:\n  max_age_s: 5");
    return Repository.replaced(text, "crc: true", "crc: " + crc);
  }

  @ParameterizedTest(name = "crc {0}")
  @ValueSource(booleans = {true, false})
  void prechargesClosesMeasuresAndOpens(boolean crc) throws Exception {
    Path recording;
    try (var adapter = pi.adapter();
        var running = new Running(configuration(crc), adapter, clock)) {
      running.frames.next("everything is measured", frame -> frame.readings().complete());
      assertFalse(pi.high(MAIN) || pi.high(PRECHARGE), "nobody has asked for it");
      running.request(Request.CLOSE);
      running.frames.next("CLOSED");
      running.frames.next("the load's current", frame -> frame.readings().currentA() > 34);
      for (Frame frame : running.frames.more(20)) {
        assertEquals("CLOSED", frame.mode().label());
        assertEquals(35, frame.readings().currentA(), CURRENT_TOLERANCE_A);
        // The pack's voltage rises while it is charged, and a reading is a moment old.
        assertEquals(bench.packVoltageV(), frame.readings().busVoltageV(), 16 * CELL_TOLERANCE_V);
        for (int cell = 0; cell < 16; cell++) {
          assertEquals(
              bench.cellVoltageV(cell),
              frame.readings().cellVoltagesV().get(cell),
              CELL_TOLERANCE_V,
              "cell " + (cell + 1));
        }
      }
      assertTrue(pi.high(MAIN));
      assertFalse(pi.high(PRECHARGE));
      recording = running.stop();
      assertFalse(pi.high(MAIN) || pi.high(PRECHARGE) || pi.high(WATCHDOG));
      assertEquals(
          List.of("PRECHARGING", "CLOSED"),
          running.frames.all.stream()
              .map(frame -> frame.mode().label())
              .filter(mode -> !mode.equals("OPEN"))
              .distinct()
              .toList());
    }
    assertEquals(List.of("24+", "23+", "24-", "23-"), coilEdges());
    assertEquals(Set.of(MAIN, PRECHARGE, WATCHDOG), pi.pins.keySet(), "no other pin is touched");
    assertTrue(pi.edges.contains("25+"), "the watchdog was never fed");
    assertEquals(1, pi.starts.get());
    assertInstanceOf(ReplayVerdict.Same.class, Running.replay(recording));
  }

  /// Nothing is allowed and there is an alarm whenever nobody decides.
  @Test
  void relaysSayWhatIsAllowedAndAreReleasedAtTheEnd() throws Exception {
    int charge = 12, discharge = 20, alarm = 21;
    String relays =
        "relays: {charge_allowed: charge_relay, discharge_allowed: discharge_relay, alarm: alarm_relay}\n";
    try (var adapter = pi.adapter();
        var running = new Running(configuration(true) + relays, adapter, clock)) {
      running.frames.next("everything is measured", frame -> frame.readings().complete());
      assertFalse(pi.high(charge) || pi.high(discharge), "not connected");
      running.request(Request.CLOSE);
      running.frames.next(
          "all allowed", frame -> frame.relays().equals(new Relays(true, true, false)));
      running.frames.more(2);
      assertTrue(pi.high(charge) && pi.high(discharge) && pi.high(alarm));
      running.stop();
      assertFalse(pi.high(charge) || pi.high(discharge) || pi.high(alarm));
    }
  }

  /// At 10 Hz, in the next tick: pressed, and a line that cannot be read any more.
  @ParameterizedTest
  @EnumSource(
      value = DigitalState.class,
      names = {"LOW", "UNKNOWN"})
  void theEmergencyStopOpensTheContactorsUntilAPersonResets(DigitalState pressed) throws Exception {
    String inputs = "inputs: {emergency_stop: stop_closed, interlock: interlock_closed}\n";
    try (var adapter = pi.adapter();
        var running = new Running(configuration(true) + inputs, adapter, clock)) {
      pi.drive(STOP, DigitalState.HIGH);
      pi.drive(INTERLOCK, DigitalState.HIGH);
      running.frames.next("everything is measured", frame -> frame.readings().complete());
      // Nobody had driven the lines before the first tick.
      running.request(Request.RESET);
      running.request(Request.CLOSE);
      running.frames.next("CLOSED");
      assertTrue(pi.high(MAIN));
      pi.drive(STOP, pressed);
      Frame tripped = running.frames.next("TRIPPED");
      assertEquals(
          Fault.EMERGENCY_STOP, assertInstanceOf(Mode.Tripped.class, tripped.mode()).cause());
      int at = running.frames.all.indexOf(tripped);
      Feedback before = running.frames.all.get(at - 1).readings().signals().emergencyStop();
      assertEquals(Feedback.CLOSED, before, "it opened in the very tick that saw it");
      running.frames.more(2);
      assertFalse(pi.high(MAIN) || pi.high(PRECHARGE));
      pi.drive(STOP, DigitalState.HIGH);
      for (Frame frame : running.frames.more(5)) assertEquals("TRIPPED", frame.mode().label());
      running.request(Request.RESET);
      running.frames.next("CLOSED");
    }
  }

  private List<String> coilEdges() {
    return pi.edges.stream().filter(edge -> !edge.startsWith("25")).toList();
  }

  @Test
  void aBusThatDoesNotAnswerOpensTheContactorsAndTheyCloseAgainAfterwards() throws Exception {
    try (var adapter = pi.adapter();
        var running = new Running(configuration(true), adapter, clock)) {
      running.request(Request.CLOSE);
      running.frames.next("CLOSED");
      Frame before = running.frames.all.getLast();
      acknowledges = false;
      Frame lost = running.frames.tripped(before, 0.5);
      assertEquals(Contactors.OPEN, lost.mode().contactors());
      assertEquals(16, lost.readings().cellVoltagesV().missing());
      assertTrue(Double.isNaN(lost.readings().currentA()));
      assertEquals(0, lost.envelope().dclA());
      assertFalse(pi.high(MAIN) || pi.high(PRECHARGE));
      int fed = pi.edges.size();
      running.frames.more(10);
      assertEquals(fed, pi.edges.size(), "the watchdog starves");
      acknowledges = true;
      running.frames.next("PRECHARGING");
      running.frames.next("CLOSED");
    }
    assertEquals(List.of("24+", "23+", "24-", "23-", "24+", "23+", "24-", "23-"), coilEdges());
  }

  @Test
  void aMeasuredDriveCycleIsMeasuredAsItIsDriven() throws Exception {
    var cycle = MeasuredCycle.measured();
    bench = cycle.bench;
    try (var adapter = pi.adapter();
        var running = new Running(configuration(true), adapter, clock)) {
      running.request(Request.CLOSE);
      long closed = running.frames.next("CLOSED").timeNanos();
      double worstA = 0, lowA = 0, highA = 0;
      running.frames.next("it has begun", frame -> frame.timeNanos() - closed > 1_000_000_000L);
      for (Frame frame : running.frames.more(200)) {
        assertEquals("CLOSED", frame.mode().label());
        worstA = Math.max(worstA, cycle.errorA(frame, startNanos));
        lowA = Math.min(lowA, frame.readings().currentA());
        highA = Math.max(highA, frame.readings().currentA());
      }
      String figures = "%.3f to %.3f A, worst by %.5f A".formatted(lowA, highA, worstA);
      System.out.println("drive cycle over I2C: " + figures);
      assertTrue(highA - lowA > 20, "not lively: " + figures);
      assertTrue(worstA <= CURRENT_TOLERANCE_A, figures);
    }
  }
}

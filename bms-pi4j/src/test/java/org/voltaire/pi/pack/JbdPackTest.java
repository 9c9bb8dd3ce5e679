package org.voltaire.pi.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Frame;
import org.voltaire.limit.Why.Cause;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.record.FrameCodec;
import org.voltaire.link.record.Replay.ReplayVerdict;
import org.voltaire.link.record.Topics;
import org.voltaire.pack.Fault;
import org.voltaire.pi.bus.RaspberryPi;
import org.voltaire.pi.loop.Clock;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;
import org.voltaire.testing.Repository;

/// The whole chain behind a JBD board: cells, board, wire, serial library, driver, step, disk,
/// link.
@Timeout(120)
class JbdPackTest {
  /// Half a step of the protocol's 1 mV and four standard deviations of the board's noise, and half
  /// a millivolt for the time in between.
  private static final double CELL_TOLERANCE_V = 0.001 + 4 * 0.0004;

  /// Voltages and current come in two answers: which is the older one when the cable goes is
  /// chance.
  private static final Set<Fault> ANSWERS_LOST =
      Set.of(Fault.CELL_VOLTAGE_LOST, Fault.CURRENT_LOST);

  @TempDir private Path folder = Path.of("");

  private String configuration(Path port) {
    String text =
        Repository.replaced(
            Repository.runnable("jbd-16s.yaml", folder.resolve("recordings")),
            "port: target/jbd.tty",
            "port: \"" + port + "\"");
    // A thread that has to wait must not look like a board that has stopped.
    return Repository.replaced(text, "sensors:", "sensors:\n  max_age_s: 5");
  }

  @Test
  void aPulledCableOpensThePackAndAPluggedOneClosesItAgain() throws Exception {
    var bench = new Bench(new Plant(PackProfile.load("lfp-16s")), (_, _) -> -20);
    Clock clock = new SteadyClock(1);
    Path port = folder.resolve("board");
    Path recording;
    var board = new PluggedBoard(port, bench, clock);
    try (var pi = new RaspberryPi();
        var running = new Running(configuration(port), pi, clock)) {
      running.frames.next("the load's current", frame -> frame.readings().currentA() < -19.9);
      agreesWithTheBench(running.frames.more(20), bench);
      assertEquals("shed", running.frames.packs.getFirst().name());
      assertTrue(running.frames.packs.getFirst().simulated());

      Frame before = running.frames.all.getLast();
      board.pull();
      Frame lost = running.frames.tripped(before, 0.5);
      assertTrue(
          ANSWERS_LOST.contains(((Mode.Tripped) lost.mode()).cause()), lost.mode().toString());
      assertEquals(Contactors.OPEN, lost.mode().contactors());
      nothingIsKnown(lost);
      running.frames.next(
          "an alarm for each",
          frame -> ANSWERS_LOST.stream().allMatch(fault -> alarmed(frame, fault)));

      try (var _ = new PluggedBoard(port, bench, clock)) {
        running.frames.next("CLOSED");
        running.frames.next("the load's current", frame -> frame.readings().currentA() < -19.9);
        agreesWithTheBench(running.frames.more(20), bench);
        recording = running.stop();
        assertFalse(bench.connected(), "the board is told to open at the end");
      }
      assertFalse(pi.isStarted(), "nothing here needs the pins of a Pi");
      assertEquals(
          List.of("board connected", "board connected"),
          running.notices.stream().filter(notice -> notice.endsWith("connected")).toList());
    }
    var same = assertInstanceOf(ReplayVerdict.Same.class, Running.replay(recording));
    assertTrue(same.ticks() > 60, same.toString());
    assertFalse(same.cutOff());
  }

  private static boolean alarmed(Frame frame, Fault fault) {
    return frame.alarms().stream().anyMatch(alarm -> alarm.fault() == fault);
  }

  private static void agreesWithTheBench(List<Frame> frames, Bench bench) {
    for (Frame frame : frames) {
      assertEquals("CLOSED", frame.mode().label());
      assertEquals(-20, frame.readings().currentA(), 0.01 + 4 * 0.004);
      for (int cell = 0; cell < 16; cell++) {
        assertEquals(
            bench.cellVoltageV(cell),
            frame.readings().cellVoltagesV().get(cell),
            CELL_TOLERANCE_V,
            "cell " + (cell + 1));
      }
    }
  }

  private static void nothingIsKnown(Frame frame) {
    var readings = frame.readings();
    assertEquals(16, readings.cellVoltagesV().missing());
    assertEquals(4, readings.tempsDegC().missing());
    assertTrue(Double.isNaN(readings.currentA()));
    assertTrue(Double.isNaN(readings.packVoltageV()));
    assertEquals(0, frame.envelope().cclA());
    assertEquals(0, frame.envelope().dclA());
    assertEquals(0, frame.envelope().cvlV());
    assertEquals(Cause.NOT_MEASURED, frame.envelope().dclWhy().cause());
  }

  /// Ten times as fast as it was driven. The recording must hold the current that was measured on
  /// the real cell, to the protocol's 10 mA and the board's 4 mA of noise.
  @Test
  void aMeasuredDriveCycleIsInTheRecordingAsItWasDriven() throws Exception {
    var cycle = MeasuredCycle.measured();
    Clock clock = new SteadyClock(10);
    Path port = folder.resolve("board");
    // At ten times the speed it waits ten times as long.
    String text =
        Repository.replaced(configuration(port), "max_age_s: 5", "max_age_s: 5\n  lost_hold_s: 5");
    text =
        Repository.replaced(
            text, "name: shed", "name: shed\n  initial_soc: 0.72\n  initial_soc_sigma: 0.02");
    Path recording;
    long start;
    try (var board = new PluggedBoard(port, cycle.bench, clock);
        var pi = new RaspberryPi();
        var running = new Running(text, pi, clock)) {
      start = board.startNanos();
      Frame closed = running.frames.next("CLOSED");
      running.frames.next(
          "a minute of it", frame -> frame.timeNanos() - closed.timeNanos() > 62_000_000_000L);
      recording = running.stop();
    }
    assertInstanceOf(ReplayVerdict.Same.class, Running.replay(recording));
    compare(frames(recording), cycle, start);
  }

  private static void compare(List<Frame> recorded, MeasuredCycle cycle, long start) {
    long closedAt =
        recorded.stream()
            .filter(frame -> frame.mode().label().equals("CLOSED"))
            .findFirst()
            .orElseThrow()
            .timeNanos();
    List<Frame> driven =
        recorded.stream()
            .filter(frame -> frame.timeNanos() - closedAt > 1_000_000_000L)
            .filter(frame -> frame.mode().label().equals("CLOSED"))
            .toList();
    double worstA = 0, lowA = 0, highA = 0, charge = 0, least = 0, most = 0, worstSoc = 0;
    for (int i = 0; i < driven.size(); i++) {
      Frame frame = driven.get(i);
      double currentA = frame.readings().currentA();
      worstA = Math.max(worstA, cycle.errorA(frame, start));
      lowA = Math.min(lowA, currentA);
      highA = Math.max(highA, currentA);
      if (i > 0) {
        double seconds = (frame.timeNanos() - driven.get(i - 1).timeNanos()) * 1e-9;
        charge += currentA * seconds / 3600 / 100;
      }
      least = Math.min(least, charge);
      most = Math.max(most, charge);
      double moved = frame.estimate().soc() - driven.getFirst().estimate().soc();
      worstSoc = Math.max(worstSoc, Math.abs(moved - charge));
      assertTrue(frame.readings().cellVoltagesV().min() > 2.8, frame.toString());
      assertTrue(frame.readings().cellVoltagesV().max() < 3.65, frame.toString());
      assertEquals(0, frame.readings().cellVoltagesV().missing());
    }
    String figures =
        "%d ticks, %.2f to %.2f A, worst by %.4f A; charge %+.5f to %+.5f, SoC worst by %.5f"
            .formatted(driven.size(), lowA, highA, worstA, least, most, worstSoc);
    System.out.println("drive cycle: " + figures);
    assertTrue(driven.size() > 300, figures);
    assertTrue(lowA < -20 && highA > 2 && most - least > 0.0005, "not lively: " + figures);
    assertTrue(worstA <= 0.01 + 4 * 0.004, figures);
    assertTrue(worstSoc < 0.0005, "SoC moves with the charge: " + figures);
  }

  private static List<Frame> frames(Path recording) throws Exception {
    List<Frame> frames = new ArrayList<>();
    try (var reader = McapReader.open(recording)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get().record() instanceof Message message
            && message.channelId() == Topics.FRAME.id()) {
          frames.add(FrameCodec.decode(org.voltaire.link.proto.Frame.parseFrom(message.data())));
        }
      }
    }
    return frames;
  }
}

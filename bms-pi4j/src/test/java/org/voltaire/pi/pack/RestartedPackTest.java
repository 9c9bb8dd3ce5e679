package org.voltaire.pi.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Frame;
import org.voltaire.event.Event;
import org.voltaire.link.record.Replay.ReplayVerdict;
import org.voltaire.pack.Fault;
import org.voltaire.pi.bus.RaspberryPi;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.memory.MachineTime;
import org.voltaire.pi.memory.MemoryFile;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.scenario.read.FaultGrammar;
import org.voltaire.testing.Await;
import org.voltaire.testing.Repository;
import org.voltaire.words.FaultWords;

/// The daemon behind a JBD board is ended and started again: what it knew is there, and both
/// recordings replay.
@Timeout(120)
class RestartedPackTest {
  private final Clock clock = new SteadyClock(1);

  @TempDir private Path folder = Path.of("");

  private String configuration(Path port, String guess) {
    String text =
        Repository.replaced(
            Repository.runnable("jbd-16s.yaml", folder.resolve("recordings")),
            "port: target/jbd.tty",
            "port: \"" + port + "\"");
    return Repository.replaced(text, "name: shed", "name: shed" + guess);
  }

  private MemoryFile memory() {
    return new MemoryFile(folder.resolve("shed.memory.yaml"), MachineTime.SYSTEM);
  }

  @Test
  void whatWasKnownIsThereAgainAfterARestart() throws Exception {
    var profile = PackProfile.load("lfp-16s");
    var bench = new Bench(new Plant(profile), (_, _) -> -20);
    Path port = folder.resolve("board"), first, second;
    Frame last;
    // Told well at first, the second run is told nothing: half full, or anything.
    String told = "\n  initial_soc: %s\n  initial_soc_sigma: 0.01".formatted(profile.initialSoc());
    try (var _ = new PluggedBoard(port, bench, clock);
        var pi = new RaspberryPi()) {
      try (var running = new Running(configuration(port, told), Optional.of(memory()), pi, clock)) {
        running.frames.next("the load's current", frame -> frame.readings().currentA() < -19.9);
        last = running.frames.more(20).getLast();
        assertTrue(last.estimate().socSigma() < 0.02, "σ " + last.estimate().socSigma());
        first = running.stop();
        assertTrue(
            running.notices.getFirst().startsWith("nothing remembered in "),
            running.notices.toString());
      }
      String text = Files.readString(memory().path());
      assertTrue(text.contains("\n  contactors: open\n"), text);
      try (var running = new Running(configuration(port, ""), Optional.of(memory()), pi, clock)) {
        Frame begun = running.frames.next("voltages", f -> f.readings().cellVoltagesV().get(0) > 1);
        assertTrue(begun.estimate().socSigma() < 0.03, "σ " + begun.estimate().socSigma());
        assertEquals(last.estimate().soc(), begun.estimate().soc(), 0.01);
        assertEquals(last.estimate().shownSoc(), begun.estimate().shownSoc(), 0.01);
        String notice = running.notices.getFirst();
        assertTrue(notice.matches("restored: SoC .* \\d+ s old, now ± [12]\\.\\d %; .*"), notice);
        second = running.stop();
      }
    }
    assertInstanceOf(ReplayVerdict.Same.class, Running.replay(first));
    assertInstanceOf(ReplayVerdict.Same.class, Running.replay(second));
  }

  private static Event firstCause(Frame frame) {
    return frame.events().stream().filter(Event::isFirstCause).findFirst().orElseThrow();
  }

  /// With cell, value, limit and the time at which the earlier run saw it.
  private static void assertToldAgain(Event was, Frame frame) {
    Event is = firstCause(frame);
    assertEquals(was.number(), is.number());
    assertEquals(was.fault(), is.fault());
    assertEquals(2, is.alarm().index());
    assertEquals(was.alarm().value(), is.alarm().value(), 1e-6);
    assertEquals(was.alarm().limit(), is.alarm().limit(), 1e-6);
    String when = FaultWords.FRENCH.events().began(is, frame.timeNanos(), "");
    assertTrue(when.startsWith("avant ce démarrage (20"), when);
  }

  /// The configuration says to close at the start, the fault has gone, the memory is lost.
  @Test
  void aTripThatNeedsAPersonIsThereAgainUntilSomebodyResets() throws Exception {
    var profile = PackProfile.load("lfp-16s");
    var bench = new Bench(new Plant(profile), (_, _) -> -20);
    Faults faults = Faults.on(bench);
    Path port = folder.resolve("board"), latch = memory().latch().path(), second;
    Event tripped;
    try (var _ = new PluggedBoard(port, bench, clock);
        var pi = new RaspberryPi()) {
      try (var running = new Running(configuration(port, ""), Optional.of(memory()), pi, clock)) {
        running.frames.next("CLOSED");
        faults.inject(FaultGrammar.injection("F-SEN-002 cell 3 offset 900 mV", profile));
        tripped = firstCause(running.frames.next("TRIPPED"));
        Await.until("a latch, while it runs", () -> Files.exists(latch));
        running.stop();
      }
      faults.clearAll();
      Files.delete(memory().path());
      try (var running = new Running(configuration(port, ""), Optional.of(memory()), pi, clock)) {
        String told = running.notices.getFirst();
        assertTrue(told.startsWith("begins TRIPPED by CELL_VOLTAGE_IMPLAUSIBLE"), told);
        assertTrue(told.contains("(cell 3)"), told);
        running.frames.next("voltages", f -> f.readings().complete());
        Frame begun = running.frames.more(40).getLast();
        assertEquals(new Mode.Tripped(Fault.CELL_VOLTAGE_IMPLAUSIBLE, -1), begun.mode());
        assertEquals(List.of(), begun.alarms());
        assertToldAgain(tripped, begun);
        running.request(Request.ACKNOWLEDGE);
        running.frames.next("acknowledged", frame -> firstCause(frame).acknowledged());
        running.request(Request.RESET);
        running.frames.next("CLOSED");
        Await.until("no latch", () -> !Files.exists(latch));
        second = running.stop();
      }
      assertFalse(Files.exists(latch));
      try (var running = new Running(configuration(port, ""), Optional.of(memory()), pi, clock)) {
        running.frames.next("CLOSED");
        Frame third = running.frames.more(20).getLast();
        assertTrue(third.events().stream().noneMatch(Event::isFirstCause), "gone for good");
        running.stop();
      }
    }
    assertInstanceOf(ReplayVerdict.Same.class, Running.replay(second));
  }
}

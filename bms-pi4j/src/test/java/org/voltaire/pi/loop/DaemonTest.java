package org.voltaire.pi.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.testing.Repository;

/// The loop on a clock that does not wait.
class DaemonTest {
  private static final long PERIOD = 100_000_000;
  private static final long START = 5_000_000_000L;

  private final VirtualClock clock = new VirtualClock(START);
  private final List<String> log = new ArrayList<>();
  private final List<Bms.Input> inputs = new ArrayList<>();
  private final List<Bms.Step> steps = new ArrayList<>();
  private final List<Command> commands = new ArrayList<>();
  private LongFunction<Sample> sensors = DaemonTest::healthy;
  private int ticks;

  /// A pack that feels well, everything measured just now.
  private static Sample healthy(long now) {
    return new Sample(
        now,
        new MeasuredRow(Doubles.generate(16, _ -> 3.3), now),
        new MeasuredRow(Doubles.generate(4, _ -> 22), now),
        new Measured(0, now),
        new Measured(16 * 3.3, now),
        Measured.missing(now),
        CellSet.NONE,
        Feedback.UNKNOWN);
  }

  private final Daemon.Journal journal =
      new Daemon.Journal() {
        @Override
        public void input(long seq, Bms.Input input) {
          log.add("input " + seq);
          inputs.add(input);
        }

        @Override
        public void step(Bms.Step step) {
          log.add("step " + step.state().seq());
          steps.add(step);
        }
      };

  private Daemon daemon(Request standing) throws Exception {
    return new Daemon(
        machine(),
        now -> {
          log.add("read");
          return sensors.apply(now);
        },
        command -> {
          log.add("apply");
          commands.add(command);
        },
        journal,
        () -> log.add("feed"),
        clock,
        standing);
  }

  private static Bms machine() throws Exception {
    return ConfigurationReader.parse("test", Repository.example("jbd-16s.yaml")).bms();
  }

  private void run(Daemon daemon, int until) throws Exception {
    daemon.run(machine().initial(START, 0.5, 0.1), PERIOD, () -> ticks++ < until);
  }

  private List<Long> times() {
    return inputs.stream().map(input -> (input.sample().timeNanos() - START) / 1_000_000).toList();
  }

  @Test
  void writesDownWhatGoesInBeforeItActsAndWhatCameOfItAfterwards() throws Exception {
    run(daemon(Request.CLOSE), 2);
    assertEquals(
        List.of(
            "read", "input 1", "apply", "step 1", "feed", "read", "input 2", "apply", "step 2",
            "feed", "apply"),
        log);
    assertEquals(List.of(Contactors.CLOSED, Contactors.CLOSED, Contactors.OPEN), contactors());
  }

  private List<Contactors> contactors() {
    return commands.stream().map(Command::contactors).toList();
  }

  @Test
  void opensTheContactorsWhenItReturns() throws Exception {
    run(daemon(Request.CLOSE), 3);
    assertEquals(Contactors.CLOSED, commands.get(2).contactors());
    assertEquals(Command.SAFE, commands.getLast());
  }

  @Test
  void opensTheContactorsWhenASensorThrows() throws Exception {
    sensors =
        now -> {
          if (ticks > 3) throw new IllegalStateException("a defect");
          return healthy(now);
        };
    Daemon daemon = daemon(Request.CLOSE);
    assertThrows(IllegalStateException.class, () -> run(daemon, 10));
    assertEquals(3, steps.size());
    assertEquals(Contactors.CLOSED, commands.get(2).contactors());
    assertEquals(Command.SAFE, commands.getLast());
  }

  @Test
  void opensTheContactorsWhenTheThreadIsInterrupted() throws Exception {
    sensors =
        now -> {
          if (ticks == 3) Thread.currentThread().interrupt();
          return healthy(now);
        };
    Daemon daemon = daemon(Request.CLOSE);
    assertThrows(InterruptedException.class, () -> run(daemon, 10));
    assertEquals(3, steps.size(), "the tick that was begun is ended");
    assertEquals(Contactors.CLOSED, commands.get(2).contactors());
    assertEquals(Command.SAFE, commands.getLast());
  }

  @Test
  void opensTheContactorsEvenIfItNeverTicked() throws Exception {
    run(daemon(Request.CLOSE), 0);
    assertEquals(List.of(Command.SAFE), commands);
  }

  @Test
  void aLateTickDoesNotDelayTheNext() throws Exception {
    sensors =
        now -> {
          if (ticks == 2) clock.advance(0.03);
          return healthy(now);
        };
    run(daemon(Request.OPEN), 4);
    assertEquals(List.of(100L, 200L, 300L, 400L), times());
  }

  @Test
  void aTickThatTakesSeveralPeriodsIsMadeUpForByTheNextOnes() throws Exception {
    sensors =
        now -> {
          if (ticks == 2) clock.advance(0.35);
          return healthy(now);
        };
    run(daemon(Request.OPEN), 7);
    assertEquals(List.of(100L, 200L, 550L, 550L, 550L, 600L, 700L), times());
  }

  @Test
  void aLongPauseIsLeftOutAndNotMadeUpFor() throws Exception {
    sensors =
        now -> {
          if (ticks == 2) clock.advance(3600);
          return healthy(now);
        };
    run(daemon(Request.OPEN), 5);
    assertEquals(List.of(100L, 200L, 3_600_200L, 3_600_300L, 3_600_400L), times());
  }

  @Test
  void closeAndOpenStandAndResetCountsOnce() throws Exception {
    Daemon daemon = daemon(Request.OPEN);
    sensors =
        now -> {
          switch (ticks) {
            case 2 -> daemon.request(Request.RESET);
            case 4 -> daemon.request(Request.CLOSE);
            case 5 -> daemon.request(Request.NONE);
            case 6 -> daemon.request(Request.SERVICE, "fuse replaced");
            case 8 -> daemon.request(Request.OPEN);
            default -> {}
          }
          return healthy(now);
        };
    run(daemon, 9);
    assertEquals(
        List.of(
            Request.OPEN,
            Request.RESET,
            Request.OPEN,
            Request.CLOSE,
            Request.CLOSE,
            Request.SERVICE,
            Request.CLOSE,
            Request.OPEN,
            Request.OPEN),
        inputs.stream().map(Bms.Input::request).toList());
    assertEquals("fuse replaced", inputs.get(5).reason());
  }

  /// What is only pending must not drop the coils, or the hold times would mean nothing.
  @Test
  void theWatchdogIsFedAtTheEndOfEveryTickUntilSomethingTrips() throws Exception {
    sensors = now -> ticks > 2 ? Sample.missing(now, 16, 4) : healthy(now);
    run(daemon(Request.CLOSE), 20);
    int tripped = 0;
    while (!(steps.get(tripped).state().mode() instanceof Mode.Tripped)) tripped++;
    assertEquals(7, tripped, "lost for half a second");
    List<String> fedAfter = new ArrayList<>();
    for (int i = 1; i < log.size(); i++) {
      if (log.get(i).equals("feed")) fedAfter.add(log.get(i - 1));
    }
    assertEquals(
        List.of("step 1", "step 2", "step 3", "step 4", "step 5", "step 6", "step 7"), fedAfter);
    assertFalse(contactors().subList(tripped, 20).contains(Contactors.CLOSED));
  }
}

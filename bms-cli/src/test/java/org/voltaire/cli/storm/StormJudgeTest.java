package org.voltaire.cli.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltaire.chemistry.Chemistry.DefaultLimits;
import org.voltaire.chemistry.Chemistry.Levels;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.limit.Envelope;
import org.voltaire.pack.Fault;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.sim.scenario.run.RunListener;

/// Every invariant can fail: a judge that finds nothing proves nothing.
class StormJudgeTest {
  private static final DefaultLimits LFP = PackProfile.load("lfp-16s").cells().limits();

  private record Tick(Bms.Input input, Bms.Step step, Moment moment) {}

  /// A limit that the truth of a sound pack breaks, and what it must be doing.
  record Wrong(Invariant invariant, String flow, int which, double open) {}

  static List<Wrong> wrongs() {
    return List.of(
        new Wrong(Invariant.OVER_VOLTAGE, "charge", 0, 3.15),
        new Wrong(Invariant.FAR_OVER_VOLTAGE, "charge", 0, 2),
        new Wrong(Invariant.UNDER_VOLTAGE, "discharge", 1, 4),
        new Wrong(Invariant.CHARGED_HOT, "charge", 2, -50),
        new Wrong(Invariant.CHARGED_COLD, "charge", 3, 60),
        new Wrong(Invariant.HOT, "discharge", 4, 15),
        new Wrong(Invariant.FAR_HOT, "discharge", 4, -50),
        new Wrong(Invariant.DISCHARGED_COLD, "discharge", 5, 60));
  }

  static DefaultLimits overVoltage(DefaultLimits limits, double open) {
    return with(limits, 0, open);
  }

  private static DefaultLimits with(DefaultLimits of, int which, double open) {
    Levels[] levels = {
      of.cellOverVoltageV(),
      of.cellUnderVoltageV(),
      of.chargeOverTempDegc(),
      of.chargeUnderTempDegc(),
      of.dischargeOverTempDegc(),
      of.dischargeUnderTempDegc()
    };
    levels[which] = new Levels(open, open, open, 0, 0, "test");
    return new DefaultLimits(
        of.chargeTarget(), levels[0], levels[1], levels[2], levels[3], levels[4], levels[5]);
  }

  private static List<Tick> ticks(String... steps) throws Exception {
    String text =
        "title: t\npack: lfp-16s\nbms: {contactors: {}}\nsteps:\n  - "
            + String.join("\n  - ", steps);
    var scenario = ScenarioReader.parse("t", text + "\n", Path.of(""), SimulatedPack::check);
    var pack = SimulatedPack.of(scenario);
    List<Tick> ticks = new ArrayList<>();
    pack.run(
        10,
        _ -> {},
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            ticks.add(new Tick(input, step, moment));
          }
        });
    return ticks;
  }

  private static Tick last(String... steps) throws Exception {
    return ticks(steps).getLast();
  }

  private static StormJudge judged(List<Tick> ticks) {
    var judge = new StormJudge(LFP, 100);
    ticks.forEach(tick -> judge.tick(tick.input(), tick.step(), tick.moment()));
    return judge;
  }

  private static Tick saying(Tick tick, UnaryOperator<Frame> changed) {
    Bms.Step was = tick.step();
    Frame frame = changed.apply(was.output().frame());
    var output = new Bms.Output(was.output().command(), frame);
    return new Tick(tick.input(), new Bms.Step(was.state(), output), tick.moment());
  }

  private static Frame with(Frame f, Mode mode, Envelope envelope) {
    return new Frame(
        f.seq(),
        f.timeNanos(),
        mode,
        f.readings(),
        f.estimate(),
        f.forecast(),
        envelope,
        f.alarms(),
        f.contactors());
  }

  private static Envelope charging(Envelope e, double cclA) {
    return new Envelope(
        cclA, e.cclWhy(), e.dclA(), e.dclWhy(), e.cvlV(), e.cvlWhy(), e.dvlV(), e.dvlWhy());
  }

  private static void assertFinds(Invariant invariant, Tick... ticks) {
    assertEquals(Optional.of(invariant), judged(List.of(ticks)).first().map(Breach::invariant));
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void aTruthBeyondItsLimitIsFoundWhenItLasts(Wrong wrong) throws Exception {
    var judge = new StormJudge(with(LFP, wrong.which(), wrong.open()), 100);
    double[] breached = {Double.NaN};
    Invariant invariant = wrong.invariant();
    for (Tick tick : ticks("close contactors", wrong.flow() + " at C/2 for 90 s")) {
      judge.tick(tick.input(), tick.step(), tick.moment());
      boolean found = judge.breaches().stream().anyMatch(b -> b.invariant() == invariant);
      if (found && Double.isNaN(breached[0])) breached[0] = tick.moment().timeSeconds();
    }
    assertTrue(breached[0] > invariant.seconds(), wrong + " at " + breached[0]);
    assertTrue(breached[0] < invariant.seconds() + 12, wrong + " at " + breached[0]);
  }

  @Test
  void aSoundPackIsFoundSound() throws Exception {
    StormJudge judge = judged(ticks("close contactors", "charge at C/2 for 1 min", "rest 5 s"));
    assertEquals(List.of(), judge.breaches());
    assertTrue(judge.connectedSeconds() > 60);
  }

  @Test
  void closingOnAFaultIsFound() throws Exception {
    Tick tripped = last("close contactors", "inject F-SEN-001 cell 3", "rest 20 s");
    Mode open = last("rest 1 s").step().output().frame().mode();
    Mode closed = last("close contactors", "rest 1 s").step().output().frame().mode();
    assertFalse(tripped.step().output().frame().alarms().isEmpty());
    Frame before = tripped.step().output().frame();
    Frame after =
        new Frame(
            before.seq(),
            before.timeNanos(),
            closed,
            before.readings(),
            before.estimate(),
            before.forecast(),
            before.envelope(),
            before.alarms(),
            before.contactors());
    assertFinds(
        Invariant.CLOSED_ON_A_FAULT,
        saying(tripped, frame -> with(frame, open, frame.envelope())),
        saying(tripped, _ -> after));
  }

  @Test
  void aLatchThatIsLostIsFound() throws Exception {
    Tick tripped = last("close contactors", "inject F-SEN-001 cell 3", "rest 20 s");
    Tick open = last("rest 1 s");
    assertTrue(tripped.step().output().frame().mode() instanceof Mode.Tripped);
    assertFinds(Invariant.LATCH_LOST, tripped, open);
    var reset = new Bms.Input(open.input().sample(), Request.RESET);
    var asked = new Tick(reset, open.step(), open.moment());
    assertEquals(List.of(), judged(List.of(tripped, asked)).breaches());
  }

  @Test
  void aTripWithoutAnEventIsFound() throws Exception {
    Mode tripped = new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, 0);
    Tick silent = saying(last("rest 1 s"), frame -> with(frame, tripped, frame.envelope()));
    assertFinds(Invariant.SILENT, silent);
  }

  @Test
  void aLimitThatIsNoNumberIsFound() throws Exception {
    for (double wrong : new double[] {Double.NaN, -1}) {
      Tick tick =
          saying(
              last("rest 1 s"),
              frame -> with(frame, frame.mode(), charging(frame.envelope(), wrong)));
      assertFinds(Invariant.NO_NUMBER, tick);
    }
  }

  @Test
  void aLimitThatRisesWhileSomethingIsUnknownIsFound() throws Exception {
    List<Tick> ticks = ticks("close contactors", "inject F-SEN-009 cell 3", "rest 0.3 s");
    Tick unknown = ticks.getLast();
    assertFalse(unknown.step().output().frame().readings().complete());
    Tick raised =
        saying(unknown, frame -> with(frame, frame.mode(), charging(frame.envelope(), 1000)));
    assertFinds(Invariant.RAISED_BY_THE_UNKNOWN, unknown, raised);
  }

  @Test
  void aRunThatComesToSomethingElseIsFound() throws Exception {
    var scenario =
        ScenarioReader.parse(
            "t", "title: t\npack: lfp-16s\nsteps: [rest 1 s]\n", Path.of(""), SimulatedPack::check);
    var pack = SimulatedPack.of(scenario);
    var second = new SecondMachine(pack.bms(), pack.initial());
    Tick tick = last("rest 1 s");
    Bms.Step right = pack.bms().step(pack.initial(), tick.input());
    assertTrue(second.agrees(tick.input(), right));
    assertFalse(second.agrees(tick.input(), right), "the second tick has another number");
  }
}

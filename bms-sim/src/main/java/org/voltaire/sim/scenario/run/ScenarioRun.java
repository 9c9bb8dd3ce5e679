package org.voltaire.sim.scenario.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voltaire.config.yaml.Place;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.core.Frame;
import org.voltaire.measure.Sample;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.fault.Injection;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.scenario.Condition;
import org.voltaire.sim.scenario.Drive;
import org.voltaire.sim.scenario.Scenario;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Meters;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.meter.RunSummary;
import org.voltaire.sim.scenario.meter.TickFlow;
import org.voltaire.sim.scenario.meter.Unit;

/// Runs a scenario on a clock of its own: plant, board, step, contactors, and again.
///
/// The order of one tick: the current that was decided at the end of the last tick flows until now;
/// the board measures with it; the BMS decides; the contactors and the load follow. Same scenario,
/// same seed, same bits.
public final class ScenarioRun {
  /// The time of the machine at which a scenario begins: one second after it was switched on,
  /// because viewers take an instant 0 for none.
  public static final long START_NANOS = 1_000_000_000L;

  /// How long contactors may take to close before the next step begins.
  private static final double CLOSING_SECONDS = 10;

  private static final Load NOTHING = new Drive.Nothing();

  private final Scenario scenario;
  private final Bms bms;
  private final RunListener listener;
  private final Plant plant;
  private final Bench bench;
  private final Faults faults;
  private final Board board;
  private final LoadClock load;
  private final LimitedLoad limited;
  private final Meters meters;
  private final List<Verdict> verdicts = new ArrayList<>();

  /// The faults at the beginning, which came before the first look.
  private final Set<ScenarioStep> foundSo = new HashSet<>();

  private Bms.State state;
  private @Nullable Moment moment;
  private Command command = Command.SAFE;
  private Request standing = Request.OPEN;
  private Request once = Request.NONE;
  private String reason = "";
  private ScenarioStep.@Nullable Outside outside;
  private TickFlow flowed = TickFlow.NOTHING;
  private double trueCurrentA;
  private long tickNanos;
  private long nowNanos = START_NANOS;
  private long stepNanos = START_NANOS;
  private long ticksBefore;
  private int number;

  private ScenarioRun(
      Scenario scenario,
      Bms bms,
      Bms.State initial,
      double rateHz,
      Board.BoardMaker maker,
      RunListener listener) {
    this.scenario = scenario;
    this.bms = bms;
    this.state = initial;
    this.listener = listener;
    this.plant = new Plant(scenario.profile());
    this.load = new LoadClock(plant);
    this.limited = new LimitedLoad(plant);
    this.meters = new Meters(plant, scenario.watched());
    var decided =
        new Load() {
          @Override
          public double currentA(double timeSeconds, Plant seen) {
            return decided();
          }

          @Override
          public double ripple(double timeSeconds) {
            return load.ripple(timeSeconds);
          }
        };
    this.bench =
        scenario.contactors() ? Bench.withContactors(plant, decided) : new Bench(plant, decided);
    this.faults = Faults.on(bench, scenario.seed());
    bench.metering(scenario.metering());
    this.board = maker.on(bench, scenario.seed());
    board.apply(Command.SAFE);
    this.tickNanos = StrictMath.round(1e9 / rateHz);
  }

  /// Runs all steps.
  ///
  /// @param initial the BMS at [#START_NANOS]
  /// @param rateHz how often it steps, until a step `tick` says otherwise
  /// @param maker of the board through which the BMS sees the pack
  /// @param listener told of everything
  public static RunOutcome of(
      Scenario scenario,
      Bms bms,
      Bms.State initial,
      double rateHz,
      Board.BoardMaker maker,
      RunListener listener) {
    return new ScenarioRun(scenario, bms, initial, rateHz, maker, listener).run();
  }

  private RunOutcome run() {
    // Hands and faults at the beginning have come before the first look: a pack that is plugged in
    // first never was unplugged, and one that is broken first never was seen sound.
    for (ScenarioStep step : scenario.steps()) {
      if (step instanceof ScenarioStep.Hand hand) hand(hand);
      else if (step instanceof ScenarioStep.Inject inject) {
        faults.inject(inject.injection());
        foundSo.add(inject);
      } else break;
    }
    // A first look at a pack of which nothing is known, before any time goes by.
    tick(0);
    for (ScenarioStep step : scenario.steps()) run(step);
    return new RunOutcome(
        List.copyOf(verdicts), timeSeconds(), ticksBefore + state.seq(), RunSummary.of(seen()));
  }

  private void run(ScenarioStep step) {
    number++;
    stepNanos = nowNanos;
    double from = timeSeconds();
    meters.stepBegins();
    listener.begins(number, step, from);
    if (!step.looksOn()) take(NOTHING);
    String endedBy =
        switch (step) {
          case ScenarioStep.Flow flow -> flow(flow);
          case ScenarioStep.Wish wish -> wish(wish);
          case ScenarioStep.Expect expect -> expect(expect);
          case ScenarioStep.Hand hand -> hand(hand);
          case ScenarioStep.PowerLoss loss -> restart(loss.offSeconds());
          case ScenarioStep.Inject inject when foundSo.contains(inject) -> "";
          case ScenarioStep.Inject(String _, Place _, Injection fault) ->
              fault(() -> faults.inject(fault));
          case ScenarioStep.ClearFault(String _, Place _, String id) ->
              fault(id.isEmpty() ? faults::clearAll : () -> faults.clear(id));
        };
    listener.ended(new StepReport(number, step, endedBy, from, timeSeconds()), seen());
  }

  private String fault(Runnable change) {
    change.run();
    bench.decide(stepSeconds());
    return "";
  }

  /// The plant goes on without anybody who measures or commands.
  private String restart(double offSeconds) {
    command = Command.SAFE;
    standing = Request.OPEN;
    board.apply(command);
    PowerCut cut = PowerCut.of(state, seen().frame().readings().tempsDegC(), offSeconds);
    ticksBefore += state.seq();
    while (stepSeconds() < offSeconds) {
      advance(offSeconds);
      moment = moment(seen().frame());
      meters.tick(seen());
    }
    state = cut.begin(bms, nowNanos);
    listener.restarted(cut, state);
    tick(offSeconds);
    return "";
  }

  /// A hand that takes no time.
  private String hand(ScenarioStep.Hand hand) {
    switch (hand) {
      case ScenarioStep.Ambient(String _, Place _, double degC) -> room(degC);
      case ScenarioStep.Outside day -> {
        outside = day;
        plant.roomDegC(day.degC(timeSeconds()));
      }
      case ScenarioStep.Plug(String _, Place _, boolean in) -> plant.plug(in);
      case ScenarioStep.Hibernate(String _, Place _, boolean wish) -> {
        plant.hibernate(wish);
        plant.departure(Double.NaN);
      }
      case ScenarioStep.Departure(String _, Place _, double seconds) -> plant.departure(seconds);
      case ScenarioStep.TickLength(String _, Place _, double seconds) ->
          tickNanos = StrictMath.round(seconds * 1e9);
      case ScenarioStep.Obedience obedience -> limited.obedience(obedience);
    }
    return "";
  }

  private void room(double degC) {
    outside = null;
    plant.roomDegC(degC);
  }

  private String flow(ScenarioStep.Flow flow) {
    if (flow.parked()) standing = Request.OPEN;
    if (!Double.isNaN(flow.roomDegC())) room(flow.roomDegC());
    var ends = new FlowEnds(flow.until());
    double longest = ends.longest(timeSeconds());
    boolean needsClosed = flow.flows() && ends.needCurrent();
    if (needsClosed && !closed()) return given(flow, notClosed());
    take(flow.load());
    while (true) {
      tick(longest);
      Optional<Condition> reached = ends.reached(seen());
      if (reached.isPresent()) return reached.get().text();
      if (needsClosed && !closed()) return given(flow, notClosed());
      if (stepSeconds() >= longest) return given(flow, "nothing of that");
    }
  }

  /// A step that will not end as it should is a failed expectation.
  private String given(ScenarioStep.Flow flow, String measured) {
    String expected = new FlowEnds(flow.until()).text();
    verdict(new Verdict(number, flow.place(), timeSeconds(), expected, measured, false));
    return measured;
  }

  private String notClosed() {
    return "contactors " + Condition.InMode.describe(seen().frame().mode());
  }

  private String wish(ScenarioStep.Wish wish) {
    switch (wish.request()) {
      case RESET, ACKNOWLEDGE -> once = wish.request();
      case SERVICE -> {
        once = wish.request();
        reason = wish.reason();
        // Whoever says that it is repaired has put in a new one.
        bench.switchgear().ifPresent(gear -> bench.alter(() -> gear.fuse().replace()));
      }
      case CLOSE, OPEN -> standing = wish.request();
      case NONE -> {}
    }
    boolean waits = wish.request() == Request.CLOSE;
    do tick(CLOSING_SECONDS); // contactors take a while from being told to being closed
    while (waits && !(closed() && bench.connected()) && stepSeconds() < CLOSING_SECONDS);
    return "";
  }

  private String expect(ScenarioStep.Expect expect) {
    Condition condition = expect.condition();
    double within = expect.withinSeconds();
    while (!condition.holds(seen()) && stepSeconds() < within) tick(within);
    boolean passed = condition.holds(seen());
    String after = passed && within > 0 ? " after " + Unit.duration(stepSeconds()) : "";
    String measured = condition.measured(seen()) + after;
    verdict(new Verdict(number, expect.place(), timeSeconds(), expect.wanted(), measured, passed));
    return "";
  }

  private void verdict(Verdict verdict) {
    verdicts.add(verdict);
    listener.verdict(verdict);
  }

  /// Lets one tick go by, or less where the step ends before.
  ///
  /// @param longest how long the step may take
  private void tick(double longest) {
    advance(longest);
    Sample sample = board.read(nowNanos);
    Request request = once == Request.NONE ? standing : once;
    var input = new Bms.Input(sample, request, reason);
    once = Request.NONE;
    reason = "";
    Bms.Step step = bms.step(state, input);
    state = step.state();
    command = step.output().command();
    Moment now = moment(step.output().frame());
    moment = now;
    board.apply(command);
    bench.decide(stepSeconds());
    meters.tick(now);
    listener.tick(input, step, now);
  }

  /// Lets the plant go on by one tick, or less where the step ends before.
  private void advance(double longest) {
    long end = stepNanos + StrictMath.round(longest * 1e9);
    long dt = Math.min(tickNanos, end - nowNanos);
    ScenarioStep.Outside day = outside;
    if (day != null) plant.roomDegC(day.degC(timeSeconds()));
    bench.advance(dt * 1e-9);
    nowNanos += dt;
    trueCurrentA = bench.shuntCurrentA();
    flowed = load.flowed(dt * 1e-9, bench.movedA(), bench.movedW(), bench.connected());
  }

  private void take(Load next) {
    load.take(next);
    bench.decide(stepSeconds());
  }

  private double decided() {
    double wantedA = load.wantedA(stepSeconds(), timeSeconds());
    Moment last = moment;
    return last == null ? 0 : limited.currentA(wantedA, last.frame(), bench, nowNanos);
  }

  private boolean closed() {
    return command.contactors().connects();
  }

  /// The last moment, counted from the beginning of this step.
  private Moment seen() {
    Moment last = moment;
    if (last == null) throw new IllegalStateException("a run begins with a look");
    return last.stepSeconds() == stepSeconds() ? last : moment(last.frame());
  }

  private Moment moment(Frame frame) {
    return new Moment(timeSeconds(), stepSeconds(), frame, plant, trueCurrentA, flowed, meters);
  }

  private double timeSeconds() {
    return (nowNanos - START_NANOS) * 1e-9;
  }

  private double stepSeconds() {
    return (nowNanos - stepNanos) * 1e-9;
  }
}

package org.voltaire.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.core.Frame;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Sample;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.bench.Wire;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.fault.Injection;
import org.voltaire.sim.pack.Plant;

/// Runs a scenario on a clock of its own: plant, board, step, contactors, and again.
///
/// The order of one tick: the current that was decided at the end of the last tick flows until now;
/// the board measures with it; the BMS decides; the contactors and the load follow. Same scenario,
/// same seed, same bits.
public final class ScenarioRun {
  /// The time of the machine at which a scenario begins: one second after it was switched on,
  /// because viewers take an instant 0 for none.
  public static final long START_NANOS = 1_000_000_000L;

  /// A step that nothing ends is given up after this.
  static final double LONGEST_SECONDS = 7 * 86_400.0;

  /// How long contactors may take to close before the next step begins.
  private static final double CLOSING_SECONDS = 10;

  /// A car that takes so many times as long as it should has not arrived.
  private static final double SLOWEST = 10;

  private static final Load NOTHING = new Drive.Nothing();

  /// What a run came to.
  ///
  /// @param verdicts one per expectation, and one per step that did not end as it should
  /// @param simulatedSeconds how long it took on its own clock
  /// @param ticks how often the BMS stepped
  /// @param summary what the meters say in the end
  public record Outcome(
      List<Verdict> verdicts, double simulatedSeconds, long ticks, RunSummary summary) {
    /// Whether everything was as expected.
    public boolean passed() {
      return verdicts.stream().allMatch(Verdict::passed);
    }
  }

  private final Scenario scenario;
  private final Bms bms;
  private final RunListener witness;
  private final Plant plant;
  private final Bench bench;
  private final Faults faults;
  private final Board board;
  private final LoadClock load;
  private final Meters meters;
  private final List<Verdict> verdicts = new ArrayList<>();

  private Bms.State state;
  private @Nullable Moment moment;
  private Command command = Command.SAFE;
  private Request standing = Request.OPEN;
  private Request once = Request.NONE;
  private Step.@Nullable Outside outside;
  private TickFlow flowed = TickFlow.NOTHING;
  private @Nullable Envelope heard;
  private long heardNanos;
  private boolean chargerObeys = true;
  private boolean loadObeys = true;
  private long tickNanos;
  private long nowNanos = START_NANOS;
  private long stepNanos = START_NANOS;
  private int number;

  private ScenarioRun(
      Scenario scenario,
      Bms bms,
      Bms.State initial,
      double rateHz,
      Board.Maker maker,
      RunListener witness) {
    this.scenario = scenario;
    this.bms = bms;
    this.state = initial;
    this.witness = witness;
    this.plant = new Plant(scenario.profile());
    this.load = new LoadClock(plant);
    this.meters = new Meters(plant);
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
  /// @param witness told of everything
  public static Outcome of(
      Scenario scenario,
      Bms bms,
      Bms.State initial,
      double rateHz,
      Board.Maker maker,
      RunListener witness) {
    return new ScenarioRun(scenario, bms, initial, rateHz, maker, witness).run();
  }

  private Outcome run() {
    // Hands at the beginning have come before the first look: a pack that is plugged in first never
    // was unplugged.
    for (Step step : scenario.steps()) {
      if (!(step instanceof Step.Hand hand)) break;
      hand(hand);
    }
    // A first look at a pack of which nothing is known, before any time goes by.
    tick(0);
    for (Step step : scenario.steps()) {
      number++;
      stepNanos = nowNanos;
      double from = timeSeconds();
      meters.begins(number, step, from);
      witness.begins(number, step, from);
      if (!step.looksOn()) take(NOTHING);
      String endedBy =
          switch (step) {
            case Step.Flow flow -> flow(flow);
            case Step.Wish wish -> wish(wish);
            case Step.Expect expect -> expect(expect);
            case Step.Hand hand -> hand(hand);
            case Step.Inject(String _, Place _, Injection injection) -> {
              faults.inject(injection);
              bench.decide(stepSeconds());
              yield "";
            }
            case Step.Clear(String _, Place _, String id) -> {
              if (id.isEmpty()) faults.clearAll();
              else faults.clear(id);
              bench.decide(stepSeconds());
              yield "";
            }
          };
      witness.ended(new StepReport(number, step, endedBy, from, timeSeconds()), seen());
    }
    return new Outcome(List.copyOf(verdicts), timeSeconds(), state.seq(), RunSummary.of(seen()));
  }

  /// A hand that takes no time.
  private String hand(Step.Hand hand) {
    switch (hand) {
      case Step.Ambient(String _, Place _, double degC) -> room(degC);
      case Step.Outside day -> {
        outside = day;
        plant.roomDegC(day.degC(timeSeconds()));
      }
      case Step.Plug(String _, Place _, boolean in) -> plant.plug(in);
      case Step.Hibernate(String _, Place _, boolean wish) -> plant.hibernate(wish);
      case Step.Tick(String _, Place _, double seconds) ->
          tickNanos = StrictMath.round(seconds * 1e9);
      case Step.Obedience(String _, Place _, boolean charger, boolean obeys) -> {
        if (charger) chargerObeys = obeys;
        else loadObeys = obeys;
      }
    }
    return "";
  }

  private void room(double degC) {
    outside = null;
    plant.roomDegC(degC);
  }

  private String flow(Step.Flow flow) {
    if (flow.parked()) standing = Request.OPEN;
    if (!Double.isNaN(flow.roomDegC())) room(flow.roomDegC());
    boolean modeEnds = flow.until().stream().anyMatch(Condition.InMode.class::isInstance);
    boolean timed =
        flow.until().stream()
            .anyMatch(end -> end instanceof Condition.Elapsed || end instanceof Condition.Clock);
    double longest = longest(flow.until());
    if (flow.flows() && !timed && !modeEnds && !closed()) return given(flow, notClosed());
    take(flow.load());
    while (true) {
      tick(longest);
      for (Condition condition : flow.until()) {
        if (condition.holds(seen()) && isNews(condition)) return condition.text();
      }
      if (flow.flows() && !timed && !modeEnds && !closed()) return given(flow, notClosed());
      if (stepSeconds() >= longest) return given(flow, "nothing of that");
    }
  }

  /// A slow board may still tell how things were before the step began. What it measured then ends
  /// no step: a charger's current was 0 before it was switched on.
  private boolean isNews(Condition condition) {
    if (condition instanceof Condition.Elapsed || condition instanceof Condition.InMode)
      return true;
    Readings readings = seen().frame().readings();
    boolean oldA = readings.currentAgeSeconds() >= stepSeconds();
    boolean oldV = readings.cellVoltagesAgeSeconds() >= stepSeconds();
    boolean believedV = readings.cellVoltagesV().indexOfMax() >= 0;
    return !(oldA && !Double.isNaN(readings.currentA())) && !(oldV && believedV);
  }

  /// A step that will not end as it should is a failed expectation.
  private String given(Step.Flow flow, String measured) {
    String expected =
        "until " + String.join(" or ", flow.until().stream().map(Condition::text).toList());
    verdict(new Verdict(number, flow.place(), timeSeconds(), expected, measured, false));
    return measured;
  }

  /// How long a step with these ends may take, s.
  private double longest(List<Condition> until) {
    double longest = LONGEST_SECONDS;
    for (Condition condition : until) {
      switch (condition) {
        case Condition.Elapsed(double seconds) -> longest = seconds;
        case Condition.Clock(double seconds) -> longest = Math.max(0, seconds - timeSeconds());
        // A car that comes so slowly does not come.
        case Condition.Driven(double _, double seconds) -> longest = SLOWEST * seconds;
        default -> {}
      }
    }
    return longest;
  }

  private String notClosed() {
    return "contactors " + Condition.InMode.describe(seen().frame().mode());
  }

  private String wish(Step.Wish wish) {
    if (wish.request() == Request.RESET) once = Request.RESET;
    else standing = wish.request();
    do {
      tick(CLOSING_SECONDS);
    } while (wish.request() == Request.CLOSE && !ready() && stepSeconds() < CLOSING_SECONDS);
    return "";
  }

  private String expect(Step.Expect expect) {
    while (!expect.condition().holds(seen()) && stepSeconds() < expect.withinSeconds()) {
      tick(expect.withinSeconds());
    }
    Condition condition = expect.condition();
    boolean passed = condition.holds(seen());
    String expected =
        condition.text()
            + (expect.withinSeconds() > 0
                ? " within " + Unit.duration(expect.withinSeconds())
                : "");
    String measured =
        condition.measured(seen())
            + (passed && expect.withinSeconds() > 0
                ? " after " + Unit.duration(stepSeconds())
                : "");
    verdict(new Verdict(number, expect.place(), timeSeconds(), expected, measured, passed));
    return "";
  }

  private void verdict(Verdict verdict) {
    verdicts.add(verdict);
    witness.verdict(verdict);
  }

  /// Lets one tick go by, or less where the step ends before.
  ///
  /// @param longest how long the step may take
  private void tick(double longest) {
    long end = stepNanos + StrictMath.round(longest * 1e9);
    long dt = Math.min(tickNanos, end - nowNanos);
    Step.Outside day = outside;
    if (day != null) plant.roomDegC(day.degC(timeSeconds()));
    bench.advance(dt * 1e-9);
    nowNanos += dt;
    flowed = load.flowed(dt * 1e-9, bench.movedA(), bench.movedW(), bench.connected());
    Sample sample = board.read(nowNanos);
    Request request = once == Request.NONE ? standing : once;
    once = Request.NONE;
    var input = new Bms.Input(sample, request);
    Bms.Step step = bms.step(state, input);
    state = step.state();
    command = step.output().command();
    Moment now = moment(step.output().frame());
    moment = now;
    board.apply(command);
    bench.decide(stepSeconds());
    meters.tick(input, step, now);
    witness.tick(input, step, now);
  }

  private void take(Load next) {
    load.take(next);
    bench.decide(stepSeconds());
  }

  /// The current that flows from now on: what the load wants, and as far as it listens, what the
  /// BMS allows. One that listens waits until the way is truly closed; one that does not pulls on
  /// whatever is there.
  private double decided() {
    Moment last = moment;
    double wanted = load.wantedA(stepSeconds(), timeSeconds());
    if (last == null) return 0;
    boolean listens = wanted > 0 ? chargerObeys : loadObeys;
    boolean waits = listens || bench.switchgear().isEmpty();
    if (waits && !bench.connected()) return 0;
    if (!listens || wanted == 0) return wanted;
    Envelope envelope = heard(last.frame().envelope());
    if (wanted > 0) {
      double allowed = Math.min(wanted, envelope.cclA());
      return Math.max(0, Drive.PackCeiling.capped(allowed, envelope.cvlV(), plant));
    }
    boolean empty = last.frame().readings().packVoltageV() < envelope.dvlV();
    return empty ? 0 : Math.max(wanted, -envelope.dclA());
  }

  /// What charger and load have heard of the limits: the last that reached them, and when they have
  /// lost patience, that nothing may flow.
  private Envelope heard(Envelope told) {
    Wire.@Nullable Trouble hiding = bench.wire().hiding();
    Envelope before = heard;
    if (hiding == null || before == null) {
      heard = told;
      heardNanos = nowNanos;
      return told;
    }
    boolean patient = (nowNanos - heardNanos) * 1e-9 < hiding.fallbackSeconds();
    return patient ? before : before.none(Cause.NOT_MEASURED);
  }

  /// Contactors take a while from being told to being closed.
  private boolean ready() {
    return closed() && bench.connected();
  }

  private boolean closed() {
    return command.contactors() == Contactors.CLOSED;
  }

  /// The last moment, counted from the beginning of this step.
  private Moment seen() {
    Moment last = moment;
    if (last == null) throw new IllegalStateException("a run begins with a look");
    return last.stepSeconds() == stepSeconds() ? last : moment(last.frame());
  }

  private Moment moment(Frame frame) {
    return new Moment(timeSeconds(), stepSeconds(), frame, plant, flowed, meters);
  }

  private double timeSeconds() {
    return (nowNanos - START_NANOS) * 1e-9;
  }

  private double stepSeconds() {
    return (nowNanos - stepNanos) * 1e-9;
  }
}

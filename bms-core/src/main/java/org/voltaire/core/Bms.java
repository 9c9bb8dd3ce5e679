package org.voltaire.core;

import org.voltaire.balance.BalanceInput;
import org.voltaire.balance.BalancePast;
import org.voltaire.balance.BalanceState;
import org.voltaire.balance.Balancing;
import org.voltaire.contactor.ContactorControl;
import org.voltaire.contactor.ContactorInput;
import org.voltaire.contactor.ContactorState;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Relays.RelayMemory;
import org.voltaire.estimate.Estimator;
import org.voltaire.estimate.EstimatorState;
import org.voltaire.event.EventLog;
import org.voltaire.heat.HeatControl;
import org.voltaire.heat.HeatState;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.limit.Compliance;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Limiter;
import org.voltaire.limit.LimiterState;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.CollapsedCells;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Sample;
import org.voltaire.measure.SampleCheck;
import org.voltaire.pack.Fault;
import org.voltaire.pack.PackSpec;
import org.voltaire.plausibility.Plausibility;
import org.voltaire.plausibility.PlausibilityCheck;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.Protection;

/// The whole battery management system, as one function from what was known and what was just
/// measured to what is known now and what to do about it.
///
/// No clock, no thread, no I/O, no logging: whatever [#step] needs is in its arguments, so a log of
/// inputs is a recording of the machine. Read that method from top to bottom and you have read the
/// system.
public final class Bms {

  /// Everything that comes from outside, and therefore everything the recorder must write down.
  ///
  /// @param reason what was found and done, of a [Request#SERVICE]; empty for everything else
  public record Input(Sample sample, Request request, String reason) {
    /// @throws IllegalArgumentException if a service has no reason, or something else has one
    public Input {
      if (reason.isBlank() == (request == Request.SERVICE)) {
        throw new IllegalArgumentException(
            "input: %s has the reason \"%s\"; allowed: a reason for SERVICE, and for nothing else"
                .formatted(request, reason));
      }
    }

    /// An input that needs no reason.
    public Input(Sample sample, Request request) {
      this(sample, request, "");
    }
  }

  /// Everything that survives from one tick to the next. What is not in here is forgotten.
  ///
  /// @param seq of the last tick; 0 before the first
  /// @param timeNanos of the last tick
  /// @param cellsTimeNanos when the cell voltages it saw were measured
  /// @param estimator what the estimator knows: of it, [EstimatorState#estimate] and
  ///   [EstimatorState#forecast] are told, and [EstimatorState#memory] survives a restart
  /// @param plausibility what the readings are compared with
  /// @param limits how much may flow, and what that depends on
  /// @param compliance what charger and load are allowed
  /// @param alarms the protections' memory
  /// @param contactors their mode and memory
  /// @param balance which cells bleed, and what each still has to lose
  /// @param events what was wrong, until a person has acknowledged it
  /// @param seenWhole whether every cell was measured at least once since the start
  /// @param relays what relays were told and why
  /// @param heat how a pack that works hot is kept, and its memory
  public record State(
      long seq,
      long timeNanos,
      long cellsTimeNanos,
      EstimatorState estimator,
      Plausibility plausibility,
      LimiterState limits,
      Compliance compliance,
      Alarms alarms,
      ContactorState contactors,
      BalanceState balance,
      EventLog events,
      boolean seenWhole,
      RelayMemory relays,
      HeatState heat) {

    /// What the contactors do and why.
    public Mode mode() {
      return contactors.mode();
    }

    /// The same of a pack that an earlier run left tripped, and that nobody has reset since.
    ///
    /// @param cause of that trip
    /// @throws IllegalArgumentException if it passes by itself: that is seen again, or is over
    public State latched(Fault cause) {
      if (!cause.cleared().byHand()) {
        throw new IllegalArgumentException(
            "latch: found %s, allowed: a fault that a person or the service clears"
                .formatted(cause));
      }
      return with(contactors.tripped(cause), events.openedBefore(cause));
    }

    /// The same of a pack about which an earlier run had something to tell. Comes before
    /// [#latched].
    ///
    /// @param earlier what that run left ([EventLog#worthKeeping])
    public State remembering(EventLog earlier) {
      return with(contactors, earlier.atStart(timeNanos));
    }

    private State with(ContactorState contactors, EventLog events) {
      return new State(
          seq,
          timeNanos,
          cellsTimeNanos,
          estimator,
          plausibility,
          limits,
          compliance,
          alarms,
          contactors,
          balance,
          events,
          seenWhole,
          relays,
          heat);
    }
  }

  /// Everything that goes out: to the hardware and to people.
  public record Output(Command command, Frame frame) {}

  /// One tick's results.
  public record Step(State state, Output output) {}

  private final PackSpec spec;
  private final SampleCheck check;
  private final PlausibilityCheck plausibilityCheck;
  private final Estimator estimator;
  private final Protection protection;
  private final ContactorControl contactorControl;
  private final Limiter limiter;
  private final Balancing balancing;
  private final HeatControl heatControl;
  private final StageInputs given;

  /// The BMS of one pack.
  public Bms(PackSpec spec) {
    this.spec = spec;
    var sensors = spec.sensors();
    this.check =
        new SampleCheck(
            spec.cellsInSeries(),
            spec.thermistors(),
            sensors.maxAgeSeconds(),
            sensors.cellV(),
            sensors.tempDegC());
    this.plausibilityCheck = new PlausibilityCheck(spec);
    this.estimator = new Estimator(spec);
    this.protection = Protection.of(spec);
    this.contactorControl = new ContactorControl(spec);
    this.limiter = new Limiter(spec);
    this.balancing = new Balancing(spec);
    this.heatControl = new HeatControl(spec);
    this.given = new StageInputs(spec, heatControl);
  }

  /// What the pack is made of.
  public PackSpec spec() {
    return spec;
  }

  /// A pack that has just been switched on, contactors open.
  ///
  /// @param timeNanos monotonic time, before that of the first sample
  /// @param soc a guess, 0..1
  /// @param socSigma how good it is; 0.29 means that nothing is known
  public State initial(long timeNanos, double soc, double socSigma) {
    return initial(
        timeNanos,
        estimator.initial(timeNanos, soc, socSigma),
        ContactorState.INITIAL,
        BalancePast.NONE,
        HeaterEnergy.NONE);
  }

  /// A pack that has just been switched on again, contactors open.
  ///
  /// @param timeNanos monotonic time, before that of the first sample
  /// @throws IllegalArgumentException if what is remembered is of other cells than these
  public State initial(long timeNanos, Restart restart) {
    int balanced = restart.balance().owedAh().size();
    if (balanced != 0 && balanced != spec.cellsInSeries()) {
      throw new IllegalArgumentException(
          "restart: balancing: found %d cells, allowed: %d"
              .formatted(balanced, spec.cellsInSeries()));
    }
    return initial(
        timeNanos,
        estimator.restart(
            timeNanos,
            restart.memory(),
            restart.shownSoc(),
            restart.offSeconds(),
            restart.unseenSeconds()),
        ContactorState.after(restart.contactors().later(restart.offSeconds()), timeNanos),
        restart.balance(),
        restart.heater());
  }

  private State initial(
      long timeNanos,
      EstimatorState known,
      ContactorState contactors,
      BalancePast balance,
      HeaterEnergy heater) {
    return new State(
        0,
        timeNanos,
        Long.MIN_VALUE,
        known,
        plausibilityCheck.initial(),
        limiter.initial(),
        Compliance.INITIAL,
        protection.initial(),
        contactors,
        BalanceState.after(balance),
        EventLog.EMPTY,
        false,
        RelayMemory.INITIAL,
        HeatState.after(heater));
  }

  /// One tick.
  ///
  /// @throws IllegalArgumentException if the sample is older than the last one or has another
  ///   number of cells: the shell is broken, not the battery
  public Step step(State was, Input input) {
    Sample sample = input.sample();
    long now = sample.timeNanos();
    if (now < was.timeNanos()) {
      throw new IllegalArgumentException(
          "sample: time is %d ns, must not be before the last, %d ns"
              .formatted(now, was.timeNanos()));
    }
    double dtSeconds = (now - was.timeNanos()) * 1e-9;

    boolean forgets = input.request().forgets();

    // measure: what is fresh, and what of it may be believed
    Readings measured = check.apply(sample, was.cellsTimeNanos());
    Plausibility plausibility = plausibilityCheck.step(was.plausibility(), measured, forgets);
    Readings readings = plausibility.believed(measured);
    CellSet collapsed = CollapsedCells.in(sample, measured, spec.sensors().sumToleranceV());
    var seen = new StageInputs.SeenReadings(measured, readings, collapsed);
    boolean seenWhole = was.seenWhole() || measured.cellVoltagesV().missing() == 0;

    // estimate: what cannot be measured, and what the pack can give and take
    Contactors contactors = was.mode().contactors();
    boolean disconnected = readings.contactors() == Feedback.OPEN && contactors == Contactors.OPEN;
    EstimatorState known = estimator.step(was.estimator(), readings, disconnected, dtSeconds);

    // protect: each limit's memory
    Alarms alarms = protection.step(was.alarms(), given.observed(was, seen, plausibility, known));

    // limit: how much may flow, and why not more
    // Nobody follows a limit while nothing is connected, so it need not rise by and by.
    boolean wasConnected = was.mode().contactors().connects();
    double riseSeconds = wasConnected ? dtSeconds : Double.POSITIVE_INFINITY;
    LimiterState limits =
        limiter.step(was.limits(), given.limits(readings, known, alarms), riseSeconds);
    Envelope possible = limits.envelope();

    // balance: which cells to bleed
    BalanceState balance =
        balancing.step(
            was.balance(),
            new BalanceInput(
                readings,
                () -> StageInputs.needs(spec, known),
                was.mode().trippedBy() != null,
                dtSeconds));

    // act
    ContactorState acted =
        contactorControl.step(
            was.contactors(),
            new ContactorInput(
                input.request(),
                alarms.opening(),
                alarms.opensOneWay(),
                alarms.openingPending(),
                readings,
                plausibility.fastestRise(),
                sample.busVoltageV().timeNanos()));
    Mode mode = acted.mode();
    boolean connected = mode.contactors().connects();
    Envelope envelope = StageInputs.allowed(possible, mode, readings);
    Compliance compliance = connected ? was.compliance().step(envelope, now) : Compliance.INITIAL;

    // tell: who has no bus, by relays
    var permissions = permissions(was.relays(), envelope, readings.currentA(), now);
    boolean wrong = !alarms.active().isEmpty() || mode.trippedBy() != null;
    var relays =
        new Relays(permissions.charge().granted(), permissions.discharge().granted(), wrong);

    // heat: whether the heater is on
    HeatState heat =
        spec.heater().isEmpty()
            ? was.heat()
            : heatControl.step(
                was.heat(), given.heat(readings, known, alarms, mode, forgets, dtSeconds));

    // remember: what people have to know of
    boolean acknowledged = input.request() == Request.ACKNOWLEDGE;
    EventLog events =
        was.events().step(alarms.active(), mode.fault(), acknowledged, input.reason(), now);

    long seq = was.seq() + 1;
    return new Step(
        new State(
            seq,
            now,
            sample.cellVoltagesV().timeNanos(),
            known,
            plausibility,
            limits,
            compliance,
            alarms,
            acted,
            balance,
            events,
            seenWhole,
            permissions,
            heat),
        new Output(
            new Command(mode.contactors(), balance.bleed(), relays, heat.report().order()),
            new Frame(
                seq,
                now,
                mode,
                readings,
                known.estimate(),
                known.forecast(),
                envelope,
                alarms.active(),
                acted.report(),
                events.events(),
                events.dropped(),
                relays,
                heat.report(),
                balancing.report(balance, readings))));
  }

  private RelayMemory permissions(
      RelayMemory was, Envelope envelope, double currentA, long nowNanos) {
    return new RelayMemory(
        was.charge().step(envelope.cclA(), currentA, spec.maxChargeA(), nowNanos),
        was.discharge().step(envelope.dclA(), -currentA, spec.maxDischargeA(), nowNanos));
  }
}

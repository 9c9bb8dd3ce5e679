package org.voltaire.core;

import java.util.EnumSet;
import java.util.Set;
import org.voltaire.balance.Balancing;
import org.voltaire.contactor.ContactorControl;
import org.voltaire.contactor.ContactorInput;
import org.voltaire.contactor.ContactorState;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Relays.RelayMemory;
import org.voltaire.estimate.ChargeBalance;
import org.voltaire.estimate.Estimator;
import org.voltaire.estimate.EstimatorState;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.RestDrift;
import org.voltaire.event.EventLog;
import org.voltaire.heat.HeatControl;
import org.voltaire.heat.HeatInput;
import org.voltaire.heat.HeatState;
import org.voltaire.limit.Compliance;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.LimitInput;
import org.voltaire.limit.Limiter;
import org.voltaire.limit.LimiterState;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.CollapsedCells;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Sample;
import org.voltaire.measure.SampleCheck;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.Level;
import org.voltaire.pack.PackSpec;
import org.voltaire.plausibility.Plausibility;
import org.voltaire.plausibility.PlausibilityCheck;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.Observed;
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
  /// @param bleed the cells chosen to bleed
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
      CellSet bleed,
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
      return new State(
          seq,
          timeNanos,
          cellsTimeNanos,
          estimator,
          plausibility,
          limits,
          compliance,
          alarms,
          contactors.tripped(cause),
          bleed,
          events.openedBefore(cause),
          seenWhole,
          relays,
          heat);
    }
  }

  /// Everything that goes out: to the hardware and to people.
  public record Output(Command command, Frame frame) {}

  /// One tick's results.
  public record Step(State state, Output output) {}

  /// What keeps the heater off until a person resets.
  private static final Set<Fault> HEATER_FAULTS =
      EnumSet.of(
          Fault.HEATER_STUCK, Fault.HEATER_NOT_OFF, Fault.HEATER_OVER_CURRENT, Fault.HEAT_NOT_SEEN);

  private final PackSpec spec;
  private final SampleCheck check;
  private final PlausibilityCheck plausibilityCheck;
  private final Estimator estimator;
  private final Protection protection;
  private final ContactorControl contactorControl;
  private final Limiter limiter;
  private final HeatControl heatControl;

  /// The BMS of one pack.
  public Bms(PackSpec spec) {
    this.spec = spec;
    this.check =
        new SampleCheck(spec.cellsInSeries(), spec.thermistors(), spec.sensors().maxAgeSeconds());
    this.plausibilityCheck = new PlausibilityCheck(spec);
    this.estimator = new Estimator(spec);
    this.protection = Protection.of(spec);
    this.contactorControl = new ContactorControl(spec);
    this.limiter = new Limiter(spec);
    this.heatControl = new HeatControl(spec);
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
    return initial(timeNanos, estimator.initial(timeNanos, soc, socSigma), ContactorState.INITIAL);
  }

  /// A pack that has just been switched on again, contactors open.
  ///
  /// @param timeNanos monotonic time, before that of the first sample
  /// @throws IllegalArgumentException if what is remembered is of other cells than these
  public State initial(long timeNanos, Restart restart) {
    return initial(
        timeNanos,
        estimator.restart(
            timeNanos,
            restart.memory(),
            restart.shownSoc(),
            restart.offSeconds(),
            restart.unseenSeconds()),
        ContactorState.after(restart.contactors().later(restart.offSeconds()), timeNanos));
  }

  private State initial(long timeNanos, EstimatorState known, ContactorState contactors) {
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
        CellSet.NONE,
        EventLog.EMPTY,
        false,
        RelayMemory.INITIAL,
        HeatState.INITIAL);
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
    boolean seenWhole = was.seenWhole() || measured.cellVoltagesV().missing() == 0;

    // estimate: what cannot be measured, and what the pack can give and take
    Contactors contactors = was.mode().contactors();
    boolean disconnected = readings.contactors() == Feedback.OPEN && contactors == Contactors.OPEN;
    EstimatorState known = estimator.step(was.estimator(), readings, disconnected, dtSeconds);

    // protect: each limit's memory
    Alarms alarms =
        protection.step(
            was.alarms(), observed(was, measured, readings, plausibility, known, collapsed));

    // limit: how much may flow, and why not more
    // Nobody follows a limit while nothing is connected, so it need not rise by and by.
    boolean wasConnected = was.mode().contactors() == Contactors.CLOSED;
    double riseSeconds = wasConnected ? dtSeconds : Double.POSITIVE_INFINITY;
    LimiterState limits =
        limiter.step(was.limits(), limitInput(readings, known, alarms), riseSeconds);
    Envelope possible = limits.envelope();

    // balance: which cells to bleed
    CellSet bleed = Balancing.choose(spec.bleed(), was.bleed(), readings);

    // act
    ContactorState acted =
        contactorControl.step(
            was.contactors(),
            new ContactorInput(
                input.request(),
                alarms.opening(),
                alarms.openingPending(),
                readings,
                sample.busVoltageV().timeNanos()));
    Mode mode = acted.mode();
    boolean connected = mode.contactors() == Contactors.CLOSED;
    Envelope envelope = allowed(possible, mode, readings);
    Compliance compliance = connected ? was.compliance().step(envelope, now) : Compliance.INITIAL;

    // tell: who has no bus, by relays
    var permissions = permissions(was.relays(), envelope, readings.currentA(), now);
    boolean wrong = !alarms.active().isEmpty() || mode instanceof Mode.Tripped;
    var relays =
        new Relays(permissions.charge().granted(), permissions.discharge().granted(), wrong);

    // heat: whether the heater is on
    HeatState heat =
        spec.heater().isEmpty()
            ? was.heat()
            : heatControl.step(
                was.heat(), heatInput(readings, known.soc(), alarms, mode, forgets, dtSeconds));

    // remember: what people have to know of
    boolean seen = input.request() == Request.ACKNOWLEDGE;
    EventLog events = was.events().step(alarms.active(), mode.fault(), seen, input.reason(), now);

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
            bleed,
            events,
            seenWhole,
            permissions,
            heat),
        new Output(
            new Command(mode.contactors(), bleed, relays, heat.report().order()),
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
                heat.report())));
  }

  private RelayMemory permissions(
      RelayMemory was, Envelope envelope, double currentA, long nowNanos) {
    return new RelayMemory(
        was.charge().step(envelope.cclA(), currentA, spec.maxChargeA(), nowNanos),
        was.discharge().step(envelope.dclA(), -currentA, spec.maxDischargeA(), nowNanos));
  }

  private Observed observed(
      State was,
      Readings measured,
      Readings readings,
      Plausibility plausibility,
      EstimatorState known,
      CellSet collapsed) {
    ChargeBalance balance = known.balance();
    RestDrift drift = known.drift();
    Contactors contactors = was.mode().contactors();
    Compliance allowed = was.compliance();
    Observed.Excess excess =
        contactors == Contactors.CLOSED
            ? new Observed.Excess(
                allowed.chargeExcessA(readings),
                allowed.dischargeExcessA(readings),
                allowed.voltageExcessV(spec, readings))
            : Observed.Excess.NONE;
    return new Observed(
        spec,
        measured,
        readings,
        plausibility.doubts(),
        order(contactors),
        new Observed.Rise(plausibility.fastestRise(), plausibility.fastestRiseIndex()),
        plausibility.sumShiftV(),
        excess,
        was.contactors().openings().tooMany(readings.timeNanos()),
        balance.apart(),
        new Observed.HighestResistance(balance.resistanceRatio(), balance.resistanceIndex()),
        collapsed,
        was.contactors().reportedOpen(),
        was.seenWhole(),
        new Observed.RestLoss(drift.driftV(), drift.index()),
        heat(was.heat(), readings));
  }

  private Observed.Heat heat(HeatState was, Readings readings) {
    if (spec.heater().isEmpty()) return Observed.Heat.NONE;
    return new Observed.Heat(
        heatControl.strayA(was, readings),
        heatControl.drawsNothing(was, readings),
        heatControl.unseenK(was),
        was.plugLost());
  }

  private static HeatInput heatInput(
      Readings readings, double soc, Alarms alarms, Mode mode, boolean reset, double dtSeconds) {
    return new HeatInput(
        readings,
        soc,
        mode.contactors() == Contactors.OPEN,
        HEATER_FAULTS.stream().anyMatch(fault -> alarms.has(fault, Level.TELL)),
        alarms.has(Fault.EMERGENCY_STOP, Level.OPEN),
        mode instanceof Mode.Tripped(var cause, long _) && !mayHeat(cause),
        reset,
        dtSeconds);
  }

  /// Whether a pack that opened for this may be heated: what passes by itself harms nothing, and
  /// one that was too cold needs it.
  private static boolean mayHeat(Fault cause) {
    return cause.cleared() == Cleared.BY_ITSELF
        || cause == Fault.DISCHARGE_UNDER_TEMPERATURE
        || cause == Fault.CHARGE_UNDER_TEMPERATURE;
  }

  private static Observed.ContactorOrder order(Contactors contactors) {
    return switch (contactors) {
      case OPEN -> Observed.ContactorOrder.OPEN;
      case PRECHARGE -> Observed.ContactorOrder.PRECHARGE;
      case CLOSED -> Observed.ContactorOrder.CLOSED;
    };
  }

  /// What may flow in a mode. What is not measured is said first.
  private static Envelope allowed(Envelope possible, Mode mode, Readings readings) {
    if (!readings.complete()) return possible;
    return switch (mode) {
      case Mode.Closed _ -> possible;
      case Mode.Opening _ -> possible.none(Cause.OPENING);
      case Mode.Open _, Mode.Precharging _, Mode.Tripped _ -> possible.none(Cause.CONTACTORS_OPEN);
    };
  }

  private static LimitInput limitInput(Readings readings, EstimatorState known, Alarms alarms) {
    boolean chargeObeyed =
        !alarms.has(Fault.CHARGE_NOT_OBEYED, Level.DERATE)
            && !alarms.has(Fault.CHARGE_VOLTAGE_NOT_OBEYED, Level.DERATE);
    return new LimitInput(
        readings,
        readings.complete(),
        new LimitInput.PackCharge(known.soc(), known.socSigma(), known.emptiest(), known.fullest()),
        prediction(known.forecast().charge().tenSeconds()),
        prediction(known.forecast().discharge().tenSeconds()),
        chargeObeyed,
        !alarms.has(Fault.DISCHARGE_NOT_OBEYED, Level.DERATE));
  }

  /// What the forecast says of the cells. What it says of temperatures and of the configuration,
  /// the limits know better: they look at this tick.
  private static LimitInput.Prediction prediction(PowerLimit limit) {
    return switch (limit.constraint()) {
      case CURRENT, TEMPERATURE -> LimitInput.Prediction.UNLIMITED;
      case VOLTAGE -> new LimitInput.Prediction(limit.currentA(), limit.index(), false);
      case SOC -> new LimitInput.Prediction(limit.currentA(), limit.index(), true);
      case NOT_MEASURED -> new LimitInput.Prediction(0, -1, false);
    };
  }
}

package org.voltaire.cli.campaign;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Fault;
import org.voltaire.protect.Alarms;
import org.voltaire.sim.fault.Crossing;
import org.voltaire.sim.fault.Precondition;
import org.voltaire.sim.fault.Reaction;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.RunListener;

/// Looks at one run of a [CampaignWork]: when the truth crossed the limit, and when the BMS did
/// what.
///
/// It has five parts: before the fault, the fault with the BMS's own time, after the fault went,
/// after a person's reset, and after the service.
final class CampaignWatch implements RunListener {

  /// How far a run is.
  enum Part {
    BEFORE,
    WATCHED,
    GONE,
    RESET,
    SERVICED
  }

  /// How long the fuse may take before the contactors open all the same, s.
  private static final double FUSE_SECONDS = 3;

  private final CampaignWork work;
  private final Optional<Crossing> crossing;
  private Part part = Part.BEFORE;
  private boolean expecting;
  private @Nullable Frame last;
  private CellSet lastBled = CellSet.NONE;

  /// When the time to react begins, s; `NaN` while it has not.
  private double beginsAt = Double.NaN;

  /// When the contactors opened first after they had begun to close, s; `NaN` while they have not.
  private double firstOpened = Double.NaN;

  private final Map<Reaction, Double> at = new EnumMap<>(Reaction.class);

  /// Alarms before the fault came; none in a sound run.
  final Set<Fault> early = EnumSet.noneOf(Fault.class);

  /// Alarms while it was there that are none of its own.
  final Set<Fault> others = new TreeSet<>();

  /// What opened the contactors; empty if nothing did.
  Optional<Fault> cause = Optional.empty();

  /// What keeps them open at last: what takes more to clear has replaced what came first. That is
  /// what the daemon writes down.
  Optional<Fault> waits = Optional.empty();

  /// Whether the contactors closed on the load although the row says that they must not.
  boolean closed;

  /// Whether it was refused for a while because the resistor was hot.
  boolean refused;

  /// Whether the pack was as it should be when the fault came.
  boolean ready;

  /// What was still wrong at the end of each part; empty if the pack worked.
  final Map<Part, String> left = new EnumMap<>(Part.class);

  /// Whether an event of its own was kept once the fault had gone, and before anybody reset.
  boolean kept;

  private Contactors told = Contactors.OPEN;

  CampaignWatch(CampaignWork work) {
    this.work = work;
    this.crossing = work.row().crossing(work.profile());
  }

  @Override
  public void begins(int number, ScenarioStep step, double timeSeconds) {
    boolean expects = step instanceof ScenarioStep.Expect;
    expecting |= expects && part != Part.BEFORE;
    switch (step) {
      case ScenarioStep.Inject _ when part == Part.BEFORE -> watchFrom(timeSeconds);
      case ScenarioStep.ClearFault _ when part == Part.WATCHED -> part = Part.GONE;
      // What is wrong is taken back by degrees.
      case ScenarioStep.Inject _ when part == Part.WATCHED && expecting -> part = Part.GONE;
      case ScenarioStep.Wish wish -> wished(wish.request(), timeSeconds);
      case ScenarioStep.Flow flow when part == Part.WATCHED && !expecting && flow.flows() ->
          begin(timeSeconds);
      default -> {}
    }
  }

  private void watchFrom(double timeSeconds) {
    Frame now = last;
    boolean bleeds = work.during() != Precondition.BALANCING || !lastBled.equals(CellSet.NONE);
    ready = now == null || (work.isReady(now.mode()) && bleeds);
    part = Part.WATCHED;
    begin(timeSeconds);
  }

  /// A limit is crossed when the truth does it; everything else begins with the last step of a
  /// hand.
  private void begin(double timeSeconds) {
    if (crossing.isPresent()) return;
    beginsAt = timeSeconds;
    at.clear();
    closed = false;
  }

  private void wished(Request request, double timeSeconds) {
    boolean nothingToClear = work.injectsNothing() && expecting;
    if (part == Part.BEFORE && work.injectsNothing()) watchFrom(timeSeconds);
    else if (part == Part.WATCHED && !expecting && request != Request.RESET) begin(timeSeconds);
    else if (part == Part.WATCHED && nothingToClear) part = Part.GONE;
    else if (part == Part.GONE && request == Request.RESET) part = Part.RESET;
    else if (part == Part.RESET && request == Request.SERVICE) part = Part.SERVICED;
  }

  @Override
  public void tick(Bms.Input input, Bms.Step step, Moment moment) {
    Frame frame = step.output().frame();
    last = frame;
    lastBled = step.output().command().bleed();
    left.put(part, left(frame));
    if (part == Part.GONE) kept = keeps(frame);
    if (part == Part.BEFORE) {
      early.addAll(strangers(frame));
    } else if (part == Part.WATCHED) {
      watched(frame, moment);
    }
  }

  private void watched(Frame frame, Moment moment) {
    double now = moment.timeSeconds();
    closing(frame.mode(), now);
    if (Double.isNaN(beginsAt) && crossed(moment)) beginsAt = now;
    others.addAll(strangers(frame));
    for (Alarms.Active each : frame.alarms()) {
      if (work.row().detects().contains(each.fault())) note(Reaction.WARN, now);
    }
    if (frame.envelope().cclA() == 0) note(Reaction.NO_CHARGE, now);
    if (frame.envelope().dclA() == 0) note(Reaction.NO_DISCHARGE, now);
    if (moment.flowed().heaterW() == 0) note(Reaction.HEATER_OFF, now);
    else at.remove(Reaction.HEATER_OFF);
    if (lastBled.equals(CellSet.NONE)) note(Reaction.NO_BLEEDING, now);
    else at.remove(Reaction.NO_BLEEDING);
    if (frame.mode() instanceof Mode.Tripped tripped) {
      boolean broken = Math.abs(moment.trueCurrentA()) > CampaignWork.BREAK_A;
      if (cause.isEmpty() && !(broken && now < beginsAt + FUSE_SECONDS)) {
        note(Reaction.WAIT_FOR_FUSE, now);
      }
      if (cause.isEmpty()) cause = Optional.of(tripped.cause());
      waits = Optional.of(tripped.cause());
      note(Reaction.OPEN, now);
    }
    refused |= frame.contactors().refusals().contains(Refusal.PRECHARGE_HOT);
    closed |= frame.mode().contactors() == Contactors.CLOSED && mustBeOpen(now);
  }

  /// A fault of closing is there when the contactors are told to do what they cannot; one of
  /// opening them again is a reaction whatever the mode is called.
  private void closing(Mode mode, double now) {
    boolean further = mode.contactors() != Contactors.OPEN && mode.contactors() != told;
    boolean opens = mode.contactors() == Contactors.OPEN && told != Contactors.OPEN;
    told = mode.contactors();
    if (work.during() != Precondition.STARTING) return;
    if (further && Double.isNaN(firstOpened)) beginsAt = now;
    if (opens && Double.isNaN(firstOpened)) {
      firstOpened = now;
      note(Reaction.OPEN, now);
    }
  }

  /// What people would still see: why it is tripped, or which alarms there are; empty for a pack
  /// that is closed and sound.
  private String left(Frame frame) {
    if (frame.mode() instanceof Mode.Tripped tripped) return tripped.cause().name();
    if (!(frame.mode() instanceof Mode.Closed)) return frame.mode().label();
    // A cell that was put right may go on being told of; what is told instead of opening may not.
    boolean opens = work.row().reaction().stream().anyMatch(Reaction::opens);
    return frame.alarms().stream()
        .filter(each -> !opens || !work.row().detects().contains(each.fault()))
        .map(each -> each.fault().name())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /// From the first moment on where the pack must not close at all; else from when it must be open.
  private boolean mustBeOpen(double now) {
    boolean never = work.isBeforeClosing();
    return now > beginsAt + (never ? 0 : work.row().maxReactionMs() / 1000) + 1e-6;
  }

  private void note(Reaction reaction, double now) {
    at.putIfAbsent(reaction, now);
  }

  private boolean keeps(Frame frame) {
    return frame.events().stream()
        .anyMatch(each -> work.row().detects().contains(each.fault()) && !each.acknowledged());
  }

  private Set<Fault> strangers(Frame frame) {
    var strangers = EnumSet.noneOf(Fault.class);
    for (Alarms.Active each : frame.alarms()) {
      if (!work.row().detects().contains(each.fault())) strangers.add(each.fault());
    }
    return strangers;
  }

  private boolean crossed(Moment moment) {
    if (crossing.isEmpty()) return false;
    Crossing limit = crossing.get();
    Doubles values =
        switch (limit.quantity()) {
          case CELL -> moment.trueCellsV();
          case MEAN_CELL -> Doubles.of(mean(moment.trueCellsV()));
          case TEMPERATURE -> moment.trueTempsDegC();
        };
    return limit.crossed(values.min(), values.max());
  }

  private static double mean(Doubles values) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) sum += values.get(i);
    return sum / values.size();
  }

  /// Whether the truth ever came to where the time begins.
  boolean begun() {
    return !Double.isNaN(beginsAt);
  }

  /// Whether an alarm of its own was there.
  boolean told() {
    return at.containsKey(Reaction.WARN);
  }

  /// After how long something was done, s; `NaN` if it was not. What was done before the truth
  /// crossed its limit was done in no time.
  double seconds(Reaction reaction) {
    Reaction seen =
        switch (reaction) {
          case OPEN_IN_ORDER, OPEN_FOR_GOOD -> Reaction.OPEN;
          default -> reaction;
        };
    Double when = at.get(seen);
    return when == null ? Double.NaN : Math.max(0, when - (begun() ? beginsAt : when));
  }
}

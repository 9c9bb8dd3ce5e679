package org.voltaire.cli.storm;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.contactor.Contactors;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.limit.Envelope;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.RunListener;

/// Watches a squall and finds what must not be. It knows the truth of the plant, and the limits of
/// the chemistry from its file; of the BMS it uses only what it commands and says.
final class StormJudge implements RunListener {
  /// Less than this share of the capacity per hour is no charging and no discharging.
  private static final double IDLE_C_RATE = 0.02;

  /// How often it looks at the truth, s: often enough for bounds of seconds.
  private static final double LOOK_SECONDS = 0.5;

  private final Chemistry.DefaultLimits limits;
  private final double idleA;
  private final Map<Invariant, Double> sinceSeconds = new EnumMap<>(Invariant.class);
  private final Map<Invariant, Breach> breaches = new EnumMap<>(Invariant.class);
  private @Nullable Frame before;
  private double lookSeconds, lastSeconds, connectedSeconds;

  /// @param limits at which the pack must open
  /// @param capacityAh of the pack
  StormJudge(Chemistry.DefaultLimits limits, double capacityAh) {
    this.limits = limits;
    this.idleA = IDLE_C_RATE * capacityAh;
  }

  /// The first breach of each invariant, in the order of [Invariant].
  List<Breach> breaches() {
    return List.copyOf(breaches.values());
  }

  @Override
  public void tick(Bms.Input input, Bms.Step step, Moment moment) {
    if (moment.timeSeconds() >= lookSeconds) {
      truth(step, moment);
      lookSeconds = moment.timeSeconds() + LOOK_SECONDS;
    }
    Frame frame = step.output().frame();
    if (frame.mode().contactors().connects()) {
      connectedSeconds += moment.timeSeconds() - lastSeconds;
    }
    lastSeconds = moment.timeSeconds();
    saying(frame, moment.timeSeconds());
    Frame last = before;
    if (last != null) change(last, frame, input, moment.timeSeconds());
    before = frame;
  }

  /// What the contactors are told while the truth is beyond a limit.
  private void truth(Bms.Step step, Moment moment) {
    Contactors command = step.output().command().contactors();
    boolean told = command.connects();
    double currentA = moment.trueCurrentA(), seconds = moment.timeSeconds();
    boolean in = command.charges() && currentA > idleA;
    boolean out = command.discharges() && currentA < -idleA;
    Doubles volts = moment.trueCellsV(), temps = moment.trueTempsDegC();
    double over = volts.max() - limits.cellOverVoltageV().open();
    double under = limits.cellUnderVoltageV().open() - volts.min();
    double hot = temps.max() - limits.dischargeOverTempDegc().open();
    beyond(Invariant.OVER_VOLTAGE, in, over, seconds);
    beyond(Invariant.FAR_OVER_VOLTAGE, in, over, seconds);
    beyond(Invariant.UNDER_VOLTAGE, out, under, seconds);
    beyond(Invariant.CHARGED_COLD, in, cold(limits.chargeUnderTempDegc(), temps), seconds);
    beyond(Invariant.DISCHARGED_COLD, out, cold(limits.dischargeUnderTempDegc(), temps), seconds);
    double hotToCharge = temps.max() - limits.chargeOverTempDegc().open();
    beyond(Invariant.CHARGED_HOT, in, hotToCharge, seconds);
    beyond(Invariant.HOT, told, hot, seconds);
    beyond(Invariant.FAR_HOT, told, hot, seconds);
  }

  private static double cold(Chemistry.Levels levels, Doubles temps) {
    return levels.open() - temps.min();
  }

  private void beyond(Invariant invariant, boolean flows, double by, double seconds) {
    if (!flows || !(by > invariant.margin())) {
      sinceSeconds.remove(invariant);
      return;
    }
    double since = sinceSeconds.computeIfAbsent(invariant, _ -> seconds);
    if (seconds - since > invariant.seconds()) breach(invariant, seconds, by);
  }

  private void saying(Frame frame, double seconds) {
    if (frame.mode().trippedBy() != null && frame.events().isEmpty()) {
      breach(Invariant.SILENT, seconds, Double.NaN);
    }
    Envelope may = frame.envelope();
    for (double limit : new double[] {may.cclA(), may.dclA(), may.cvlV(), may.dvlV()}) {
      if (!(limit >= 0)) breach(Invariant.NO_NUMBER, seconds, limit);
    }
  }

  private void change(Frame last, Frame now, Bms.Input input, double seconds) {
    boolean opens = now.alarms().stream().anyMatch(alarm -> alarm.level() == Level.OPEN);
    boolean closes =
        last.mode().contactors() == Contactors.OPEN && now.mode().contactors() != Contactors.OPEN;
    if (closes && opens) breach(Invariant.CLOSED_ON_A_FAULT, seconds, Double.NaN);
    Fault cause = last.mode().trippedBy();
    boolean needsHand = cause != null && cause.cleared().byHand();
    boolean asked = input.request().forgets();
    if (needsHand && !asked && now.mode().fault() == null) {
      breach(Invariant.LATCH_LOST, seconds, Double.NaN);
    }
    boolean flowing = now.mode().contactors().connects();
    if (!flowing || now.readings().complete()) return;
    double raised =
        Math.max(
            now.envelope().cclA() - last.envelope().cclA(),
            now.envelope().dclA() - last.envelope().dclA());
    if (raised > 1e-9) breach(Invariant.RAISED_BY_THE_UNKNOWN, seconds, raised);
  }

  /// For how long the contactors were told to be closed, s.
  double connectedSeconds() {
    return connectedSeconds;
  }

  /// Notes that a squall that was run again came to something else.
  void notReplayed(double seconds) {
    breach(Invariant.NOT_REPLAYED, seconds, Double.NaN);
  }

  private void breach(Invariant invariant, double seconds, double value) {
    breaches.putIfAbsent(invariant, new Breach(invariant, seconds, value));
  }

  /// The first breach in time; empty if all holds.
  Optional<Breach> first() {
    return breaches.values().stream().min(Comparator.comparingDouble(Breach::seconds));
  }
}

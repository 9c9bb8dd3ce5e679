package org.voltaire.heat;

import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Readings;
import org.voltaire.pack.HeaterSpec;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;

/// Decides whether the heater of one pack is on. It holds no memory; that is all in the
/// [HeatState].
///
/// A thermostat holds the mean of the thermistors. It does not heat while a temperature is not
/// known or one is above where it is told of, while nobody feeds the heater, or while a fault of
/// the heater waits for a person.
public final class HeatControl {
  /// A mean temperature that has moved by this much is seen to move, K: more than the noise and the
  /// steps of usual thermistors.
  private static final double SEEN_K = 0.5;

  /// The coldest room that is reckoned with, °C: what leaves the pack there is not waited for.
  private static final double COLDEST_ROOM_DEGC = -30;

  /// A pack that has spent its charge on heat does so again when it has this much more.
  private static final double SPENT_HYSTERESIS = 0.01;

  private final PackSpec pack;

  /// The heating of one pack; it does nothing if the BMS switches no heater.
  public HeatControl(PackSpec pack) {
    this.pack = pack;
  }

  /// One tick.
  ///
  /// @return `was` itself if the BMS switches no heater
  public HeatState step(HeatState was, HeatInput now) {
    return pack.heater().isEmpty() ? was : step(pack.heater().get(), was, now);
  }

  private HeatState step(HeaterSpec heater, HeatState was, HeatInput now) {
    Readings readings = now.readings();
    HeaterSignals signals = readings.signals().heater();
    boolean plugged = signals.plug() == Feedback.CLOSED;
    double degC = mean(readings.tempsDegC());
    boolean calls = calls(heater, was.calls(), degC);
    boolean cut = now.fault() || (was.cut() && !now.reset());
    boolean spent =
        !(now.soc() > heater.hibernateSoc() + (was.spent() && !now.reset() ? SPENT_HYSTERESIS : 0));
    boolean fed = signals.wanted() != Feedback.OPEN && (plugged || !spent);
    HeatMode mode = mode(was.report().mode(), readings.tempsDegC(), now, cut, fed);
    boolean works = mode == HeatMode.WARMING || mode == HeatMode.HOT_STANDBY;
    HeaterOrder order =
        cut || now.stopped()
            ? HeaterOrder.CUT
            : calls && works && !tooHot(readings.tempsDegC()) ? HeaterOrder.ON : HeaterOrder.OFF;
    boolean lost = now.parked() && !plugged && fed && (was.plugLost() || was.plugged());
    double gainedJ = was.toldOn() ? gainedJ(heater, degC, readings, now.dtSeconds()) : Double.NaN;
    boolean waits = Math.abs(degC - was.fromDegC()) < SEEN_K && !Double.isNaN(gainedJ);
    var report = new HeatReport(mode, order);
    return new HeatState(
        report.equals(was.report()) ? was.report() : report,
        calls,
        cut,
        spent,
        plugged,
        lost,
        waits ? was.fromDegC() : degC,
        waits ? was.unseenJ() + gainedJ : 0);
  }

  private HeatMode mode(HeatMode was, Doubles tempsDegC, HeatInput now, boolean cut, boolean fed) {
    if (cut) return HeatMode.CUT;
    if (now.tripped() || now.stopped()) return HeatMode.TRIPPED;
    if (!fed) return HeatMode.HIBERNATING;
    if (tempsDegC.missing() > 0) return HeatMode.NOT_MEASURED;
    Limit cold = pack.limits().dischargeUnderTemp().tell();
    double warm = was == HeatMode.HOT_STANDBY ? cold.trip() : cold.clear();
    return tempsDegC.min() < warm ? HeatMode.WARMING : HeatMode.HOT_STANDBY;
  }

  private static boolean calls(HeaterSpec heater, boolean was, double degC) {
    double half = heater.hysteresisK() / 2;
    return was ? degC < heater.setDegC() + half : degC < heater.setDegC() - half;
  }

  private boolean tooHot(Doubles tempsDegC) {
    return tempsDegC.max() >= pack.limits().dischargeOverTemp().tell().trip();
  }

  /// What heat has at least stayed in the pack since the tick before, J: of what the heater gave,
  /// what does not leave it in the coldest room.
  private static double gainedJ(HeaterSpec heater, double degC, Readings readings, double seconds) {
    double amperes = readings.signals().heater().currentA().value();
    double share = Double.isNaN(amperes) ? 1 : Math.clamp(amperes / heater.ratedA(), 0.0, 1.0);
    double lostW = heater.lossWPerK() * (degC - COLDEST_ROOM_DEGC);
    return Math.max(0, share * share * heater.powerW() - lostW) * seconds;
  }

  /// How much warmer the pack should be than is seen, K; 0 for a pack without a heater.
  public double unseenK(HeatState state) {
    return pack.heater().map(heater -> state.unseenJ() / heater.heatCapacityJPerK()).orElse(0.0);
  }

  /// What flows in the heater although it was told to be off, A; `NaN` if it is not measured.
  public double strayA(HeatState state, Readings readings) {
    boolean toldOff =
        state.report().order() == HeaterOrder.OFF || state.report().order() == HeaterOrder.CUT;
    return toldOff ? readings.signals().heater().currentA().value() : 0;
  }

  /// Whether it is known that the heater, told to heat, has a supply and draws less than half of
  /// what it should.
  public boolean drawsNothing(HeatState state, Readings readings) {
    if (pack.heater().isEmpty() || !state.toldOn()) return false;
    HeaterSpec heater = pack.heater().get();
    double ratedV = heater.powerW() / heater.ratedA();
    double suppliedV = state.plugged() ? ratedV : readings.packVoltageV();
    double wantedA = heater.ratedA() * suppliedV / ratedV;
    return readings.signals().heater().currentA().value() < wantedA / 2;
  }

  /// The mean of all of them; `NaN` if one is not known, because that may be the hottest.
  private static double mean(Doubles tempsDegC) {
    return tempsDegC.missing() > 0 ? Double.NaN : tempsDegC.sum() / tempsDegC.size();
  }
}

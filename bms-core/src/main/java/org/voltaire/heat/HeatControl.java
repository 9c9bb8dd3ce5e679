package org.voltaire.heat;

import java.util.Optional;
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

  /// How much longer than is reckoned a warm-up may take before a departure, as a ratio.
  private static final double DEPARTURE_MARGIN = 1.15;

  private final PackSpec pack;
  private final Optional<HeatForecast> forecast;

  /// The heating of one pack; it does nothing if the BMS switches no heater.
  public HeatControl(PackSpec pack) {
    this.pack = pack;
    this.forecast = pack.heater().map(HeatForecast::new);
  }

  /// One tick.
  ///
  /// @return `was` itself if the BMS switches no heater
  public HeatState step(HeatState was, HeatInput now) {
    return forecast.isEmpty() ? was : step(forecast.get(), was, now);
  }

  private HeatState step(HeatForecast ahead, HeatState was, HeatInput now) {
    HeaterSpec heater = ahead.heater();
    Readings readings = now.readings();
    HeaterSignals signals = readings.signals().heater();
    boolean plugged = signals.plug() == Feedback.CLOSED;
    double degC = mean(readings.tempsDegC());
    double takenW = ahead.takenW(was.toldOn(), plugged, readings);
    double watchedDegC = now.parked() ? degC : Double.NaN;
    RoomGuess room = was.room().after(heater, watchedDegC, takenW, now.dtSeconds());
    boolean departs = departs(ahead, was.departing(), readings, room);
    boolean calls = calls(heater, was.calls(), degC);
    boolean cut = now.fault() || (was.cut() && !now.reset());
    boolean spent =
        !(now.soc() > heater.hibernateSoc() + (was.spent() && !now.reset() ? SPENT_HYSTERESIS : 0));
    boolean wanted = signals.wanted() != Feedback.OPEN || departs;
    boolean fed = wanted && (plugged || !spent);
    HeatMode mode = mode(was.report().mode(), readings.tempsDegC(), now, cut, fed);
    boolean works = mode == HeatMode.WARMING || mode == HeatMode.HOT_STANDBY;
    HeaterOrder order =
        cut || now.stopped()
            ? HeaterOrder.CUT
            : calls && works && !tooHot(readings.tempsDegC()) ? HeaterOrder.ON : HeaterOrder.OFF;
    boolean lost = now.parked() && !plugged && fed && (was.plugLost() || was.plugged());
    double gainedJ = was.toldOn() ? gainedJ(heater, degC, readings, now.dtSeconds()) : Double.NaN;
    boolean waits = Math.abs(degC - was.fromDegC()) < SEEN_K && !Double.isNaN(gainedJ);
    return new HeatState(
        report(ahead, was, now, new Decided(mode, order, takenW, room.degC())),
        calls,
        cut,
        spent,
        plugged,
        lost,
        waits ? was.fromDegC() : degC,
        waits ? was.unseenJ() + gainedJ : 0,
        room,
        departs);
  }

  /// What a tick has come to.
  private record Decided(HeatMode mode, HeaterOrder order, double takenW, double roomDegC) {}

  /// Whether somebody wants the pack warm so soon that it has to be heated by now. Once begun, it
  /// is held warm until the plan is withdrawn.
  private boolean departs(HeatForecast ahead, boolean was, Readings readings, RoomGuess room) {
    HeaterSignals signals = readings.signals().heater();
    double leftSeconds = signals.departureSeconds();
    if (Double.isNaN(leftSeconds)) return false;
    if (was) return true;
    double heaterW = ahead.fullW(signals.plug() == Feedback.CLOSED, readings);
    double coldest = readings.tempsDegC().missing() > 0 ? Double.NaN : readings.tempsDegC().min();
    double takes = ahead.warmSeconds(coldest, warmDegC(false), room.degC(), heaterW);
    return !(leftSeconds > DEPARTURE_MARGIN * takes);
  }

  private HeatReport report(HeatForecast ahead, HeatState was, HeatInput now, Decided is) {
    boolean hot = is.mode() == HeatMode.HOT_STANDBY;
    HeatReport before = was.report();
    boolean plugged = now.readings().signals().heater().plug() == Feedback.CLOSED;
    double wh = is.takenW() * now.dtSeconds() / 3600;
    return new HeatReport(
        is.mode(),
        is.order(),
        before.energy().plus(wh, plugged, before.mode() == HeatMode.WARMING),
        readySeconds(ahead, was, now.readings(), is),
        hot ? ahead.hotSeconds(now.usableWh(), now.soc(), is.roomDegC()) : Double.NaN);
  }

  private double readySeconds(HeatForecast ahead, HeatState was, Readings readings, Decided is) {
    Doubles tempsDegC = readings.tempsDegC();
    if (tempsDegC.missing() > 0) return Double.NaN;
    double warmDegC = warmDegC(was.report().readySeconds() == 0);
    if (tempsDegC.min() >= warmDegC) return 0;
    if (is.order() != HeaterOrder.ON) return Double.NaN;
    boolean plugged = readings.signals().heater().plug() == Feedback.CLOSED;
    double heaterW = was.toldOn() ? is.takenW() : ahead.fullW(plugged, readings);
    return ahead.warmSeconds(tempsDegC.min(), warmDegC, is.roomDegC(), heaterW);
  }

  private HeatMode mode(HeatMode was, Doubles tempsDegC, HeatInput now, boolean cut, boolean fed) {
    if (cut) return HeatMode.CUT;
    if (now.tripped() || now.stopped()) return HeatMode.TRIPPED;
    if (!fed) return HeatMode.HIBERNATING;
    if (tempsDegC.missing() > 0) return HeatMode.NOT_MEASURED;
    boolean warm = tempsDegC.min() >= warmDegC(was == HeatMode.HOT_STANDBY);
    return warm ? HeatMode.HOT_STANDBY : HeatMode.WARMING;
  }

  /// From where the pack is warm enough to work, °C.
  ///
  /// @param was whether it was so in the tick before: it stays so until it is told to be cold
  private double warmDegC(boolean was) {
    Limit cold = pack.limits().dischargeUnderTemp().tell();
    return was ? cold.trip() : cold.clear();
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

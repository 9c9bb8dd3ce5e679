package org.voltaire.link.record;

import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimits;

/// [Forecast] to and from its Protobuf message.
final class ForecastCodec {
  private ForecastCodec() {}

  static org.voltaire.link.proto.Forecast encode(Forecast forecast) {
    return org.voltaire.link.proto.Forecast.newBuilder()
        .setTimeNs(forecast.timeNanos())
        .setCharge(limits(forecast.charge()))
        .setDischarge(limits(forecast.discharge()))
        .setMeanCurrentA(forecast.meanCurrentA())
        .setUsableAh(forecast.usableAh())
        .setUsableWh(forecast.usableWh())
        .setChargeableAh(forecast.chargeableAh())
        .setChargeableWh(forecast.chargeableWh())
        .setTimeToEmptyS(forecast.timeToEmptySeconds())
        .setTimeToFullS(forecast.timeToFullSeconds())
        .build();
  }

  /// @throws IllegalArgumentException if the message holds a word this version does not know
  static Forecast decode(org.voltaire.link.proto.Forecast message) {
    return new Forecast(
        message.getTimeNs(),
        limits(message.getCharge()),
        limits(message.getDischarge()),
        message.getMeanCurrentA(),
        message.getUsableAh(),
        message.getUsableWh(),
        message.getChargeableAh(),
        message.getChargeableWh(),
        message.getTimeToEmptyS(),
        message.getTimeToFullS());
  }

  private static org.voltaire.link.proto.PowerLimits limits(PowerLimits limits) {
    return org.voltaire.link.proto.PowerLimits.newBuilder()
        .setOneSecond(limit(limits.oneSecond()))
        .setTenSeconds(limit(limits.tenSeconds()))
        .setThirtySeconds(limit(limits.thirtySeconds()))
        .setContinuous(limit(limits.continuous()))
        .build();
  }

  private static PowerLimits limits(org.voltaire.link.proto.PowerLimits message) {
    return new PowerLimits(
        limit(message.getOneSecond()),
        limit(message.getTenSeconds()),
        limit(message.getThirtySeconds()),
        limit(message.getContinuous()));
  }

  private static org.voltaire.link.proto.PowerLimit limit(PowerLimit limit) {
    return org.voltaire.link.proto.PowerLimit.newBuilder()
        .setCurrentA(limit.currentA())
        .setPowerW(limit.powerW())
        .setConstraint(EnumCodec.CONSTRAINT.encode(limit.constraint()))
        .setIndex(limit.index())
        .build();
  }

  private static PowerLimit limit(org.voltaire.link.proto.PowerLimit message) {
    return new PowerLimit(
        message.getCurrentA(),
        message.getPowerW(),
        EnumCodec.CONSTRAINT.decode(message.getConstraint()),
        message.getIndex());
  }
}

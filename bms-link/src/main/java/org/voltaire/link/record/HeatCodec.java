package org.voltaire.link.record;

import org.voltaire.heat.HeatMode;
import org.voltaire.heat.HeatReport;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.heat.HeaterOrder;

/// [HeatReport] and [HeaterEnergy] to and from their fields and message.
final class HeatCodec {
  private HeatCodec() {}

  static void encode(org.voltaire.link.proto.Frame.Builder message, HeatReport heat) {
    message
        .setHeatMode(heat.mode().name())
        .setHeaterOrder(heat.order().name())
        .setHeaterEnergy(encode(heat.energy()))
        .setReadyInS(heat.readySeconds())
        .setHotForS(heat.hotSeconds());
  }

  /// @throws IllegalArgumentException if the message holds a word this version does not know
  static HeatReport report(org.voltaire.link.proto.Frame message) {
    if (message.getHeatMode().isEmpty()) return HeatReport.NONE;
    return new HeatReport(
        HeatMode.valueOf(message.getHeatMode()),
        HeaterOrder.valueOf(message.getHeaterOrder()),
        decode(message.getHeaterEnergy()),
        message.hasReadyInS() ? message.getReadyInS() : Double.NaN,
        message.hasHotForS() ? message.getHotForS() : Double.NaN);
  }

  static org.voltaire.link.proto.HeaterEnergy encode(HeaterEnergy energy) {
    return org.voltaire.link.proto.HeaterEnergy.newBuilder()
        .setChargerWh(energy.chargerWh())
        .setPackWh(energy.packWh())
        .setWarmingWh(energy.warmingWh())
        .build();
  }

  /// A message that is missing, as in recordings of older versions, is that of a heater that was
  /// never on.
  static HeaterEnergy decode(org.voltaire.link.proto.HeaterEnergy message) {
    return new HeaterEnergy(message.getChargerWh(), message.getPackWh(), message.getWarmingWh());
  }
}

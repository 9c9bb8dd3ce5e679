package org.voltaire.link.record;

import java.util.function.DoubleConsumer;
import org.voltaire.core.Bms;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.measure.Signals;

/// [Bms.Input] to and from its Protobuf message, to the last bit: replay depends on it.
public final class InputCodec {
  /// What older versions did not write down.
  private static final Measured NEVER = Measured.missing(Long.MIN_VALUE);

  /// A departure that nobody plans. Any other `NaN` is written down: digests count its bits.
  private static final long NOT_PLANNED = Double.doubleToRawLongBits(Double.NaN);

  private InputCodec() {}

  /// The message of one tick's input.
  ///
  /// @param seq of the tick that will use it
  public static org.voltaire.link.proto.Input encode(long seq, Bms.Input input) {
    Sample sample = input.sample();
    var message =
        org.voltaire.link.proto.Input.newBuilder()
            .setSeq(seq)
            .setTimeNs(sample.timeNanos())
            .setCellVoltagesV(row(sample.cellVoltagesV()))
            .setTempsDegc(row(sample.tempsDegC()))
            .setCurrentA(measured(sample.currentA()))
            .setPackVoltageV(measured(sample.packVoltageV()))
            .setBusVoltageV(measured(sample.busVoltageV()))
            .setBleeding(FrameCodec.bits(sample.bleeding()))
            .setContactors(EnumCodec.FEEDBACK.encode(sample.contactors()))
            .setRequest(EnumCodec.REQUEST.encode(input.request()))
            .setReason(input.reason());
    if (!sample.signals().equals(Signals.NONE)) message.setSignals(signals(sample.signals()));
    long reported = sample.contactorsTimeNanos();
    if (reported != sample.timeNanos()) message.setContactorsTimeNs(reported);
    return message.build();
  }

  /// The input of one message.
  ///
  /// @throws IllegalArgumentException if the message holds a number this version does not know, or
  ///   a service without a reason
  public static Bms.Input decode(org.voltaire.link.proto.Input message) {
    return new Bms.Input(
        new Sample(
            message.getTimeNs(),
            row(message.getCellVoltagesV()),
            row(message.getTempsDegc()),
            measured(message.getCurrentA()),
            measured(message.getPackVoltageV()),
            measured(message.getBusVoltageV()),
            FrameCodec.cells(message.getBleeding()),
            EnumCodec.FEEDBACK.decode(message.getContactors()),
            message.hasSignals() ? signals(message.getSignals()) : Signals.NONE,
            message.hasContactorsTimeNs() ? message.getContactorsTimeNs() : message.getTimeNs()),
        EnumCodec.REQUEST.decode(message.getRequest()),
        message.getReason());
  }

  static org.voltaire.link.proto.Signals signals(Signals signals) {
    var message = org.voltaire.link.proto.Signals.newBuilder();
    double departure = signals.heater().departureSeconds();
    if (Double.doubleToRawLongBits(departure) != NOT_PLANNED)
      message.setHeaterDepartureS(departure);
    return message
        .setInterlock(EnumCodec.FEEDBACK.encode(signals.interlock()))
        .setEmergencyStop(EnumCodec.FEEDBACK.encode(signals.emergencyStop()))
        .setInsulationOhm(measured(signals.insulationOhm()))
        .setBoardDegc(measured(signals.boardDegC()))
        .setCoilSupplyV(measured(signals.coilSupplyV()))
        .setHeaterA(measured(signals.heater().currentA()))
        .setHeaterPlug(EnumCodec.FEEDBACK.encode(signals.heater().plug()))
        .setHeaterWanted(EnumCodec.FEEDBACK.encode(signals.heater().wanted()))
        .setInsulationContact(EnumCodec.FEEDBACK.encode(signals.insulationContact()))
        .build();
  }

  static Signals signals(org.voltaire.link.proto.Signals message) {
    return new Signals(
        EnumCodec.FEEDBACK.decode(message.getInterlock()),
        EnumCodec.FEEDBACK.decode(message.getEmergencyStop()),
        measured(message.getInsulationOhm()),
        measured(message.getBoardDegc()),
        message.hasCoilSupplyV() ? measured(message.getCoilSupplyV()) : NEVER,
        new HeaterSignals(
            message.hasHeaterA() ? measured(message.getHeaterA()) : NEVER,
            EnumCodec.FEEDBACK.decode(message.getHeaterPlug()),
            EnumCodec.FEEDBACK.decode(message.getHeaterWanted()),
            message.hasHeaterDepartureS() ? message.getHeaterDepartureS() : Double.NaN),
        EnumCodec.FEEDBACK.decode(message.getInsulationContact()));
  }

  private static org.voltaire.link.proto.MeasuredRow row(MeasuredRow row) {
    var message = org.voltaire.link.proto.MeasuredRow.newBuilder().setTimeNs(row.timeNanos());
    DoubleConsumer add = message::addValues;
    FrameCodec.each(row.values(), add);
    return message.build();
  }

  private static MeasuredRow row(org.voltaire.link.proto.MeasuredRow message) {
    Doubles values = FrameCodec.doubles(message.getValuesList());
    return new MeasuredRow(values, message.getTimeNs());
  }

  private static org.voltaire.link.proto.Measured measured(Measured measured) {
    return org.voltaire.link.proto.Measured.newBuilder()
        .setValue(measured.value())
        .setTimeNs(measured.timeNanos())
        .build();
  }

  private static Measured measured(org.voltaire.link.proto.Measured message) {
    return new Measured(message.getValue(), message.getTimeNs());
  }
}

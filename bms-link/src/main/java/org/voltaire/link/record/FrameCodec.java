package org.voltaire.link.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.voltaire.balance.BalancePast;
import org.voltaire.balance.BalanceReport;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.core.Relays;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.Forecast;
import org.voltaire.event.Event;
import org.voltaire.heat.HeatReport;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why;
import org.voltaire.link.proto.Balance;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.protect.Alarms;

/// [Frame] to and from its Protobuf message. Doubles travel as doubles, so nothing is lost.
public final class FrameCodec {
  private FrameCodec() {}

  /// The message of one tick.
  ///
  /// @param digest of the tick, as [TickDigest] makes it
  public static org.voltaire.link.proto.Frame encode(Bms.Output output, long digest) {
    Frame frame = output.frame();
    Readings readings = frame.readings();
    Estimate estimate = frame.estimate();
    Envelope envelope = frame.envelope();
    var message =
        org.voltaire.link.proto.Frame.newBuilder()
            .setSeq(frame.seq())
            .setTimeNs(frame.timeNanos())
            .setCellVoltagesAgeS(readings.cellVoltagesAgeSeconds())
            .setCellVoltagesAreNew(readings.cellVoltagesAreNew())
            .setTempsAgeS(readings.tempsAgeSeconds())
            .setCurrentA(readings.currentA())
            .setCurrentAgeS(readings.currentAgeSeconds())
            .setPackVoltageV(readings.packVoltageV())
            .setSumErrorV(readings.sumErrorV())
            .setBusVoltageV(readings.busVoltageV())
            .setBleeding(bits(readings.bleeding()))
            .setContactors(EnumCodec.FEEDBACK.encode(readings.contactors()))
            .setSoc(estimate.soc())
            .setSocSigma(estimate.socSigma())
            .setShownSoc(estimate.shownSoc())
            .setFilterDiagnostics(FilterDiagnosticsCodec.encode(estimate.diagnostics()))
            .setForecast(ForecastCodec.encode(frame.forecast()))
            .setCclA(envelope.cclA())
            .setCclWhy(why(envelope.cclWhy()))
            .setDclA(envelope.dclA())
            .setDclWhy(why(envelope.dclWhy()))
            .setCvlV(envelope.cvlV())
            .setCvlWhy(why(envelope.cvlWhy()))
            .setDvlV(envelope.dvlV())
            .setDvlWhy(why(envelope.dvlWhy()))
            .setCommand(EnumCodec.COMMAND.encode(output.command().contactors()))
            .setDigest(digest);
    if (!readings.signals().equals(Signals.NONE)) {
      message.setSignals(InputCodec.signals(readings.signals()));
    }
    ModeCodec.encode(message, frame.mode());
    ModeCodec.encode(message, frame.contactors());
    each(readings.cellVoltagesV(), message::addCellVoltagesV);
    each(readings.tempsDegC(), message::addTempsDegc);
    each(estimate.cellSoc(), message::addCellSoc);
    each(estimate.cellSocSigma(), message::addCellSocSigma);
    for (Alarms.Active alarm : frame.alarms()) message.addAlarms(EventCodec.encode(alarm));
    for (Event event : frame.events()) message.addEvents(EventCodec.encode(event));
    message.setEventsDropped(frame.eventsDropped());
    message.setRelays(ModeCodec.encode(frame.relays()));
    if (!frame.heat().equals(HeatReport.NONE)) HeatCodec.encode(message, frame.heat());
    if (!frame.balance().equals(BalanceReport.NONE)) {
      BalanceReport balance = frame.balance();
      message.setBalance(
          balance(new BalancePast(balance.owedAh(), balance.bledAh()))
              .setDoneS(balance.doneSeconds()));
    }
    return message.build();
  }

  static Balance.Builder balance(BalancePast past) {
    var message = Balance.newBuilder();
    each(past.owedAh(), message::addOwedAh);
    each(past.bledAh(), message::addBledAh);
    each(past.fromAh(), message::addFromAh);
    each(past.fromErrorAh(), message::addFromErrorAh);
    return message.setFromS(past.fromSeconds());
  }

  static BalancePast balance(Balance message) {
    return new BalancePast(
        doubles(message.getOwedAhList()),
        doubles(message.getBledAhList()),
        doubles(message.getFromAhList()),
        doubles(message.getFromErrorAhList()),
        message.getFromS());
  }

  private static BalanceReport report(org.voltaire.link.proto.Frame message) {
    if (!message.hasBalance()) return BalanceReport.NONE;
    BalancePast rows = balance(message.getBalance());
    return new BalanceReport(rows.owedAh(), rows.bledAh(), message.getBalance().getDoneS());
  }

  /// The tick of one message.
  ///
  /// @throws IllegalArgumentException if the message holds a word this version does not know
  public static Frame decode(org.voltaire.link.proto.Frame message) {
    var readings =
        new Readings(
            message.getTimeNs(),
            doubles(message.getCellVoltagesVList()),
            message.getCellVoltagesAgeS(),
            message.getCellVoltagesAreNew(),
            doubles(message.getTempsDegcList()),
            message.getTempsAgeS(),
            message.getCurrentA(),
            message.getCurrentAgeS(),
            message.getPackVoltageV(),
            message.getSumErrorV(),
            message.getBusVoltageV(),
            cells(message.getBleeding()),
            EnumCodec.FEEDBACK.decode(message.getContactors()),
            message.hasSignals() ? InputCodec.signals(message.getSignals()) : Signals.NONE);
    List<Alarms.Active> alarms = new ArrayList<>();
    for (var alarm : message.getAlarmsList()) alarms.add(EventCodec.decode(alarm));
    List<Event> events = new ArrayList<>();
    for (var event : message.getEventsList()) events.add(EventCodec.decode(event));
    return new Frame(
        message.getSeq(),
        message.getTimeNs(),
        ModeCodec.mode(message),
        readings,
        estimate(message),
        message.hasForecast()
            ? ForecastCodec.decode(message.getForecast())
            : Forecast.notMeasured(message.getTimeNs(), Double.NaN),
        new Envelope(
            message.getCclA(),
            why(message.getCclWhy()),
            message.getDclA(),
            why(message.getDclWhy()),
            message.getCvlV(),
            why(message.getCvlWhy()),
            message.getDvlV(),
            message.hasDvlWhy() ? why(message.getDvlWhy()) : Why.of(Why.Cause.CONFIGURED)),
        List.copyOf(alarms),
        ModeCodec.report(message),
        List.copyOf(events),
        message.getEventsDropped(),
        message.hasRelays() ? ModeCodec.relays(message.getRelays()) : Relays.SAFE,
        HeatCodec.report(message),
        report(message));
  }

  private static Estimate estimate(org.voltaire.link.proto.Frame message) {
    Doubles cellSoc = doubles(message.getCellSocList());
    Doubles cellSocSigma = doubles(message.getCellSocSigmaList());
    if (!message.hasFilterDiagnostics()) {
      return new Estimate(cellSoc, cellSocSigma, message.getSoc(), message.getSocSigma());
    }
    return new Estimate(
        new Estimate.Values(
            cellSoc,
            cellSocSigma,
            message.getSoc(),
            message.getSocSigma(),
            message.getShownSoc(),
            FilterDiagnosticsCodec.decode(message.getFilterDiagnostics())));
  }

  private static org.voltaire.link.proto.Why why(Why why) {
    return org.voltaire.link.proto.Why.newBuilder()
        .setCause(why.cause().name())
        .setIndex(why.index())
        .setValue(why.value())
        .build();
  }

  private static Why why(org.voltaire.link.proto.Why message) {
    return new Why(Why.Cause.valueOf(message.getCause()), message.getIndex(), message.getValue());
  }

  static org.voltaire.link.proto.CellSet bits(CellSet cells) {
    var message = org.voltaire.link.proto.CellSet.newBuilder();
    if (!cells.isEmpty()) {
      message
          .addBits(cells.bits0())
          .addBits(cells.bits1())
          .addBits(cells.bits2())
          .addBits(cells.bits3());
    }
    return message.build();
  }

  static CellSet cells(org.voltaire.link.proto.CellSet message) {
    return switch (message.getBitsCount()) {
      case 0 -> CellSet.NONE;
      case 4 ->
          new CellSet(
              message.getBits(0), message.getBits(1), message.getBits(2), message.getBits(3));
      default ->
          throw new IllegalArgumentException(
              "cell set: %d words, must be 0 or 4".formatted(message.getBitsCount()));
    };
  }

  static Doubles doubles(List<Double> values) {
    return Doubles.generate(values.size(), values::get);
  }

  static void each(Doubles row, DoubleConsumer consumer) {
    for (int i = 0; i < row.size(); i++) consumer.accept(row.get(i));
  }
}

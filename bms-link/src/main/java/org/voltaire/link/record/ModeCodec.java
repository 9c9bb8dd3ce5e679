package org.voltaire.link.record;

import java.util.List;
import java.util.Optional;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.contactor.ContactorUse;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.core.Relays;
import org.voltaire.link.proto.Frame;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Stops;

/// What a frame's message says of the contactors.
final class ModeCodec {
  private ModeCodec() {}

  static void encode(Frame.Builder message, Mode mode) {
    switch (mode) {
      case Mode.Open _ -> message.setMode(org.voltaire.link.proto.Mode.MODE_OPEN);
      case Mode.Precharging(long since) ->
          message.setMode(org.voltaire.link.proto.Mode.MODE_PRECHARGING).setModeSinceNs(since);
      case Mode.Closed _ -> message.setMode(org.voltaire.link.proto.Mode.MODE_CLOSED);
      case Mode.Opening(long since, Optional<Fault> cause) ->
          message
              .setMode(org.voltaire.link.proto.Mode.MODE_OPENING)
              .setCause(cause.map(Fault::name).orElse(""))
              .setModeSinceNs(since);
      case Mode.Tripped(Fault cause, long healthySince) ->
          message
              .setMode(org.voltaire.link.proto.Mode.MODE_TRIPPED)
              .setCause(cause.name())
              .setModeSinceNs(healthySince);
      case Mode.OneWay(Fault cause, long healthySince) ->
          message
              .setMode(
                  cause.stops() == Stops.CHARGE
                      ? org.voltaire.link.proto.Mode.MODE_DISCHARGE_ONLY
                      : org.voltaire.link.proto.Mode.MODE_CHARGE_ONLY)
              .setCause(cause.name())
              .setModeSinceNs(healthySince);
    }
  }

  static void encode(Frame.Builder message, ContactorReport report) {
    for (Refusal refusal : report.refusals()) message.addRefusals(refusal.name());
    ContactorUse use = report.use();
    if (use.equals(ContactorUse.NONE)) return;
    message.setContactorUse(encode(use));
  }

  static org.voltaire.link.proto.Relays encode(Relays relays) {
    return org.voltaire.link.proto.Relays.newBuilder()
        .setChargeAllowed(relays.chargeAllowed())
        .setDischargeAllowed(relays.dischargeAllowed())
        .setAlarm(relays.alarm())
        .build();
  }

  static Relays relays(org.voltaire.link.proto.Relays message) {
    return new Relays(
        message.getChargeAllowed(), message.getDischargeAllowed(), message.getAlarm());
  }

  static org.voltaire.link.proto.ContactorUse encode(ContactorUse use) {
    return org.voltaire.link.proto.ContactorUse.newBuilder()
        .setClosings(use.closings())
        .setLoadOpenings(use.loadOpenings())
        .setLargestBrokenA(use.largestBrokenA())
        .setBrokenJ(use.brokenJ())
        .build();
  }

  static ContactorUse use(org.voltaire.link.proto.ContactorUse message) {
    return new ContactorUse(
        message.getClosings(),
        message.getLoadOpenings(),
        message.getLargestBrokenA(),
        message.getBrokenJ());
  }

  static Mode mode(Frame message) {
    return switch (message.getMode()) {
      case MODE_OPEN -> new Mode.Open();
      case MODE_PRECHARGING -> new Mode.Precharging(message.getModeSinceNs());
      case MODE_CLOSED -> new Mode.Closed();
      case MODE_OPENING ->
          new Mode.Opening(
              message.getModeSinceNs(),
              Optional.of(message.getCause()).filter(name -> !name.isEmpty()).map(Fault::valueOf));
      case MODE_TRIPPED ->
          new Mode.Tripped(Fault.valueOf(message.getCause()), message.getModeSinceNs());
      case MODE_CHARGE_ONLY, MODE_DISCHARGE_ONLY ->
          new Mode.OneWay(Fault.valueOf(message.getCause()), message.getModeSinceNs());
      case MODE_UNKNOWN, UNRECOGNIZED ->
          throw new IllegalArgumentException("frame: mode is " + message.getModeValue());
    };
  }

  static ContactorReport report(Frame message) {
    List<Refusal> refusals = message.getRefusalsList().stream().map(Refusal::valueOf).toList();
    if (!message.hasContactorUse()) return new ContactorReport(refusals, ContactorUse.NONE);
    return new ContactorReport(refusals, use(message.getContactorUse()));
  }
}

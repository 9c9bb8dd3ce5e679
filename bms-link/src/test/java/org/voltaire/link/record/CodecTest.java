package org.voltaire.link.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.estimate.Forecast;
import org.voltaire.event.Event;
import org.voltaire.link.proto.CellSet;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

class CodecTest {

  @Property
  void everyInputComesBackToTheLastBit(@ForAll long seed, @ForAll long seq)
      throws InvalidProtocolBufferException {
    Bms.Input input = new Anything(seed).of(Bms.Input.class);
    byte[] bytes = InputCodec.encode(seq, input).toByteArray();
    var message = org.voltaire.link.proto.Input.parseFrom(bytes);
    Bms.Input back = InputCodec.decode(message);
    assertEquals(seq, message.getSeq());
    assertEquals(input, back);
    assertEquals(Anything.bits(input), Anything.bits(back));
  }

  @Property
  void everyFrameComesBackToTheLastBit(@ForAll long seed, @ForAll long digest)
      throws InvalidProtocolBufferException {
    Bms.Output output = output(seed);
    byte[] bytes = FrameCodec.encode(output, digest).toByteArray();
    var message = org.voltaire.link.proto.Frame.parseFrom(bytes);
    Frame back = FrameCodec.decode(message);
    assertEquals(digest, message.getDigest());
    assertEquals(output.command().contactors().name(), message.getCommand().name().substring(8));
    assertEquals(output.frame(), back);
    assertEquals(Anything.bits(output.frame()), Anything.bits(back));
  }

  /// A frame's readings are of its own tick.
  private static Bms.Output output(long seed) {
    Bms.Output any = new Anything(seed).of(Bms.Output.class);
    Frame frame = any.frame();
    return new Bms.Output(
        any.command(),
        new Frame(
            frame.seq(),
            frame.readings().timeNanos(),
            frame.mode(),
            frame.readings(),
            frame.estimate(),
            frame.forecast(),
            frame.envelope(),
            frame.alarms(),
            ContactorReport.NONE,
            frame.events(),
            frame.eventsDropped()));
  }

  @Test
  void thePropertiesMeetEveryModeFaultRequestAndBothKindsOfZero() {
    Set<Object> met = new HashSet<>();
    for (long seed = 0; seed < 4000; seed++) {
      Bms.Input input = new Anything(seed).of(Bms.Input.class);
      met.add(input.request());
      met.add(Double.doubleToRawLongBits(input.sample().currentA().value()));
      Mode mode = output(seed).frame().mode();
      met.add(mode.getClass());
      if (mode instanceof Mode.Tripped(Fault cause, _)) met.add(cause);
    }
    assertTrue(met.containsAll(Set.of(Request.values())), "requests");
    assertTrue(met.containsAll(Set.of(Fault.values())), "faults");
    assertTrue(met.containsAll(Set.of(Mode.class.getPermittedSubclasses())), "modes");
    assertTrue(met.containsAll(Set.of(0L, Long.MIN_VALUE, 0x7ff0_0000_0000_0001L)), "numbers");
  }

  @Test
  void bitsTellApartWhatEqualsDoesNot() {
    double other = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
    assertEquals((Double) Double.NaN, (Double) other);
    assertNotEquals(Anything.bits(Double.NaN), Anything.bits(other));
  }

  @Test
  void aFrameOfAnOlderVersionForetellsNothing() {
    var message = FrameCodec.encode(output(1), 0).toBuilder().clearForecast().build();
    Forecast forecast = FrameCodec.decode(message).forecast();
    assertFalse(forecast.measured());
    assertEquals(0, forecast.charge().tenSeconds().powerW());
    assertTrue(Double.isNaN(forecast.usableWh()));
  }

  /// Recordings that were made before events and limits of alarms were told.
  @Test
  void aFrameOfAnOlderVersionHasNoEventsAndAlarmsWithoutLimits() {
    Bms.Output output = output(7);
    var alarm = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 5, 3.9, 6, 3.8, 3.75);
    var event = new Event(1, alarm, 5, Event.STILL, 1, 1, false);
    Frame any = output.frame();
    var frame =
        new Frame(
            any.seq(),
            any.timeNanos(),
            any.mode(),
            any.readings(),
            any.estimate(),
            any.forecast(),
            any.envelope(),
            List.of(alarm),
            ContactorReport.NONE,
            List.of(event),
            2);
    var message = FrameCodec.encode(new Bms.Output(output.command(), frame), 0);
    assertEquals(List.of(event), FrameCodec.decode(message).events());
    Frame older = FrameCodec.decode(EventCodec.without(message));
    assertEquals(List.of(), older.events());
    assertEquals(0, older.eventsDropped());
    var bare = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 5, 3.9, 6);
    assertEquals(List.of(bare), older.alarms());
  }

  @Test
  void aWordThatThisVersionDoesNotKnowIsRefused() {
    var frame = FrameCodec.encode(output(1), 0).toBuilder();
    refused("frame: mode is 0", frame.clone().clearMode().build());
    refused("frame: mode is 99", frame.clone().setModeValue(99).build());
    refused(
        "Feedback: found UNRECOGNIZED, allowed: [FEEDBACK_UNKNOWN",
        frame.clone().setContactorsValue(3).build());
    refused(
        "Constraint: found CONSTRAINT_UNKNOWN, allowed: [CONSTRAINT_CURRENT",
        frame.clone().setForecast(frame.getForecast().toBuilder().clearCharge()).build());
    refused(
        "cell set: 1 words, must be 0 or 4",
        frame.clone().setBleeding(CellSet.newBuilder().addBits(1)).build());
    var strange = frame.clone();
    strange
        .getFilterDiagnosticsBuilder()
        .addAnchors(org.voltaire.link.proto.Anchor.newBuilder().setKindValue(9));
    refused("AnchorKind: found UNRECOGNIZED", strange.build());
    var input = InputCodec.encode(1, new Anything(1).of(Bms.Input.class)).toBuilder();
    var request = input.setRequestValue(9).build();
    var e = assertThrows(IllegalArgumentException.class, () -> InputCodec.decode(request));
    assertTrue(e.toString().contains("Request: found UNRECOGNIZED"), e.toString());
  }

  /// Recordings that were made before NIS and anchors were told.
  @Test
  void diagnosticsWithoutNisAndAnchorsIsStillRead() throws InvalidProtocolBufferException {
    var message = FrameCodec.encode(output(3), 0).toBuilder();
    message.getFilterDiagnosticsBuilder().clearNis().clearAnchors();
    Frame back =
        FrameCodec.decode(org.voltaire.link.proto.Frame.parseFrom(message.build().toByteArray()));
    var diagnostics = back.estimate().diagnostics();
    assertEquals(0, diagnostics.nis().size());
    assertEquals(Anchor.NONE, diagnostics.anchor(0));
    assertEquals(output(3).frame().estimate().diagnostics().r0Ratio(), diagnostics.r0Ratio());
  }

  @Test
  void noAnchorTakesNextToNoRoomAndComesBack() throws InvalidProtocolBufferException {
    FilterDiagnostics none = FilterDiagnostics.unknown(16);
    byte[] bytes = FilterDiagnosticsCodec.encode(none).toByteArray();
    assertEquals(
        none,
        FilterDiagnosticsCodec.decode(org.voltaire.link.proto.FilterDiagnostics.parseFrom(bytes)));
    int rows = 10 * (16 * Double.BYTES + 3), rest = 2 * 9 + 2;
    assertEquals(rows + rest + 2 * 16, bytes.length);
  }

  private static void refused(String why, org.voltaire.link.proto.Frame message) {
    var e = assertThrows(IllegalArgumentException.class, () -> FrameCodec.decode(message));
    assertTrue(e.toString().contains(why), e.toString());
  }

  @Property(tries = 100)
  void aSessionComesBack(@ForAll long seed) throws InvalidProtocolBufferException {
    var random = new Anything(seed).of(Bms.State.class);
    var session =
        new Session(
            RecordedDrive.SESSION.pack(),
            random.estimator().filter().numbers().size(),
            Double.NaN,
            random.timeNanos());
    var bytes = session.encode().toByteArray();
    assertEquals(session, Session.decode(org.voltaire.link.proto.Pack.parseFrom(bytes)));
  }
}

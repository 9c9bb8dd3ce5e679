package org.voltaire.link.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.balance.BalancePast;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.contactor.ContactorUse;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Bms;
import org.voltaire.core.Relay;
import org.voltaire.core.Restart;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.event.Event;
import org.voltaire.event.EventLog;
import org.voltaire.event.WallTime;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.link.PackInfo;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.proto.Pack;
import org.voltaire.link.record.Replay.ReplayVerdict;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// A run that began with what an earlier one knew is replayed from there.
class RestartReplayTest {
  @TempDir private Path folder = Path.of("");

  private final RecordedDrive first = RecordedDrive.of(120);
  private final Bms bms = RecordedDrive.MACHINE.apply(RecordedDrive.SESSION.pack());

  private Session session(double offSeconds) {
    Bms.State last = first.steps.getLast().state();
    var restart =
        new Restart(
            last.estimator().memory(Double.NaN),
            last.estimator().shownSoc(),
            offSeconds,
            0.25,
            new ContactorPast(new ContactorUse(41, 3, 120, 33.5), Doubles.of(7.5, 300)),
            new BalancePast(
                Doubles.of(0.4, 0, 0, 0),
                Doubles.of(3.5, 0.1, 2, 0),
                Doubles.of(3, 0, -2, 0),
                Doubles.of(0.1, 0.1, 0.2, 0.1),
                86_400),
            new HeaterEnergy(9.5, 0.25, 3));
    return new Session(
        RecordedDrive.SESSION.pack(),
        0.5,
        0.29,
        RecordedDrive.SESSION.initialTimeNanos(),
        Optional.of(restart),
        Optional.empty(),
        EventLog.EMPTY);
  }

  /// Of a pack that was tripped when the power went, and of which nothing else is known.
  private static Session latched() {
    Session guess = RecordedDrive.SESSION;
    return new Session(
        guess.pack(),
        guess.initialSoc(),
        guess.initialSocSigma(),
        guess.initialTimeNanos(),
        Optional.empty(),
        Optional.of(Fault.CELL_OVER_VOLTAGE),
        earlierEvents());
  }

  /// That trip, and something that was still there.
  private static EventLog earlierEvents() {
    var high =
        new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, Event.BEFORE, 3.9, 2, 3.8, 3.75);
    var apart =
        new Alarms.Active(Fault.TEMPERATURE_SPREAD, Level.TELL, Event.BEFORE, 16, 1, 15, 12);
    return new EventLog(
        List.of(
            new Event(
                7,
                high,
                Event.BEFORE,
                Event.BEFORE,
                2,
                7,
                true,
                "",
                new WallTime(1_772_366_400_123L, true)),
            new Event(9, apart, Event.BEFORE, Event.STILL, 1, 7, false)),
        9,
        1,
        Event.BEFORE,
        7);
  }

  /// The same inputs as of the first run, on another beginning.
  private Path record(Session session) throws IOException {
    List<Message> messages = new ArrayList<>();
    Bms.State state = session.initial(bms);
    for (Bms.Input input : first.inputs) {
      Bms.Step step = bms.step(state, input);
      state = step.state();
      long seq = state.seq(), now = state.timeNanos();
      var recorded = InputCodec.encode(seq, input);
      long digest = TickDigest.of(recorded.toByteArray(), step);
      messages.add(Topics.message(Topics.INPUT, seq, now, recorded));
      messages.add(
          Topics.message(Topics.FRAME, seq, now, FrameCodec.encode(step.output(), digest)));
    }
    Path file = folder.resolve("restarted.mcap");
    try (var recorder = Recorder.create(file, Topics.opening(session, 0, 0))) {
      for (Message message : messages) recorder.write(message);
    }
    return file;
  }

  @Test
  void aRestartedRunReplaysToTheLastBit() throws IOException {
    Path file = record(session(7200));
    assertEquals(
        new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), 120, false),
        Replay.of(file, RecordedDrive.MACHINE));
  }

  @Test
  void aRunThatBeganTrippedReplaysToTheLastBit() throws IOException {
    Mode tripped = new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1);
    assertEquals(tripped, latched().initial(bms).mode());
    Path file = record(latched());
    assertEquals(
        new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), 120, false),
        Replay.of(file, RecordedDrive.MACHINE));
    Pack message = latched().encode();
    assertEquals(latched(), Session.decode(Pack.parseFrom(message.toByteArray())));
    EventLog begun = latched().initial(bms).events();
    assertEquals(earlierEvents().atStart(RecordedDrive.SESSION.initialTimeNanos()), begun);
  }

  @Test
  void aLatchThatThisVersionDoesNotKnowCannotBeReplayed() {
    Pack message = latched().encode().toBuilder().setLatched("CELL_TOO_BLUE").build();
    var refused = assertThrows(IllegalArgumentException.class, () -> Session.decode(message));
    assertTrue(refused.toString().contains("CELL_TOO_BLUE"), refused.toString());
  }

  /// Otherwise the test above would prove nothing.
  @Test
  void whatWasKnownMatters() {
    assertNotEquals(RecordedDrive.SESSION.initial(bms), session(7200).initial(bms));
    assertNotEquals(session(7200).initial(bms), session(7201).initial(bms));
  }

  @Test
  void aRestartComesBackToTheLastBit() throws InvalidProtocolBufferException {
    for (double off : new double[] {0.25, 1.0 / 3, Double.NaN}) {
      Session session = session(off);
      assertEquals(session, Session.decode(Pack.parseFrom(session.encode().toByteArray())));
    }
  }

  @Test
  void theRelaysOfThePackComeBack() throws InvalidProtocolBufferException {
    PackInfo of = RecordedDrive.SESSION.pack();
    var wired =
        new PackInfo(
            of.packId(),
            of.bootId(),
            of.name(),
            of.chemistry(),
            of.cellsInSeries(),
            of.thermistors(),
            of.capacityAh(),
            of.cellUnderVoltageV(),
            of.cellOverVoltageV(),
            of.maxChargeA(),
            of.maxDischargeA(),
            of.simulated(),
            of.configuration(),
            List.of(Relay.DISCHARGE_ALLOWED, Relay.ALARM));
    Pack message = new Session(wired, 0.5, 0.29, 1).encode();
    assertEquals(wired, Session.decode(Pack.parseFrom(message.toByteArray())).pack());
    assertEquals(List.of(), of.relays());
  }

  @Test
  void aSessionOfAnOlderVersionBeginsWithItsGuess() {
    Pack message = RecordedDrive.SESSION.encode();
    assertFalse(message.hasRestart());
    assertEquals(RecordedDrive.SESSION, Session.decode(message));
    assertEquals(
        bms.initial(RecordedDrive.SESSION.initialTimeNanos(), 0.5, 0.29),
        Session.decode(message).initial(bms));
  }

  @Test
  void cellsThatThePackDoesNotHaveCannotBeReplayed() throws IOException {
    Session session = session(7200);
    Restart restart = session.restart().orElseThrow();
    List<FilterMemory.CellMemory> three = restart.memory().cells().subList(0, 3);
    var wrong =
        new Session(
            session.pack(),
            0.5,
            0.29,
            session.initialTimeNanos(),
            Optional.of(new Restart(new FilterMemory(50, Double.NaN, three), Double.NaN, 0, 0)),
            Optional.empty(),
            EventLog.EMPTY);
    Path file = folder.resolve("wrong.mcap");
    Recorder.create(file, Topics.opening(wrong, 0, 0)).close();
    var refused = assertThrows(IOException.class, () -> Replay.of(file, RecordedDrive.MACHINE));
    assertTrue(
        refused.toString().contains("cells: found 3, allowed: 4, as configured"),
        refused.toString());
  }

  @Test
  void aRecordingThatHoldsAnImpossibleMemoryIsNoRecording() throws IOException {
    Pack message = session(1).encode();
    var cell = message.getRestart().getCells(2).toBuilder().setR0Ratio(-1);
    Pack broken =
        message.toBuilder().setRestart(message.getRestart().toBuilder().setCells(2, cell)).build();
    var opening = List.of(Topics.message(Topics.PACK, 0, 0, broken));
    Path file = folder.resolve("broken.mcap");
    Recorder.create(file, opening).close();
    var refused = assertThrows(IOException.class, () -> Replay.of(file, RecordedDrive.MACHINE));
    assertTrue(refused.toString().contains("r0_ratio: found -1.0"), refused.toString());
    assertInstanceOf(IllegalArgumentException.class, refused.getCause());
  }
}

package org.voltaire.link.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Frame;
import org.voltaire.event.Event;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.record.FreezeFrame.RecordedMoment;
import org.voltaire.link.record.Replay.ReplayVerdict;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// Where the openings of a pack are in its recording. One tick a second.
class FreezeFramesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Frame FRAME = RecordedDrive.of(1).frames().getFirst();

  private final FreezeFrames frames = new FreezeFrames();
  private final List<Message> written = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private Mode mode = new Mode.Closed();
  private long seq;

  @TempDir private Path folder;

  private FreezeFramesTest run(int ticks) {
    for (int n = 0; n < ticks; n++) {
      seq++;
      written.addAll(
          frames.step(
              new Frame(
                  seq,
                  seq * SECOND,
                  mode,
                  FRAME.readings(),
                  FRAME.estimate(),
                  FRAME.forecast(),
                  FRAME.envelope(),
                  List.of(),
                  ContactorReport.NONE,
                  List.copyOf(events),
                  0)));
    }
    return this;
  }

  private FreezeFramesTest trips(Fault cause, long sinceNanos) {
    long number = events.size() + 1L;
    var alarm = new Alarms.Active(cause, Level.OPEN, sinceNanos, Double.NaN, -1);
    events.add(new Event(number, alarm, sinceNanos, Event.STILL, 1, number, false));
    mode = new Mode.Tripped(cause, -1);
    return this;
  }

  private List<FreezeFrame> read() throws IOException {
    Path file = folder.resolve("freeze.mcap");
    Files.deleteIfExists(file);
    try (var recorder = Recorder.create(file, RecordedDrive.opening())) {
      for (Message message : written) recorder.write(message);
    }
    return FreezeFrame.in(file);
  }

  @Test
  void anOpeningIsPointedToFromAMinuteBeforeToHalfAMinuteAfter() throws IOException {
    run(100).trips(Fault.CELL_OVER_VOLTAGE, 101 * SECOND).run(100);
    assertEquals(
        List.of(
            new FreezeFrame(
                1,
                Fault.CELL_OVER_VOLTAGE,
                new RecordedMoment(101, 101 * SECOND),
                new RecordedMoment(41, 41 * SECOND),
                new RecordedMoment(131, 131 * SECOND))),
        read());
  }

  @Test
  void aRecordingThatIsCutOffAfterTheOpeningPointsToItsBeginning() throws IOException {
    run(10).trips(Fault.CURRENT_LOST, 11 * SECOND).run(1);
    assertEquals(1, written.size(), "at once, not when the half minute is over");
    FreezeFrame frame = read().getFirst();
    assertEquals(1, frame.first().seq(), "it began less than a minute before");
    assertEquals(11, frame.opened().seq());
    assertFalse(frame.complete());
  }

  @Test
  void openingsThatComeCloseTogetherAreAllPointedTo() throws IOException {
    run(70).trips(Fault.CURRENT_LOST, 71 * SECOND).run(5);
    mode = new Mode.Closed();
    run(5).trips(Fault.CELL_UNDER_VOLTAGE, 81 * SECOND).run(60);
    List<FreezeFrame> found = read();
    assertEquals(2, found.size());
    assertTrue(found.stream().allMatch(FreezeFrame::complete));
    assertEquals(2, found.getLast().eventNumber());
    assertEquals(111, found.getLast().last().seq());
  }

  @Test
  void whatAnEarlierRunSawIsNotInThisRecording() throws IOException {
    trips(Fault.CELL_OVER_VOLTAGE, Event.BEFORE).run(100);
    assertEquals(List.of(), read());
  }

  /// Its event began in an earlier run; its opening is in this one.
  @Test
  void whatAnEarlierRunSawAndThisOneOpensByIsInThisRecording() throws IOException {
    run(10).trips(Fault.CELL_OVER_VOLTAGE, Event.BEFORE).run(100);
    assertEquals(11, read().getFirst().opened().seq());
  }

  /// The very steps: their recording has the pointer, and replays all the same.
  @Test
  void aRecordedDriveThatTripsPointsToItAndReplays() throws IOException {
    var drive = RecordedDrive.of(300);
    Path file = folder.resolve("drive.mcap");
    try (var recorder = Recorder.create(file, RecordedDrive.opening())) {
      for (Message message : drive.messages()) {
        recorder.write(message);
        if (message.channelId() != Topics.FRAME.id()) continue;
        Frame frame = drive.frames().get((int) message.sequence() - 1);
        for (Message pointer : frames.step(frame)) recorder.write(pointer);
      }
    }
    List<FreezeFrame> found = FreezeFrame.in(file);
    assertFalse(found.isEmpty());
    Frame opened = drive.frames().get((int) found.getFirst().opened().seq() - 1);
    assertTrue(
        opened.mode() instanceof Mode.Tripped(Fault cause, _) && cause == found.getFirst().cause());
    assertEquals(
        new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), 300, false),
        Replay.of(file, RecordedDrive.MACHINE));
  }
}

package org.voltaire.link.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Bms;
import org.voltaire.link.mcap.McapFinisher;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.proto.Frame;
import org.voltaire.link.proto.Pack;
import org.voltaire.link.proto.Why;
import org.voltaire.link.record.Replay.ReplayVerdict;

class RecordingReplayTest {
  private static final int TICKS = 300;

  @TempDir private Path folder;

  static List<Located> records(Path file) throws IOException {
    try (var reader = McapReader.open(file)) {
      List<Located> all = new java.util.ArrayList<>();
      for (var at = reader.next(); at.isPresent(); at = reader.next()) all.add(at.get());
      return all;
    }
  }

  private Path recording(int ticks) throws IOException {
    return RecordedDrive.of(ticks).recordInto(folder.resolve("drive.mcap"));
  }

  @Test
  void theRunMeetsEveryModeSoThatItProvesSomething() {
    Set<Class<?>> modes = new HashSet<>();
    for (Bms.Step step : RecordedDrive.of(TICKS).steps) modes.add(step.state().mode().getClass());
    Set<Class<?>> all = new HashSet<>(Set.of(Mode.class.getPermittedSubclasses()));
    // This pack has contactors; a pack with two switches is replayed through a virtual board.
    all.remove(Mode.OneWay.class);
    assertEquals(all, modes);
  }

  @Test
  void aRecordedRunReplaysToTheLastBit() throws IOException {
    ReplayVerdict verdict = Replay.of(recording(TICKS), RecordedDrive.MACHINE);
    assertEquals(new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), TICKS, false), verdict);
  }

  @Test
  void aFinishedRecordingReplaysToTheLastBit() throws IOException {
    Path file = recording(TICKS);
    long flat = Files.size(file);
    McapFinisher.finish(file);
    assertTrue(Files.size(file) < flat / 2, "it was compressed");
    ReplayVerdict verdict = Replay.of(file, RecordedDrive.MACHINE);
    assertEquals(new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), TICKS, false), verdict);
  }

  /// The drive as another version would have recorded it, with digests of its own.
  private Path recordedByAnotherVersion(double socOfTick10, int version) throws IOException {
    Path file = folder.resolve("other.mcap");
    List<Message> opening = RecordedDrive.opening();
    Pack pack =
        Pack.parseFrom(opening.getFirst().data()).toBuilder().setDigestVersion(version).build();
    long begins = opening.getFirst().logTime();
    try (var recorder =
        Recorder.create(
            file, List.of(Topics.message(Topics.PACK, 0, begins, pack), opening.getLast()))) {
      for (Message message : RecordedDrive.of(20).messages()) {
        if (message.channelId() == Topics.FRAME.id()) {
          Frame now = Frame.parseFrom(message.data());
          Frame recorded =
              version < TickDigest.SINCE_EVENTS
                  ? EventCodec.without(now)
                  : now.toBuilder().clearRelays().build();
          var frame = recorded.toBuilder().setDigest(message.sequence());
          if (message.sequence() == 10 && !Double.isNaN(socOfTick10)) frame.setSoc(socOfTick10);
          message =
              Topics.message(Topics.FRAME, message.sequence(), message.logTime(), frame.build());
        }
        recorder.write(message);
      }
    }
    return file;
  }

  @Test
  void aFieldThatAnOlderRecordingDoesNotHaveIsSaidToBeAbsent() throws IOException {
    var why = Why.newBuilder().setCause("CONFIGURED");
    Frame now = Frame.newBuilder().setDvlWhy(why).build();
    Message before = Topics.message(Topics.FRAME, 1, 0, Frame.getDefaultInstance());
    assertEquals(
        "dvl_why is not in the recording, is now cause: \"CONFIGURED\"",
        Replay.difference(before, Topics.message(Topics.FRAME, 1, 0, now)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void aRecordingWithDigestsOfAnotherVersionIsComparedByItsFrames(int version) throws IOException {
    Path same = recordedByAnotherVersion(Double.NaN, version);
    assertEquals(
        new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), 20, false, false),
        Replay.of(same, RecordedDrive.MACHINE));
    Files.delete(same);
    Path other = recordedByAnotherVersion(0.123, version);
    var verdict =
        assertInstanceOf(
            ReplayVerdict.OtherVersion.class,
            Replay.of(other, RecordedDrive.MACHINE),
            "one SoC differs");
    assertEquals(10, verdict.tick());
    assertTrue(verdict.what().startsWith("soc was 0.123"), verdict.what());
  }

  @Test
  void aRecordingCutOffAtAnyRecordReplaysUpToThere() throws IOException {
    Path whole = recording(TICKS), cut = folder.resolve("cut.mcap");
    byte[] bytes = Files.readAllBytes(whole);
    long ticks = 0;
    boolean begun = false;
    int cuts = 0;
    for (Located at : records(whole)) {
      Files.write(cut, Arrays.copyOf(bytes, (int) at.offset()));
      if (begun) {
        ReplayVerdict verdict = Replay.of(cut, RecordedDrive.MACHINE);
        assertEquals(
            new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), ticks, true),
            verdict,
            at.toString());
        cuts++;
      } else {
        assertThrows(IOException.class, () -> Replay.of(cut, RecordedDrive.MACHINE), at.toString());
      }
      if (!(at.record() instanceof Message message)) continue;
      begun |= message.channelId() == Topics.PACK.id();
      if (message.channelId() == Topics.FRAME.id()) ticks++;
    }
    assertTrue(cuts > 2 * TICKS, "only " + cuts + " cuts");
  }

  @Test
  void aRecordingCutOffWithinItsLastTickReplaysUpToThere() throws IOException {
    Path whole = recording(3), cut = folder.resolve("cut.mcap");
    byte[] bytes = Files.readAllBytes(whole);
    List<Located> ticks = records(whole).stream().filter(RecordingReplayTest::isTick).toList();
    int start = (int) ticks.get(4).offset(), frame = (int) ticks.get(5).offset();
    for (int length = start; length < frame + 100; length++) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      ReplayVerdict verdict = Replay.of(cut, RecordedDrive.MACHINE);
      assertEquals(
          new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), 2, true),
          verdict,
          length + " bytes");
    }
  }

  static boolean isTick(Located at) {
    return at.record() instanceof Message message && message.channelId() >= Topics.INPUT.id();
  }

  @Test
  void aRecordingThatAPowerCutFilledUpWithZerosReplays() throws IOException {
    Path whole = recording(20), cut = folder.resolve("cut.mcap");
    byte[] bytes = Files.readAllBytes(whole);
    List<Located> ticks = records(whole).stream().filter(RecordingReplayTest::isTick).toList();
    byte[] zeros = Arrays.copyOf(Arrays.copyOf(bytes, (int) ticks.get(30).offset()), bytes.length);
    Files.write(cut, zeros);
    ReplayVerdict verdict = Replay.of(cut, RecordedDrive.MACHINE);
    assertEquals(new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), 15, true), verdict);
  }

  @Test
  void aFileWithoutAPackIsNoRecording() throws IOException {
    Path file = folder.resolve("empty.mcap");
    Recorder.create(file, List.of()).close();
    var e = assertThrows(IOException.class, () -> Replay.of(file, RecordedDrive.MACHINE));
    assertTrue(e.toString().contains("holds no message on /pack"), e.toString());
  }

  @Test
  void aFileThatIsNotThereIsAnIoException() {
    Path file = folder.resolve("none.mcap");
    assertThrows(NoSuchFileException.class, () -> Replay.of(file, RecordedDrive.MACHINE));
  }

  @Test
  void aPackThatCannotBeBuiltIsAnIoException() throws IOException {
    Path file = recording(3);
    var e =
        assertThrows(
            IOException.class,
            () ->
                Replay.of(
                    file,
                    _ -> {
                      throw new IllegalArgumentException("pack: cellsInSeries is 0");
                    }));
    assertTrue(e.toString().contains("cellsInSeries is 0"), e.toString());
  }

  @Test
  void aRecordingIsNeverWrittenOverAnother() throws IOException {
    Path file = recording(1);
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Recorder.create(file, RecordedDrive.opening()).close());
  }

  @Test
  void everyTickCanBeReadWhileTheRecorderIsStillOpen() throws IOException {
    Path file = folder.resolve("a/new/folder/open.mcap");
    RecordedDrive drive = RecordedDrive.of(60);
    try (var recorder = Recorder.create(file, RecordedDrive.opening())) {
      assertEquals(file, recorder.file());
      for (int tick = 0; tick < 60; tick++) {
        recorder.write(drive.messages.get(2 * tick));
        recorder.write(drive.messages.get(2 * tick + 1));
        ReplayVerdict verdict = Replay.of(file, RecordedDrive.MACHINE);
        assertEquals(new ReplayVerdict.Same(RecordedDrive.SESSION.pack(), tick + 1, true), verdict);
      }
    }
    assertInstanceOf(ReplayVerdict.Same.class, Replay.of(file, RecordedDrive.MACHINE));
  }

  @Test
  void theRecordingHoldsTheMessagesInTheirOrder() throws IOException {
    RecordedDrive drive = RecordedDrive.of(5);
    Path file = drive.recordInto(folder.resolve("order.mcap"));
    List<Message> read =
        records(file).stream()
            .filter(at -> at.record() instanceof Message)
            .map(at -> (Message) at.record())
            .toList();
    assertEquals(RecordedDrive.opening(), read.subList(0, 2));
    assertEquals(drive.messages, read.subList(2, read.size()));
  }

  @Test
  void aMachineOfAnotherCapacityIsToldApartAsSoonAsItMatters() throws IOException {
    Path file = recording(5);
    ReplayVerdict verdict = Replay.of(file, _ -> new Bms(RecordedDrive.withCapacity(51)));
    var different = assertInstanceOf(ReplayVerdict.Different.class, verdict);
    // A frame tells the cells' capacity, so the first one differs.
    assertEquals(1, different.tick());
    assertEquals(0, different.ticks());
  }
}

package org.voltaire.link.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.link.mcap.Mcap;
import org.voltaire.link.mcap.McapCodec;
import org.voltaire.link.mcap.McapFinisher;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.record.Replay.ReplayVerdict;

/// Bytes are changed one at a time: replay must name the tick, and never say that all is the same.
class DamagedRecordingTest {
  /// A tick in the middle of a run, after the contactors have closed.
  private static final int TICK = 60;

  private static final int[] MASKS = {0x01, 0x80, 0xFF};

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("damaged.mcap");
  }

  /// What replay says of these bytes with one of them changed; empty when it cannot read them.
  private Optional<ReplayVerdict> replay(byte[] bytes, int at, int mask) throws IOException {
    bytes[at] ^= (byte) mask;
    Files.write(file(), bytes);
    bytes[at] ^= (byte) mask;
    try {
      return Optional.of(Replay.of(file(), RecordedDrive.MACHINE));
    } catch (IOException refused) {
      return Optional.empty();
    } catch (RuntimeException crash) {
      throw new AssertionError("byte %d ^ 0x%02X crashed it".formatted(at, mask), crash);
    }
  }

  private byte[] recording(int ticks) throws IOException {
    return Files.readAllBytes(RecordedDrive.of(ticks).recordInto(folder.resolve("drive.mcap")));
  }

  /// The input and the frame record of a tick.
  private List<Located> recordsOf(int tick) throws IOException {
    return RecordingReplayTest.records(folder.resolve("drive.mcap")).stream()
        .filter(RecordingReplayTest::isTick)
        .toList()
        .subList(2 * tick - 2, 2 * tick);
  }

  private static int size(Located at) {
    return McapCodec.encode(at.record()).size();
  }

  /// @param masks how many of [#MASKS] each byte is changed by
  private void everyByteIsNamed(byte[] bytes, Located record, int masks) throws IOException {
    int start = (int) record.offset() + Mcap.RECORD_PREFIX_BYTES;
    int end = (int) record.offset() + size(record);
    assertTrue(end - start > 100, "the record is there");
    for (int at = start; at < end; at++) {
      for (int k = 0; k < masks; k++) {
        int mask = MASKS[(at + k) % MASKS.length];
        String what = "byte %d of %d ^ 0x%02X".formatted(at - start, end - start, mask);
        ReplayVerdict verdict = replay(bytes, at, mask).orElseThrow(() -> new AssertionError(what));
        var different = assertInstanceOf(ReplayVerdict.Different.class, verdict, what);
        assertEquals(TICK, different.tick(), what + ": " + different.what());
        assertEquals(TICK - 1, different.ticks(), what);
        assertFalse(different.what().isBlank(), what);
      }
    }
  }

  @Test
  void everyChangedByteOfAnInputRecordIsNamedByItsTick() throws IOException {
    byte[] bytes = recording(TICK + 3);
    everyByteIsNamed(bytes, recordsOf(TICK).getFirst(), 1);
  }

  @Test
  void everyChangedByteOfAFrameRecordIsNamedByItsTick() throws IOException {
    byte[] bytes = recording(TICK + 3);
    everyByteIsNamed(bytes, recordsOf(TICK).getLast(), 1);
  }

  @Test
  @Tag("deep")
  void everyByteOfATickChangedInThreeWaysIsNamed() throws IOException {
    byte[] bytes = recording(TICK + 3);
    for (Located record : recordsOf(TICK)) everyByteIsNamed(bytes, record, MASKS.length);
  }

  @Test
  void everyChangedByteOfAnInputIsNamedInARecordingThatWasCutOff() throws IOException {
    byte[] bytes = recording(TICK + 3);
    byte[] cut = Arrays.copyOf(bytes, (int) recordsOf(TICK + 3).getLast().offset());
    everyByteIsNamed(cut, recordsOf(TICK).getFirst(), 1);
  }

  @Test
  void theRecordsOwnHeaderIsNamedWhenItDisagreesWithItsFrame() throws IOException {
    byte[] bytes = recording(TICK + 3);
    int logTime = (int) recordsOf(TICK).getLast().offset() + Mcap.RECORD_PREFIX_BYTES + 6;
    var different = (ReplayVerdict.Different) replay(bytes, logTime, 1).orElseThrow();
    assertTrue(different.what().contains("frame's record"), different.what());
    assertFalse(different.what().contains("digest"), different.what());
  }

  @Test
  void aNaNOfAnotherKindIsNamedAsWhatItIs() throws IOException {
    RecordedDrive drive = RecordedDrive.of(90);
    byte[] bytes = Files.readAllBytes(drive.recordInto(folder.resolve("drive.mcap")));
    Located frame = recordsOf(90).getLast();
    var message = drive.messages.getLast();
    int cell = message.data().toByteArray().length;
    int nan =
        indexOf(message.data().toByteArray(), new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xF8, 0x7F});
    assertTrue(nan > 0 && nan < cell, "there is a NaN in the frame");
    int at = (int) frame.offset() + size(frame) - cell + nan;
    var different = (ReplayVerdict.Different) replay(bytes, at, 1).orElseThrow();
    assertEquals(90, different.tick());
    assertTrue(different.what().contains("bytes"), different.what());
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int at = 0; at + part.length <= all.length; at++) {
      if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) return at;
    }
    return -1;
  }

  @Test
  void aChangedOpcodeOrLengthOfAnyTickIsNeverTheSame() throws IOException {
    byte[] bytes = recording(12);
    for (int tick = 1; tick <= 12; tick++) {
      for (Located record : recordsOf(tick)) prefixIsNeverTheSame(bytes, record);
    }
  }

  @Test
  void aChangedOpcodeOrLengthIsNeverTheSameInARecordingThatWasCutOff() throws IOException {
    byte[] bytes = recording(12);
    byte[] cut = Arrays.copyOf(bytes, (int) recordsOf(12).getLast().offset());
    for (int tick = 1; tick <= 10; tick++) {
      for (Located record : recordsOf(tick)) prefixIsNeverTheSame(cut, record);
    }
  }

  private void prefixIsNeverTheSame(byte[] bytes, Located record) throws IOException {
    int start = (int) record.offset();
    for (int at = start; at < start + Mcap.RECORD_PREFIX_BYTES; at++) {
      for (int bit = 0; bit < 8; bit++) {
        isNotTheSame(replay(bytes, at, 1 << bit), at - start + " of the prefix, bit " + bit);
      }
    }
  }

  private static void isNotTheSame(Optional<ReplayVerdict> verdict, String what) {
    assertFalse(verdict.isPresent() && verdict.get() instanceof ReplayVerdict.Same, "byte " + what);
  }

  @Test
  void noChangedByteOfAWholeRecordingIsTheSame() throws IOException {
    byte[] bytes = recording(4);
    for (int at = 0; at < bytes.length; at++)
      isNotTheSame(replay(bytes, at, MASKS[at % 3]), "" + at);
  }

  @Test
  void noChangedByteOfAFinishedRecordingIsTheSame() throws IOException {
    recording(4);
    Path finished = folder.resolve("finished.mcap");
    McapFinisher.finish(folder.resolve("drive.mcap"), finished);
    byte[] bytes = Files.readAllBytes(finished);
    for (int at = 0; at < bytes.length; at++) {
      isNotTheSame(replay(bytes, at, 1 << at % 8), "" + at);
    }
    for (int at = bytes.length - 400; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) isNotTheSame(replay(bytes, at, 1 << bit), "" + at);
    }
  }
}

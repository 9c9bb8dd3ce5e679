package org.voltaire.link.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.core.Frame;
import org.voltaire.link.Heard;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.record.RecordedDrive;
import org.voltaire.link.record.Recorder;

class RecordingSourceTest {
  @TempDir private Path folder;

  private final Heard heard = new Heard();

  private Path recording(int ticks) throws IOException {
    return RecordedDrive.of(ticks).recordInto(folder.resolve("drive.mcap"));
  }

  @Test
  void tellsLiveThenThePackThenEveryFrameThenThatItEnded() throws IOException {
    RecordedDrive drive = RecordedDrive.of(300);
    Path file = drive.recordInto(folder.resolve("drive.mcap"));
    List<Heard.Call> calls;
    try (var source = new RecordingSource(file, Double.POSITIVE_INFINITY)) {
      source.start(heard);
      calls = heard.until(LinkState.Ended.class);
    }
    assertEquals(new Heard.Link(new LinkState.Playing("drive.mcap")), calls.get(0));
    assertEquals(new Heard.Pack(RecordedDrive.SESSION.pack()), calls.get(1));
    assertEquals(new Heard.Link(new LinkState.Ended("drive.mcap")), calls.getLast());
    List<Frame> frames = new ArrayList<>();
    for (var call : calls.subList(2, calls.size() - 1)) {
      frames.add(assertInstanceOf(Heard.HeardFrame.class, call).frame());
    }
    assertEquals(drive.frames(), frames);
    assertEquals(0, heard.waiting());
  }

  @Test
  void noFrameComesBeforeItsTime() throws IOException {
    Path file = recording(100);
    double speed = 50;
    try (var source = new RecordingSource(file, speed)) {
      source.start(heard);
      List<Heard.HeardFrame> ticks =
          heard.until(LinkState.Ended.class).stream()
              .filter(Heard.HeardFrame.class::isInstance)
              .map(Heard.HeardFrame.class::cast)
              .toList();
      assertEquals(100, ticks.size());
      long last = ticks.getLast().receivedNanos() - ticks.getFirst().receivedNanos();
      // The first frame may itself have been late, by less than the whole.
      long wanted = (long) (99 * RecordedDrive.TICK_NANOS / speed);
      assertTrue(last > 0.9 * wanted, last + " ns of " + wanted);
      for (int i = 1; i < ticks.size(); i++) {
        assertTrue(ticks.get(i).receivedNanos() >= ticks.get(i - 1).receivedNanos());
      }
    }
  }

  @Test
  void closesAtOnceWhileItWaitsForAFrame() throws IOException {
    var source = new RecordingSource(recording(10), 1e-6);
    source.start(heard);
    heard.frame();
    assertTimeoutPreemptively(Heard.PATIENCE, source::close);
    assertEquals(0, heard.waiting());
  }

  @Test
  void saysNothingMoreWhenTheListenerItselfClosesIt() throws IOException {
    var source = new RecordingSource(recording(50), Double.POSITIVE_INFINITY);
    var closing = new Closing(source);
    source.start(closing);
    closing.heard.frame();
    var playing = closing.thread.get();
    assertTimeoutPreemptively(Heard.PATIENCE, () -> playing.join());
    assertEquals(0, closing.heard.waiting());
  }

  /// Closes its source at the first frame.
  private record Closing(PackSource source, Heard heard, AtomicReference<Thread> thread)
      implements PackSource.Listener {
    Closing(PackSource source) {
      this(source, new Heard(), new AtomicReference<>(Thread.currentThread()));
    }

    @Override
    public void pack(PackInfo info) {}

    @Override
    public void frame(Frame frame, long receivedNanos) {
      source.close();
      thread.set(Thread.currentThread());
      heard.frame(frame, receivedNanos);
    }

    @Override
    public void link(LinkState state) {
      if (state instanceof LinkState.Ended) heard.link(state);
    }
  }

  @Test
  void aRecordingThatWasCutOffEndsAfterItsLastCompleteFrame() throws IOException {
    Path file = recording(20);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    try (var source = new RecordingSource(file, Double.POSITIVE_INFINITY)) {
      source.start(heard);
      List<Heard.Call> calls = heard.until(LinkState.Ended.class);
      assertTrue(calls.size() > 5 && calls.size() < 22, calls.size() + " calls");
    }
  }

  @Test
  void aRecordingThatIsDamagedIsLostWhereTheDamageIs() throws IOException {
    Path file = recording(20);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    try (var source = new RecordingSource(file, Double.POSITIVE_INFINITY)) {
      source.start(heard);
      List<Heard.Call> calls = heard.until(LinkState.Lost.class);
      assertEquals(2 + 20 + 1, calls.size());
      assertLost(calls.getLast(), "magic");
    }
  }

  private static void assertLost(Heard.Call call, String reason) {
    var link = assertInstanceOf(Heard.Link.class, call);
    var lost = assertInstanceOf(LinkState.Lost.class, link.state());
    assertTrue(lost.reason().contains(reason), lost.reason());
    assertTrue(lost.sinceNanos() <= System.nanoTime());
  }

  @Test
  void aFileThatIsNotThereIsLost() {
    cannotBePlayed(folder.resolve("none.mcap"), "there is no such file");
  }

  @Test
  void aFileThatIsNoMcapIsLost() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "time_s,current_a,voltage_v\n");
    cannotBePlayed(file, "magic");
  }

  @Test
  void anMcapWithoutAPackIsLost() throws IOException {
    Path file = folder.resolve("foreign.mcap");
    Recorder.create(file, List.of()).close();
    cannotBePlayed(file, "holds no pack");
  }

  private void cannotBePlayed(Path file, String reason) {
    try (var source = new RecordingSource(file, 1)) {
      source.start(heard);
      assertLost(heard.next(), reason);
    }
    assertEquals(0, heard.waiting());
  }

  @Test
  void aSpeedThatIsNotAboveZeroIsRefused() {
    for (double speed : new double[] {0, -1, Double.NaN}) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new RecordingSource(folder, speed).start(heard));
      assertTrue(e.toString().contains("must be above 0"), e.toString());
    }
  }

  @Test
  void startsOnlyOnce() throws IOException {
    try (var source = new RecordingSource(recording(1), 1)) {
      source.start(heard);
      assertThrows(IllegalStateException.class, () -> source.start(heard));
    }
  }
}

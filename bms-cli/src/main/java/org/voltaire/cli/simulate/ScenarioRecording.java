package org.voltaire.cli.simulate;

import com.google.protobuf.ByteString;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Bms;
import org.voltaire.link.mcap.Compression;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapWriter;
import org.voltaire.link.record.FrameCodec;
import org.voltaire.link.record.FreezeFrames;
import org.voltaire.link.record.InputCodec;
import org.voltaire.link.record.Session;
import org.voltaire.link.record.TickDigest;
import org.voltaire.link.record.Topics;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.ScenarioRun;

/// The recording of a simulated run: the same messages as the daemon's, every tick, in a finished
/// file with chunks and an index.
///
/// A tick takes longer to write down than to simulate, so a thread of its own does it. Nothing is
/// lost in between: the run waits when the queue is full.
public final class ScenarioRecording implements RunListener, Closeable {
  /// A simulated clock is as right as it says, and this is what it says at its beginning:
  /// 2026-01-01 00:00 UTC.
  private static final long UTC_NANOS = 1_767_225_600_000_000_000L;

  private static final int BATCH = 256, BATCHES = 16;

  private record RecordedTick(Bms.Input input, Bms.Step step) {}

  private final McapWriter writer;
  private final BlockingQueue<List<RecordedTick>> queue = new ArrayBlockingQueue<>(BATCHES);
  private final FreezeFrames freezeFrames = new FreezeFrames();
  private final Thread thread;
  private List<RecordedTick> batch = new ArrayList<>(BATCH);
  private volatile @Nullable IOException failure;
  private boolean closed;

  private ScenarioRecording(McapWriter writer) {
    this.writer = writer;
    this.thread = Thread.ofPlatform().name("recording").start(this::writeAll);
  }

  /// Starts a recording; a file of that name is replaced.
  public static ScenarioRecording create(Path file, Session session) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    try {
      McapWriter writer = McapWriter.chunked(out, Topics.HEADER, Compression.ZSTD);
      Topics.SCHEMAS.forEach(writer::declare);
      Topics.CHANNELS.forEach(writer::declare);
      long utcNanos = UTC_NANOS + session.initialTimeNanos() - ScenarioRun.START_NANOS;
      for (Message message : Topics.opening(session, utcNanos, 0)) writer.message(message);
      return new ScenarioRecording(writer);
    } catch (IOException | RuntimeException failed) {
      out.close();
      throw failed;
    }
  }

  @Override
  public void tick(Bms.Input input, Bms.Step step, Moment moment) {
    batch.add(new RecordedTick(input, step));
    if (batch.size() < BATCH) return;
    try {
      hand();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void hand() throws IOException {
    IOException failed = failure;
    if (failed != null) throw failed;
    try {
      queue.put(batch);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the recording was interrupted");
    }
    batch = new ArrayList<>(BATCH);
  }

  /// Until an empty batch says that it is over. After a failure it goes on taking, so that nobody
  /// waits for it, and writes no more.
  private void writeAll() {
    try {
      for (List<RecordedTick> ticks = queue.take(); !ticks.isEmpty(); ticks = queue.take()) {
        if (failure != null) continue;
        try {
          for (RecordedTick tick : ticks) write(tick);
        } catch (IOException failed) {
          failure = failed;
        }
      }
    } catch (InterruptedException stopped) {
      failure = new InterruptedIOException("the recording was interrupted");
    }
  }

  private void write(RecordedTick tick) throws IOException {
    long seq = tick.step().state().seq(), time = tick.step().state().timeNanos();
    ByteString input = InputCodec.encode(seq, tick.input()).toByteString();
    long digest = TickDigest.of(input.toByteArray(), tick.step());
    writer.message(Topics.message(Topics.INPUT, seq, time, input));
    var frame = FrameCodec.encode(tick.step().output(), digest);
    writer.message(Topics.message(Topics.FRAME, seq, time, frame));
    for (Message pointer : freezeFrames.step(tick.step().output().frame())) writer.message(pointer);
  }

  /// Waits until everything is written, and ends the file properly.
  @Override
  public void close() throws IOException {
    if (closed) return;
    closed = true;
    try (writer) {
      if (!batch.isEmpty()) queue.put(batch);
      queue.put(List.of());
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the recording was interrupted");
    }
    IOException failed = failure;
    if (failed != null) throw failed;
  }
}

package org.voltaire.pi;

import com.google.protobuf.ByteString;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Bms;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.record.FrameCodec;
import org.voltaire.link.record.FreezeFrames;
import org.voltaire.link.record.InputCodec;
import org.voltaire.link.record.Recorder;
import org.voltaire.link.record.TickDigest;
import org.voltaire.link.record.Topics;
import org.voltaire.link.tcp.LinkServer;
import org.voltaire.pi.loop.Daemon;

/// The recording and the link, fed with the same bytes: first the disk, then the viewers.
final class LiveJournal implements Daemon.Journal, Closeable {
  private final LinkServer server;
  private final Consumer<String> notices;
  private final Optional<Path> recording;
  private @Nullable Recorder recorder;
  private final FreezeFrames freezeFrames = new FreezeFrames();
  private ByteString input = ByteString.EMPTY;

  /// @param recorder `null` to record nothing
  /// @param notices told when the recording has to end
  LiveJournal(LinkServer server, @Nullable Recorder recorder, Consumer<String> notices) {
    this.server = server;
    this.recorder = recorder;
    this.recording = Optional.ofNullable(recorder).map(Recorder::file);
    this.notices = notices;
  }

  /// The file that is recorded into, if any.
  Optional<Path> recording() {
    return recording;
  }

  @Override
  public void input(long seq, Bms.Input in) {
    input = InputCodec.encode(seq, in).toByteString();
    write(Topics.message(Topics.INPUT, seq, in.sample().timeNanos(), input));
  }

  @Override
  public void step(Bms.Step step) {
    long digest = TickDigest.of(input.toByteArray(), step);
    var frame = step.output().frame();
    write(
        Topics.message(
            Topics.FRAME,
            frame.seq(),
            frame.timeNanos(),
            FrameCodec.encode(step.output(), digest)));
    for (Message pointer : freezeFrames.step(frame)) write(pointer);
  }

  /// A disk that is full ends the recording and not the protection: opening a healthy pack would
  /// help nobody. People are told at once.
  private void write(Message message) {
    Recorder open = recorder;
    if (open != null) {
      // The machine closes a file that is written by a thread somebody has interrupted.
      boolean interrupted = Thread.interrupted();
      try {
        open.write(message);
      } catch (IOException broken) {
        recorder = null;
        notices.accept("recording to %s has ended: %s".formatted(open.file(), broken.getMessage()));
      } finally {
        if (interrupted) Thread.currentThread().interrupt();
      }
    }
    server.offer(message);
  }

  /// Ends the recording properly.
  @Override
  public void close() throws IOException {
    if (recorder != null) recorder.close();
  }
}

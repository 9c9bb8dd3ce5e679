package org.voltaire.link.record;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.voltaire.link.PackSource;
import org.voltaire.link.WallClock;
import org.voltaire.link.mcap.McapRecord;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.proto.Clock;
import org.voltaire.link.proto.Frame;
import org.voltaire.link.proto.Pack;

/// Turns the records of a stream, from the wire or from a file, into calls of a listener.
public final class FrameStream {
  private final PackSource.Listener listener;

  /// A stream that has said nothing yet.
  public FrameStream(PackSource.Listener listener) {
    this.listener = listener;
  }

  /// Takes one record; those of channels a viewer does not show are passed over.
  ///
  /// @param receivedNanos local monotonic time of its arrival
  /// @throws UncheckedIOException if it is not what its channel promises
  public void accept(McapRecord record, long receivedNanos) {
    if (!(record instanceof Message message)) return;
    try {
      if (message.channelId() == Topics.PACK.id()) {
        listener.pack(Session.decode(Pack.parseFrom(message.data())).pack());
      } else if (message.channelId() == Topics.CLOCK.id()) {
        Clock clock = Clock.parseFrom(message.data());
        listener.clock(new WallClock(clock.getMonoNs(), clock.getUtcNs()));
      } else if (message.channelId() == Topics.FRAME.id()) {
        listener.frame(FrameCodec.decode(Frame.parseFrom(message.data())), receivedNanos);
      }
    } catch (InvalidProtocolBufferException damaged) {
      throw new UncheckedIOException(damaged);
    } catch (IllegalArgumentException unknown) {
      throw new UncheckedIOException(
          new IOException("stream of another version: " + unknown.getMessage(), unknown));
    }
  }
}

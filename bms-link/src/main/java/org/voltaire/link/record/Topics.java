package org.voltaire.link.record;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.Map;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.HeaderRecord;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.Schema;
import org.voltaire.link.mcap.ProtobufSchema;
import org.voltaire.link.proto.Clock;
import org.voltaire.link.proto.Frame;
import org.voltaire.link.proto.Input;
import org.voltaire.link.proto.Pack;

/// The channels of our streams. Their numbers are the same in every stream, on disk and on the
/// wire, so that the same tick is the same bytes in both.
public final class Topics {
  /// How every stream begins.
  public static final HeaderRecord HEADER = new HeaderRecord("", "voltaire");

  /// [Pack]: which pack, from which configuration. First in every stream.
  public static final ChannelRecord PACK =
      channel(1, "/pack", "UUIDs, volts, amperes, ampere hours");

  /// [Clock]: monotonic time against UTC.
  public static final ChannelRecord CLOCK = channel(2, "/clock", "ns");

  /// [Input]: what went into a tick, before it was acted upon.
  public static final ChannelRecord INPUT =
      channel(3, "/input", "SI; current positive while charging");

  /// [Frame]: what came of it.
  public static final ChannelRecord FRAME =
      channel(4, "/frame", "SI; current positive while charging");

  /// [org.voltaire.link.proto.FreezeFrame]: where an opening of the pack is in this stream.
  public static final ChannelRecord FREEZE_FRAME = channel(5, "/freeze_frame", "ns");

  /// All schemas, each under the number of its channel.
  public static final List<Schema> SCHEMAS =
      List.of(
          ProtobufSchema.of(PACK.schemaId(), Pack.getDescriptor()),
          ProtobufSchema.of(CLOCK.schemaId(), Clock.getDescriptor()),
          ProtobufSchema.of(INPUT.schemaId(), Input.getDescriptor()),
          ProtobufSchema.of(FRAME.schemaId(), Frame.getDescriptor()),
          ProtobufSchema.of(
              FREEZE_FRAME.schemaId(), org.voltaire.link.proto.FreezeFrame.getDescriptor()));

  /// All channels.
  public static final List<ChannelRecord> CHANNELS =
      List.of(PACK, CLOCK, INPUT, FRAME, FREEZE_FRAME);

  private Topics() {}

  /// A message on a channel.
  ///
  /// @param seq of the tick; its low 32 bits are the record's sequence
  /// @param timeNanos monotonic time of the tick
  public static Message message(
      ChannelRecord channel, long seq, long timeNanos, MessageLite message) {
    return message(channel, seq, timeNanos, message.toByteString());
  }

  /// A message on a channel, encoded already.
  public static Message message(
      ChannelRecord channel, long seq, long timeNanos, ByteString message) {
    return new Message(channel.id(), seq & 0xFFFFFFFFL, timeNanos, timeNanos, message);
  }

  /// The messages with which a session begins.
  ///
  /// @param utcNanos of the session's initial time
  /// @param uncertaintyNanos how far off that may be
  public static List<Message> opening(Session session, long utcNanos, long uncertaintyNanos) {
    long time = session.initialTimeNanos();
    var clock =
        Clock.newBuilder()
            .setMonoNs(time)
            .setUtcNs(utcNanos)
            .setUncertaintyNs(uncertaintyNanos)
            .build();
    return List.of(message(PACK, 0, time, session.encode()), message(CLOCK, 0, time, clock));
  }

  private static ChannelRecord channel(int id, String topic, String units) {
    return new ChannelRecord(id, id, topic, ProtobufSchema.ENCODING, Map.of("units", units));
  }
}

package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.mcap.McapRecord.Attachment;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.HeaderRecord;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.Metadata;
import org.voltaire.link.mcap.McapRecord.Private;
import org.voltaire.link.mcap.McapRecord.Schema;
import org.voltaire.link.proto.Clock;

/// Small recordings to try things on.
final class McapFiles {
  static final HeaderRecord HEADER = new HeaderRecord("", "voltaire test");
  static final Schema CLOCK = ProtobufSchema.of(1, Clock.getDescriptor());
  static final Schema JSON =
      new Schema(7, "Pack", "jsonschema", ByteString.copyFromUtf8("{\"type\":\"object\"}"));
  static final ChannelRecord CLOCK_CHANNEL =
      new ChannelRecord(1, 1, "/clock", "protobuf", Map.of());
  static final ChannelRecord PACK_CHANNEL =
      new ChannelRecord(9, 7, "/pack", "json", Map.of("boot", "41", "unit", "Ω"));
  static final Private HELLO = new Private(0x80, ByteString.copyFromUtf8("hello"));
  static final Attachment ATTACHMENT =
      new Attachment(3, 2, "pack.yaml", "text/yaml", ByteString.copyFromUtf8("cells: 16\n"), 0);
  static final Metadata METADATA = new Metadata("boot", Map.of("id", "41"));

  private McapFiles() {}

  /// Messages that alternate between the two channels, 0.1 s apart.
  static List<Message> messages(int count) {
    Random random = new Random(41);
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long time = 1_700_000_000_000_000_000L + 100_000_000L * i;
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      ByteString data =
          i % 2 == 0
              ? Clock.newBuilder().setMonoNs(i).setUtcNs(time).build().toByteString()
              : ByteString.copyFrom(noise);
      messages.add(new Message(i % 2 == 0 ? 1 : 9, 0xFFFF_FFFFL - i, time, time - 5, data));
    }
    return messages;
  }

  static void declare(McapWriter writer) {
    writer.declare(CLOCK);
    writer.declare(JSON);
    writer.declare(CLOCK_CHANNEL);
    writer.declare(PACK_CHANNEL);
  }

  /// A flat recording with a private record in front and behind.
  static byte[] flat(List<Message> messages) throws IOException {
    var out = new ByteArrayOutputStream();
    try (McapWriter writer = McapWriter.stream(out, HEADER)) {
      declare(writer);
      writer.privateRecord(HELLO);
      for (Message message : messages) writer.message(message);
      writer.attachment(ATTACHMENT);
      writer.metadata(METADATA);
      writer.privateRecord(HELLO);
    }
    return out.toByteArray();
  }

  static byte[] chunked(List<Message> messages, Compression compression, int chunkBytes)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (McapWriter writer = McapWriter.chunked(out, HEADER, compression, chunkBytes)) {
      declare(writer);
      for (Message message : messages) writer.message(message);
      writer.attachment(ATTACHMENT);
      writer.metadata(METADATA);
    }
    return out.toByteArray();
  }

  static McapReader reader(byte[] file) {
    return new McapReader(new ByteArrayInputStream(file));
  }

  static List<Located> all(McapReader reader) throws IOException {
    List<Located> all = new ArrayList<>();
    for (Optional<Located> at = reader.next(); at.isPresent(); at = reader.next()) {
      all.add(at.get());
    }
    return all;
  }

  static List<Message> messagesOf(byte[] file) throws IOException {
    return all(reader(file)).stream()
        .map(Located::record)
        .filter(Message.class::isInstance)
        .map(Message.class::cast)
        .toList();
  }
}

package org.voltaire.link.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.Schema;

/// The schemas and channels that a file or stream has announced so far, and the rules about them: a
/// channel after its schema, a message after its channel, and never two meanings for one id.
///
/// Source: MCAP specification, sections "Schema", "Channel" and "Message".
public final class McapChannels {
  private final Map<Integer, Schema> schemas = new LinkedHashMap<>();
  private final Map<Integer, ChannelRecord> channels = new LinkedHashMap<>();

  /// Nothing announced yet.
  public McapChannels() {}

  /// Takes note of a schema or channel, checks a message, lets everything else pass. A schema with
  /// id 0 is ignored.
  ///
  /// @param offset of the record, for the error
  /// @throws McapException if a rule is broken
  public void accept(McapRecord record, long offset) throws McapException {
    if (record instanceof Schema schema && schema.id() != 0) {
      same("schema", schema.id(), schemas.putIfAbsent(schema.id(), schema), schema, offset);
    } else if (record instanceof ChannelRecord channel) {
      int schemaId = channel.schemaId();
      if (schemaId != 0 && !schemas.containsKey(schemaId)) {
        throw new McapException(offset, "channel schema_id", schemaId, "0 or " + schemas.keySet());
      }
      same("channel", channel.id(), channels.putIfAbsent(channel.id(), channel), channel, offset);
    } else if (record instanceof Message message && !channels.containsKey(message.channelId())) {
      throw new McapException(
          offset, "message channel_id", message.channelId(), "one of " + channels.keySet());
    }
  }

  private static void same(
      String what, int id, @Nullable McapRecord was, McapRecord now, long offset)
      throws McapException {
    if (was != null && !was.equals(now)) {
      throw new McapException(offset, what + " " + id + " announced again", "different", "equal");
    }
  }

  /// All schemas by id, in the order of their announcement; a view.
  public Map<Integer, Schema> schemas() {
    return Collections.unmodifiableMap(schemas);
  }

  /// All channels by id, in the order of their announcement; a view.
  public Map<Integer, ChannelRecord> channels() {
    return Collections.unmodifiableMap(channels);
  }

  /// The schema of a channel, empty if it has none.
  public Optional<Schema> schemaOf(ChannelRecord channel) {
    return Optional.ofNullable(schemas.get(channel.schemaId()));
  }

  /// The first channel on a topic, if there is one.
  public Optional<ChannelRecord> onTopic(String topic) {
    return channels.values().stream().filter(each -> each.topic().equals(topic)).findFirst();
  }
}

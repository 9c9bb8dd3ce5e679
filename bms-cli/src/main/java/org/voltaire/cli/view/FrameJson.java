package org.voltaire.cli.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Channel;
import org.voltaire.core.ChannelShape.ActiveAlarms;
import org.voltaire.core.ChannelShape.AnchorList;
import org.voltaire.core.ChannelShape.Cells;
import org.voltaire.core.ChannelShape.Count;
import org.voltaire.core.ChannelShape.EventList;
import org.voltaire.core.ChannelShape.One;
import org.voltaire.core.ChannelShape.OneOfNominal;
import org.voltaire.core.ChannelShape.PerCell;
import org.voltaire.core.ChannelShape.PerThermistor;
import org.voltaire.core.ChannelShape.Text;
import org.voltaire.core.ChannelShape.WordList;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Anchor;
import org.voltaire.event.Event;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.protect.Alarms;
import org.voltaire.words.FaultWords;
import tools.jackson.databind.json.JsonMapper;

/// A frame as one line of JSON, for scripts: every [Channel], in their order. SI units, ratios
/// 0..1, `null` for what is not known. Cells and sensors are numbered from 1, as on the screens.
/// The fields are listed in `docs/channels.md`.
public final class FrameJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FrameJson() {}

  /// The line, without its end.
  ///
  /// @param nominalAh of a cell of the pack, against which its health is told; `NaN` if not known
  public static String of(Frame frame, double nominalAh) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      fields.put(channel.key(), value(channel, frame, nominalAh));
    }
    return JSON.writeValueAsString(fields);
  }

  private static @Nullable Object value(Channel channel, Frame frame, double nominalAh) {
    return switch (channel.shape()) {
      case One(var get) -> JsonNumber.of(get.applyAsDouble(frame));
      case OneOfNominal(var get) -> JsonNumber.of(get.of(frame, nominalAh));
      case Count(var get) -> get.applyAsLong(frame);
      case Text(var get) -> get.apply(frame);
      case WordList(var get) -> get.apply(frame);
      case PerCell(var get) -> numbers(get.apply(frame));
      case PerThermistor(var get) -> numbers(get.apply(frame));
      case Cells(var get) -> cells(get.apply(frame));
      case AnchorList(var get) -> anchors(get.apply(frame));
      case ActiveAlarms(var get) -> get.apply(frame).stream().map(FrameJson::alarm).toList();
      case EventList(var get) -> events(get.apply(frame));
    };
  }

  private static List<@Nullable Double> numbers(Doubles row) {
    List<@Nullable Double> numbers = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) numbers.add(JsonNumber.of(row.get(i)));
    return numbers;
  }

  private static List<Integer> cells(CellSet set) {
    return Arrays.stream(set.cells()).mapToObj(cell -> cell + 1).toList();
  }

  private static List<@Nullable Object> anchors(List<Anchor> anchors) {
    List<@Nullable Object> each = new ArrayList<>();
    for (Anchor anchor : anchors) each.add(anchor(anchor));
    return each;
  }

  private static @Nullable Object anchor(Anchor anchor) {
    if (anchor.kind() == Anchor.AnchorKind.NONE) return null;
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", anchor.kind().name());
    fields.put("count", anchor.count());
    fields.put("soc", JsonNumber.of(anchor.soc()));
    fields.put("soc_sigma", JsonNumber.of(anchor.sigma()));
    fields.put("age_s", JsonNumber.of(anchor.ageSeconds()));
    return fields;
  }

  private static Map<String, @Nullable Object> alarm(Alarms.Active alarm) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("fault", alarm.fault().name());
    fields.put("meaning", FaultWords.ENGLISH.meaning(alarm.fault()));
    fields.put("level", alarm.level().name());
    fields.put("index", alarm.index() < 0 ? null : alarm.index() + 1);
    if (alarm.other() >= 0) fields.put("other", alarm.other() + 1);
    fields.put("value", JsonNumber.of(alarm.value()));
    fields.put("limit", JsonNumber.of(alarm.limit()));
    fields.put("unit", alarm.fault().unit());
    say(fields, "", FaultWords.ENGLISH, alarm);
    say(fields, "_fr", FaultWords.FRENCH, alarm);
    fields.put("at_ns", alarm.atNanos());
    return fields;
  }

  private static void say(
      Map<String, @Nullable Object> fields, String end, FaultWords words, Alarms.Active alarm) {
    fields.put("cause" + end, words.cause(alarm));
    fields.put("consequence" + end, words.consequence(alarm.fault()));
    fields.put("action" + end, words.action(alarm));
  }

  /// Events as fields, under the names of `docs/channels.md`.
  public static List<Map<String, @Nullable Object>> events(List<Event> events) {
    List<Map<String, @Nullable Object>> each = new ArrayList<>();
    for (Event event : events) each.add(event(event));
    return each;
  }

  /// The fields of its alarm, and its own.
  private static Map<String, @Nullable Object> event(Event event) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("number", event.number());
    fields.putAll(alarm(event.alarm()));
    fields.put("since_ns", event.sinceNanos() == Event.BEFORE ? null : event.sinceNanos());
    if (event.began().isKnown()) {
      fields.put("began_utc", Instant.ofEpochMilli(event.began().utcMillis()).toString());
      fields.put("began_utc_is_set", event.began().isSet());
    }
    boolean ended = event.isOver() && event.untilNanos() != Event.BEFORE;
    fields.put("until_ns", ended ? event.untilNanos() : null);
    fields.put("over", event.isOver());
    fields.put("count", event.count());
    fields.put("first_cause", event.isFirstCause());
    fields.put("followed", event.followed() ? event.causeNumber() : null);
    fields.put("acknowledged", event.acknowledged());
    if (!event.service().isEmpty()) fields.put("service", event.service());
    return fields;
  }
}

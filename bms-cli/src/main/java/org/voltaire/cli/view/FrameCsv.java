package org.voltaire.cli.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Channel;
import org.voltaire.core.ChannelShape;
import org.voltaire.core.Frame;
import org.voltaire.link.PackInfo;
import org.voltaire.measure.Doubles;

/// Frames of one pack as a table for spreadsheets: a column for each [Channel] in their order, of a
/// row of cells or thermistors one for each (`cells_v_1`). SI units, ratios 0..1, nothing for what
/// is not known. Several words, cells or faults have blanks between. Events and anchors are not in
/// it.
final class FrameCsv {
  private final PackInfo pack;
  private final List<Channel> channels;

  /// @param pack whose cells and thermistors have columns
  FrameCsv(PackInfo pack) {
    this.pack = pack;
    this.channels =
        Arrays.stream(Channel.values())
            .filter(channel ->
                !(channel.shape() instanceof ChannelShape.EventList
                    || channel.shape() instanceof ChannelShape.AnchorList))
            .toList();
  }

  /// The names of the columns with commas between, without the line's end.
  String header() {
    List<String> names = new ArrayList<>();
    for (Channel channel : channels) {
      int size =
          switch (channel.shape()) {
            case ChannelShape.PerCell _ -> pack.cellsInSeries();
            case ChannelShape.PerThermistor _ -> pack.thermistors();
            default -> 0;
          };
      if (size == 0) names.add(channel.key());
      for (int k = 1; k <= size; k++) names.add(channel.key() + "_" + k);
    }
    return String.join(",", names);
  }

  /// The values of a frame likewise.
  String row(Frame frame) {
    List<String> values = new ArrayList<>();
    for (Channel channel : channels) add(values, channel.shape(), frame);
    return String.join(",", values);
  }

  private void add(List<String> values, ChannelShape shape, Frame frame) {
    switch (shape) {
      case ChannelShape.One(var get) -> values.add(number(get.applyAsDouble(frame)));
      case ChannelShape.OneOfNominal(var get) ->
          values.add(number(get.of(frame, pack.capacityAh())));
      case ChannelShape.Count(var get) -> values.add(Long.toString(get.applyAsLong(frame)));
      case ChannelShape.Text(var get) -> values.add(text(get.apply(frame)));
      case ChannelShape.WordList(var get) -> values.add(String.join(" ", get.apply(frame)));
      case ChannelShape.PerCell(var get) -> row(values, get.apply(frame), pack.cellsInSeries());
      case ChannelShape.PerThermistor(var get) -> row(values, get.apply(frame), pack.thermistors());
      case ChannelShape.Cells(var get) ->
          values.add(
              String.join(
                  " ",
                  Arrays.stream(get.apply(frame).cells())
                      .mapToObj(cell -> String.valueOf(cell + 1))
                      .toList()));
      case ChannelShape.ActiveAlarms(var get) ->
          values.add(
              String.join(
                  " ",
                  get.apply(frame).stream()
                      .map(alarm -> alarm.level() + ":" + alarm.fault())
                      .toList()));
      case ChannelShape.AnchorList _, ChannelShape.EventList _ ->
          throw new IllegalArgumentException("no column: " + shape);
    }
  }

  private static void row(List<String> values, Doubles row, int size) {
    for (int k = 0; k < size; k++) values.add(k < row.size() ? number(row.get(k)) : "");
  }

  private static String number(double value) {
    Double known = JsonNumber.of(value);
    return known == null ? "" : known.toString();
  }

  /// In quotes where a comma would end it (RFC 4180).
  private static String text(@Nullable String text) {
    if (text == null) return "";
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}

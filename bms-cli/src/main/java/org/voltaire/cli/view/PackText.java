package org.voltaire.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.voltaire.balance.BalanceReport;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimits;
import org.voltaire.event.Event;
import org.voltaire.event.ToldEvent;
import org.voltaire.heat.HeatMode;
import org.voltaire.heat.HeatReport;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.WallClock;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;
import org.voltaire.words.EventWords;
import org.voltaire.words.FaultWords;
import org.voltaire.words.RefusalWords;

/// A pack in a dozen lines of plain text, for terminals and logs. What is not known is a dash; a
/// link that is lost shows no number at all.
public final class PackText {
  private static final int COLUMNS = 4;

  private final FaultWords words;

  /// In the language of these words.
  public PackText(FaultWords words) {
    this.words = words;
  }

  /// The lines.
  ///
  /// @param info nothing has come yet if `null`
  /// @param clock of the pack; no time of day is told if `null`
  /// @param frame the last one; nothing has come yet if `null`
  /// @param ageSeconds since the frame arrived
  public List<String> of(
      @Nullable PackInfo info,
      @Nullable WallClock clock,
      @Nullable Frame frame,
      LinkState link,
      double ageSeconds) {
    List<String> lines = new ArrayList<>();
    lines.add(head(info, link));
    if (info == null || frame == null || !live(link, ageSeconds)) {
      lines.add(noData(frame, ageSeconds));
      return lines;
    }
    var readings = frame.readings();
    double currentA = readings.currentA();
    lines.add(
        format(
            "%-11s %s V %s A %s kW %-11s SoC %s ± %s %%",
            frame.mode().label(),
            number("%7.3f", readings.packVoltageV()),
            number("%+8.2f", currentA),
            number("%+7.3f", readings.packVoltageV() * currentA / 1000),
            direction(currentA),
            number("%5.1f", 100 * frame.estimate().soc()),
            number("%.1f", 100 * frame.estimate().socSigma())));
    var envelope = frame.envelope();
    lines.add(
        format(
            "charge      up to %s A (%s), to %s V (%s)",
            number("%.1f", envelope.cclA()),
            envelope.cclWhy().text(),
            number("%.2f", envelope.cvlV()),
            envelope.cvlWhy().text()));
    lines.add(
        format(
            "discharge   up to %s A (%s)   cells at %s to %s °C",
            number("%.1f", envelope.dclA()),
            envelope.dclWhy().text(),
            number("%.1f", readings.tempsDegC().min()),
            number("%.1f", readings.tempsDegC().max())));
    String relays = words.events().relays(info.relays(), frame.relays());
    if (!relays.isEmpty()) lines.add(relays);
    forecast(lines, frame.forecast());
    balancing(lines, frame.balance());
    heat(lines, frame.heat());
    cells(lines, frame);
    tripped(lines, frame);
    events(lines, clock, frame);
    alarms(lines, frame);
    String against = RefusalWords.in(words).clauses(frame.contactors().refusals());
    if (!against.isEmpty()) lines.add(words.events().notClosed(against));
    return lines;
  }

  /// Whether what came so long ago is true now.
  static boolean live(LinkState link, double ageSeconds) {
    return link instanceof LinkState.Live && ageSeconds < 1;
  }

  static String noData(@Nullable Frame frame, double ageSeconds) {
    return frame == null ? "no data so far" : format("no data for %.1f s", ageSeconds);
  }

  static String head(@Nullable PackInfo info, LinkState link) {
    String state =
        switch (link) {
          case LinkState.Connecting(String where, String soFar) ->
              "CONNECTING to " + where + (soFar.isEmpty() ? "" : " (" + soFar + ")");
          case LinkState.Live(String where) -> "LIVE " + where;
          case LinkState.Playing(String where) -> "PLAYING " + where;
          case LinkState.Lost(String where, long _, String reason) ->
              "LOST " + where + " (" + reason + ")";
          case LinkState.Ended(String where) -> "END of " + where;
        };
    if (info == null) return "voltaire    " + state;
    return format(
        "%-11s %s %ds, %s Ah%s  %s",
        info.name(),
        info.chemistry().toUpperCase(Locale.ROOT),
        info.cellsInSeries(),
        number("%.0f", info.capacityAh()),
        info.simulated() ? ", simulated" : "",
        state);
  }

  private static String direction(double currentA) {
    if (Double.isNaN(currentA)) return "unknown";
    if (Math.abs(currentA) < 0.05) return "idle";
    return currentA > 0 ? "charging" : "discharging";
  }

  /// The forecast: power for ten seconds, energy, and how long it lasts.
  private static void forecast(List<String> lines, Forecast forecast) {
    lines.add(
        format("for 10 s    in %s, out %s", power(forecast.charge()), power(forecast.discharge())));
    String until =
        Double.isFinite(forecast.timeToEmptySeconds())
            ? ", empty in " + duration(forecast.timeToEmptySeconds())
            : Double.isFinite(forecast.timeToFullSeconds())
                ? ", full in " + duration(forecast.timeToFullSeconds())
                : "";
    lines.add(
        format(
            "energy      %s kWh (%s Ah) to give, %s kWh to take%s",
            number("%.2f", forecast.usableWh() / 1000),
            number("%.1f", forecast.usableAh()),
            number("%.2f", forecast.chargeableWh() / 1000),
            until));
  }

  /// Of a pack in which nothing has to be bled, nothing.
  private static void balancing(List<String> lines, BalanceReport balance) {
    if (!(balance.doneSeconds() > 0)) return;
    Doubles owedAh = balance.owedAh();
    long owing = IntStream.range(0, owedAh.size()).filter(cell -> owedAh.get(cell) > 0).count();
    lines.add(
        format(
            "balancing   %d cell%s to lose %s Ah, done in %s",
            owing,
            owing == 1 ? " has" : "s have",
            number("%.2f", owedAh.sum()),
            duration(balance.doneSeconds())));
  }

  /// Of a pack that nobody heats, nothing.
  private static void heat(List<String> lines, HeatReport heat) {
    if (heat.mode() == HeatMode.NONE) return;
    HeaterEnergy energy = heat.energy();
    String when =
        heat.readySeconds() == 0
            ? ", ready"
            : heat.readySeconds() > 0 ? ", ready in " + duration(heat.readySeconds()) : "";
    String alone = heat.hotSeconds() >= 0 ? ", " + duration(heat.hotSeconds()) + " alone" : "";
    lines.add(
        format(
            "heater      %s%s%s; taken %s kWh from a charger, %s kWh from the pack",
            heat.mode().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            when,
            alone,
            number("%.2f", energy.chargerWh() / 1000),
            number("%.2f", energy.packWh() / 1000)));
  }

  private static String power(PowerLimits limits) {
    PowerLimit limit = limits.tenSeconds();
    return format("%.2f kW (%s)", limit.powerW() / 1000, limit.text());
  }

  private static String duration(double seconds) {
    long minutes = Math.round(seconds / 60);
    return minutes < 60 ? minutes + " min" : format("%d h %02d min", minutes / 60, minutes % 60);
  }

  /// Cells in columns: number, volts, and what is special about each.
  private static void cells(List<String> lines, Frame frame) {
    Doubles cells = frame.readings().cellVoltagesV();
    int highest = cells.indexOfMax(), lowest = cells.indexOfMin();
    int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
    for (int row = 0; row < rows; row++) {
      var line = new StringBuilder(row == 0 ? "cells      " : "           ");
      for (int column = 0; column < COLUMNS; column++) {
        int cell = row + column * rows;
        if (cell >= cells.size()) continue;
        String mark = cell == highest ? "▲" : cell == lowest ? "▼" : " ";
        String bleeds = frame.readings().bleeding().contains(cell) ? "⇅" : " ";
        line.append(
            format("%4d %s V %s%s   ", cell + 1, number("%5.3f", cells.get(cell)), mark, bleeds));
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  /// What keeps the pack open.
  private void tripped(List<String> lines, Frame frame) {
    Fault cause = frame.mode().trippedBy();
    if (cause == null) return;
    lines.add(words.events().opened(frame.mode().contactors(), cause));
    boolean told = frame.events().stream().anyMatch(event -> event.fault() == cause);
    if (!told) lines.add(words.events().todo(words.action(tripping(frame, cause))));
  }

  /// What was or is wrong, the first cause of an opening on top.
  private void events(List<String> lines, @Nullable WallClock clock, Frame frame) {
    EventWords say = words.events();
    boolean unseen = false;
    for (ToldEvent told : ToldEvent.inOrder(frame.events())) {
      Event event = told.event();
      unseen |= !event.acknowledged();
      String indent = " ".repeat(12);
      for (String line : say.lines(told, frame.timeNanos(), utc(clock, event))) {
        lines.add(line.startsWith(say.role(event)) ? line : indent + line);
      }
    }
    if (frame.eventsDropped() > 0) lines.add(say.dropped(frame.eventsDropped()));
    if (unseen) lines.add(say.how());
  }

  private static String utc(@Nullable WallClock clock, Event event) {
    if (clock == null || event.sinceNanos() == Event.BEFORE) return "";
    return clock.timeOfDay(event.sinceNanos());
  }

  /// What is wrong and no event tells, as in a recording of an older version.
  private void alarms(List<String> lines, Frame frame) {
    if (frame.quiet()) lines.add(words.events().none());
    for (Alarms.Active alarm : frame.alarms()) {
      boolean told = frame.events().stream().anyMatch(event -> event.fault() == alarm.fault());
      if (told) continue;
      String detail = words.detail(alarm);
      lines.add(
          format(
              "%-11s %s%s, %s",
              alarm.level(),
              words.meaning(alarm.fault()),
              detail.isEmpty() ? "" : " (" + detail + ")",
              words.events().lasting(frame.timeNanos() - alarm.atNanos())));
    }
  }

  /// The alarm that opened the pack, or what is left of it when it is over.
  static Alarms.Active tripping(Frame frame, Fault cause) {
    return frame.alarms().stream()
        .filter(alarm -> alarm.fault() == cause && alarm.level() == Level.OPEN)
        .findFirst()
        .orElse(new Alarms.Active(cause, Level.OPEN, frame.timeNanos(), Double.NaN, -1));
  }

  static String number(String format, double value) {
    return Double.isFinite(value) ? format(format, value) : "—";
  }

  /// Never in the words of the machine's language: logs must look the same everywhere.
  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be one more dependency
  static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}

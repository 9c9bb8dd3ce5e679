package org.voltaire.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.Level;
import org.voltaire.pack.PackSpec;

/// The protections of a pack at work: each row of the table with its alarm, tick after tick.
///
/// A quantity of which nothing at all is measured trips its row of lost readings, which stands for
/// all its other limits: they keep their memory, they neither trip nor clear. Otherwise one pulled
/// cable would raise a dozen alarms and bury the one that says what happened.
///
/// @param rows the table; rows of one protection stand together
public record Protection(List<ProtectionRow> rows) {

  public Protection {
    rows = List.copyOf(rows);
  }

  /// The protections of this pack.
  public static Protection of(PackSpec spec) {
    return new Protection(ProtectionTable.rows(spec));
  }

  /// Nothing has happened yet.
  public Alarms initial() {
    return new Alarms(
        rows.stream().<Alarm>map(_ -> Alarm.Clear.CLEAR).toList(),
        List.of(),
        Optional.empty(),
        false);
  }

  /// The alarms after one more tick. Each watch is asked once, however many levels it has; nothing
  /// is allocated while no alarm changes.
  ///
  /// @return `was` itself if nothing changed, which is nearly always
  public Alarms step(Alarms was, Observed now) {
    List<Alarm> next = null;
    Watch asked = null;
    boolean measured = false;
    double value = Double.NaN;
    for (int i = 0; i < rows.size(); i++) {
      ProtectionRow row = rows.get(i);
      if (!row.watch().equals(asked)) {
        asked = row.watch();
        measured = asked.measured(now);
        value = measured ? asked.value(now) : Double.NaN;
      }
      if (!measured) continue;
      Alarm before = was.rows().get(i);
      boolean violated = row.limit().violatedBy(value);
      if (!violated && before == Alarm.Clear.CLEAR) continue;
      // Where the number comes from matters only to an alarm that may trip.
      int index = violated ? row.watch().index(now) : -1;
      Alarm after = Alarm.step(before, row.limit(), value, index, now.readings().timeNanos());
      if (after.equals(before)) continue;
      if (next == null) next = new ArrayList<>(was.rows());
      next.set(i, after);
    }
    return next == null ? was : summary(next);
  }

  private Alarms summary(List<Alarm> memory) {
    List<Alarms.Active> active = new ArrayList<>();
    Fault opening = null;
    boolean pending = false;
    for (int i = 0; i < rows.size(); i++) {
      ProtectionRow row = rows.get(i);
      boolean opens = row.level() == Level.OPEN;
      switch (memory.get(i)) {
        case Alarm.Clear _ -> {}
        case Alarm.Pending _ -> pending |= opens;
        case Alarm.AlarmTripped(long at, double value, int index) -> {
          // A count of what is missing or wrong means nothing to people.
          double shown = row.fault().unit().isEmpty() ? Double.NaN : value;
          active.add(new Alarms.Active(row.fault(), row.level(), at, shown, index));
          if (opens && outranks(row.fault(), opening)) opening = row.fault();
        }
      }
    }
    return new Alarms(
        List.copyOf(memory), List.copyOf(active), Optional.ofNullable(opening), pending);
  }

  /// A cable that was pulled as well must not let a pack recover from what a person has to look at.
  private static boolean outranks(Fault fault, @Nullable Fault other) {
    return other == null
        || (fault.cleared() == Cleared.BY_PERSON && other.cleared() == Cleared.BY_ITSELF);
  }
}

package org.voltaire.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;

/// The protections of a pack at work: each row of the table with its alarm, tick after tick.
///
/// A quantity of which nothing at all is measured trips its row of lost readings, which stands for
/// all its other limits: they keep their memory, they neither trip nor clear. Otherwise one pulled
/// cable would raise a dozen alarms and bury the one that says what happened.
public final class Protection {
  private final List<ProtectionRow> rows;

  /// The same rows by what they watch, so that each watch is asked once.
  private final Group[] groups;

  /// The memory of a table in which nothing is wrong: one list, so that a quiet tick is known by
  /// it.
  private final List<Alarm> quiet;

  /// Rows of one watch that stand together in the table.
  private static final class Group {
    private final Watch watch;
    private final Limit[] limits;

    /// The first of them; the last is before `to`.
    private final int from, to;

    Group(List<ProtectionRow> table, int from, int to) {
      this.watch = table.get(from).watch();
      this.limits =
          table.subList(from, to).stream().map(ProtectionRow::limit).toArray(Limit[]::new);
      this.from = from;
      this.to = to;
    }

    boolean violatedBy(double value) {
      for (Limit limit : limits) if (limit.violatedBy(value)) return true;
      return false;
    }

    boolean isClear(Alarms alarms) {
      for (int i = from; i < to; i++) if (alarms.rows().get(i) != Alarm.Clear.CLEAR) return false;
      return true;
    }
  }

  /// The protections that these rows describe.
  ///
  /// @param rows the table; rows of one protection stand together
  public Protection(List<ProtectionRow> rows) {
    this.rows = List.copyOf(rows);
    List<Group> found = new ArrayList<>();
    for (int from = 0, to; from < rows.size(); from = to) {
      Watch watch = rows.get(from).watch();
      to = from + 1;
      while (to < rows.size() && rows.get(to).watch().equals(watch)) to++;
      found.add(new Group(rows, from, to));
    }
    this.groups = found.toArray(Group[]::new);
    this.quiet = rows.stream().<Alarm>map(_ -> Alarm.Clear.CLEAR).toList();
  }

  /// The protections of this pack.
  public static Protection of(PackSpec spec) {
    return new Protection(ProtectionTable.rows(spec));
  }

  /// The table.
  public List<ProtectionRow> rows() {
    return rows;
  }

  /// Nothing has happened yet.
  public Alarms initial() {
    return new Alarms(quiet, List.of(), Optional.empty(), false);
  }

  /// The alarms after one more tick. Each watch is asked once, however many levels it has; nothing
  /// is allocated while no alarm changes.
  ///
  /// @return `was` itself if nothing changed, which is nearly always
  @SuppressWarnings("ReferenceEquality") // another list is looked through, that is all
  public Alarms step(Alarms was, Observed now) {
    boolean wasQuiet = was.rows() == quiet;
    List<Alarm> next = null;
    for (Group group : groups) {
      double value = group.watch.value(now);
      boolean violated = group.violatedBy(value);
      if (!violated && (wasQuiet || group.isClear(was))) continue;
      if (!group.watch.measured(now)) continue;
      // Where the number comes from matters only to an alarm that may trip.
      int index = violated ? group.watch.index(now) : -1;
      for (int i = group.from; i < group.to; i++) {
        Limit limit = rows.get(i).limit();
        Alarm before = was.rows().get(i);
        Alarm after = Alarm.step(before, limit, value, index, now.readings().timeNanos());
        if (after.equals(before)) continue;
        if (after instanceof Alarm.AlarmTripped tripped) {
          after = tripped.between(group.watch.other(now));
        }
        if (next == null) next = new ArrayList<>(was.rows());
        next.set(i, after);
      }
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
        case Alarm.AlarmTripped tripped -> {
          active.add(told(row, tripped));
          if (opens && outranks(row.fault(), opening)) opening = row.fault();
        }
      }
    }
    return new Alarms(
        memory.equals(quiet) ? quiet : List.copyOf(memory),
        List.copyOf(active),
        Optional.ofNullable(opening),
        pending);
  }

  /// A count of what is missing or wrong means nothing to people, nor does its limit.
  private static Alarms.Active told(ProtectionRow row, Alarm.AlarmTripped tripped) {
    Fault fault = row.fault();
    boolean isCount = fault.unit().isEmpty();
    return new Alarms.Active(
        fault,
        row.level(),
        tripped.atNanos(),
        isCount ? Double.NaN : tripped.value(),
        tripped.index(),
        isCount ? Double.NaN : row.limit().trip(),
        isCount ? Double.NaN : row.limit().clear(),
        tripped.other());
  }

  /// A cable that was pulled as well must not let a pack recover from what a person has to look at,
  /// nor a reset clear what needs the service.
  private static boolean outranks(Fault fault, @Nullable Fault other) {
    return other == null || fault.cleared().outranks(other.cleared());
  }
}

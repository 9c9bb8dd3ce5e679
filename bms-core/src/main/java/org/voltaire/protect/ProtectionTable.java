package org.voltaire.protect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;

/// Every protection, one entry each, most telling first: the first tripped one that opens names the
/// cause. To add a protection, add an entry to [BeliefTable], [SwitchTable], [QuantityTable] or
/// [HeaterTable].
public final class ProtectionTable {
  private ProtectionTable() {}

  /// Which packs have a protection that others do not have.
  ///
  /// @param packs in words for documents, after "only "
  /// @param highest level that it has there
  public record Only(String packs, Level highest) {}

  /// What a tripped row stops beside the contactors.
  public enum Stopped {
    /// The limit that is told of the directions that the fault stops ([Fault#stops]): it falls to
    /// 0.
    LIMIT(Level.DERATE),
    /// The heater, by its second switch.
    HEATER(Level.TELL);

    private final Level from;

    Stopped(Level from) {
      this.from = from;
    }

    /// The level from which on it is stopped.
    public Level from() {
      return from;
    }
  }

  private static final List<ProtectionEntry> ENTRIES =
      Stream.of(
              BeliefTable.ENTRIES, SwitchTable.ENTRIES, QuantityTable.ENTRIES, HeaterTable.ENTRIES)
          .flatMap(List::stream)
          .toList();

  /// The faults that stop something beside the contactors.
  public static Set<Fault> stopping(Stopped what) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    for (ProtectionEntry entry : ENTRIES) {
      if (entry.stopped().equals(Optional.of(what))) faults.add(entry.fault());
    }
    return faults;
  }

  /// The faults that a row can trip, in the order of the table.
  public static List<Fault> faults() {
    return ENTRIES.stream().map(ProtectionEntry::fault).toList();
  }

  /// Which packs have this protection; empty if all have it, or if it depends on the section
  /// `limits` of a configuration.
  public static Optional<Only> only(Fault fault) {
    return ENTRIES.stream()
        .filter(entry -> entry.fault() == fault)
        .flatMap(entry -> entry.only().stream())
        .findFirst();
  }

  /// The rows of a pack, in the order of the table; of one protection the row that opens comes
  /// first.
  public static List<ProtectionRow> rows(PackSpec spec) {
    List<ProtectionRow> rows = new ArrayList<>();
    for (ProtectionEntry entry : ENTRIES) {
      Map<Level, Limit> limits = entry.limits(spec);
      for (Level level : new Level[] {Level.OPEN, Level.DERATE, Level.TELL}) {
        Limit limit = limits.get(level);
        if (limit == null) continue;
        rows.add(new ProtectionRow(entry.fault(), level, limit, entry.watch()));
      }
    }
    return List.copyOf(rows);
  }
}

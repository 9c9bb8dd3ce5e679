package org.voltaire.sim.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.voltaire.chemistry.Chemistries;

/// The faults that a simulated pack can have: the rows of `faults.yaml`, and the injectors that
/// make them. Another row with an injector that is there is another entry of that file.
public final class Catalogue {
  /// The order is that of the file.
  private static final Map<String, FaultRow> ROWS = new LinkedHashMap<>();

  private static final Map<String, Injector> INJECTORS = new LinkedHashMap<>();

  /// How many ids somebody is offered instead of one that is not there.
  private static final int NEAREST = 3;

  private record File(List<FaultRow> faults) {}

  static {
    for (var injectors :
        List.of(
            CellInjectors.all(),
            HeatInjectors.all(),
            LoadInjectors.all(),
            SensorInjectors.all(),
            BusInjectors.all(),
            SwitchInjectors.all())) {
      for (Injector each : injectors) INJECTORS.put(each.name(), each);
    }
    for (FaultRow row : Chemistries.read(Catalogue.class, "faults.yaml", File.class).faults()) {
      ROWS.put(row.id(), row);
    }
  }

  private Catalogue() {}

  /// All rows, in the order of the catalogue.
  public static List<FaultRow> rows() {
    return List.copyOf(ROWS.values());
  }

  /// One row.
  ///
  /// @throws Refused if there is none, with the ids that are written most alike
  public static FaultRow row(String id) {
    FaultRow row = ROWS.get(id);
    if (row == null) throw new Refused(id, "an id such as " + String.join(", ", nearest(id)));
    return row;
  }

  /// The ids that are written most like this one.
  static List<String> nearest(String id) {
    List<String> ids = new ArrayList<>(ROWS.keySet());
    String wanted = id.toUpperCase(Locale.ROOT);
    ids.sort(Comparator.comparingInt(each -> distance(wanted, each)));
    return ids.subList(0, NEAREST);
  }

  static Injector injector(String name) {
    Injector injector = INJECTORS.get(name);
    if (injector == null) throw new IllegalStateException("catalogue: an injector is " + name);
    return injector;
  }

  /// How many letters must be added, taken or changed (V. I. Levenshtein, 1966).
  private static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    for (int k = 0; k <= to.length(); k++) before[k] = k;
    for (int i = 1; i <= from.length(); i++) {
      int[] now = new int[to.length() + 1];
      now[0] = i;
      for (int k = 1; k <= to.length(); k++) {
        int changed = before[k - 1] + (from.charAt(i - 1) == to.charAt(k - 1) ? 0 : 1);
        now[k] = Math.min(changed, 1 + Math.min(before[k], now[k - 1]));
      }
      before = now;
    }
    return before[to.length()];
  }
}

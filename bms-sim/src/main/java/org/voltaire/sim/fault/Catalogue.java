package org.voltaire.sim.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.words.Vocabulary;

/// The faults that a simulated pack can have: the rows of `faults.yaml`, and the injectors that
/// make them. Another row with an injector that is there is another entry of that file.
public final class Catalogue {
  /// The order is that of the file.
  private static final Map<String, FaultRow> ROWS = new LinkedHashMap<>();

  private static final Map<String, Injector> INJECTORS = new LinkedHashMap<>();

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
  /// @throws Refused if there is none, with the ids that were probably meant
  public static FaultRow row(String id) {
    FaultRow row = ROWS.get(id);
    if (row == null) {
      throw new Refused(id, "an id of bms faults" + ids().hint(id));
    }
    return row;
  }

  /// The ids; people leave out zeros.
  private static Vocabulary ids() {
    Map<String, String> shorter = new LinkedHashMap<>();
    for (String id : ROWS.keySet()) {
      shorter.put(id.replaceFirst("-0", "-"), id);
      shorter.put(id.replaceFirst("-0+", "-"), id);
    }
    return new Vocabulary(List.copyOf(ROWS.keySet()), shorter);
  }

  static Injector injector(String name) {
    Injector injector = INJECTORS.get(name);
    if (injector == null) throw new IllegalStateException("catalogue: an injector is " + name);
    return injector;
  }
}

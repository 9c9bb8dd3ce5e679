package org.voltaire.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.ProtectionRow;
import org.voltaire.protect.ProtectionTable;
import org.voltaire.testing.Repository;
import org.voltaire.words.FaultWords;

/// The tables of protections in docs/safety.md are made from the table of protections, with the
/// figures of a pack that ships.
class SafetyDocumentTest {
  private static final String BEGIN = "<!-- made by SafetyDocumentTest -->\n";
  private static final String END = "<!-- end of what SafetyDocumentTest made -->\n";
  private static final FaultWords WORDS = FaultWords.ENGLISH;

  @Test
  void theTablesOfTheDocumentationAreTheProtectionsOfThePackThatShips() throws Exception {
    Path example = Repository.root().resolve("examples/jbd-16s.yaml");
    String made = tables(ConfigurationReader.read(example).spec());
    Files.createDirectories(Path.of("target"));
    Path found = Files.writeString(Path.of("target", "safety-tables.md"), made);
    String page = Files.readString(Repository.root().resolve("docs/safety.md"));
    assertTrue(
        page.contains(BEGIN + made + END), "docs/safety.md is out of date, put there: " + found);
  }

  private static String tables(PackSpec spec) {
    Map<Fault, List<ProtectionRow>> protections = new LinkedHashMap<>();
    for (Fault fault : ProtectionTable.faults()) protections.put(fault, new ArrayList<>());
    // Those that no row trips come last.
    for (Fault fault : Fault.values()) protections.putIfAbsent(fault, List.of());
    for (ProtectionRow row : ProtectionTable.rows(spec)) {
      protections.getOrDefault(row.fault(), new ArrayList<>()).add(row);
    }
    var text = new StringBuilder();
    text.append("| fault | tell / derate / **open** | hold | the pack | reset |\n");
    text.append("|---|---|---|---|---|\n");
    protections.forEach((fault, rows) -> text.append(protection(fault, rows)));
    text.append("\n| fault | means | what to do |\n|---|---|---|\n");
    protections.forEach((fault, rows) -> text.append(advice(fault, rows)));
    text.append(
        "\n| key of `limits` | fault | levels | allowed for this pack |\n|---|---|---|---|\n");
    var chemistry = Chemistries.load("lfp");
    LimitKey.ALL.forEach(key -> text.append(key(key, chemistry)));
    return text.toString();
  }

  private static String key(LimitKey key, Chemistry chemistry) {
    return switch (key) {
      case LimitKey.Graded three -> {
        List<Double> allowed = three.allowed().apply(chemistry.envelope());
        yield line(key, "`tell`, `derate`, `open`", allowed.getFirst(), allowed.getLast());
      }
      case LimitKey.Single one ->
          line(
              key,
              "`%s`".formatted(one.level().name().toLowerCase(Locale.ROOT)),
              one.low(),
              one.high());
    };
  }

  private static String line(LimitKey key, String levels, double low, double high) {
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(
            key.key(),
            key.fault(),
            levels,
            (YamlValue.plain(low) + " to " + YamlValue.plain(high)).replace('-', '−'));
  }

  private static String protection(Fault fault, List<ProtectionRow> rows) {
    boolean opens =
        rows.isEmpty()
            ? single(fault)
                .map(LimitKey.Single::level)
                .or(() -> ProtectionTable.only(fault).map(ProtectionTable.Only::highest))
                .map(Level.OPEN::equals)
                .orElse(true)
            : rows.stream().anyMatch(row -> row.level() == Level.OPEN);
    String reset = opens ? clears(fault.cleared()) : "–";
    String hold = rows.isEmpty() ? "–" : plain(rows.getFirst().limit().holdSeconds(), 1) + " s";
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(fault, levels(fault, rows), hold, WORDS.consequence(fault), reset);
  }

  private static String clears(Cleared cleared) {
    return switch (cleared) {
      case BY_ITSELF -> "itself";
      case BY_PERSON -> "person";
      case BY_SERVICE -> "service";
    };
  }

  private static String levels(Fault fault, List<ProtectionRow> rows) {
    var unset = single(fault).filter(_ -> rows.isEmpty());
    if (unset.isPresent()) return "only where `limits.%s` is set".formatted(unset.get().key());
    var only = ProtectionTable.only(fault).filter(_ -> rows.isEmpty());
    if (only.isPresent()) return "only " + only.get().packs();
    if (fault.unit().isEmpty()) return WORDS.meaning(fault);
    List<String> levels = new ArrayList<>();
    for (ProtectionRow row : rows.reversed()) {
      String trip = plain(row.limit().trip(), fault.decimals());
      levels.add(row.level() == Level.OPEN ? "**" + trip + "**" : trip);
    }
    return String.join(" / ", levels) + " " + fault.unit();
  }

  private static Optional<LimitKey.Single> single(Fault fault) {
    return LimitKey.ALL.stream()
        .filter(key -> key.fault() == fault)
        .filter(LimitKey.Single.class::isInstance)
        .map(LimitKey.Single.class::cast)
        .findFirst();
  }

  private static String advice(Fault fault, List<ProtectionRow> rows) {
    var alarm = new Alarms.Active(fault, Level.OPEN, 0, Double.NaN, -1);
    if (!rows.isEmpty() && !fault.unit().isEmpty()) {
      Limit limit = rows.getFirst().limit();
      double trip = limit.trip(), clear = limit.clear();
      alarm = new Alarms.Active(fault, Level.OPEN, 0, Double.NaN, -1, trip, clear);
    }
    return "| `%s` | %s | %s |\n".formatted(fault, WORDS.cause(alarm), WORDS.action(alarm));
  }

  private static String plain(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
  }
}

package org.voltaire.cli.storm;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.voltaire.pack.Fault;
import org.voltaire.testing.Repository;

/// docs/safety-case.md: everything that it names exists, every protection stands under a hazard,
/// and its tables are what the campaign found.
class SafetyCaseTest {
  private static final String BEGIN = "<!-- made by SafetyCaseTest -->\n";
  private static final String END = "<!-- end of what SafetyCaseTest made -->";
  private static final Pattern ROW = Pattern.compile("F-[A-Z]{3}-\\d{3}");
  private static final Pattern WORD = Pattern.compile("`([A-Za-z_]+)`");

  private final String page = read("docs/safety-case.md");
  private final Map<String, String[]> campaign = campaign();

  private static String read(String file) {
    try {
      return Files.readString(Repository.root().resolve(file));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// The table of docs/faults.md by id; FaultCampaignTest holds it to what it finds.
  private static Map<String, String[]> campaign() {
    Map<String, String[]> rows = new LinkedHashMap<>();
    for (String line : read("docs/faults.md").lines().toList()) {
      String[] cells = line.split(" *\\| *", -1);
      if (cells.length > 8 && ROW.matcher(cells[1]).matches()) rows.put(cells[1], cells);
    }
    return rows;
  }

  private Set<String> named(String heading) {
    return page.lines()
        .filter(line -> line.startsWith("- **" + heading + ":**"))
        .flatMap(line -> WORD.matcher(line).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Stream<? extends Enum<?>> values) {
    return values.map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyProtectionStandsUnderAHazardAndNothingElseDoes() {
    assertEquals(names(Stream.of(Fault.values())), named("In software"));
  }

  @Test
  void everyInvariantThatIsNamedIsJudgedInStorms() {
    Set<String> known = names(Stream.of(Invariant.values()));
    assertTrue(known.containsAll(named("Storms")), named("Storms").toString());
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    try (var files = Files.walk(Repository.root())) {
      Set<String> there =
          files
              .map(Path::toString)
              .filter(file -> file.contains("/src/test/") && file.endsWith("Test.java"))
              .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - 5))
              .collect(Collectors.toSet());
      for (String test : named("Tests")) assertTrue(there.contains(test), test);
    }
  }

  @Test
  void itsTablesAreWhatTheCampaignFound() throws IOException {
    var made = new StringBuilder();
    int from = 0;
    for (int at; (at = page.indexOf(BEGIN, from)) >= 0; from = page.indexOf(END, at)) {
      String above = page.substring(page.lastIndexOf("Acted out:", at), at);
      made.append(page, from, at).append(BEGIN).append(table(above));
    }
    made.append(page.substring(from));
    Path found = Files.writeString(Path.of("target", "safety-case.md"), made);
    assertEquals(made.toString(), page, "docs/safety-case.md is out of date, put there: " + found);
  }

  private String table(String above) {
    List<String> lines = new ArrayList<>();
    int passed = 0, run = 0;
    for (String id : ROW.matcher(above).results().map(MatchResult::group).toList()) {
      String[] cells = campaign.getOrDefault(id, new String[0]);
      assertTrue(cells.length > 8, id + " is no row of docs/faults.md");
      String verdict = cells[7];
      if (!verdict.startsWith("not run")) run++;
      if (verdict.contains("passed")) passed++;
      lines.add("| %s | %s | %s | %s |".formatted(id, cells[2], cells[4], verdict));
    }
    return "\n%d of %d that were run passed, %d were not run.\n\n| row | what happens | what must be done | verdict |\n|---|---|---|---|\n%s\n"
        .formatted(passed, run, lines.size() - run, lines.stream().collect(joining("\n")));
  }
}

package org.voltaire.cli.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.voltaire.pack.Fault;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Precondition;
import org.voltaire.testing.Repository;

/// Every row of the catalogue that plant or host can act out, through the real step, and those of
/// buses through the real drivers. What comes out is what docs/faults.md says, or the build fails.
class FaultCampaignTest {
  private static String page = "";

  @BeforeAll
  static void readsThePage() throws IOException {
    page = Files.readString(Repository.root().resolve("docs/faults.md"));
  }

  /// A work that passes is told to pass; one that fails is told to fail, and of what.
  @TestFactory
  Stream<DynamicTest> comesToWhatTheDocumentSays() {
    return CampaignPlan.works().stream()
        .map(work -> dynamicTest(work.name(), () -> agrees(work, CampaignRun.of(work))));
  }

  private static void agrees(CampaignWork work, CampaignVerdict found) {
    String told = line(work.row());
    assertTrue(
        CampaignTable.tells(told, work.label(), found),
        () -> "%s comes to: %s%ntold: %s".formatted(work.name(), found.words(), told));
  }

  private static String line(FaultRow row) {
    return page.lines()
        .filter(line -> line.startsWith("| " + row.id() + " |"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("docs/faults.md has no row " + row.id()));
  }

  /// Hardware acts in time with nobody to help it.
  @TestFactory
  Stream<DynamicTest> opensInTimeWithTheHostStopped() {
    return Catalogue.rows().stream()
        .filter(CampaignHardware::enforces)
        .map(row ->
            dynamicTest(
                row.id() + " with the host stopped",
                () -> {
                  boolean late = line(row).contains(CampaignTable.STOPPED + "*: late");
                  assertEquals(!late, CampaignHardware.isInTime(row));
                }));
  }

  @Test
  void theTableOfTheDocumentIsWhatIsFound() throws IOException {
    String table = CampaignTable.text();
    Files.createDirectories(Path.of("target"));
    Path found = Files.writeString(Path.of("target", "faults-table.md"), table);
    int begin = page.indexOf(CampaignTable.BEGIN);
    assertTrue(begin > 0, "docs/faults.md has no line " + CampaignTable.BEGIN);
    String written = page.substring(begin + CampaignTable.BEGIN.length());
    assertTrue(written.startsWith(table), "docs/faults.md is out of date, put there: " + found);
  }

  @Test
  void aRowIsActedOutOrSaysWhyNot() {
    for (FaultRow row : Catalogue.rows()) {
      Optional<String> why = CampaignPlan.notRun(row);
      assertEquals(why.isEmpty(), !CampaignPlan.works(row).isEmpty(), row.id());
      assertFalse(why.isPresent() && why.get().isBlank(), row.id());
    }
    assertTrue(CampaignPlan.works().size() > 140, "works: " + CampaignPlan.works().size());
  }

  /// Otherwise the latch of every row would be proved by a pack that never closes.
  @Test
  void aSoundPackClosesAfterARestartAndALatchedOneDoesNot() {
    for (String id : List.of("F-CEL-001", "F-CON-001", "F-BUS-008", "F-LMP-001")) {
      var work = new CampaignWork(Catalogue.row(id), Precondition.DISCHARGING, "direct");
      assertFalse(CampaignRun.outlastsRestart(work, Optional.empty()), id);
      assertFalse(CampaignRun.outlastsRestart(work, Optional.of(Fault.CURRENT_LOST)), id);
      assertTrue(CampaignRun.outlastsRestart(work, Optional.of(Fault.CELL_OVER_VOLTAGE)), id);
    }
  }
}

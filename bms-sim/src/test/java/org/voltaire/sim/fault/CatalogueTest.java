package org.voltaire.sim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltaire.sim.pack.PackProfile;

/// The rows themselves: whole, consistent, and those of the reference.
class CatalogueTest {
  private static final Set<String> GROUPS =
      Set.of(
          "cell",
          "current",
          "temperature",
          "lmp",
          "sensor",
          "bus",
          "contactor",
          "precharge",
          "interlock",
          "insulation",
          "balancing",
          "afe",
          "host",
          "security",
          "station",
          "storage",
          "double",
          "false-positive");

  static List<FaultRow> rows() {
    return Catalogue.rows();
  }

  @Test
  void everyRowHasAnIdOfItsOwnAndOneOfTheGroups() {
    List<String> ids = Catalogue.rows().stream().map(FaultRow::id).toList();
    assertEquals(134, ids.size());
    assertEquals(ids.size(), Set.copyOf(ids).size(), ids::toString);
    for (FaultRow row : Catalogue.rows()) {
      assertTrue(row.id().matches("F-[A-Z]{3}-[0-9]{3}"), row.id());
      assertTrue(GROUPS.contains(row.group()), row.id() + ": " + row.group());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aRowHasAFigureForEveryParameterOfItsInjectorAndNoOther(FaultRow row) {
    List<String> names = row.parameters().stream().map(Parameter::name).toList();
    assertEquals(Set.copyOf(names), row.with().keySet(), row.id());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theUsualFiguresAreAllowedOnEveryPackThatHasWhatTheRowNeeds(FaultRow row) {
    for (String name : PackProfile.NAMES) {
      PackProfile profile = PackProfile.load(name);
      if (!row.needs().metBy(profile)) continue;
      for (Parameter each : row.parameters()) each.check(row.usual(each, profile), profile);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aRowThatNothingCanMakeSaysWhy(FaultRow row) {
    assertFalse(row.does().isBlank() || row.does().endsWith("."), row.does());
    assertTrue(row.isInjectable() || !row.note().isBlank(), row.id());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aRowSaysWhatMustBeDoneAndWhen(FaultRow row) {
    assertFalse(row.reaction().isEmpty() || row.during().isEmpty(), row.id());
    for (String id : row.combines()) assertTrue(Catalogue.row(id).combines().isEmpty(), id);
    for (String name : PackProfile.NAMES) row.crossing(PackProfile.load(name));
  }

  @Test
  void theTimeBeginsWhereTheTruthCrossesTheLimit() {
    PackProfile profile = PackProfile.load("lfp-16s");
    Crossing over = Catalogue.row("F-CEL-001").crossing(profile).orElseThrow();
    assertEquals(new Crossing(Crossing.CrossedQuantity.CELL, true, 3.8), over);
    assertFalse(over.crossed(3.9, 3.79) || !over.crossed(3.3, 3.8));
    Crossing under = Catalogue.row("F-CEL-003").crossing(profile).orElseThrow();
    assertEquals(new Crossing(Crossing.CrossedQuantity.CELL, false, 2.5), under);
    assertFalse(under.crossed(2.51, 2.4) || !under.crossed(2.5, 3.3));
    assertTrue(Catalogue.row("F-SEN-003").crossing(profile).isEmpty(), "the injection");
  }

  @ParameterizedTest(name = "{0}: {1} first")
  @CsvSource({"F-CEL-01, F-CEL-001", "f-sen-003, F-SEN-003", "F-SEM-007, F-SEN-007"})
  void anIdThatIsNotThereIsAnsweredWithThoseThatAreWrittenAlike(String wrong, String first) {
    Refused refused = assertThrows(Refused.class, () -> Catalogue.row(wrong));
    assertTrue(refused.allowed().contains(first), refused.allowed());
    assertEquals(wrong, refused.found());
  }

  @Test
  void figuresFollowTheChemistryOfThePack() {
    FaultRow row = Catalogue.row("F-CEL-002");
    Parameter to = row.parameter("to").orElseThrow();
    assertEquals(3.66, row.usual(to, PackProfile.load("lfp-16s")), 1e-9);
    assertEquals(4.23, row.usual(to, PackProfile.load("nmc-14s")), 1e-9);
    assertEquals(2.83, row.usual(to, PackProfile.load("lto-24s")), 1e-9);
  }
}

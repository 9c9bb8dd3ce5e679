package org.voltaire.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.voltaire.testing.Repository.replaced;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.testing.Repository;

/// What follows from a mistake is not told as another mistake; what is wrong by itself is.
class ConsequencesTest {
  private static final String JBD = Repository.example("jbd-16s.yaml");
  private static final String BQ = Repository.example("bq76952-16s.yaml");

  private static void assertProblems(String text, String... expected) {
    assertEquals(
        List.of(expected),
        ProblemsTest.problems(text).stream()
            .map(problem -> problem.replaceFirst(", allowed: .*? \\(", " ("))
            .map(problem -> problem.replaceFirst(", allowed: [^(]*$", ""))
            .toList());
  }

  @Test
  void sensorsContactorsAndBalancingThatNameABoardOfAnUnknownTypeMayBeRight() {
    String text = replaced(JBD, "type: jbd", "type: jbdd");
    text = replaced(text, "port: target/jbd.tty", "prot: target/jbd.tty");
    text = replaced(text, "chosen_by: board", "chosen_by: host");
    assertProblems(text, "devices.board.type: found jbdd (did you mean jbd?)");
  }

  @Test
  void aSensorThatNamesNoDeviceAtAllIsReportedBesides() {
    String text = replaced(JBD, "type: jbd", "type: jbdd");
    text = replaced(text, "current: board", "current: bord");
    assertProblems(
        text, "devices.board.type: found jbdd (did you mean jbd?)", "sensors.current: found bord");
  }

  @Test
  void withoutDevicesNothingThatNamesOneIsReported() {
    int devices = JBD.indexOf("devices:"), next = JBD.indexOf("sensors:");
    assertProblems(JBD.substring(0, devices) + JBD.substring(next), "devices: found nothing");
    assertProblems(
        JBD.substring(0, devices) + "devices: {}\n" + JBD.substring(next),
        "devices.(any name): found no device");
  }

  @Test
  void limitsAreNotComparedWithThoseOfAnotherChemistryThanWasMeant() {
    String text = replaced(JBD, "chemistry: lfp", "chemistry: ternary");
    text =
        replaced(
            text,
            "limits: {}",
            "limits: {charge_target_v: 4.1, cell_over_voltage_v: {tell: 4.15, open: 4.25},"
                + " cell_undr_voltage_v: {open: 2.8}}");
    text = replaced(text, "cells_in_series: 16", "cells_in_series: 17");
    assertProblems(
        text,
        "pack.chemistry: found ternary (did you mean nmc?)",
        "limits.cell_undr_voltage_v: found a key that means nothing here"
            + " (did you mean cell_under_voltage_v?)");
  }

  @Test
  void whatNoChemistryAllowsIsToldBesidesAChemistryThatIsNotKnown() {
    String text = replaced(JBD, "chemistry: lfp", "chemistry: ternary");
    text =
        replaced(
            text,
            "limits: {}",
            "limits: {cell_over_voltage_v: {tell: 4.15, derate: 4.2, open: 42},"
                + " soc_imbalance_percent: {tell: many}}");
    assertProblems(
        text,
        "pack.chemistry: found ternary (did you mean nmc?)",
        "limits.cell_over_voltage_v.open: found 42",
        "limits.soc_imbalance_percent.tell: found many");
  }

  @Test
  void aMisspelledKeyIsNotMissingToo() {
    assertProblems(
        replaced(JBD, "cells_in_series", "cels_in_series"),
        "pack.cels_in_series: found a key that means nothing here (did you mean cells_in_series?)");
  }

  @Test
  void withoutANumberOfCellsNothingIsCounted() {
    String text = replaced(BQ, "  cells_in_series: 16\n", "");
    text = replaced(text, "  thermistors: 3\n", "  thermistors: three\n");
    text = replaced(text, "crc: true", "crc: true, cell_inputs: [1, 2, 3]");
    assertProblems(text, "pack.cells_in_series: found nothing", "pack.thermistors: found three");
  }

  @Test
  void overCurrentsAreNotComparedWithACurrentThatIsNotKnown() {
    String text = JBD.replaceFirst("max_charge_a: \\S+", "max_charge_a: plenty");
    text = replaced(text, "limits: {}", "limits: {charge_over_current_a: {tell: 60, open: 9}}");
    assertProblems(text, "pack.max_charge_a: found plenty");
  }

  @Test
  void oneImpossibleLevelIsNotAlsoOutOfOrder() {
    assertProblems(
        replaced(
            JBD,
            "limits: {}",
            "limits: {cell_over_voltage_v: {tell: 3.5, derate: 9, open: 3.6}, charge_target_v: 9}"),
        "limits.cell_over_voltage_v.derate: found 9",
        "limits.charge_target_v: found 9");
  }

  @Test
  void netsMeanSomethingToWhatDrivenByShouldHaveBeen() {
    assertProblems(
        replaced(BQ, "driven_by: gpio", "driven_by: gpoi"),
        "contactors.driven_by: found gpoi (did you mean gpio?)");
  }

  @Test
  void severalMistakesAtOnceAreAllOfThemAndInTheOrderOfTheFile() {
    String text = replaced(BQ, "chemistry: lfp", "chemistry: LiFePO4");
    text = replaced(text, "cells_in_series: 16", "cells_in_series: many");
    text = replaced(text, "type: ina228", "type: ina226");
    text = replaced(text, "current: shunt", "current: shnt");
    text = replaced(text, "watchdog: watchdog_kick", "watchdog: watchdog_kik");
    text = replaced(text, "rate_hz: 10", "rate_hz: 0");
    assertProblems(
        text,
        "pack.chemistry: found LiFePO4 (did you mean lfp?)",
        "pack.cells_in_series: found many",
        "devices.shunt.type: found ina226 (did you mean ina228?)",
        "sensors.current: found shnt",
        "contactors.watchdog: found watchdog_kik (did you mean watchdog_kick?)",
        "loop.rate_hz: found 0");
  }
}

package org.voltaire.testing.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What mutants are made of a source, and what is said of those that do not fit.
class MutantsTest {
  private static final String GUARDED =
      """
      class Guarded {
        static final double LEAST = 0.5;
        boolean open(double a, boolean b) {
          if (a < LEAST) return false;
          return b && (a > 3 || a < 2);
        }
      }
      """;

  private static final String TABLE =
      """
      class Table {
        static final List<ProtectionEntry> ENTRIES =
            List.of(
                new ProtectionEntry(Fault.A, highest(Readings::volts).onlyWhile(Now::closed, 0),
                    _ -> Map.of(Level.OPEN, none(0.3))),
                new ProtectionEntry(Fault.B, whether(Now::open)).stopping(Stopped.HEATER));
      }
      """;

  private static List<String> breaks(List<Mutant> mutants) {
    return mutants.stream().map(Mutant::breaks).toList();
  }

  @Test
  void ofAGuardEachConditionAndEachSizeIsChanged() {
    List<Mutant> mutants = new GuardMutants("Guarded.java", GUARDED).mutants();
    assertEquals(
        List.of(
            "LEAST: `0.5` ten times",
            "LEAST: `0.5` a tenth",
            "open: `if` never: `a < LEAST`",
            "open: `b` taken as true",
            "open: `(a > 3 \\|\\| a < 2)` taken as true",
            "open: `a > 3` taken as false",
            "open: `a < 2` taken as false"),
        breaks(mutants));
    assertTrue(mutants.get(2).applied(GUARDED).contains("if (false && (a < LEAST)) return false;"));
    assertTrue(mutants.get(3).applied(GUARDED).contains("return true && (a > 3 || a < 2);"));
  }

  @Test
  void ofATableEachRowAndWhatItSaysIsChanged() {
    List<Mutant> mutants = new RowMutants("Table.java", TABLE).mutants();
    assertEquals(
        List.of(
            "ENTRIES: `A` is not watched",
            "ENTRIES: `B` is not watched",
            "A: without `onlyWhile(Now::closed)`",
            "A: `lowest` instead of `highest`",
            "A: level `TELL` instead of `OPEN`",
            "A: not held for `0.3` s",
            "A: held ten times `0.3` s",
            "B: without `stopping(Stopped.HEATER)`"),
        breaks(mutants));
    String withoutA = mutants.getFirst().applied(TABLE);
    assertFalse(withoutA.contains("Fault.A"));
    assertTrue(withoutA.contains("Fault.B, whether(Now::open)).stopping(Stopped.HEATER));"));
    assertFalse(mutants.get(1).applied(TABLE).contains("Fault.B"));
    assertFalse(mutants.get(7).applied(TABLE).contains("stopping"));
  }

  private static WrittenMutants written(String was) {
    String text = "file Guarded.java\n* wrong\n- %s\n+ a > 7\n".formatted(was);
    return new WrittenMutants(text, _ -> GUARDED);
  }

  @Test
  void whitespaceDoesNotMatterInWhatPeopleWrote() {
    WrittenMutants fits = written("if(a<LEAST) return false; return b");
    assertEquals(List.of(), fits.problems());
    assertFalse(fits.mutants().getFirst().applied(GUARDED).contains("return b"));
  }

  @Test
  void aMutantThatNoLongerFitsSaysSo() {
    assertEquals(
        List.of("the mutant \"wrong\" no longer fits Guarded.java: it has no a < 9"),
        written("a < 9").problems());
    assertEquals(
        List.of("the mutant \"wrong\" no longer fits Guarded.java: more than one a <"),
        written("a <").problems());
    assertEquals(List.of(), written("a <").mutants());
  }

  @Test
  void theDocumentRemembersWhichTestNoticed(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("mutants.md");
    Files.writeString(path, "# Mutants\n\n<!-- made by .ci/deep mutants -->\n");
    List<Mutant> mutants = new GuardMutants("Guarded.java", GUARDED).mutants();
    Mutant first = mutants.get(4), second = mutants.get(5).harmlessBecause("It never happens.");
    var document = new MutantDocument(path);
    assertEquals("", document.killer(first));
    Map<String, String> found = Map.of(first.key(), "GuardedTest.opens");
    assertTrue(document.write(List.of(first, second), found));
    assertFalse(document.write(List.of(first, second), found), "it is current");
    assertEquals("GuardedTest.opens", new MutantDocument(path).killer(first));
    String text = Files.readString(path);
    assertTrue(text.startsWith("# Mutants\n"));
    assertTrue(text.contains("- Guarded.java: open: `a > 3` taken as false. It never happens."));
  }

  @Test
  void theChangedClassIsLoadedInPlaceOfTheCompiledOne(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("Guarded.java"), GUARDED);
    var compiler = new MutantCompiler(folder, "");
    Map<String, byte[]> compiled = compiler.compile("Guarded.java", GUARDED);
    Map<String, byte[]> changed = compiler.compile("Guarded.java", GUARDED.replace("0.5", "0.25"));
    try (var was = new MutantLoader(List.of(), compiled, Map.of());
        var is = new MutantLoader(List.of(), compiled, changed)) {
      assertEquals(0.5, least(was));
      assertEquals(0.25, least(is));
    }
    var wrong = GUARDED.replace("0.5", "a half");
    assertThrows(IllegalArgumentException.class, () -> compiler.compile("Guarded.java", wrong));
  }

  private static Object least(ClassLoader loader) throws ReflectiveOperationException {
    var field = loader.loadClass("Guarded").getDeclaredField("LEAST");
    field.setAccessible(true);
    return field.get(null);
  }

  @Test
  void whatPeopleWroteFitsTheSourcesOfToday() {
    assertEquals(List.of(), new MutantList().problems());
  }
}

package org.voltaire.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.chemistry.Chemistries;

/// What an unknown word was meant to be.
class VocabularyTest {
  private static final Vocabulary KEYS =
      Vocabulary.of(List.of("name", "chemistry", "cells_in_series", "max_charge_a"));

  @ParameterizedTest
  @CsvSource({
    "cels_in_series, cells_in_series",
    "cellsInSeries, cells_in_series",
    "Cells in Series, cells_in_series",
    "nmae, name",
    "chemestry, chemistry",
    "max_charge, max_charge_a"
  })
  void aWordWithFewWrongLettersIsRecognised(String written, String meant) {
    assertEquals(List.of(meant), KEYS.nearest(written));
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "''", "me", "thermistors"})
  void aWordThatIsNearNoneHasNoSuggestion(String written) {
    assertEquals("", KEYS.hint(written));
  }

  @Test
  void severalThatAreEquallyNearAreAllSuggested() {
    var words = Vocabulary.of(List.of("lfp", "nmc", "lto", "lmp"));
    assertEquals(" (did you mean lfp, lto or lmp?)", words.hint("ltp"));
  }

  @ParameterizedTest
  @CsvSource({
    "lifepo4, lfp",
    "LiFePO4, lfp",
    "lfp4, lfp",
    "lipo4, lfp",
    "LFP, lfp",
    "ternary, nmc",
    "nickel manganese cobalt, nmc",
    "lithium-titanate, lto",
    "lithium metal polymer, lmp"
  })
  void aChemistryIsKnownByItsOtherNames(String written, String meant) {
    assertEquals(List.of(meant), Chemistries.VOCABULARY.nearest(written));
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, ab, 1",
    "abc, xabc, 1",
    "abc, xyz, 3",
    "'', ab, 2"
  })
  void theDistanceCountsLettersAddedLeftOutChangedOrSwapped(String a, String b, int distance) {
    assertEquals(distance, Vocabulary.distance(a, b));
    assertEquals(distance, Vocabulary.distance(b, a));
  }
}

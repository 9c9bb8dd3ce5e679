package org.voltaire.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

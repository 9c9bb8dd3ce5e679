package org.voltaire.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What else people call the chemistries.
class ChemistryNamesTest {
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
}

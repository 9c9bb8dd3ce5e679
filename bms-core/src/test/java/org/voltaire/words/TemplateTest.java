package org.voltaire.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private final Template template =
      new Template("[Cell {cell} is|Cells are] high[, above {limit}].");

  @Test
  void takesTheFirstPartOfWhichEverythingIsKnown() {
    assertEquals("Cell 3 is high.", template.with(Map.of("cell", "3")));
    assertEquals("Cells are high, above 4.", template.with(Map.of("limit", "4")));
    assertEquals(Set.of("cell", "limit"), template.placeholders());
  }

  @Test
  void refusesASentenceThatLacksAFigureOutsideOfBrackets() {
    var bare = new Template("at {value} V");
    var refused = assertThrows(IllegalArgumentException.class, () -> bare.with(Map.of()));
    assertTrue(refused.toString().contains("at {value} V"), refused.toString());
  }
}

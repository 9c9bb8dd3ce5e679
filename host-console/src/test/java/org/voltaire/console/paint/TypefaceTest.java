package org.voltaire.console.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TypefaceTest {

  @Test
  void theFontInTheJarIsUsed() {
    assertEquals("Inter", Typeface.regular(13).font().getFamily());
    assertTrue(Typeface.strong(13).font().getName().contains("Semi"));
  }

  @Test
  void numbersDoNotJitter() {
    Typeface face = Typeface.strong(21);
    assertTrue(face.width("1.111") < face.width("8.888"), "then this font needs no help");
    assertEquals(face.numberWidth("8.888"), face.numberWidth("1.111"), 1e-9);
  }
}

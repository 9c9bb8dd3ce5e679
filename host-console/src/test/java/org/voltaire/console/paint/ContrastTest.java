package org.voltaire.console.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltaire.console.paint.Palette.Theme;

/// Recomputes what `tokens.properties` promises (WCAG 2.2, relative luminance).
class ContrastTest {
  private static final List<Token> SURFACES = List.of(Token.BG, Token.PANEL, Token.TILE);

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one), b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static void atLeast(double least, Palette palette, Token ink, Token surface) {
    double found = contrast(palette.get(ink), palette.get(surface));
    String what = "%s on %s, %s: %.2f".formatted(ink, surface, palette.theme(), found);
    assertTrue(found >= least, what + ", must be at least " + least);
  }

  @Test
  void theFormulaIsTheStandardsOwn() {
    assertEquals(21, contrast(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(4.54, contrast(Color.web("#767676"), Color.WHITE), 0.01);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void textCanBeRead(Theme theme) {
    Palette palette = Palette.of(theme);
    for (Token surface : SURFACES) {
      for (Token ink : List.of(Token.TEXT, Token.MUTED, Token.ACCENT)) {
        atLeast(4.5, palette, ink, surface);
      }
    }
    atLeast(4.5, palette, Token.TEXT, Token.TRACK);
    atLeast(4.5, palette, Token.OK_INK, Token.OK);
    atLeast(4.5, palette, Token.INFO_INK, Token.INFO);
    atLeast(4.5, palette, Token.WARN_INK, Token.WARN);
    atLeast(4.5, palette, Token.CRIT_INK, Token.CRIT);
    atLeast(4.5, palette, Token.STALE_INK, Token.STALE);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void shapesAndLinesCanBeSeen(Theme theme) {
    Palette palette = Palette.of(theme);
    for (Token surface : SURFACES) {
      for (Token ink :
          List.of(
              Token.OK,
              Token.INFO,
              Token.WARN,
              Token.CRIT,
              Token.STALE,
              Token.LOW,
              Token.HIGH,
              Token.CURRENT,
              Token.FILL)) {
        atLeast(3, palette, ink, surface);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyTokenReachesTheStyleSheet(Theme theme) {
    String style = Palette.of(theme).style();
    for (Token token : Token.values()) assertTrue(style.contains("-v-" + token.key() + ": #"));
  }
}

package org.voltaire.console.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltaire.console.paint.Palette.Theme;

/// The contrasts between the colours of `colours.properties`, computed as WCAG 2.2 says (relative
/// luminance).
class ContrastTest {
  private static final List<ColourRole> SURFACES =
      List.of(ColourRole.BG, ColourRole.PANEL, ColourRole.TILE);

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

  private static void atLeast(double least, Palette palette, ColourRole ink, ColourRole surface) {
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
    for (ColourRole surface : SURFACES) {
      for (ColourRole ink : List.of(ColourRole.TEXT, ColourRole.MUTED, ColourRole.ACCENT)) {
        atLeast(4.5, palette, ink, surface);
      }
    }
    atLeast(4.5, palette, ColourRole.TEXT, ColourRole.TRACK);
    atLeast(4.5, palette, ColourRole.OK_INK, ColourRole.OK);
    atLeast(4.5, palette, ColourRole.INFO_INK, ColourRole.INFO);
    atLeast(4.5, palette, ColourRole.WARN_INK, ColourRole.WARN);
    atLeast(4.5, palette, ColourRole.CRIT_INK, ColourRole.CRIT);
    atLeast(4.5, palette, ColourRole.STALE_INK, ColourRole.STALE);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void shapesAndLinesCanBeSeen(Theme theme) {
    Palette palette = Palette.of(theme);
    for (ColourRole surface : SURFACES) {
      for (ColourRole ink :
          List.of(
              ColourRole.OK,
              ColourRole.INFO,
              ColourRole.WARN,
              ColourRole.CRIT,
              ColourRole.STALE,
              ColourRole.LOW,
              ColourRole.HIGH,
              ColourRole.CURRENT,
              ColourRole.FILL)) {
        atLeast(3, palette, ink, surface);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyColourIsInTheStyleSheet(Theme theme) {
    String style = Palette.of(theme).style();
    for (ColourRole role : ColourRole.values())
      assertTrue(style.contains("-v-" + role.key() + ": #"));
  }
}

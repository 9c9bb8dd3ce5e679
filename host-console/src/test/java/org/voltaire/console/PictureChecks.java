package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ButtonBase;
import javafx.scene.text.Text;
import org.voltaire.console.paint.PaintedText;
import org.voltaire.console.view.PaintedView;

/// Checks that every picture of the window must pass.
final class PictureChecks {
  private PictureChecks() {}

  /// The texts that have a digit, that is: all but dashes.
  static List<String> withDigits(List<String> numbers) {
    return numbers.stream().filter(t -> t.chars().anyMatch(Character::isDigit)).toList();
  }

  /// Fails if the picture is empty, or if a text is cut, is outside its view, or overlaps another
  /// text.
  static void looksWhole(HeadlessConsole screen, BufferedImage picture) {
    assertTrue(colours(picture) > 24, "the picture is empty");
    for (PaintedView part : screen.views()) {
      String name = part.getClass().getSimpleName();
      List<PaintedText> texts = part.texts();
      for (int i = 0; i < texts.size(); i++) {
        PaintedText one = texts.get(i);
        assertFalse(one.cut(), name + " cuts " + one.text());
        boolean inside =
            one.x() >= 0
                && one.y() >= 0
                && one.x() + one.width() <= part.getWidth()
                && one.y() + one.height() <= part.getHeight();
        assertTrue(inside, name + " clips " + one);
        for (PaintedText other : texts.subList(i + 1, texts.size())) {
          assertFalse(one.overlaps(other), name + ": " + one + " lies on " + other);
        }
      }
    }
    assertFalse(screen.buttons().isEmpty(), "there are always some buttons");
    for (ButtonBase button : screen.buttons()) {
      if (!(button.lookup(".text") instanceof Text text)) continue;
      assertEquals(button.getText(), text.getText(), "a button cuts its text");
    }
  }

  private static int colours(BufferedImage picture) {
    Set<Integer> seen = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 3) {
      for (int x = 0; x < picture.getWidth(); x += 3) seen.add(picture.getRGB(x, y));
    }
    return seen.size();
  }
}

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
import org.voltaire.console.paint.Written;
import org.voltaire.console.view.PaintedView;

/// What must be true of every picture of the window.
final class Looks {
  private Looks() {}

  /// The numbers that are not dashes.
  static List<String> withDigits(List<String> figures) {
    return figures.stream().filter(t -> t.chars().anyMatch(Character::isDigit)).toList();
  }

  /// Not empty, nothing outside its part, nothing cut, nothing on top of something else.
  static void looksWhole(Screen screen, BufferedImage picture) {
    assertTrue(colours(picture) > 24, "the picture is empty");
    for (PaintedView part : screen.views()) {
      String name = part.getClass().getSimpleName();
      List<Written> texts = part.written();
      for (int i = 0; i < texts.size(); i++) {
        Written one = texts.get(i);
        assertFalse(one.cut(), name + " cuts " + one.text());
        boolean inside =
            one.x() >= 0
                && one.y() >= 0
                && one.x() + one.width() <= part.getWidth()
                && one.y() + one.height() <= part.getHeight();
        assertTrue(inside, name + " clips " + one);
        for (Written other : texts.subList(i + 1, texts.size())) {
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

package org.voltaire.console.paint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// A font of one size and weight, and the widths of texts in it.
///
/// The font is Inter (licence OFL, in the jar); characters that it lacks come from the system. Its
/// digits have different widths, and JavaFX cannot select digits of equal width. Therefore
/// [CanvasPainter#number] gives every digit the width of the widest one.
public final class Typeface {
  private static final Map<String, Typeface> KNOWN = new HashMap<>();
  private static final int REMEMBERED = 600;

  private final Font font;
  private final Map<Character, Double> widths = new HashMap<>();
  private final Map<String, Double> labels =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final double digitWidth;

  private Typeface(String file, double size) {
    try (InputStream in = Typeface.class.getResourceAsStream("/org/voltaire/console/" + file)) {
      Font loaded = Font.loadFont(Objects.requireNonNull(in, file + " is not in the jar"), size);
      font = loaded == null ? Font.font("System", size) : loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    double widest = 0;
    for (char digit = '0'; digit <= '9'; digit++) widest = Math.max(widest, measure("" + digit));
    digitWidth = widest;
  }

  /// The normal weight.
  public static Typeface regular(double size) {
    return KNOWN.computeIfAbsent("400 " + size, _ -> new Typeface("inter-400.woff", size));
  }

  /// The bold weight, for titles and important numbers.
  public static Typeface strong(double size) {
    return KNOWN.computeIfAbsent("600 " + size, _ -> new Typeface("inter-600.woff", size));
  }

  /// The JavaFX font.
  public Font font() {
    return font;
  }

  /// The size of the font, px.
  public double size() {
    return font.getSize();
  }

  /// The height of a capital letter or digit, px.
  public double capHeight() {
    return 0.727 * size();
  }

  /// The width of a text, px.
  public double width(String words) {
    return labels.computeIfAbsent(words, this::measure);
  }

  /// The width of a number if all digits have the width of the widest, px.
  public double numberWidth(String number) {
    double sum = 0;
    for (int i = 0; i < number.length(); i++) sum += advance(number.charAt(i));
    return sum;
  }

  /// The width of a character in a number, px.
  double advance(char character) {
    return isDigit(character) ? digitWidth : natural(character);
  }

  /// The width of a character in a text, px.
  double natural(char character) {
    return widths.computeIfAbsent(character, c -> measure(String.valueOf(c)));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private double measure(String words) {
    var text = new Text(words);
    text.setFont(font);
    return text.getLayoutBounds().getWidth();
  }
}

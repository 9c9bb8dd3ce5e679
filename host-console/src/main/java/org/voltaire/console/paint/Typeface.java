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

/// A font of one size and weight, and how wide things are in it.
///
/// The family is Inter (OFL, in the jar); a character that it lacks comes from the system. Its
/// digits differ in width and JavaFX cannot ask for tabular ones, so [Pen#figure] gives every digit
/// the room of the widest.
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

  /// For running text.
  public static Typeface regular(double size) {
    return KNOWN.computeIfAbsent("400 " + size, _ -> new Typeface("inter-400.woff", size));
  }

  /// For titles and numbers that matter.
  public static Typeface strong(double size) {
    return KNOWN.computeIfAbsent("600 " + size, _ -> new Typeface("inter-600.woff", size));
  }

  /// The font itself.
  public Font font() {
    return font;
  }

  /// The size, px.
  public double size() {
    return font.getSize();
  }

  /// The height of a capital letter or digit, px.
  public double capHeight() {
    return 0.727 * size();
  }

  /// How wide words are, px.
  public double width(String words) {
    return labels.computeIfAbsent(words, this::measure);
  }

  /// How wide a number is when every digit takes the same room, px.
  public double figureWidth(String figure) {
    double sum = 0;
    for (int i = 0; i < figure.length(); i++) sum += advance(figure.charAt(i));
    return sum;
  }

  /// The room a character takes in a number, px.
  double advance(char character) {
    return isDigit(character) ? digitWidth : natural(character);
  }

  /// The room a character takes by itself, px.
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

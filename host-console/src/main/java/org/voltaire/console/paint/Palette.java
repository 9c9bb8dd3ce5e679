package org.voltaire.console.paint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// What every [Token] looks like in one theme.
public final class Palette {
  /// The two themes.
  public enum Theme {
    LIGHT,
    DARK;

    /// The other one.
    public Theme other() {
      return this == LIGHT ? DARK : LIGHT;
    }
  }

  private final Theme theme;
  private final Map<Token, Color> colours = new EnumMap<>(Token.class);

  private Palette(Theme theme, Properties file) {
    this.theme = theme;
    for (Token token : Token.values()) {
      String key = theme.name().toLowerCase(Locale.ROOT) + "." + token.key();
      String value = file.getProperty(key);
      if (value == null) throw new IllegalStateException("tokens.properties: " + key + " missing");
      colours.put(token, Color.web(value.strip()));
    }
  }

  /// The palette of a theme.
  public static Palette of(Theme theme) {
    return new Palette(theme, file());
  }

  private static Properties file() {
    var properties = new Properties();
    try (InputStream in =
        Palette.class.getResourceAsStream("/org/voltaire/console/tokens.properties")) {
      properties.load(Objects.requireNonNull(in, "tokens.properties is not in the jar"));
    } catch (IOException e) {
      throw new UncheckedIOException("tokens.properties cannot be read", e);
    }
    return properties;
  }

  /// Which theme this is.
  public Theme theme() {
    return theme;
  }

  /// What a token looks like.
  public Color get(Token token) {
    return Objects.requireNonNull(colours.get(token));
  }

  /// The tokens as looked-up colours for a style sheet: `-v-text: #1b1f24; …`.
  public String style() {
    return colours.entrySet().stream()
        .map(e -> "-v-%s: %s;".formatted(e.getKey().key(), web(e.getValue())))
        .collect(Collectors.joining(" "));
  }

  private static String web(Color colour) {
    return "#%02x%02x%02x"
        .formatted(
            Math.round(255 * colour.getRed()),
            Math.round(255 * colour.getGreen()),
            Math.round(255 * colour.getBlue()));
  }
}

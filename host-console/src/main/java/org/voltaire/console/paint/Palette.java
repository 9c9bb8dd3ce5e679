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

/// The colour of every [ColourRole] in one theme.
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
  private final Map<ColourRole, Color> colours = new EnumMap<>(ColourRole.class);

  private Palette(Theme theme, Properties file) {
    this.theme = theme;
    for (ColourRole role : ColourRole.values()) {
      String key = theme.name().toLowerCase(Locale.ROOT) + "." + role.key();
      String value = file.getProperty(key);
      if (value == null) throw new IllegalStateException("colours.properties: " + key + " missing");
      colours.put(role, Color.web(value.strip()));
    }
  }

  /// The palette of a theme.
  public static Palette of(Theme theme) {
    return new Palette(theme, file());
  }

  private static Properties file() {
    var properties = new Properties();
    try (InputStream in =
        Palette.class.getResourceAsStream("/org/voltaire/console/colours.properties")) {
      properties.load(Objects.requireNonNull(in, "colours.properties is not in the jar"));
    } catch (IOException e) {
      throw new UncheckedIOException("colours.properties cannot be read", e);
    }
    return properties;
  }

  /// The theme of these colours.
  public Theme theme() {
    return theme;
  }

  /// The colour of a role.
  public Color get(ColourRole role) {
    return Objects.requireNonNull(colours.get(role));
  }

  /// All colours as variables of a JavaFX style sheet: `-v-text: #1b1f24; …`.
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

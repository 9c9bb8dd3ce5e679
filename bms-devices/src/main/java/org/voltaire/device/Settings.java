package org.voltaire.device;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a configuration says about one device: a value for each key of its type, already checked
/// against [DeviceType#keys()]. A key that may be left out and was has its standard value; a list
/// that was left out is not there at all.
///
/// @param values by key: `Path`, `Integer`, `Double`, `Boolean`, `String`, or a list of these
public record Settings(Map<String, Object> values) {
  public Settings {
    values = Map.copyOf(values);
  }

  /// The same with one value replaced.
  public Settings with(String key, Object value) {
    Map<String, Object> changed = new HashMap<>(values);
    changed.put(key, value);
    return new Settings(changed);
  }

  /// Whether there is a value for a key.
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /// The value of a [Key.PathName].
  public Path path(String key) {
    return value(key, Path.class);
  }

  /// The value of a [Key.WholeNumber] or [Key.Address].
  public int whole(String key) {
    return value(key, Integer.class);
  }

  /// The value of a [Key.Decimal].
  public double decimal(String key) {
    return value(key, Double.class);
  }

  /// The value of a [Key.Flag].
  public boolean flag(String key) {
    return value(key, Boolean.class);
  }

  /// The value of a [Key.Choice].
  public String word(String key) {
    return value(key, String.class);
  }

  /// The items of [Key#words].
  public List<String> words(String key) {
    return items(key, String.class);
  }

  /// The items of [Key#wholes] or [Key#addresses].
  public List<Integer> wholes(String key) {
    return items(key, Integer.class);
  }

  private <T> List<T> items(String key, Class<T> type) {
    return ((List<?>) value(key, List.class)).stream().map(type::cast).toList();
  }

  private <T> T value(String key, Class<T> type) {
    Object value = values.get(key);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "settings: %s is %s, must be a %s".formatted(key, value, type.getSimpleName()));
    }
    return type.cast(value);
  }
}

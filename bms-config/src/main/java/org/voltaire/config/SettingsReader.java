package org.voltaire.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Key;
import org.voltaire.device.Settings;

/// Reads what a configuration says about one device, key by key, as its type describes them.
final class SettingsReader {
  private SettingsReader() {}

  /// The settings. What is missing or wrong is a problem, and something harmless stands for it.
  static Settings read(YamlSection section, DeviceType type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Key key : type.keys()) {
      value(section, key.name(), key.kind()).ifPresent(value -> values.put(key.name(), value));
    }
    return new Settings(values);
  }

  private static Optional<Object> value(YamlSection section, String key, Key.KeyKind kind) {
    return switch (kind) {
      case Key.PathName path -> Optional.of(section.path(key, path.allowed()));
      case Key.WholeNumber whole when whole.ifMissing().isPresent() ->
          Optional.of(section.whole(key, whole.min(), whole.max(), whole.ifMissing().getAsInt()));
      case Key.WholeNumber whole -> Optional.of(section.whole(key, whole.min(), whole.max()));
      case Key.Address address ->
          Optional.of(section.address(key, address.min(), address.max(), address.ifMissing()));
      case Key.Decimal number -> Optional.of(section.number(key, number.min(), number.max()));
      case Key.Flag flag -> Optional.of(section.flag(key, flag.ifMissing()));
      case Key.Choice choice -> Optional.of(section.choice(key, choice.words()));
      case Key.Items items -> items(section, key, items);
    };
  }

  private static Optional<Object> items(YamlSection section, String key, Key.Items items) {
    if (!section.has(key) && !items.required()) return Optional.empty();
    List<Object> values = new ArrayList<>();
    for (String text : section.list(key, items.allowed())) {
      Optional<Object> value = items.item().of(text).filter(each -> !values.contains(each));
      value.ifPresentOrElse(values::add, () -> section.problem(key, text, items.allowedItem()));
    }
    return Optional.of(List.copyOf(values));
  }
}

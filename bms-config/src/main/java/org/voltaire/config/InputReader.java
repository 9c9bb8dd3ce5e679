package org.voltaire.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.hardware.Net;
import org.voltaire.hardware.PinMap;
import org.voltaire.pack.WiredInput;
import org.voltaire.words.Vocabulary;

/// The section `inputs` of a configuration: which nets of the pin map are contacts that are closed
/// while all is well. Each key may be left out: such an input is not wired.
final class InputReader {
  private final YamlSection section;
  private final PinMap pins;
  private final Map<String, String> owners = new HashMap<>();

  InputReader(YamlSection section, PinMap pins) {
    this.section = section;
    this.pins = pins;
  }

  /// The inputs that are wired, and the GPIO of each.
  Map<WiredInput, Integer> read() {
    Map<WiredInput, Integer> gpios = new EnumMap<>(WiredInput.class);
    for (WiredInput input : WiredInput.values()) {
      net(input.name().toLowerCase(Locale.ROOT)).ifPresent(net -> gpios.put(input, net.gpio()));
    }
    return gpios;
  }

  private Optional<Net> net(String key) {
    if (!section.has(key)) return Optional.empty();
    String name = section.text(key, "a net of hardware/pinmap.yaml");
    Optional<Net> net = pins.net(name);
    if (net.isEmpty() || net.get().kind() != Net.NetKind.CONTACT) {
      section.problem(key, name, allowed(name));
      return Optional.empty();
    }
    String owner = owners.putIfAbsent(name, key);
    if (owner != null) section.problem(key, name, "another net than inputs." + owner);
    return net;
  }

  private String allowed(String name) {
    List<String> suitable =
        pins.nets().stream()
            .filter(net -> net.kind() == Net.NetKind.CONTACT)
            .map(Net::name)
            .toList();
    String hint = Vocabulary.of(suitable).hint(name);
    return "a net of hardware/pinmap.yaml: " + String.join(", ", suitable) + hint;
  }
}

package org.voltaire.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.hardware.Net;
import org.voltaire.hardware.PinMap;
import org.voltaire.words.Vocabulary;

/// The section `relays` of a configuration: which nets of the pin map tell chargers and loads that
/// have no bus. Each key may be left out.
final class RelayReader {
  private final YamlSection section;
  private final PinMap pins;
  private final Map<String, String> owners = new HashMap<>();

  RelayReader(YamlSection section, PinMap pins) {
    this.section = section;
    this.pins = pins;
  }

  Configuration.RelayNets read() {
    return new Configuration.RelayNets(
        net("charge_allowed"), net("discharge_allowed"), net("alarm"));
  }

  private OptionalInt net(String key) {
    if (!section.has(key)) return OptionalInt.empty();
    String name = section.text(key, "a net of hardware/pinmap.yaml");
    List<String> suitable =
        pins.nets().stream().filter(net -> net.kind() == Net.NetKind.RELAY).map(Net::name).toList();
    if (!suitable.contains(name)) {
      String hint = Vocabulary.of(suitable).hint(name);
      section.problem(
          key, name, "a net of hardware/pinmap.yaml: " + String.join(", ", suitable) + hint);
      return OptionalInt.empty();
    }
    String owner = owners.putIfAbsent(name, key);
    if (owner != null) section.problem(key, name, "another net than relays." + owner);
    return OptionalInt.of(pins.net(name).map(Net::gpio).orElseThrow());
  }
}

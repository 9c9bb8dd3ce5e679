package org.voltaire.hardware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Which wire of the Raspberry Pi does what: the one place where pin numbers are written.
///
/// Reading it and judging it are two steps, so that all mistakes of a map are told at once. Nobody
/// may drive a pin of a map that has [#problems].
///
/// @param status what this design is and is not, for people
/// @param nets every wire of the 40-pin header that is used, power and ground left out
/// @param i2c every I²C bus that is used
public record PinMap(String status, List<Net> nets, List<I2c> i2c) {
  private static final String SHIPPED = "pinmap.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  /// A map with copies of its lists.
  public PinMap {
    nets = List.copyOf(nets);
    i2c = List.copyOf(i2c);
  }

  /// The reference design that ships with the program, `hardware/pinmap.yaml`.
  public static PinMap shipped() {
    try (@Nullable InputStream in = PinMap.class.getResourceAsStream(SHIPPED)) {
      if (in == null) throw new IllegalStateException("resource is missing: " + SHIPPED);
      return parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The map in a file, for a board of one's own.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws IllegalArgumentException if it is not a pin map, with file, line and column; a map
  ///   that can be read but breaks a rule is not an error here, see [#problems]
  public static PinMap read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  private static PinMap parse(String source, String text) {
    try {
      return YAML.readValue(text, PinMap.class);
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException(source + ", " + Unreadable.why(wrong), wrong);
    }
  }

  /// The net of that name; of several, which is a problem, the first.
  public Optional<Net> net(String name) {
    return nets.stream().filter(net -> net.name().equals(name)).findFirst();
  }

  /// Every rule this map breaks, each with where, what was found and what must be; empty if none.
  public List<String> problems() {
    return Rules.brokenBy(this);
  }

  /// What is wrong with a configuration that names a net, or nothing.
  ///
  /// @param where the key in the configuration, for the message
  /// @param name what the configuration says
  /// @param kind what it needs
  public Optional<String> problem(String where, String name, Net.NetKind kind) {
    if (net(name).filter(net -> net.kind() == kind).isPresent()) return Optional.empty();
    return Optional.of(
        nets.stream()
            .filter(net -> net.kind() == kind)
            .map(Net::name)
            .collect(Collectors.joining(", ", where + ": is " + name + ", must be one of: ", "")));
  }
}

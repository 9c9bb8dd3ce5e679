package org.voltaire.chemistry;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.words.Vocabulary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The data files that ship with the program, read into records.
///
/// Jackson binds them, and not the reader of what people write: a record with forty figures is its
/// own description of the file, and a mistake in a file of our own is a defect that a test finds,
/// not a message to a person.
public final class Chemistries {
  /// The chemistries that ship, and what else people call them.
  public static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of("lfp", "nmc", "nca", "lto", "lmp"),
          Map.ofEntries(
              entry("LiFePO4", "lfp"),
              entry("LiFePO", "lfp"),
              entry("LFP4", "lfp"),
              entry("LFPO4", "lfp"),
              entry("LiPO4", "lfp"),
              entry("lithium iron phosphate", "lfp"),
              entry("ternary", "nmc"),
              entry("NCM", "nmc"),
              entry("LiNiMnCoO2", "nmc"),
              entry("nickel manganese cobalt", "nmc"),
              entry("LiNiCoAlO2", "nca"),
              entry("nickel cobalt aluminium", "nca"),
              entry("nickel cobalt aluminum", "nca"),
              entry("titanate", "lto"),
              entry("lithium titanate", "lto"),
              entry("Li4Ti5O12", "lto"),
              entry("lithium metal polymer", "lmp"),
              entry("solid state", "lmp")));

  /// The chemistries that ship.
  public static final List<String> NAMES = VOCABULARY.words();

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private Chemistries() {}

  /// One chemistry.
  ///
  /// @throws IllegalArgumentException if none of that name ships
  public static Chemistry load(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "chemistry: is %s, must be one of %s".formatted(name, String.join(", ", NAMES)));
    }
    return read(Chemistries.class, name + ".yaml", Chemistry.class, "polymer");
  }

  /// A record from a YAML resource beside `owner`; every property of it must be there and no other.
  ///
  /// @param optional top-level properties that may be missing
  public static <T> T read(Class<?> owner, String resource, Class<T> type, String... optional) {
    JsonNode tree = tree(owner, resource);
    if (tree instanceof ObjectNode top) {
      for (String name : optional) if (!top.has(name)) top.putNull(name);
    }
    return YAML.treeToValue(tree, type);
  }

  /// A YAML resource beside `owner` as it is written.
  public static JsonNode tree(Class<?> owner, String resource) {
    try (@Nullable InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("resource is missing: " + resource);
      return YAML.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

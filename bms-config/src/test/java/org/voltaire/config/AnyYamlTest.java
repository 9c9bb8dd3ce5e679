package org.voltaire.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.testing.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Whatever a file holds, reading it ends with a configuration or with problems: no third way.
class AnyYamlTest {
  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  /// Values that have broken readers before.
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1",
          "16",
          "17",
          "33",
          "3.5",
          "1e300",
          "1e999",
          "-.inf",
          ".nan",
          "\"\"",
          "\"16\"",
          "0x40",
          "0xFFFFFFF",
          "\"a\\0b\"",
          "board",
          "gpio",
          "none",
          "host",
          "afe",
          "[]",
          "[1, [2], {a: 3}, null]",
          "{}",
          "{type: jbd}",
          "{open: 3.7, tell: 3.7}",
          "99999999999999999999999",
          "1" + "0".repeat(400),
          "main_contactor",
          "jbd",
          "ina228");

  @Property(tries = 2000)
  void spoiltExamplesAreReadOrRefused(@ForAll long seed, @ForAll boolean jbd) {
    var random = new Random(seed);
    JsonNode tree = YAML.readTree(Repository.example(jbd ? "jbd-16s.yaml" : "bq76952-16s.yaml"));
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) spoil(tree, random);
    readOrRefused(YAML.writeValueAsString(tree));
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll @From("scraps") List<String> scraps) {
    readOrRefused(String.join("", scraps));
  }

  @Property(tries = 500)
  void anyCharactersAreReadOrRefused(@ForAll String text) {
    readOrRefused(text);
  }

  @Provide
  Arbitrary<List<String>> scraps() {
    return Arbitraries.of(
            "pack",
            ":",
            " ",
            "\n",
            "\n  ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "&a",
            "*a",
            "!!binary",
            "!!int",
            "|",
            ">",
            "\"",
            "'",
            "#",
            "---",
            "...",
            "%",
            "?",
            "<<",
            "\t",
            "devices",
            "limits",
            "16",
            "0x",
            "\\",
            "\u0000",
            "\uFEFF",
            "é",
            "~",
            ",")
        .list()
        .ofMaxSize(40);
  }

  private static void readOrRefused(String text) {
    try {
      assertNotNull(ConfigurationReader.parse("any", text));
    } catch (YamlException refused) {
      assertFalse(refused.problems().isEmpty());
    }
  }

  /// Replaces, adds or removes one value somewhere.
  private static void spoil(JsonNode tree, Random random) {
    List<ObjectNode> mappings = new ArrayList<>();
    collect(tree, mappings);
    ObjectNode chosen = mappings.get(random.nextInt(mappings.size()));
    List<String> keys = new ArrayList<>(chosen.propertyNames());
    keys.add("surprise");
    String key = keys.get(random.nextInt(keys.size()));
    if (random.nextInt(4) == 0) chosen.remove(key);
    else chosen.set(key, YAML.readTree(VALUES.get(random.nextInt(VALUES.size()))));
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object) into.add(object);
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      for (JsonNode child : node) collect(child, into);
    }
  }
}

package org.voltaire.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Values with their places, whatever the file is about.
class YamlSectionTest {
  private final Problems problems = new Problems("a.yaml");

  private YamlSection file(String text) {
    return YamlSection.parse(text, "a and b", problems);
  }

  private List<String> lines() {
    return problems.list().stream().map(each -> each.place() + " " + each.path()).toList();
  }

  @Test
  void numbersAreReadAsTheyAreWritten() {
    YamlSection file = file("a: 1e3\nb: -0.5\nc: 0x40\nd: .5\ne: +7\n");
    assertEquals(1000, file.number("a", 0, 1e4));
    assertEquals(-0.5, file.number("b", -1, 1));
    assertEquals(64, file.address("c", 0, 127, 1));
    assertEquals(0.5, file.number("d", 0, 1));
    assertEquals(7, file.whole("e", 0, 10));
    file.reportUnknownKeys();
    assertTrue(problems.isEmpty());
  }

  @Test
  void aPlaceIsThatOfTheTextInsideOfQuotesAndOfEntriesOfLists() {
    YamlSection file = file("a:\n  b: 'word'\n  c: [1, two, 3]\n");
    file.section("a").choice("b", List.of("x"));
    file.section("a").numbers("c", 3, 0, 9);
    assertEquals(List.of("2:7 a.b", "3:10 a.c[1]"), lines());
  }

  @Test
  void whatIsMissingIsReportedWhereItsMappingIs() {
    YamlSection file = file("# remark\nb: 1\na: {}\n");
    file.whole("b", 0, 9);
    file.section("a").text("x", "some text");
    file.section("c").text("x", "some text");
    assertEquals(List.of("1:1 c", "3:1 a.x"), lines());
  }

  @Test
  void mutedKeysGiveNoProblemsButUnknownKeysBelowThemDo() {
    YamlSection file = file("a: {x: wrong, y: 1}\nb: wrong\n");
    file.mute("a");
    file.section("a").number("x", 0, 1);
    file.number("b", 0, 1);
    file.reportUnknownKeys();
    assertEquals(List.of("1:15 a.y", "2:4 b"), lines());
  }

  @Test
  void aValueIsWrongByWhatIsInItOrAroundIt() {
    YamlSection file = file("a: {x: wrong}\n");
    file.section("a").number("x", 0, 1);
    file.section("b").text("y", "some text");
    assertTrue(file.isWrong("a"));
    assertTrue(file.section("a").isWrong("x"));
    assertTrue(file.section("b").isWrong("y"));
    assertFalse(file.isWrong("ab"));
  }

  @Test
  void anAliasStandsForItsValueButNotForOneAroundIt() {
    YamlSection file = file("a: &same {x: 1}\nb: *same\n");
    assertEquals(1, file.section("b").whole("x", 0, 9));
    assertFalse(file("a: &again [1, *again]\n").isPresent());
    assertEquals("a value that contains itself", problems.list().getFirst().found());
  }

  @Test
  void aFileThatIsShortOnlyByItsAliasesIsRefused() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 15; i++) {
      text.append("a%d: &a%d [".formatted(i, i));
      text.append(("*a" + (i - 1) + ", ").repeat(2)).append("*a").append(i - 1).append("]\n");
    }
    assertFalse(file(text.toString()).isPresent());
    assertEquals(
        "more than a million values, through its aliases", problems.list().getFirst().found());
  }

  @Test
  void valuesCanBeHadAsTheyAre() {
    assertEquals(
        Map.of("a", List.of(1, 2.5, "x", true), "b", Map.of("c", "1 V")),
        file("a: [1, 2.5, x, true]\nb: {c: 1 V}\nd: null\n").plainValues());
  }
}

package org.voltaire.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

class FaultWordsTest {
  private static final Set<String> PLAIN = Set.of(".title", ".meaning", ".consequence");
  private static final Set<String> WITH_FIGURES = Set.of(".cause", ".action");

  private static Properties file(String language) throws IOException {
    var file = new Properties();
    String name = "faults_" + language + ".properties";
    try (var in = FaultWords.class.getResourceAsStream(name)) {
      file.load(new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
    }
    return file;
  }

  /// Which figures a fault can have.
  private static Set<String> known(Fault fault) {
    var known = new TreeSet<String>();
    if (!fault.unit().isEmpty()) known.addAll(Set.of("value", "limit", "clear"));
    if (fault.subject() == Fault.Subject.CELL) known.addAll(Set.of("cell", "other"));
    if (fault.subject() == Fault.Subject.THERMISTOR) known.add("sensor");
    return known;
  }

  @Test
  void anExcessIsSaidAsWhatFlowsMoreThanWasTold() {
    var words = FaultWords.ENGLISH;
    var known = new Alarms.Active(Fault.CHARGE_NOT_OBEYED, Level.OPEN, 0, 100, -1, 5, 2.5);
    assertEquals("100.0 A more flow in than the charger was told.", words.cause(known));
    assertEquals(
        "More current flows in than the charger was told.",
        words.cause(unknown(Fault.CHARGE_NOT_OBEYED)));
  }

  @Test
  void aSpreadNamesBothCells() {
    var high = new Alarms.Active(Fault.CELL_SPREAD, Level.OPEN, 0, 0.312, 6, 0.3, 0.25, 2);
    assertEquals(
        "Cell 7 is 0.312 V above cell 3, more than 0.300 V.", FaultWords.ENGLISH.cause(high));
    assertEquals("cells 7 and 3 · 0.312 V", FaultWords.ENGLISH.detail(high));
    assertEquals(
        "La cellule 7 dépasse la cellule 3 de 0,312 V, soit plus de 0,300 V.",
        FaultWords.FRENCH.cause(high));
    assertEquals("cellules 7 et 3 · 0,312 V", FaultWords.FRENCH.detail(high));
    assertTrue(
        FaultWords.ENGLISH.action(high).startsWith("Compare cells 7 and 3 with a voltmeter."));
    assertEquals(
        "The cells are too far apart.", FaultWords.ENGLISH.cause(unknown(Fault.CELL_SPREAD)));
  }

  @Test
  void aSentenceWithoutFiguresIsWhole() {
    var words = FaultWords.ENGLISH;
    assertEquals(
        "A cell has far more resistance than the others.",
        words.cause(unknown(Fault.CELL_RESISTANCE_HIGH)));
    assertEquals(
        "More current flows than the contactors can interrupt.",
        words.cause(unknown(Fault.BREAK_CURRENT_EXCEEDED)));
  }

  private static Alarms.Active unknown(Fault fault) {
    return new Alarms.Active(fault, Level.OPEN, 0, Double.NaN, -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyFaultHasEverySentenceAndNoFileHasAnother(String language) throws IOException {
    var expected =
        new TreeSet<>(
            Set.of("CELL", "CELLS", "THERMISTOR", "BY_ITSELF", "BY_PERSON", "BY_SERVICE", "DAYS"));
    for (Fault fault : Fault.values()) {
      PLAIN.forEach(which -> expected.add(fault + which));
      WITH_FIGURES.forEach(which -> expected.add(fault + which));
    }
    var file = file(language);
    assertEquals(expected, new TreeSet<>(file.stringPropertyNames()));
    file.forEach((key, text) -> assertFalse(text.toString().isBlank(), key.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPlaceholderIsAFigureThatItsFaultHas(String language) throws IOException {
    var file = file(language);
    for (Fault fault : Fault.values()) {
      for (String which : PLAIN) {
        assertEquals(Set.of(), placeholders(file, fault + which), fault + which);
      }
      for (String which : WITH_FIGURES) {
        var unknown = placeholders(file, fault + which);
        unknown.removeAll(known(fault));
        assertEquals(Set.of(), unknown, fault + which);
      }
    }
  }

  /// `Measure[ cell {cell}|the cells]` would be `Measurethe cells` where the cell is not known.
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void noChoiceBehindAWordSticksToIt(String language) throws IOException {
    var sticks = Pattern.compile("\\p{L}\\[(?:[^\\]]*\\|)?\\p{L}");
    file(language)
        .forEach(
            (key, text) -> assertFalse(sticks.matcher(text.toString()).find(), key.toString()));
  }

  private static Set<String> placeholders(Properties file, String key) {
    return new TreeSet<>(new Template(file.getProperty(key)).placeholders());
  }

  /// A sentence must stand without figures too: a recording may not know a limit, and a pulled
  /// cable is no cell's in particular.
  @Test
  void everySentenceIsWholeWithAllItsFiguresAndWithNone() {
    for (FaultWords words : new FaultWords[] {FaultWords.ENGLISH, FaultWords.FRENCH}) {
      for (Fault fault : Fault.values()) {
        var bare = new Alarms.Active(fault, Level.OPEN, 0, Double.NaN, -1);
        var full = new Alarms.Active(fault, Level.OPEN, 0, 1, 0, 2, 1);
        whole(words.cause(bare));
        whole(words.action(bare));
        whole(words.cause(full));
        whole(words.action(full));
        whole(words.consequence(fault));
      }
    }
  }

  private static void whole(String sentence) {
    assertTrue(sentence.matches("[^\\[\\]{}|]+\\."), sentence);
    assertFalse(sentence.contains("  "), sentence);
  }

  @Test
  void aSentenceHasTheCellTheNumberAndTheLimit() {
    var high = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 0, 3.8125, 6, 3.8, 3.75);
    var old = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 0, 3.8125, 6);
    assertEquals("Cell 7 is at 3.813 V, above 3.800 V.", FaultWords.ENGLISH.cause(high));
    assertEquals(
        "La cellule 7 est à 3,813 V, au-dessus de 3,800 V.", FaultWords.FRENCH.cause(high));
    assertEquals("Cell 7 is at 3.813 V.", FaultWords.ENGLISH.cause(old));
    assertTrue(FaultWords.ENGLISH.action(high).contains("below 3.750 V"));
    assertTrue(FaultWords.ENGLISH.action(old).contains("below its limit"));
  }

  @Test
  void aValueIsNotRoundedOntoItsLimit() {
    var low = new Alarms.Active(Fault.CELL_UNDER_VOLTAGE, Level.TELL, 0, 3.1999, 5, 3.2, 3.3);
    var high = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.TELL, 0, 3.6001, 5, 3.6, 3.5);
    assertEquals("Cell 6 is at 3.199 V, below 3.200 V.", FaultWords.ENGLISH.cause(low));
    assertEquals("Cell 6 is at 3.601 V, above 3.600 V.", FaultWords.ENGLISH.cause(high));
    assertEquals(
        "La cellule 6 est à 3,199 V, en dessous de 3,200 V.", FaultWords.FRENCH.cause(low));
  }

  /// What is known for certain is less than what may be.
  @Test
  void anImbalanceIsSaidAsWhatItIsAtLeast() {
    var apart = new Alarms.Active(Fault.SOC_IMBALANCE, Level.TELL, 0, 23.4, 4, 10, 8);
    assertEquals(
        "Cell 5 holds at least 23.4 % of its capacity less than the fullest cell, more than 10.0 %.",
        FaultWords.ENGLISH.cause(apart));
    assertEquals(
        "La cellule 5 contient au moins 23,4 % de sa capacité de moins que la cellule la plus pleine,"
            + " soit plus de 10,0 %.",
        FaultWords.FRENCH.cause(apart));
  }

  @Test
  void aDetailSaysWhereAndHowMuch() {
    var cold = new Alarms.Active(Fault.CHARGE_UNDER_TEMPERATURE, Level.TELL, 0, -4.25, 0);
    assertEquals("sensor 1 · −4.3 °C", FaultWords.ENGLISH.detail(cold));
    assertEquals("sonde 1 · −4,3 °C", FaultWords.FRENCH.detail(cold));
    var lost = new Alarms.Active(Fault.CELL_VOLTAGE_LOST, Level.OPEN, 0, Double.NaN, 2);
    assertEquals("cell 3", FaultWords.ENGLISH.detail(lost));
    var none = new Alarms.Active(Fault.PRECHARGE_TIMEOUT, Level.OPEN, 0, Double.NaN, -1);
    assertEquals("", FaultWords.ENGLISH.detail(none));
  }
}

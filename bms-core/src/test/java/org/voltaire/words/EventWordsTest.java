package org.voltaire.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.core.Relay;
import org.voltaire.core.Relays;
import org.voltaire.event.Event;
import org.voltaire.event.WallTime;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

class EventWordsTest {
  private static final EventWords EN = FaultWords.ENGLISH.events(), FR = FaultWords.FRENCH.events();

  private static Event event(long number, double since, double until, int count, long cause) {
    var alarm = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, nanos(since), 3.9, 6);
    return new Event(number, alarm, nanos(since), nanos(until), count, cause, false);
  }

  private static long nanos(double seconds) {
    return Double.isInfinite(seconds) ? Event.STILL : Math.round(seconds * 1e9);
  }

  private static Properties file(String language) throws IOException {
    var file = new Properties();
    String name = "events_" + language + ".properties";
    try (var in = FaultWords.class.getResourceAsStream(name)) {
      file.load(new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
    }
    return file;
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertEquals(file("en").keySet(), file("fr").keySet());
    for (String key : file("en").stringPropertyNames()) {
      assertEquals(
          new Template(file("en").getProperty(key)).placeholders(),
          new Template(file("fr").getProperty(key)).placeholders(),
          key);
    }
  }

  @Test
  void anEventSaysWhenItBeganAndWhetherItIsThere() {
    Event over = event(3, 10, 22.5, 2, 3), still = event(4, 10.4, Double.POSITIVE_INFINITY, 1, 3);
    assertEquals("2 min 05 s ago (14:03:21 UTC)", EN.began(over, nanos(135), "14:03:21"));
    assertEquals("il y a 2 min 05 s", FR.began(over, nanos(135), ""));
    assertEquals("lasted 12.5 s, came 2 times", EN.lasted(over));
    assertEquals("a duré 12,5 s, survenu 2 fois", FR.lasted(over));
    assertEquals("still there", EN.lasted(still));
    assertEquals("first cause", EN.role(over));
    assertEquals("then", EN.role(still));
    assertEquals("0.4 s later", EN.later(still, over));
    assertEquals("non acquitté", FR.acknowledged(still));
  }

  @Test
  void whatAnEarlierRunSawHasNoTime() {
    var alarm = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 0, Double.NaN, -1);
    var before = new Event(1, alarm, Event.BEFORE, Event.BEFORE, 1, 1, false);
    assertEquals("before this start", EN.began(before, nanos(10), "14:03:21"));
    assertEquals("over", EN.lasted(before));
  }

  @Test
  void whatAnEarlierRunSawHasTheDateOfItsWallClock() {
    var alarm = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 0, Double.NaN, -1);
    for (boolean isSet : new boolean[] {true, false}) {
      var began = new WallTime(1_772_366_401_900L, isSet);
      var before = new Event(1, alarm, Event.BEFORE, Event.BEFORE, 1, 1, false, "", began);
      String utc = "2026-03-01 12:00:01 UTC",
          unset = isSet ? "" : " by a clock that nobody had set";
      assertEquals(
          "before this start (%s%s)".formatted(utc, unset), EN.began(before, nanos(10), ""));
    }
  }

  @Test
  void relaysSayWhatTheyAllowAndOnlyThoseThatThereAre() {
    var say = new Relays(true, false, false);
    List<Relay> all = List.of(Relay.values());
    assertEquals("relays: charge allowed yes, discharge allowed no, alarm no", EN.relays(all, say));
    assertEquals(
        "relais : charge permise oui, décharge permise non, alarme non", FR.relays(all, say));
    assertEquals("relays: alarm yes", EN.relays(List.of(Relay.ALARM), Relays.SAFE));
    assertEquals("", EN.relays(List.of(), say));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "59.9, 59.9 s",
    "59.96, 1 min 00 s",
    "3599, 59 min 59 s",
    "7260, 2 h 01 min",
    "180000, 2 d 2 h"
  })
  void aDurationIsShort(double seconds, String text) {
    assertEquals(text, FaultWords.ENGLISH.duration(nanos(seconds)));
  }

  @ParameterizedTest
  @CsvSource({
    "en, '', '', fr_FR.UTF-8, fr",
    "en, '', fr_CA, C.UTF-8, fr",
    "en, C, fr_FR, fr_FR, en",
    "en, '', '', '', en",
    "en, '', '', french, en",
    "en, '', '', frr_DE, en",
    "fr, '', '', C.UTF-8, fr",
    "de, '', '', de_DE, en"
  })
  void theLanguageIsThatOfThePerson(
      String display, String all, String messages, String lang, String expected) {
    var environment = Map.of("LC_ALL", all, "LC_MESSAGES", messages, "LANG", lang);
    FaultWords words = UserLanguage.of(Locale.of(display), environment);
    assertEquals(expected, words.tag());
    assertSame(words, UserLanguage.named(words.tag()));
  }
}

package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({"3.2914, 3, 3.291", "-41.25, 1, −41.3", "-0.04, 1, 0.0", "NaN, 3, —", "0, 0, 0"})
  void haveFixedDecimalsAndARealMinus(double value, int decimals, String expected) {
    assertEquals(expected, NumberText.fixed(value, decimals));
  }

  @ParameterizedTest
  @CsvSource({"3.4, +3", "-2.6, −3", "0.2, 0", "-0.2, 0", "NaN, —"})
  void deviationsAlwaysHaveASign(double value, String expected) {
    assertEquals(expected, NumberText.signed(value, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "0.42, 0.4 s",
    "9.94, 9.9 s",
    "9.96, 10 s",
    "59.4, 59 s",
    "59.6, 1 min 00 s",
    "185, 3 min 05 s",
    "7800, 2 h 10 min",
    "-0.1, 0.0 s",
    "NaN, —"
  })
  void durationsAreAsExactAsTheyMatter(double seconds, String expected) {
    assertEquals(expected, NumberText.duration(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "0, < 1 min",
    "29, < 1 min",
    "31, 1 min",
    "3569, 59 min",
    "3571, 1 h 00 min",
    "7810, 2 h 10 min",
    "360000, 100 h 00 min",
    "Infinity, —",
    "NaN, —"
  })
  void forecastTimesAreInWholeMinutes(double seconds, String expected) {
    assertEquals(expected, NumberText.minutes(seconds));
  }

  @Test
  void percentExistsOnlyHere() {
    assertEquals("63.4", NumberText.percent(0.634, 1));
  }
}

package org.voltaire.sim.fault;

import java.math.BigDecimal;
import java.math.MathContext;

/// What a parameter of a fault is counted in.
public enum Kind {
  /// A series cell, from 1 at B−.
  CELL(""),
  /// A thermistor, from 1.
  THERMISTOR(""),
  /// A module of the string, from 1 at B−.
  MODULE(""),
  /// V.
  VOLTAGE("V"),
  /// V/s.
  VOLTAGE_RATE("V/s"),
  /// °C.
  TEMPERATURE("degC"),
  /// K/s.
  TEMPERATURE_RATE("K/s"),
  /// A current as a multiple of the pack's capacity: 1 fills or empties it in an hour. Sentences
  /// may also say amperes.
  C_RATE("C"),
  /// A.
  CURRENT("A"),
  /// Ω.
  RESISTANCE("ohm"),
  /// s.
  TIME("s"),
  /// 0 to 1.
  SHARE(""),
  /// A ratio without a unit, 1 for no difference.
  FACTOR("");

  private final String symbol;

  Kind(String symbol) {
    this.symbol = symbol;
  }

  /// A value as a sentence could say it.
  public String show(double value) {
    if (value == Double.POSITIVE_INFINITY) return "forever";
    String number =
        new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    return symbol.isEmpty() ? number : number + " " + symbol;
  }

  /// Whether it is the number of something that is counted.
  public boolean isNumber() {
    return this == CELL || this == THERMISTOR || this == MODULE;
  }
}

package org.voltaire.sim.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was said about a fault, by the names of its injector's parameters: every one has a value.
///
/// @param values in the units of their kinds; numbered things from 1
public record Arguments(Map<String, Double> values) {

  public Arguments {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// A value.
  double get(String name) {
    Double value = values.get(name);
    if (value == null) throw new IllegalStateException("no parameter " + name);
    return value;
  }

  /// A numbered thing, from 0.
  int index(String name) {
    return (int) get(name) - 1;
  }
}

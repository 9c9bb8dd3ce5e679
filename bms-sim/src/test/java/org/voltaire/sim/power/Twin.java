package org.voltaire.sim.power;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.voltaire.sim.pack.Plant;

/// A second plant in exactly the state of a first one, to try on it what the first must not suffer.
final class Twin {
  private Twin() {}

  /// The twin: built from the same profile, then given every number that the first one holds.
  static Plant of(Plant plant) {
    Plant twin = new Plant(plant.profile());
    try {
      copy(plant, twin);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
    return twin;
  }

  private static void copy(Object from, Object to) throws IllegalAccessException {
    for (Field field : from.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) continue;
      field.setAccessible(true);
      Object value = field.get(from);
      if (value == null) continue;
      Class<?> type = field.getType();
      if (type.isPrimitive()) {
        if (!Modifier.isFinal(field.getModifiers())) field.set(to, value);
      } else if (type.isArray()) {
        System.arraycopy(value, 0, field.get(to), 0, Array.getLength(value));
      } else if (!type.isRecord() && type.getName().startsWith("org.voltaire.sim")) {
        copy(value, field.get(to));
      }
    }
  }
}

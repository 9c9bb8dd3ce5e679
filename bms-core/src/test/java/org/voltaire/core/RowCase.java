package org.voltaire.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;

/// How a test makes one protection trip: what brings its number to a value, on which cell or
/// thermistor, and what keeps it silent all the same. Its limits stand here once more, so that a
/// slip of the table is noticed.
final class RowCase {
  /// Brings the number of a protection to a value.
  interface Put {
    void accept(ObservedBench bench, double value);
  }

  /// What keeps a protection silent.
  ///
  /// @param clears whether a tripped alarm ends by it; else it stays as it is
  record Silencer(String because, Consumer<ObservedBench> change, boolean clears) {}

  final Fault fault;
  final Put put;
  final List<Silencer> silencers = new ArrayList<>();
  int index = -1;
  private final Map<Level, Function<PackSpec, Limit>> limits = new EnumMap<>(Level.class);
  private boolean configured;

  private RowCase(Fault fault, Put put) {
    this.fault = fault;
    this.put = put;
  }

  static RowCase number(Fault fault, Put put) {
    return new RowCase(fault, put);
  }

  /// Of something that is so or is not.
  static RowCase whether(Fault fault, Consumer<ObservedBench> change) {
    return new RowCase(
        fault,
        (bench, value) -> {
          if (value >= 1) change.accept(bench);
        });
  }

  /// The cell or thermistor that the alarm must name.
  RowCase at(int place) {
    index = place;
    return this;
  }

  RowCase opensAfter(double seconds) {
    return opensAfter(_ -> seconds);
  }

  RowCase opensAfter(ToDoubleFunction<PackSpec> seconds) {
    return limit(Level.OPEN, spec -> new Limit(1, 0, seconds.applyAsDouble(spec)));
  }

  RowCase tellsAfter(double seconds) {
    return limit(Level.TELL, _ -> new Limit(1, 0, seconds));
  }

  RowCase limit(Level level, double trip, double clear, double seconds) {
    return limit(level, _ -> new Limit(trip, clear, seconds));
  }

  RowCase limit(Level level, Function<PackSpec, Limit> limit) {
    limits.put(level, limit);
    return this;
  }

  /// Its limits are those of the configuration.
  RowCase configured() {
    configured = true;
    return this;
  }

  /// Silent while this is so; a tripped alarm ends.
  RowCase clearedIf(String because, Consumer<ObservedBench> change) {
    silencers.add(new Silencer(because, change, true));
    return this;
  }

  /// Asleep while this is so: it neither trips nor ends.
  RowCase keptIf(String because, Consumer<ObservedBench> change) {
    silencers.add(new Silencer(because, change, false));
    return this;
  }

  /// What the table must say of a pack that has this protection.
  Map<Level, Limit> limits(PackSpec spec) {
    if (configured) return spec.limits().of(fault);
    Map<Level, Limit> found = new EnumMap<>(Level.class);
    limits.forEach((level, limit) -> found.put(level, limit.apply(spec)));
    return found;
  }

  @Override
  public String toString() {
    return fault.name();
  }
}

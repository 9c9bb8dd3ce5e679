package org.voltaire.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.device.Measurand;
import org.voltaire.measure.SensorRange;
import org.voltaire.pack.Limit;
import org.voltaire.pack.Limits;

/// A limit that the device which measures its quantity could never show to be violated.
///
/// @param key of the limit
/// @param limit at which the contactors would open
/// @param end of what the device can tell, in the limit's unit
/// @param device that measures
record BlindSpot(LimitKey.Graded key, Limit limit, double end, Device device) {

  /// Those of a pack, in the order of [LimitKey#ALL]. The level that opens is the outermost: if it
  /// can be told, the others can.
  ///
  /// @param sensors the device that measures a quantity; empty if it is not known, which is
  ///   reported elsewhere
  static List<BlindSpot> of(Limits limits, Function<Measurand, Optional<Device>> sensors) {
    List<BlindSpot> found = new ArrayList<>();
    for (LimitKey key : LimitKey.ALL) {
      if (!(key instanceof LimitKey.Graded graded)) continue;
      Optional<Device> device = sensors.apply(graded.measurand());
      if (device.isEmpty()) continue;
      Limit limit = Objects.requireNonNull(limits.graded().get(key.fault())).open();
      SensorRange range = device.get().range(graded.measurand());
      boolean told = limit.isUpper() ? limit.trip() < range.most() : limit.trip() > range.least();
      double end = limit.isUpper() ? range.most() : range.least();
      if (!told) found.add(new BlindSpot(graded, limit, end, device.get()));
    }
    return found;
  }

  /// What would be allowed, for people: `below 5 V, which is all that board (type jbd) can tell`.
  String allowed() {
    return "%s %s %s, which is all that %s (type %s) can tell"
        .formatted(
            limit.isUpper() ? "below" : "above",
            rounded(end),
            key.fault().unit(),
            device.name(),
            device.type().name());
  }

  /// What this means for a pack that works all the same, for people.
  String note() {
    return "limits.%s.open is %s %s, and can never act unless it is %s"
        .formatted(key.key(), rounded(limit.trip()), key.fault().unit(), allowed());
  }

  private static String rounded(double value) {
    return YamlValue.plain(Math.rint(100 * value) / 100);
  }
}

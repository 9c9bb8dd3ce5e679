package org.voltaire.link;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// How the monotonic clock of one run of the daemon maps to UTC, as its stream says.
///
/// @param monoNanos monotonic time
/// @param utcNanos the same instant, since 1970-01-01T00:00:00Z
public record WallClock(long monoNanos, long utcNanos) {

  /// The time of day in UTC at a monotonic time of that run: `14:03:21`.
  public String timeOfDay(long timeNanos) {
    return LocalTime.ofInstant(at(timeNanos), ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.SECONDS)
        .format(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  /// The instant of a monotonic time of that run.
  public Instant at(long timeNanos) {
    return Instant.ofEpochSecond(0, utcNanos).plusNanos(timeNanos - monoNanos);
  }
}

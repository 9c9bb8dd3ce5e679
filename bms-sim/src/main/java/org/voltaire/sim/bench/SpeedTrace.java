package org.voltaire.sim.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How fast a car goes, second by second: straight lines between points, again and again.
///
/// The three that ship are the project's own: stretches at a held speed with even acceleration
/// between them. Official cycles are not copied; who has one reads it with [#read].
///
/// @param name for people
/// @param timesSeconds ascending from 0
/// @param speedsMPerS one per time, m/s, >= 0; the first and the last are 0, so that it can repeat
public record SpeedTrace(String name, List<Double> timesSeconds, List<Double> speedsMPerS) {
  /// The names of those that ship.
  public static final List<String> NAMES = List.of("urban", "road", "motorway");

  private static final double UP_MPS2 = 0.9, DOWN_MPS2 = 1.0;

  /// Held speeds, km/h, and for how long, s.
  private static final double[][] URBAN = {
    {0, 12}, {25, 12}, {0, 14}, {40, 26}, {0, 18}, {50, 36}, {30, 8}, {50, 20}, {0, 22}, {15, 10},
    {0, 8}, {35, 20}, {0, 16}, {50, 24}, {20, 6}, {40, 18}, {0, 24}
  };

  private static final double[][] ROAD = {
    {0, 8}, {50, 40}, {80, 150}, {60, 30}, {90, 120}, {50, 45}, {0, 12}, {70, 90}, {80, 120},
    {50, 30}, {0, 6}
  };
  private static final double[][] MOTORWAY = {
    {0, 4}, {50, 30}, {110, 240}, {90, 60}, {120, 300}, {100, 90}, {120, 180}, {50, 30}, {0, 6}
  };

  public SpeedTrace {
    timesSeconds = List.copyOf(timesSeconds);
    speedsMPerS = List.copyOf(speedsMPerS);
    int last = timesSeconds.size() - 1;
    require(last >= 1 && speedsMPerS.size() == last + 1, name, "needs two points or more");
    require(timesSeconds.getFirst() == 0, name, "begins at time_s 0");
    boolean moves = false;
    for (int i = 0; i <= last; i++) {
      moves |= speedsMPerS.get(i) > 0;
      double speed = speedsMPerS.get(i);
      require(speed >= 0 && speed <= 100, name, "speeds are 0 to 100 m/s, found " + speed);
      if (i == 0) continue;
      require(timesSeconds.get(i) > timesSeconds.get(i - 1), name, "times ascend");
    }
    require(moves, name, "moves somewhere");
    require(
        speedsMPerS.getFirst() == 0 && speedsMPerS.get(last) == 0, name, "begins and ends at rest");
  }

  private static void require(boolean ok, String name, String what) {
    if (!ok) throw new IllegalArgumentException("speed trace %s: %s".formatted(name, what));
  }

  /// One that ships.
  ///
  /// @throws IllegalArgumentException if none of that name does
  public static SpeedTrace shipped(String name) {
    return switch (name) {
      case "urban" -> held(name, URBAN);
      case "road" -> held(name, ROAD);
      case "motorway" -> held(name, MOTORWAY);
      default ->
          throw new IllegalArgumentException(
              "speed trace: is %s, must be one of %s".formatted(name, String.join(", ", NAMES)));
    };
  }

  private static SpeedTrace held(String name, double[][] stretches) {
    List<Double> times = new ArrayList<>(), speeds = new ArrayList<>();
    double time = 0, speed = 0;
    for (double[] stretch : stretches) {
      double next = stretch[0] / 3.6;
      time += next > speed ? (next - speed) / UP_MPS2 : (speed - next) / DOWN_MPS2;
      if (times.isEmpty() || time > times.getLast()) {
        times.add(time);
        speeds.add(next);
      }
      time += stretch[1];
      times.add(time);
      speeds.add(next);
      speed = next;
    }
    return new SpeedTrace(name, times, speeds);
  }

  /// A trace from a CSV file with the header `time_s,speed_m_per_s`.
  ///
  /// @throws IOException naming the row and what is wrong with it
  public static SpeedTrace read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<Double> times = new ArrayList<>(), speeds = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      @Nullable String line = reader.readLine();
      if (line == null || !line.startsWith("time_s,speed_m_per_s")) {
        throw new IOException(
            "%s: header is %s, must begin with time_s,speed_m_per_s".formatted(name, line));
      }
      for (int row = 2; (line = reader.readLine()) != null; row++) {
        String[] fields = line.split(",", -1);
        try {
          times.add(Double.parseDouble(fields[0]));
          speeds.add(Double.parseDouble(fields[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
          throw new IOException(
              "%s, row %d: two numbers are wanted, found \"%s\"".formatted(name, row, line));
        }
      }
    }
    return new SpeedTrace(name, times, speeds);
  }

  /// How long it lasts, s.
  public double lengthSeconds() {
    return timesSeconds.getLast();
  }

  /// How far it goes in one lap, m.
  public double lengthM() {
    double metres = 0;
    for (int i = 1; i < timesSeconds.size(); i++) metres += stretchM(i);
    return metres;
  }

  /// Speed at a moment, m/s.
  public double speedMPerS(double seconds) {
    double within = seconds % lengthSeconds();
    int to = next(within);
    return speedsMPerS.get(to - 1)
        + accelerationMPerS2(seconds) * (within - timesSeconds.get(to - 1));
  }

  /// Acceleration from a moment on, m/s², negative while braking.
  public double accelerationMPerS2(double seconds) {
    int to = next(seconds % lengthSeconds());
    return (speedsMPerS.get(to) - speedsMPerS.get(to - 1))
        / (timesSeconds.get(to) - timesSeconds.get(to - 1));
  }

  /// How far the car has come since the beginning, m.
  public double metres(double seconds) {
    double laps = StrictMath.floor(seconds / lengthSeconds());
    double within = seconds - laps * lengthSeconds();
    double metres = laps * lengthM();
    int to = next(within);
    for (int i = 1; i < to; i++) metres += stretchM(i);
    double since = within - timesSeconds.get(to - 1);
    return metres + since * (speedsMPerS.get(to - 1) + speedMPerS(within)) / 2;
  }

  /// How long it takes to come so far, s.
  public double secondsFor(double metres) {
    double laps = StrictMath.floor(metres / lengthM());
    double left = metres - laps * lengthM();
    int to = 1;
    while (to < timesSeconds.size() - 1 && left > stretchM(to)) left -= stretchM(to++);
    double from = timesSeconds.get(to - 1), v = speedsMPerS.get(to - 1);
    double a = accelerationMPerS2(from);
    // v t + a t² / 2 = left, in the form that also holds for a = 0.
    double root = StrictMath.sqrt(Math.max(0, v * v + 2 * a * left));
    double since = left <= 0 ? 0 : 2 * left / (v + root);
    return laps * lengthSeconds() + from + since;
  }

  private double stretchM(int to) {
    return (timesSeconds.get(to) - timesSeconds.get(to - 1))
        * (speedsMPerS.get(to) + speedsMPerS.get(to - 1))
        / 2;
  }

  /// The first point after a moment within the trace.
  private int next(double within) {
    int low = 1, high = timesSeconds.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timesSeconds.get(middle) <= within) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

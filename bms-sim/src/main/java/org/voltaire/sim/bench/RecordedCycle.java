package org.voltaire.sim.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.sim.pack.Plant;

/// A current that was recorded on a real cell, played back on the whole pack at the same C-rate.
///
/// The file's header is `time_s,current_a,voltage_v,temp_degc,soc` (the last may be missing), its
/// current positive while charging and constant over the interval that ends at the row.
///
/// @param name for people: the file's name and where it comes from
/// @param timesSeconds ascending
/// @param currentsA one per time
/// @param voltagesV one per time, measured on the cell
/// @param capacityAh of the cell it was recorded on
public record RecordedCycle(
    String name,
    List<Double> timesSeconds,
    List<Double> currentsA,
    List<Double> voltagesV,
    double capacityAh) {

  private static final List<String> COLUMNS = List.of("time_s", "current_a", "voltage_v");

  /// The excerpt that ships: thirty minutes of a simulated drive cycle of a 2.3 Ah LFP cell.
  public static RecordedCycle shipped() {
    String resource = "lfp-drive-excerpt.csv";
    try (@Nullable InputStream in = RecordedCycle.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("resource is missing: " + resource);
      return read(
          "simulated LFP drive cycle (shipped)",
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
          2.30345);
    } catch (IOException unreadable) {
      throw new IllegalStateException(resource, unreadable);
    }
  }

  /// A cycle from a file.
  ///
  /// @param capacityAh of the cell it was recorded on
  /// @throws IOException naming the row and what is wrong with it
  public static RecordedCycle read(Path file, double capacityAh) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(file.getFileName().toString(), reader, capacityAh);
    }
  }

  private static RecordedCycle read(String name, BufferedReader reader, double capacityAh)
      throws IOException {
    @Nullable String header = reader.readLine();
    if (header == null
        || !List.of(header.split(",", -1)).stream().limit(3).toList().equals(COLUMNS)) {
      throw new IOException(
          "%s: header is %s, must begin with %s"
              .formatted(name, header, String.join(",", COLUMNS)));
    }
    List<Double> times = new ArrayList<>(), currents = new ArrayList<>(), volts = new ArrayList<>();
    @Nullable String line;
    for (int row = 2; (line = reader.readLine()) != null; row++) {
      String[] fields = line.split(",", -1);
      double[] values = new double[3];
      for (int k = 0; k < 3; k++) {
        values[k] = k < fields.length ? number(fields[k]) : Double.NaN;
        if (!Double.isFinite(values[k])) {
          throw new IOException(
              "%s, row %d: %s is not a number in \"%s\""
                  .formatted(name, row, COLUMNS.get(k), line));
        }
      }
      if (!times.isEmpty() && !(values[0] > times.getLast())) {
        throw new IOException(
            "%s, row %d: time_s is %s, must be after %s"
                .formatted(name, row, values[0], times.getLast()));
      }
      times.add(values[0]);
      currents.add(values[1]);
      volts.add(values[2]);
    }
    if (times.size() < 2) throw new IOException(name + ": has fewer than two rows");
    return new RecordedCycle(
        name, List.copyOf(times), List.copyOf(currents), List.copyOf(volts), capacityAh);
  }

  /// The number that a field holds, `NaN` if none.
  private static double number(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  /// How long it lasts, s.
  public double lengthSeconds() {
    return timesSeconds.getLast() - timesSeconds.getFirst();
  }

  /// This cycle without its beginning.
  ///
  /// @param seconds to leave out
  public RecordedCycle from(double seconds) {
    int first = row(seconds);
    int last = timesSeconds.size();
    return new RecordedCycle(
        name,
        timesSeconds.subList(first, last),
        currentsA.subList(first, last),
        voltagesV.subList(first, last),
        capacityAh);
  }

  /// This cycle driven harder or softer.
  ///
  /// @param rate share of the recorded C-rate, above 0
  public RecordedCycle timesRate(double rate) {
    return new RecordedCycle(name, timesSeconds, currentsA, voltagesV, capacityAh / rate);
  }

  /// As a load: the recorded current, scaled to the pack's capacity; nothing from its end on.
  public Load once() {
    return (timeSeconds, plant) ->
        timeSeconds >= lengthSeconds() ? 0 : scaled(row(timeSeconds), plant);
  }

  /// The recorded current that flows at `seconds` after the beginning, scaled to the pack, A.
  double at(double seconds, Plant plant) {
    return scaled(row(seconds % lengthSeconds()), plant);
  }

  private double scaled(int row, Plant plant) {
    return currentsA.get(row) / capacityAh * plant.profile().capacityAh();
  }

  /// The row whose interval holds the moment: the first that does not end before it.
  int row(double seconds) {
    double time = timesSeconds.getFirst() + seconds;
    int low = 0, high = timesSeconds.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timesSeconds.get(middle) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

package org.voltaire.device.bq76952;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.voltaire.device.Actuation;
import org.voltaire.device.Instrument;
import org.voltaire.device.Reading;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;

/// Several chips on one string, each on its own part of it, seen as one. If one of them does not
/// answer, nothing was read: half a string tells nobody whether the other half is well.
public final class StackInstrument implements Instrument {
  private final List<Instrument> chips;
  private final int[] firstCells;

  /// @param chips connected, the one nearest B− first
  /// @param firstCells the string's cell at the lowest input of each
  public StackInstrument(List<Instrument> chips, List<Integer> firstCells) {
    if (chips.isEmpty() || chips.size() != firstCells.size()) {
      throw new IllegalArgumentException(
          "stack: %d chips and %d first cells, must be as many and at least one"
              .formatted(chips.size(), firstCells.size()));
    }
    this.chips = List.copyOf(chips);
    this.firstCells = firstCells.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Reads one chip after the other. The rows are as old as the oldest chip's part of them; the
  /// current is that of the lowest chip, whose shunt is in the minus lead; the voltage of the
  /// string is the sum of all stacks.
  @Override
  public Reading read(LongSupplier clock) throws IOException {
    Reading[] parts = new Reading[chips.size()];
    for (int i = 0; i < parts.length; i++) parts[i] = chips.get(i).read(clock);
    Reading lowest = parts[0];
    double stringV = 0;
    long cellsAt = lowest.cellVoltagesV().timeNanos(), tempsAt = lowest.tempsDegC().timeNanos();
    CellSet bleeding = CellSet.NONE;
    for (int i = 0; i < parts.length; i++) {
      stringV += parts[i].packVoltageV().value();
      cellsAt = Math.min(cellsAt, parts[i].cellVoltagesV().timeNanos());
      tempsAt = Math.min(tempsAt, parts[i].tempsDegC().timeNanos());
      if (parts[i].bleeding().isEmpty()) continue;
      for (int cell : parts[i].bleeding().cells()) bleeding = bleeding.with(firstCells[i] + cell);
    }
    Doubles[] volts = new Doubles[parts.length], temps = new Doubles[parts.length];
    for (int i = 0; i < parts.length; i++) {
      volts[i] = parts[i].cellVoltagesV().values();
      temps[i] = parts[i].tempsDegC().values();
    }
    return new Reading(
        new MeasuredRow(joined(volts), cellsAt),
        new MeasuredRow(joined(temps), tempsAt),
        lowest.currentA(),
        new Measured(stringV, lowest.packVoltageV().timeNanos()),
        lowest.busVoltageV(),
        bleeding,
        Feedback.UNKNOWN);
  }

  private static Doubles joined(Doubles... rows) {
    int size = 0;
    for (Doubles row : rows) size += row.size();
    double[] all = new double[size];
    int next = 0;
    for (Doubles row : rows) {
      for (int i = 0; i < row.size(); i++) all[next++] = row.get(i);
    }
    return Doubles.taking(all);
  }

  /// Tells each chip what concerns its own cells.
  @Override
  public void apply(Actuation order, long nowNanos) throws IOException {
    for (int i = 0; i < chips.size(); i++) {
      CellSet own = CellSet.NONE;
      if (!order.bleed().isEmpty()) {
        int end = i + 1 < firstCells.length ? firstCells[i + 1] : 256;
        for (int cell : order.bleed().cells()) {
          if (cell >= firstCells[i] && cell < end) own = own.with(cell - firstCells[i]);
        }
      }
      chips.get(i).apply(new Actuation(order.connect(), own), nowNanos);
    }
  }

  @Override
  public void close() throws IOException {
    for (Instrument chip : chips) chip.close();
  }
}

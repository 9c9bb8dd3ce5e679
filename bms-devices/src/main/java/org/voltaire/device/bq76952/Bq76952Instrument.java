package org.voltaire.device.bq76952;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.voltaire.device.Actuation;
import org.voltaire.device.Instrument;
import org.voltaire.device.Reading;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;

/// A BQ76952: cell voltages, stack, temperatures, current, and the bleed resistors.
public final class Bq76952Instrument implements Instrument {
  /// The chip forgets what to bleed; it is told again after this.
  private static final long AGAIN_NANOS = 5_000_000_000L;

  private final Bq76952 chip;
  private final List<Integer> cellInputs;
  private final boolean bleeds;
  private CellSet told = CellSet.NONE;
  private long toldAtNanos;
  private long scannedAtNanos = Long.MIN_VALUE;

  /// @param cellInputs the chip's input of every cell, from B−
  /// @param bleeds whether its bleed resistors are ours to switch
  public Bq76952Instrument(Bq76952 chip, List<Integer> cellInputs, boolean bleeds) {
    this.chip = chip;
    this.cellInputs = List.copyOf(cellInputs);
    this.bleeds = bleeds;
  }

  /// Cell voltages are as old as the last scan that the chip has told of.
  @Override
  public Reading read(LongSupplier clock) throws IOException {
    long asked = clock.getAsLong();
    if (chip.scanned() || scannedAtNanos == Long.MIN_VALUE) scannedAtNanos = asked;
    long cellsAt = scannedAtNanos;
    Doubles voltages = Doubles.of(chip.readCellVoltagesV());
    long stackAt = clock.getAsLong();
    double stackV = chip.readStackVoltageV();
    double currentA = chip.readCurrentA();
    long tempsAt = clock.getAsLong();
    Doubles temps = Doubles.of(chip.readTempsDegC());
    CellSet bleeding = CellSet.NONE;
    for (int input : chip.balancing()) {
      int cell = cellInputs.indexOf(input);
      if (cell >= 0) bleeding = bleeding.with(cell);
    }
    return new Reading(
        new MeasuredRow(voltages, cellsAt),
        new MeasuredRow(temps, tempsAt),
        new Measured(currentA, stackAt),
        new Measured(stackV, stackAt),
        Measured.missing(stackAt),
        bleeding,
        Feedback.UNKNOWN);
  }

  @Override
  public void apply(Actuation order, long nowNanos) throws IOException {
    if (!bleeds) return;
    boolean again = !order.bleed().isEmpty() && nowNanos - toldAtNanos >= AGAIN_NANOS;
    if (order.bleed().equals(told) && !again) return;
    Set<Integer> inputs = new TreeSet<>();
    for (int cell : order.bleed().cells()) inputs.add(cellInputs.get(cell));
    chip.balance(inputs);
    told = order.bleed();
    toldAtNanos = nowNanos;
  }

  /// The bus stays open: other chips are on it.
  @Override
  public void close() {}
}

package org.voltaire.device.jbd;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.voltaire.device.Actuation;
import org.voltaire.device.Instrument;
import org.voltaire.device.Reading;
import org.voltaire.device.SerialLine;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;

/// A JBD board: it measures everything, switches the pack with its MOSFETs if it is meant to, and
/// chooses the cells to bleed by itself.
public final class JbdInstrument implements Instrument {
  /// A board that does not do as told is told again after this.
  private static final long AGAIN_NANOS = 1_000_000_000L;

  private final SerialLine line;
  private final JbdBoard board;
  private final int cells;
  private final int thermistors;
  private final boolean switches;
  private @Nullable JbdMosfets reported;
  private @Nullable JbdMosfets told;
  private long toldAtNanos;

  /// @param thermistors how many of the board's are used
  /// @param switches whether its MOSFETs are the pack's contactors; otherwise they are left alone
  public JbdInstrument(SerialLine line, int cells, int thermistors, boolean switches) {
    this.line = line;
    this.board = new JbdBoard(line, cells);
    this.cells = cells;
    this.thermistors = thermistors;
    this.switches = switches;
  }

  @Override
  public Reading read(LongSupplier clock) throws IOException {
    long infoAt = clock.getAsLong();
    JbdBasicInfo info = board.readBasic();
    if (info.cells() != cells) {
      throw new IOException(
          "JBD board has %d cells, expected %d as configured".formatted(info.cells(), cells));
    }
    long cellsAt = clock.getAsLong();
    Doubles voltages = Doubles.of(board.readCellVoltagesV());
    List<Double> temps = info.tempsDegC();
    Doubles tempsDegC =
        Doubles.generate(thermistors, i -> i < temps.size() ? temps.get(i) : Double.NaN);
    if (switches) reported = new JbdMosfets(info.chargeFet(), info.dischargeFet());
    return new Reading(
        new MeasuredRow(voltages, cellsAt),
        new MeasuredRow(tempsDegC, infoAt),
        new Measured(info.currentA(), infoAt),
        new Measured(info.packVoltageV(), infoAt),
        Measured.missing(infoAt),
        new CellSet(info.balancingBits() & 0xFFFFFFFFL, 0, 0, 0),
        feedback());
  }

  /// What the MOSFETs say together; `UNKNOWN` while one is on and the other off.
  private Feedback feedback() {
    JbdMosfets now = reported;
    if (now == null || now.charge() != now.discharge()) return Feedback.UNKNOWN;
    return now.charge() ? Feedback.CLOSED : Feedback.OPEN;
  }

  @Override
  public void apply(Actuation order, long nowNanos) throws IOException {
    if (!switches) return;
    var wanted = new JbdMosfets(order.charge(), order.discharge());
    boolean again = !wanted.equals(reported) && nowNanos - toldAtNanos >= AGAIN_NANOS;
    if (wanted.equals(told) && !again) return;
    board.setMosfets(wanted.charge(), wanted.discharge());
    told = wanted;
    toldAtNanos = nowNanos;
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}

package org.voltaire.cli.twelve;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.voltaire.device.Actuation;
import org.voltaire.device.Duty;
import org.voltaire.device.Instrument;
import org.voltaire.device.Reading;
import org.voltaire.device.SerialLine;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;

/// The made-up board, connected. `R` is answered with twelve voltages in mV (two bytes each), the
/// current in steps of 2 A, four temperatures in °C, 1 if it conducts, and the sum of all bytes
/// before it. `1` and `0` switch it, and are answered in the same way.
final class TwelveCellInstrument implements Instrument {
  static final int CURRENT = 2 * TwelveCellType.CELLS, TEMPS = CURRENT + 1;
  static final int SWITCH = TEMPS + TwelveCellType.THERMISTORS, SUM = SWITCH + 1;

  private static final long PATIENCE_NANOS = 300_000_000L;

  private final SerialLine line;
  private final Duty duty;
  private final int sign;

  TwelveCellInstrument(SerialLine line, Duty duty, int sign) {
    this.line = line;
    this.duty = duty;
    this.sign = sign;
  }

  @Override
  public Reading read(LongSupplier clock) throws IOException {
    long at = clock.getAsLong();
    byte[] answer = ask('R');
    Doubles volts =
        Doubles.generate(duty.pack().cells(), cell -> millivolts(answer, cell) / 1000.0);
    Doubles temps = Doubles.generate(duty.pack().thermistors(), i -> answer[TEMPS + i]);
    return new Reading(
        new MeasuredRow(volts, at),
        new MeasuredRow(temps, at),
        new Measured(sign * 2.0 * answer[CURRENT], at),
        Measured.missing(at),
        Measured.missing(at),
        CellSet.NONE,
        answer[SWITCH] == 1 ? Feedback.CLOSED : Feedback.OPEN);
  }

  private static int millivolts(byte[] answer, int cell) {
    return (answer[2 * cell] & 0xFF) << 8 | (answer[2 * cell + 1] & 0xFF);
  }

  @Override
  public void apply(Actuation order, long nowNanos) throws IOException {
    if (duty.connects()) ask(order.connect() ? '1' : '0');
  }

  private byte[] ask(char question) throws IOException {
    line.discardInput();
    line.write(new byte[] {(byte) question});
    byte[] answer = new byte[SUM + 1];
    for (int have = 0; have < answer.length; ) {
      int count = line.read(answer, have, answer.length - have, PATIENCE_NANOS);
      if (count == 0) throw new IOException("twelve-cell board: no answer to " + question);
      have += count;
    }
    if (answer[SUM] != sum(answer)) throw new IOException("twelve-cell board: the sum is wrong");
    return answer;
  }

  /// Of all bytes before it.
  static byte sum(byte[] answer) {
    byte sum = 0;
    for (int i = 0; i < SUM; i++) sum += answer[i];
    return sum;
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}

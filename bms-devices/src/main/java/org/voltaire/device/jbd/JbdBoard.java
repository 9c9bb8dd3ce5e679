package org.voltaire.device.jbd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.voltaire.device.SerialLine;
import org.voltaire.measure.SensorRange;

/// A JBD board on a serial line: reads it, and switches its MOSFETs.
///
/// The board speaks only when asked, 9600 baud 8N1, and may sleep through the first question, so
/// everything is asked again: after silence once, and after a damaged answer as often as the time
/// of two silences lasts. What does not belong to the answer (noise, an echo of our own request
/// from a two-wire adapter, a late answer to something else) is skipped. One thread at a time.
///
/// Source: JBD "General Protocol V4".
public final class JbdBoard {
  private static final long ANSWER_NANOS = 300_000_000L;

  /// Silence after a damaged answer for which nothing more of it is waited for.
  private static final long PAUSE_NANOS = 20_000_000L;

  /// Patience of one read. Silence costs exactly this much of the budget.
  private static final long SLICE_NANOS = 5_000_000L;

  /// Ten bits at 9600 baud. No clock is read here, so what arrives is charged the time it takes on
  /// the wire; a line that babbles without end runs out of budget all the same.
  private static final long CHARACTER_NANOS = 1_041_667L;

  /// How many cells its balancing word has bits for.
  public static final int MOST_CELLS = 32;

  /// How many thermistors its calibration has registers for, 0xD0 to 0xD7 (JBD register map,
  /// Overkill Solar).
  public static final int MOST_THERMISTORS = 8;

  /// What sixteen bits of 10 mA hold, A, charging; discharging it is 10 mA more.
  public static final double MOST_CURRENT_A = 327.67;

  /// The cell voltages that it can tell, V. Assumed: the protocol has room for 65 V; the chips that
  /// such boards measure with are made for cells of up to 5 V.
  public static final SensorRange CELLS_V = new SensorRange(0, 5);

  /// The temperatures that it can tell, °C. Assumed: its firmware's table is not published; usual
  /// ones for such thermistors (10 kΩ, B 3435) end there.
  public static final SensorRange TEMPS_DEGC = new SensorRange(-40, 125);

  private final SerialLine line;
  private final int cells;
  private final long answerNanos;

  /// Takes the line; nothing is sent yet.
  ///
  /// @param line open at the board's baud rate; whoever opened it closes it
  /// @param cells in series, 1 to 32, from the configuration
  public JbdBoard(SerialLine line, int cells) {
    this(line, cells, ANSWER_NANOS);
  }

  /// Takes the line, with another patience than the usual 300 ms.
  ///
  /// @param line open at the board's baud rate; whoever opened it closes it
  /// @param cells in series, 1 to 32, from the configuration
  /// @param answerNanos longest wait for one complete answer, ns, above 0; a failing question takes
  ///   twice as long
  public JbdBoard(SerialLine line, int cells, long answerNanos) {
    if (cells < 1 || cells > MOST_CELLS) {
      throw new IllegalArgumentException(
          "JBD board: cells is %d, must be 1..%d".formatted(cells, MOST_CELLS));
    }
    if (answerNanos <= 0) {
      throw new IllegalArgumentException(
          "JBD board: answerNanos is %d, must be > 0".formatted(answerNanos));
    }
    this.line = line;
    this.cells = cells;
    this.answerNanos = answerNanos;
  }

  /// Reads pack voltage, current, charge, state and temperatures.
  ///
  /// @throws IOException if the board does not answer, or not properly
  public JbdBasicInfo readBasic() throws IOException {
    return JbdBasicInfo.decode(exchange(JbdFrame.read(JbdFrame.BASIC_INFO)));
  }

  /// Reads the voltage of every configured cell.
  ///
  /// @return V, index 0 is cell 1; a new array each time
  /// @throws IOException if the board does not answer properly, or has fewer cells than configured
  public double[] readCellVoltagesV() throws IOException {
    return JbdCells.decode(exchange(JbdFrame.read(JbdFrame.CELL_VOLTAGES)), cells);
  }

  /// Reads the name the maker gave the board.
  ///
  /// @throws IOException if the board does not answer, or not properly
  public String readName() throws IOException {
    return JbdName.decode(exchange(JbdFrame.read(JbdFrame.NAME)));
  }

  /// Lets the MOSFETs conduct, or not. The board's own protections outrank this: only [#readBasic]
  /// tells what they really do.
  ///
  /// @param charge true lets the battery be charged
  /// @param discharge true lets it be discharged
  /// @throws IOException if the board does not acknowledge; then the MOSFETs may be in either state
  public void setMosfets(boolean charge, boolean discharge) throws IOException {
    exchange(JbdFrame.write(JbdFrame.MOSFETS, new JbdMosfets(charge, discharge).encode()));
  }

  private byte[] exchange(JbdFrame request) throws IOException {
    long budget = 2 * answerNanos;
    for (int times = 1; ; times++) {
      Attempt attempt = new Attempt(request, Math.min(budget, answerNanos));
      Optional<byte[]> data = attempt.run();
      if (data.isPresent()) return data.get();
      budget -= attempt.spentNanos;
      if (budget <= 0) throw new IOException(attempt.explanation(times));
    }
  }

  /// One question, and what was heard in reply.
  private final class Attempt {
    private final JbdFrame request;
    private final JbdParser parser = new JbdParser();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private Optional<JbdFrame> other = Optional.empty();
    private boolean echoed;
    private final long patienceNanos;
    private long spentNanos;

    Attempt(JbdFrame request, long patienceNanos) {
      this.request = request;
      this.patienceNanos = patienceNanos;
    }

    /// @throws IOException if the line is gone or the board refuses: asking again would not help
    Optional<byte[]> run() throws IOException {
      line.discardInput();
      line.write(request.encode());
      byte[] buffer = new byte[64];
      long quietNanos = 0;
      while (spentNanos < patienceNanos && !(damaged() && quietNanos >= PAUSE_NANOS)) {
        long patience = Math.min(patienceNanos - spentNanos, SLICE_NANOS);
        int count = line.read(buffer, 0, buffer.length, patience);
        spentNanos += count == 0 ? patience : count * CHARACTER_NANOS;
        quietNanos = count == 0 ? quietNanos + patience : 0;
        heard.write(buffer, 0, count);
        for (JbdFrame frame : parser.accept(buffer, 0, count)) {
          if (isAnswer(frame)) return Optional.of(frame.data());
        }
      }
      return Optional.empty();
    }

    private boolean damaged() {
      return parser.complaint().isPresent();
    }

    private boolean isAnswer(JbdFrame frame) throws IOException {
      if (frame.isRequest()) {
        echoed = true;
        return false;
      }
      if (frame.register() != request.register()) {
        other = Optional.of(frame);
        return false;
      }
      if (frame.status() != JbdFrame.STATUS_OK) {
        throw new IOException(
            "JBD board: register 0x%02X: status is 0x%02X, expected 0x%02X"
                .formatted(frame.register(), frame.status(), JbdFrame.STATUS_OK));
      }
      return true;
    }

    /// @param times it was asked
    String explanation(int times) {
      String often = times == 2 ? "asked twice" : "asked %d times".formatted(times);
      String asked = "JBD board: register 0x%02X: ".formatted(request.register());
      String came = ", " + often + "; received " + Hex.of(heard.toByteArray());
      if (heard.size() == 0) {
        return asked + "no answer within %d ms, ".formatted(answerNanos / 1_000_000) + often;
      }
      if (other.isPresent()) {
        return asked + "answer is from register 0x%02X".formatted(other.get().register()) + came;
      }
      if (parser.complaint().isPresent()) return asked + parser.complaint().get() + came;
      if (echoed) return asked + "only our own request came back" + came;
      return asked + "no complete answer" + came;
    }
  }
}

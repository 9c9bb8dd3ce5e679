package org.example.voltaire;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.voltaire.device.SerialLine;
import org.voltaire.device.jbd.JbdBasicInfo;
import org.voltaire.device.jbd.JbdBoard;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.VirtualJbd;
import org.voltaire.sim.device.VirtualSerialLine;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;

/// Reads a JBD board over a serial line: the port named in the first argument, or without one the
/// virtual board of a simulated pack of sixteen cells.
public final class ReadBoard {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private ReadBoard() {}

  /// @param args the port, such as `/dev/ttyUSB0`, or nothing
  public static void main(String[] args) throws IOException {
    try (SerialLine line = args.length > 0 ? JsscSerialLine.open(args[0]) : virtual()) {
      print(line, System.out);
    }
  }

  /// A board on a pack that has been charged with 20 A for a minute.
  static SerialLine virtual() {
    var bench = new Bench(new Plant(PackProfile.load("lfp-16s")), (_, _) -> 20);
    bench.advanceTo(MINUTE_NANOS);
    return new VirtualSerialLine(new VirtualJbd(bench, 1));
  }

  static void print(SerialLine line, PrintStream out) throws IOException {
    JbdBasicInfo info = new JbdBoard(line, 1).readBasic();
    out.printf(
        Locale.ROOT,
        "%d cells  %.2f V  %+.2f A  SoC %.0f %%  %s%n",
        info.cells(),
        info.packVoltageV(),
        info.currentA(),
        100 * info.socRatio(),
        info.tempsDegC());
    double[] cellsV = new JbdBoard(line, info.cells()).readCellVoltagesV();
    for (int cell = 0; cell < cellsV.length; cell++) {
      out.printf(Locale.ROOT, "cell %2d  %.3f V%n", cell + 1, cellsV[cell]);
    }
  }
}

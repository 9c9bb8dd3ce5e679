package org.voltaire.cli.twelve;

import java.io.ByteArrayOutputStream;
import org.voltaire.contactor.Contactors;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.VirtualBoard;
import org.voltaire.sim.device.VirtualDevice;

/// The made-up board on a simulated pack, byte for byte.
final class VirtualTwelveCellBoard implements VirtualBoard {
  static final VirtualDevice TWIN =
      new VirtualDevice(
          TwelveCellType.TYPE.name(),
          (sockets, settings, bench, _) ->
              sockets.plug(settings.path("line"), new VirtualTwelveCellBoard(bench)));

  private final Bench bench;
  private boolean conducts = true;

  VirtualTwelveCellBoard(Bench bench) {
    this.bench = bench;
  }

  @Override
  public byte[] accept(byte[] bytes, int length) {
    var answers = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      if (bytes[i] != 'R') {
        conducts = bytes[i] == '1';
        bench.command(conducts ? Contactors.CLOSED : Contactors.OPEN);
      }
      answers.writeBytes(answer());
    }
    return answers.toByteArray();
  }

  private byte[] answer() {
    byte[] answer = new byte[TwelveCellInstrument.SUM + 1];
    for (int cell = 0; cell < bench.cells(); cell++) {
      int millivolts = (int) Math.round(1000 * bench.cellVoltageV(cell));
      answer[2 * cell] = (byte) (millivolts >> 8);
      answer[2 * cell + 1] = (byte) millivolts;
    }
    answer[TwelveCellInstrument.CURRENT] =
        (byte) Math.clamp(Math.round(bench.shuntCurrentA() / 2), -127, 127);
    for (int i = 0; i < bench.thermistors(); i++) {
      answer[TwelveCellInstrument.TEMPS + i] = (byte) Math.round(bench.thermistorDegC(i));
    }
    answer[TwelveCellInstrument.SWITCH] = (byte) (conducts ? 1 : 0);
    answer[TwelveCellInstrument.SUM] = TwelveCellInstrument.sum(answer);
    return answer;
  }
}

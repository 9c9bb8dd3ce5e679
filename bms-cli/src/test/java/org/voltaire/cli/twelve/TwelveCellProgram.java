package org.voltaire.cli.twelve;

import org.voltaire.cli.Main;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.device.registry.DeviceTypes;
import org.voltaire.sim.device.VirtualDevices;

/// The command line with one board more than ships: one line for its type, one for its twin.
final class TwelveCellProgram {
  static final Boards BOARDS =
      new Boards(
          DeviceTypes.standard().with(TwelveCellType.TYPE),
          VirtualDevices.standard().with(VirtualTwelveCellBoard.TWIN));

  private TwelveCellProgram() {}

  /// Runs one subcommand and exits with its code.
  public static void main(String[] args) {
    System.exit(Main.commandLine(BOARDS).execute(args));
  }
}

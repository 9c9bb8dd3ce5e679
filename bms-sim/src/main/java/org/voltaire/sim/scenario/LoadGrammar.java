package org.voltaire.sim.scenario;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.pack.PackProfile;

/// The parts of sentences that say what flows.
final class LoadGrammar {
  private final PackProfile profile;
  private final Path folder;

  /// @param folder against which the files that sentences name are looked up
  LoadGrammar(PackProfile profile, Path folder) {
    this.profile = profile;
    this.folder = folder;
  }

  /// Behind `charge`: `at C/4`, `at C/4 to 3.55 V`, `at C/4 to pack 56.8 V`.
  Drive charge(Words words) throws Unclear {
    words.must("at");
    Drive drive = constant(words, 1);
    if (words.takes("to", "pack")) {
      return new Drive.PackCeiling(drive, words.amount(Unit.VOLTAGE, 0.5, 2000));
    }
    if (words.takes("to")) {
      return new Drive.CellCeiling(drive, words.amount(Unit.VOLTAGE, 0.5, 6));
    }
    return drive;
  }

  /// Behind `discharge`: `at C/2`.
  Drive discharge(Words words) throws Unclear {
    words.must("at");
    return constant(words, -1);
  }

  /// Behind `load`: `1500 W`, `from drive.csv scaled to C/2`.
  Drive load(Words words) throws Unclear {
    return words.takes("from") ? recorded(words) : constant(words, -1);
  }

  /// @param sign of the current: charging is positive
  private static Drive constant(Words words, int sign) throws Unclear {
    var amount = words.amount(List.of(Unit.CURRENT, Unit.POWER));
    if (!(amount.number() > 0)) {
      throw words.unclearAmount("more than 0: charge and discharge say the direction");
    }
    double signed = sign * amount.number();
    return amount.unit() == Unit.POWER ? new Drive.Power(signed) : new Drive.Current(signed);
  }

  private Drive recorded(Words words) throws Unclear {
    String name = words.take("the name of a CSV file");
    RecordedCycle cycle;
    try {
      cycle = RecordedCycle.read(folder.resolve(name), profile.capacityAh());
    } catch (IOException | RuntimeException unreadable) {
      throw words.unclearBefore(
          "a CSV file time_s,current_a,voltage_v,… beside the scenario ("
              + reason(unreadable)
              + ")");
    }
    if (!words.takes("scaled")) return new Drive.Recorded(cycle, 1);
    words.must("to");
    double wanted = words.amount(Unit.CURRENT, 1e-3, 1e5);
    double largest = 0;
    for (double current : cycle.currentsA()) largest = Math.max(largest, Math.abs(current));
    return new Drive.Recorded(cycle, largest > 0 ? wanted / largest : 1);
  }

  private static String reason(Exception unreadable) {
    return unreadable instanceof NoSuchFileException
        ? "there is none of that name"
        : String.valueOf(unreadable.getMessage());
  }
}

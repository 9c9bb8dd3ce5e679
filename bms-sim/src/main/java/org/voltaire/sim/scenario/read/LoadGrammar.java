package org.voltaire.sim.scenario.read;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voltaire.sim.bench.Inverter;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.bench.SpeedTrace;
import org.voltaire.sim.bench.Vehicle;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.Drive;
import org.voltaire.sim.scenario.meter.Unit;

/// The parts of sentences that say what flows.
final class LoadGrammar {
  private final PackProfile profile;
  private final Path folder;

  /// @param folder against which the files that sentences name are looked up
  LoadGrammar(PackProfile profile, Path folder) {
    this.profile = profile;
    this.folder = folder;
  }

  /// Behind `charge`: `steps 10 A 5 min, 5 A 1 min`, or `at C/4`, `at C/4 to 3.55 V`, `at C/4 to
  /// pack 56.8 V`.
  Drive charge(SentenceTokens words) throws SentenceException {
    if (words.takes("steps")) return stepped(words, 1);
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
  Drive discharge(SentenceTokens words) throws SentenceException {
    words.must("at");
    return constant(words, -1);
  }

  /// Behind `load`: `1500 W`, `steps 10 A 5 min, 40 A 1 min`, `from drive.csv scaled to C/2`.
  Drive load(SentenceTokens words) throws SentenceException {
    if (words.takes("steps")) return stepped(words, -1);
    return words.takes("from") ? recorded(words) : constant(words, -1);
  }

  /// Behind `inverter`: `2 kW with ripple 20 %`; it draws from the pack.
  Load inverter(SentenceTokens words) throws SentenceException {
    double watts = words.amount(Unit.POWER, 1e-3, 1e7);
    words.must("with");
    words.must("ripple");
    return Inverter.on50Hz(-watts, words.amount(Unit.RATIO, 0, 1));
  }

  /// @param sign of the current: charging is positive
  private static Drive constant(SentenceTokens words, int sign) throws SentenceException {
    var amount = words.amount(List.of(Unit.CURRENT, Unit.POWER));
    if (!(amount.number() > 0)) {
      throw words.unclearAmount("more than 0: charge and discharge say the direction");
    }
    double signed = sign * amount.number();
    return amount.unit() == Unit.POWER ? new Drive.Power(signed) : new Drive.Current(signed);
  }

  private static Drive stepped(SentenceTokens words, int sign) throws SentenceException {
    List<Drive.Stepped.Phase> phases = new ArrayList<>();
    do {
      var amount = words.amount(List.of(Unit.CURRENT, Unit.POWER));
      if (!(amount.number() >= 0)) throw words.unclearAmount("0 or more");
      double signed = sign * amount.number();
      Drive drive =
          amount.unit() == Unit.POWER ? new Drive.Power(signed) : new Drive.Current(signed);
      double seconds = words.amount(Unit.TIME, 0.1, ConditionGrammar.YEAR);
      phases.add(new Drive.Stepped.Phase(drive, seconds));
    } while (words.takes(","));
    return new Drive.Stepped(phases);
  }

  /// Behind `drive` and its distance: the name of a speed trace, or `from speeds.csv`.
  Drive.Trip trip(SentenceTokens words) throws SentenceException {
    String allowed =
        "how to drive: %s, or from FILE.csv".formatted(String.join(", ", SpeedTrace.NAMES));
    String name = words.take(allowed);
    if (SpeedTrace.NAMES.contains(name)) {
      return new Drive.Trip(SpeedTrace.shipped(name), Vehicle.BLUECAR);
    }
    if (!name.equals("from")) throw words.unknownBefore(allowed, SpeedTrace.NAMES);
    String file = words.take("the name of a CSV file");
    try {
      return new Drive.Trip(SpeedTrace.read(folder.resolve(file)), Vehicle.BLUECAR);
    } catch (IOException | RuntimeException unreadable) {
      throw words.unclearBefore(
          "a CSV file time_s,speed_m_per_s beside the scenario (" + reason(unreadable) + ")");
    }
  }

  /// Behind `storage`: what [StorageGrammar] knows.
  Drive.Site storage(SentenceTokens words) throws SentenceException {
    return new StorageGrammar(profile.spread().seed()).site(words);
  }

  private Drive recorded(SentenceTokens words) throws SentenceException {
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
    if (!words.takes("scaled")) return new Drive.RecordedLoad(cycle, 1);
    words.must("to");
    double wanted = words.amount(Unit.CURRENT, 1e-3, 1e5);
    double largest = 0;
    for (double current : cycle.currentsA()) largest = Math.max(largest, Math.abs(current));
    return new Drive.RecordedLoad(cycle, largest > 0 ? wanted / largest : 1);
  }

  private static String reason(Exception unreadable) {
    return unreadable instanceof NoSuchFileException
        ? "there is none of that name"
        : String.valueOf(unreadable.getMessage());
  }
}

package org.voltaire.testing.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.voltaire.testing.Repository;

/// All mutants: those that a program makes of the files named here, and those that people wrote.
final class MutantList {
  /// The tables of protections.
  private static final List<String> TABLES =
      List.of(
          "protect/BeliefTable.java",
          "protect/SwitchTable.java",
          "protect/QuantityTable.java",
          "protect/HeaterTable.java",
          "protect/UsualLimits.java");

  /// Guards, times and rows elsewhere.
  private static final List<String> GUARDED =
      List.of(
          "protect/SwitchTable.java",
          "protect/QuantityTable.java",
          "protect/HeaterTable.java",
          "protect/CellFailure.java",
          "protect/Observed.java",
          "protect/Watch.java",
          "protect/Alarm.java",
          "protect/Alarms.java",
          "protect/Protection.java",
          "pack/Limit.java",
          "measure/SampleCheck.java",
          "measure/CollapsedCells.java",
          "contactor/ClosingQuestions.java",
          "contactor/ContactorControl.java",
          "contactor/ContactorInput.java",
          "contactor/PrechargeCheck.java",
          "contactor/Precharges.java",
          "contactor/Openings.java",
          "limit/LimitTable.java",
          "limit/Limiter.java",
          "limit/Compliance.java",
          "limit/Permission.java",
          "balance/Balancing.java",
          "balance/ChargeLedger.java",
          "heat/HeatControl.java",
          "heat/HeatForecast.java",
          "heat/HeaterEnergy.java",
          "heat/RoomGuess.java",
          "core/StageInputs.java");

  private final Path sources;
  private final WrittenMutants written;
  private final List<Mutant> mutants = new ArrayList<>();

  MutantList() {
    Path core = Repository.root().resolve("bms-core");
    sources = core.resolve("src/main/java/org/voltaire");
    written =
        new WrittenMutants(read(core.resolve("src/test/resources/mutants.txt")), this::source);
    List<Mutant> made = new ArrayList<>(written.mutants());
    for (String file : TABLES) made.addAll(new RowMutants(file, source(file)).mutants());
    for (String file : GUARDED) made.addAll(new GuardMutants(file, source(file)).mutants());
    made.stream().map(this::judged).forEach(mutants::add);
    mutants.sort(java.util.Comparator.comparing(Mutant::file));
  }

  /// All, those of one file together.
  List<Mutant> mutants() {
    return mutants;
  }

  /// What does not fit the sources any more.
  List<String> problems() {
    List<String> problems = new ArrayList<>(written.problems());
    Set<String> unknown = new HashSet<>(written.harmless().keySet());
    Set<String> seen = new HashSet<>();
    for (Mutant mutant : mutants) {
      if (!seen.add(mutant.key())) problems.add("there are two mutants \"" + mutant.key() + "\"");
    }
    unknown.removeAll(seen);
    for (String key : unknown) {
      problems.add("the mutant \"%s\" no longer fits: there is none".formatted(key));
    }
    return problems;
  }

  /// The text of a file of `bms-core`.
  ///
  /// @param file path below `org/voltaire`
  String source(String file) {
    return read(sources.resolve(file));
  }

  private Mutant judged(Mutant mutant) {
    String reason = written.harmless().get(mutant.key());
    return reason == null ? mutant : mutant.harmlessBecause(reason);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

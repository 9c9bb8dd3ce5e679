package org.voltaire.cli.storm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.cli.simulate.Interruption;
import org.voltaire.cli.simulate.RunListeners;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.sim.scenario.run.PowerCut;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.RunOutcome;

/// Runs squalls under a judge.
///
/// @param rateHz how often the BMS steps
/// @param limits of a chemistry by which the truth is judged
/// @param goOn asked after every tick
record SquallRunner(
    double rateHz, Function<Chemistry, Chemistry.DefaultLimits> limits, BooleanSupplier goOn) {
  /// How many squalls at most are tried to find a shorter one.
  private static final int MOST_TRIES = 80;

  /// Judged by the limits at which the pack must open.
  SquallRunner(double rateHz, BooleanSupplier goOn) {
    this(rateHz, Chemistry::limits, goOn);
  }

  /// Runs a squall, and runs its inputs through a second machine.
  ///
  /// @throws IllegalStateException if it is no scenario: the draw is broken
  /// @throws Interruption.Interrupted if it shall not go on
  SquallRun run(Squall squall) {
    try {
      return run(squall, pack(squall));
    } catch (YamlException wrong) {
      throw new IllegalStateException(squall.text() + wrong.listing(), wrong);
    }
  }

  /// The shortest squall that was found in which the same does not hold: step after step is left
  /// out, as long as it still fails. An interruption ends the search.
  SquallRun shortened(SquallRun failed) {
    SquallRun shortest = failed;
    int tries = 0;
    for (int step = failed.squall().steps().size() - 1; step >= 0; step--) {
      if (shortest.squall().steps().size() == 1 || tries++ == MOST_TRIES || !goOn.getAsBoolean())
        break;
      Optional<SquallRun> less = ifAsBad(failed, shortest.squall().without(step));
      if (less.isPresent()) shortest = less.get();
    }
    return shortest;
  }

  /// The run of a shorter squall, if the same does not hold in it, and if it is a scenario at all:
  /// a fault that is no longer cleared cannot come a second time.
  private Optional<SquallRun> ifAsBad(SquallRun failed, Squall shorter) {
    try {
      return Optional.of(run(shorter, pack(shorter))).filter(run -> run.failsAs(failed));
    } catch (YamlException | Interruption.Interrupted _) {
      return Optional.empty();
    }
  }

  private static SimulatedPack pack(Squall squall) throws YamlException {
    return SimulatedPack.of(
        ScenarioReader.parse(
            "squall " + squall.seed(), squall.text(), Path.of(""), SimulatedPack::check));
  }

  private SquallRun run(Squall squall, SimulatedPack pack) {
    var profile = pack.scenario().profile();
    var judge = new StormJudge(limits.apply(profile.cells()), profile.capacityAh());
    var second = new SecondMachine(pack.bms(), pack.initial());
    var judging =
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            judge.tick(input, step, moment);
            if (!second.agrees(input, step)) judge.notReplayed(moment.timeSeconds());
          }

          @Override
          public void restarted(PowerCut cut, Bms.State begun) {
            second.restarted(begun);
          }
        };
    var listeners = new RunListeners(List.of(judging, new Interruption(goOn)));
    RunOutcome outcome = pack.run(rateHz, _ -> {}, listeners);
    return new SquallRun(
        squall, outcome.simulatedSeconds(), judge.connectedSeconds(), judge.first());
  }
}

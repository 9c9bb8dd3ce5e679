package org.voltaire.cli.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.measure.Sample;
import org.voltaire.pack.Fault;
import org.voltaire.sim.scenario.Scenario;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.sim.scenario.run.RunListener;

/// Runs works of the campaign through the real step, each once, and judges them.
final class CampaignRun {
  private static final double RATE_HZ = 10;
  private static final Map<CampaignWork, CampaignVerdict> DONE = new ConcurrentHashMap<>();

  /// A sound pack with open contactors, by its profile and configuration.
  private static final Map<String, List<Sample>> SOUND = new ConcurrentHashMap<>();

  private CampaignRun() {}

  /// What a work came to.
  static CampaignVerdict of(CampaignWork work) {
    return DONE.computeIfAbsent(work, CampaignRun::run);
  }

  private static CampaignVerdict run(CampaignWork work) {
    var watch = new CampaignWatch(work);
    run(work, work.scenario(), watch);
    boolean latched = watch.waits.isPresent() && outlastsRestart(work, watch.waits);
    return CampaignVerdict.of(work, watch, latched);
  }

  /// Runs a scenario of a work.
  ///
  /// @param text as YAML
  static void run(CampaignWork work, String text, RunListener listener) {
    run(pack(work.name(), text, hardware(work)), listener);
  }

  private static Hardware hardware(CampaignWork work) {
    if (work.through().equals("direct")) return Hardware.DIRECT;
    return Hardware.find(Boards.standard(), work.through()).orElseThrow();
  }

  private static SimulatedPack pack(String name, String text, Hardware hardware) {
    try {
      Scenario scenario =
          ScenarioReader.parse(
              name, text, Path.of(""), (pack, bms) -> SimulatedPack.check(pack, bms, hardware));
      return SimulatedPack.of(scenario, hardware);
    } catch (YamlException wrong) {
      throw new IllegalStateException(text, wrong);
    }
  }

  private static void run(SimulatedPack pack, RunListener listener) {
    pack.run(RATE_HZ, _ -> {}, listener);
  }

  /// Whether a pack that tripped for this is still open when the BMS has started again and finds
  /// everything sound. Only what a person or the service clears is kept over a restart, as the
  /// daemon does.
  ///
  /// @param cause empty for a pack that had not tripped
  static boolean outlastsRestart(CampaignWork work, Optional<Fault> cause) {
    String head = "title: sound\npack: %s\n%s".formatted(work.pack(), work.bms());
    SimulatedPack pack = pack("sound", head + "steps:\n  - rest 5 s\n", Hardware.DIRECT);
    List<Sample> sound = SOUND.computeIfAbsent(head, _ -> sound(pack));
    Bms bms = pack.bms();
    Bms.State state = pack.initial();
    boolean kept = cause.isPresent() && cause.get().cleared().byHand();
    if (kept) state = state.latched(cause.orElseThrow());
    for (Sample sample : sound) {
      state = bms.step(state, new Bms.Input(sample, Request.CLOSE)).state();
      if (state.mode().contactors() != Contactors.OPEN) return false;
    }
    return true;
  }

  private static List<Sample> sound(SimulatedPack pack) {
    List<Sample> samples = new ArrayList<>();
    run(
        pack,
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            samples.add(input.sample());
          }
        });
    return List.copyOf(samples);
  }
}

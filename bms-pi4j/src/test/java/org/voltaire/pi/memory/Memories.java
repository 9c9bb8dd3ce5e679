package org.voltaire.pi.memory;

import java.time.Instant;
import org.voltaire.balance.BalancePast;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.testing.Repository;

/// Runs that were, and what they knew.
final class Memories {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Memories() {}

  static Configuration configuration() throws Exception {
    return configuration("", "");
  }

  /// The shed's, with one part of it replaced.
  static Configuration configuration(String part, String by) throws Exception {
    String text = Repository.example("jbd-16s.yaml");
    return ConfigurationReader.parse("test", text.replace(part, by));
  }

  static MachineTime.Now at(Instant utc) {
    return new MachineTime.Now(utc, true, "", 1);
  }

  static Sample sample(long now, double cellV, double currentA, Feedback contactors) {
    return new Sample(
        now,
        new MeasuredRow(Doubles.generate(16, c -> cellV + 1e-3 * c), now),
        new MeasuredRow(Doubles.of(21, 22, 23, 22), now),
        new Measured(currentA, now),
        new Measured(16 * cellV + 0.12, now),
        Measured.missing(now),
        CellSet.NONE,
        contactors);
  }

  /// A minute of a pack at rest; its last step.
  static Bms.Step run(Bms bms, Bms.State initial) {
    Bms.State state = initial;
    Bms.Step step = null;
    for (int n = 1; n <= 60; n++) {
      var sample = sample(n * 1_000_000_000L, 3.32, 0, Feedback.OPEN);
      step = bms.step(state, new Bms.Input(sample, Request.NONE));
      state = step.state();
    }
    if (step == null) throw new AssertionError();
    return step;
  }

  /// What such a minute leaves behind.
  static PackMemory of(Configuration configuration, Instant saved) {
    Bms bms = configuration.bms();
    Bms.State state = run(bms, bms.initial(0, 0.631, 0.02)).state();
    FilterMemory filter = state.estimator().memory(22);
    return new PackMemory(
        configuration.spec().name(),
        configuration.packId(),
        configuration.chemistry(),
        at(saved),
        PackMemory.Left.OPEN,
        state.estimator().shownSoc(),
        filter,
        ContactorPast.of(state.contactors(), state.timeNanos()),
        state.balance().past(),
        new HeaterEnergy(5800.25, 1100, 4100));
  }

  /// The same of a pack that was bled.
  static PackMemory withBalance(PackMemory memory, BalancePast balance) {
    return new PackMemory(
        memory.name(),
        memory.packId(),
        memory.chemistry(),
        memory.saved(),
        memory.left(),
        memory.shownSoc(),
        memory.filter(),
        memory.contactors(),
        balance,
        memory.heater());
  }
}

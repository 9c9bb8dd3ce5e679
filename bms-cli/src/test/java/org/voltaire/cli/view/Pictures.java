package org.voltaire.cli.view;

import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.link.PackInfo;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pi.PackRun;
import org.voltaire.testing.Repository;

/// Frames to look at, made by the step itself.
final class Pictures {
  static final Configuration CONFIGURATION = configuration();
  static final PackInfo INFO = PackRun.info(CONFIGURATION, "boot", true);
  private static final long SECOND = 1_000_000_000L;

  private Pictures() {}

  private static Configuration configuration() {
    try {
      return ConfigurationReader.parse("test", Repository.example("jbd-16s.yaml"));
    } catch (YamlException refused) {
      throw new AssertionError(refused);
    }
  }

  /// The second tick of a healthy pack that is closed, cells at 3.301, 3.302, … V, cell 3 bleeding.
  static Frame healthy() {
    return tick(sample(SECOND, 2.5), sample(2 * SECOND));
  }

  /// A pack of which nothing is known any more, ten ticks after it was healthy.
  static Frame unknown() {
    return tick(
        sample(SECOND, 2.5), Sample.missing(2 * SECOND, 16, 4), Sample.missing(4 * SECOND, 16, 4));
  }

  /// A pack that cell 16 has opened two seconds ago; it came down again since.
  static Frame tripped() {
    Sample[] samples = new Sample[7];
    for (int n = 0; n < 7; n++) {
      double highestV = n < 5 ? 3.9 : 3.9 - 0.2 * (n - 4);
      samples[n] = sample((n + 1) * SECOND, 0, highestV);
    }
    return tick(samples);
  }

  private static Sample sample(long now) {
    return sample(now, 12.5);
  }

  private static Sample sample(long now, double currentA) {
    return sample(now, currentA, 3.316);
  }

  private static Sample sample(long now, double currentA, double highestV) {
    var cells = Doubles.generate(16, cell -> highestV - 0.001 * (15 - cell));
    double sum = 0;
    for (int cell = 0; cell < 16; cell++) sum += cells.get(cell);
    return new Sample(
        now,
        new MeasuredRow(cells, now),
        new MeasuredRow(Doubles.of(21, 22, 23, 24), now),
        new Measured(currentA, now),
        new Measured(highestV == 3.316 ? 52.93 : sum, now),
        Measured.missing(now),
        CellSet.of(2),
        Feedback.UNKNOWN);
  }

  private static Frame tick(Sample... samples) {
    Bms bms = CONFIGURATION.bms();
    Bms.Step step = bms.step(bms.initial(0, 0.5, 0.1), new Bms.Input(samples[0], Request.CLOSE));
    for (int i = 1; i < samples.length; i++) {
      step = bms.step(step.state(), new Bms.Input(samples[i], Request.CLOSE));
    }
    return step.output().frame();
  }
}

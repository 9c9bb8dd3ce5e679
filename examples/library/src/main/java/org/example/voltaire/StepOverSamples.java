package org.example.voltaire;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pack.Fault;

/// The whole BMS over twenty lines of samples, one a second. In the ninth second cell 3 jumps above
/// 3.80 V, and stays there: after the hold time of 2 s the contactors open.
public final class StepOverSamples {
  private static final double SOC_GUESS = 0.5, SOC_SIGMA = 0.29;

  private StepOverSamples() {}

  /// Prints one line for each sample.
  public static void main(String[] args) throws IOException {
    run(System.out);
  }

  static void run(PrintStream out) throws IOException {
    for (Bms.Output output : outputs()) print(output, out);
  }

  /// What comes of each sample.
  static List<Bms.Output> outputs() throws IOException {
    var bms = new Bms(FourCells.SPEC);
    Bms.State state = bms.initial(0, SOC_GUESS, SOC_SIGMA);
    List<Bms.Output> outputs = new ArrayList<>();
    for (String line : lines()) {
      Bms.Step step = bms.step(state, new Bms.Input(sample(line), Request.CLOSE));
      outputs.add(step.output());
      state = step.state();
    }
    return outputs;
  }

  private static void print(Bms.Output output, PrintStream out) {
    var frame = output.frame();
    List<Fault> faults = frame.alarms().stream().map(alarm -> alarm.fault()).distinct().toList();
    out.printf(
        Locale.ROOT,
        "%2d s  %-6s  SoC %4.1f ± %4.1f %%  charge up to %5.1f A  %s%n",
        frame.timeNanos() / 1_000_000_000L,
        output.command().contactors(),
        100 * frame.estimate().soc(),
        100 * frame.estimate().socSigma(),
        frame.envelope().cclA(),
        faults);
  }

  /// One line of the file: time_s, current_a, four cell voltages, temperature.
  private static Sample sample(String line) {
    double[] numbers = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    long now = Math.round(numbers[0] * 1e9);
    double[] cells = Arrays.copyOfRange(numbers, 2, 6);
    return new Sample(
        now,
        new MeasuredRow(Doubles.of(cells), now),
        new MeasuredRow(Doubles.of(numbers[6]), now),
        new Measured(numbers[1], now),
        new Measured(Arrays.stream(cells).sum(), now),
        Measured.missing(now), // nothing measures the bus
        CellSet.NONE,
        Feedback.UNKNOWN);
  }

  private static List<String> lines() throws IOException {
    try (InputStream file = StepOverSamples.class.getResourceAsStream("/samples.csv")) {
      if (file == null) throw new IOException("samples.csv: is not there");
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).toList();
    }
  }
}

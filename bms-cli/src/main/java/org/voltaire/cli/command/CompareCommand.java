package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.plot.ComparePlot;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.simulate.Comparison;
import org.voltaire.cli.simulate.Interruption;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.sim.scenario.run.RunOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `compare A.yaml B.yaml`: two scenarios side by side on one clock.
@Command(
    name = "compare",
    description = {
      "Runs two scenarios side by side on one clock.",
      "With --out it also writes a CSV file and a plot."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 all as expected; 1 an expectation failed, or it was interrupted; 2 a bad scenario."
    })
public final class CompareCommand implements Callable<Integer>, CheckedCommand {
  @Parameters(index = "0", paramLabel = "A.yaml", description = "One scenario.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B.yaml", description = "The other.")
  private Path second = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where A-B.csv and A-B.svg go; without it, nothing is written.")
  private @Nullable Path out;

  @Option(
      names = "--rate-hz",
      paramLabel = "N",
      description = "How often the BMS steps, until a scenario says otherwise; default 10.")
  private @Nullable Double rateHz;

  @Mixin private final JsonOption json = new JsonOption();

  @Mixin private final ThroughOption through;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// @param boards that there are
  public CompareCommand(Boards boards) {
    through = new ThroughOption(boards);
  }

  @Override
  public UsageProblems problems() {
    var problems = new UsageProblems().requireFile("A.yaml", first).requireFile("B.yaml", second);
    return ScenarioFile.require(through.require(problems), rateHz, out);
  }

  @Override
  public Integer call() throws YamlException, IOException {
    PrintWriter text = spec.commandLine().getOut();
    problems().check(spec.commandLine());
    ScenarioFile a = ScenarioFile.read(spec.commandLine(), first, through);
    ScenarioFile b = ScenarioFile.read(spec.commandLine(), second, through);
    double rateA = a.rateHz(rateHz);
    double rateB = b.rateHz(rateHz);
    if (out != null) Files.createDirectories(out);

    double rowSeconds =
        Math.max(a.pack().scenario().rowSeconds(), b.pack().scenario().rowSeconds());
    try (var stop = Stop.onSignal()) {
      // The machine ends as soon as `stop` is closed, so all is said before.
      if (!json.asked()) Comparison.heads(text, a.pack(), b.pack());
      try {
        var comparison =
            new Comparison(
                Comparison.ComparedRun.run(a.pack(), rateA, rowSeconds, stop::notYet),
                Comparison.ComparedRun.run(b.pack(), rateB, rowSeconds, stop::notYet));
        return finished(text, comparison, a.name() + "-" + b.name());
      } catch (Interruption.Interrupted early) {
        return interrupted(text, early);
      }
    }
  }

  /// Both runs' files and report.
  private int finished(PrintWriter text, Comparison comparison, String name) throws IOException {
    if (!json.asked()) comparison.print(text);
    if (out != null) {
      WholeFile.write(out.resolve(name + ".csv"), comparison::writeCsv);
      WholeFile.write(out.resolve(name + ".svg"), ComparePlot.svg(comparison));
      if (!json.asked()) text.printf("written: %s.{csv,svg}%n", out.resolve(name));
    }
    if (json.asked()) {
      JsonOption.print(
          text,
          JsonOption.object(
              "passed", comparison.passed(),
              "a", fields(first, comparison.a()),
              "b", fields(second, comparison.b())));
    }
    text.flush();
    return comparison.passed() ? 0 : 1;
  }

  /// Says that nothing is left of two runs of which one is not whole.
  private int interrupted(PrintWriter text, Interruption.Interrupted early) {
    if (json.asked()) {
      JsonOption.print(text, JsonOption.object("interrupted", true));
    } else {
      text.println("interrupted %s".formatted(early.when()));
      text.println("left: nothing; no CSV file and no plot were written");
    }
    text.flush();
    return 1;
  }

  private static Map<String, @Nullable Object> fields(Path file, Comparison.ComparedRun side) {
    RunOutcome outcome = side.outcome();
    Map<String, @Nullable Object> fields =
        JsonOption.object(
            "scenario", file,
            "title", side.title(),
            "pack", side.pack().scenario().profile().name(),
            "passed", outcome.passed(),
            "simulated_s", outcome.simulatedSeconds(),
            "ticks", outcome.ticks());
    fields.putAll(side.figures());
    fields.put("mode", side.mode());
    fields.put("summary", OutcomeFields.summary(outcome));
    fields.put("verdicts", OutcomeFields.verdicts(outcome));
    return fields;
  }
}

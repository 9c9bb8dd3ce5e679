package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.plot.RunPlot;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.simulate.Interruption;
import org.voltaire.cli.simulate.Progress;
import org.voltaire.cli.simulate.RunListeners;
import org.voltaire.cli.simulate.RunTable;
import org.voltaire.cli.simulate.ScenarioRecordings;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.cli.simulate.Trace;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.pi.loop.Clock;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Unit;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.RunOutcome;
import org.voltaire.sim.scenario.run.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `simulate SCENARIO.yaml`: bench work on a simulated pack, faster than real time.
@Command(
    name = "simulate",
    description = {
      "Runs a scenario faster than real time.",
      "Prints a line per step and a verdict per expectation; with --out it also writes a recording, a "
          + "CSV file and a plot. docs/scenarios.md describes the language."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 all as expected; 1 an expectation failed, or it was interrupted; 2 a bad scenario."
    })
public final class SimulateCommand implements Callable<Integer>, CheckedCommand {
  /// What of a run is recorded.
  enum RecordChoice {
    /// Every tick, so that the recording replays.
    ALL,
    /// Nothing.
    NONE
  }

  @Parameters(paramLabel = "SCENARIO.yaml", description = "The bench work.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where NAME.mcap, NAME.csv and NAME.svg go; without it, nothing is written.")
  private @Nullable Path out;

  @Option(
      names = "--rate-hz",
      paramLabel = "N",
      description = "How often the BMS steps, until the scenario says otherwise; default 10.")
  private @Nullable Double rateHz;

  @Option(
      names = "--record",
      paramLabel = "all|none",
      description = {
        "Whether NAME.mcap is written: it holds every tick, because replay needs every input, "
            + "and writing it takes longer than simulating. Default ${DEFAULT-VALUE}."
      })
  private RecordChoice recorded = RecordChoice.ALL;

  @Mixin private JsonOption json = new JsonOption();

  @Mixin private final ThroughOption through;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// @param boards that there are
  public SimulateCommand(Boards boards) {
    through = new ThroughOption(boards);
  }

  @Override
  public UsageProblems problems() {
    var problems = new UsageProblems().requireFile("SCENARIO.yaml", file);
    return ScenarioFile.require(through.require(problems), rateHz, out);
  }

  @Override
  public Integer call() throws YamlException, IOException {
    problems().check(spec.commandLine());
    PrintWriter text = spec.commandLine().getOut();
    ScenarioFile scenario = ScenarioFile.read(spec.commandLine(), file, through);
    double rate = scenario.rateHz(rateHz);
    if (out != null) Files.createDirectories(out);

    SimulatedPack pack = scenario.pack();
    var trace = new Trace(pack.scenario().rowSeconds());
    List<RunListener> listeners = new ArrayList<>(List.of(trace));
    Consumer<String> notices = json.asked() ? _ -> {} : narrate(text, pack, rate, listeners);
    long start = Clock.SYSTEM.nanos();
    try (var stop = Stop.onSignal()) {
      listeners.add(new Interruption(stop::notYet));
      // The machine ends as soon as `stop` is closed, so all is said before.
      try {
        var outcome = recorded(scenario, rate, notices, listeners);
        double seconds = (Clock.SYSTEM.nanos() - start) * 1e-9;
        return finished(text, scenario, trace, outcome, seconds);
      } catch (Interruption.Interrupted early) {
        return interrupted(text, scenario, early);
      }
    }
  }

  /// The run's files and report.
  private int finished(
      PrintWriter text, ScenarioFile scenario, Trace trace, RunOutcome outcome, double seconds)
      throws IOException {
    if (out != null) {
      WholeFile.write(out.resolve(scenario.name() + ".csv"), trace::writeCsv);
      String svg = RunPlot.svg(scenario.pack(), trace, outcome.simulatedSeconds());
      WholeFile.write(out.resolve(scenario.name() + ".svg"), svg);
    }
    if (json.asked()) JsonOption.print(text, fields(outcome, seconds));
    else report(text, scenario, outcome, seconds);
    return outcome.passed() ? 0 : 1;
  }

  /// Tells people what happens while it does.
  ///
  /// @param listeners of the run; those that print are added
  /// @return told when a device comes and goes
  private static Consumer<String> narrate(
      PrintWriter text, SimulatedPack pack, double rate, List<RunListener> listeners) {
    var progress = new Progress(text, pack.scenario().steps().size(), Clock.SYSTEM::nanos);
    var table = new RunTable(text, progress::wipe);
    listeners.add(table);
    if (Terminal.isThere()) listeners.add(progress);
    text.printf(
        Locale.ROOT,
        "%s: %s, BMS at %s Hz%s%n",
        pack.scenario().title(),
        pack.scenario().profile().title(),
        String.valueOf(rate).replaceAll("\\.0$", ""),
        pack.hardware().isDirect()
            ? ""
            : ", through " + pack.hardware().title(pack.scenario().profile()));
    pack.configuration().blindSpots().forEach(blind -> text.println("note: " + blind));
    table.heads();
    return notice -> {
      progress.wipe();
      text.println(" ".repeat(13) + notice);
    };
  }

  /// Runs it, into a recording if one is wanted. However it ends, the recording is whole.
  private RunOutcome recorded(
      ScenarioFile scenario, double rate, Consumer<String> notices, List<RunListener> listeners)
      throws IOException {
    if (out == null || recorded == RecordChoice.NONE) {
      return run(scenario.pack(), rate, notices, listeners);
    }
    try (var recorder = ScenarioRecordings.create(out, scenario.name(), scenario.pack())) {
      // Before the listener that may end the run: a tick that was run is recorded.
      listeners.addFirst(recorder);
      return run(scenario.pack(), rate, notices, listeners);
    }
  }

  /// The recordings of the runs after each restart, for people.
  private String laterRuns(ScenarioFile scenario) {
    if (recorded == RecordChoice.NONE) return "";
    var text = new StringBuilder();
    int number = 1;
    for (ScenarioStep step : scenario.pack().scenario().steps()) {
      if (!(step instanceof ScenarioStep.PowerLoss)) continue;
      number++;
      text.append(", ").append(ScenarioRecordings.later(scenario.name(), number));
    }
    return text.toString();
  }

  private static RunOutcome run(
      SimulatedPack pack, double rate, Consumer<String> notices, List<RunListener> listeners)
      throws IOException {
    var all = new RunListeners(listeners);
    try {
      return pack.run(rate, notices, all);
    } catch (UncheckedIOException unwritten) {
      throw new IOException(
          "the recording cannot be written: " + unwritten.getMessage(), unwritten);
    }
  }

  /// Says what an interrupted run leaves behind.
  private int interrupted(PrintWriter text, ScenarioFile scenario, Interruption.Interrupted early) {
    boolean kept = out != null && recorded == RecordChoice.ALL;
    @Nullable Path recording = out == null ? null : out.resolve(scenario.name() + ".mcap");
    if (json.asked()) {
      JsonOption.print(
          text,
          JsonOption.object(
              "interrupted",
              true,
              "simulated_s",
              early.seconds(),
              "ticks",
              early.ticks(),
              "recording",
              kept ? recording : null));
      return 1;
    }
    text.println("interrupted %s".formatted(early.when()));
    text.println(
        kept
            ? "left: %s, whole until then; it replays. No CSV file and no plot were written."
                .formatted(recording)
            : "left: nothing");
    text.flush();
    return 1;
  }

  private Map<String, @Nullable Object> fields(RunOutcome outcome, double seconds) {
    return JsonOption.object(
        "scenario", file,
        "passed", outcome.passed(),
        "simulated_s", outcome.simulatedSeconds(),
        "seconds", seconds,
        "ticks", outcome.ticks(),
        "summary", OutcomeFields.summary(outcome),
        "verdicts", OutcomeFields.verdicts(outcome));
  }

  private void report(PrintWriter text, ScenarioFile scenario, RunOutcome outcome, double seconds) {
    long failed = outcome.verdicts().stream().filter(verdict -> !verdict.passed()).count();
    int all = outcome.verdicts().size();
    text.printf(
        Locale.ROOT,
        "%s of simulated time in %.1f s, %,.0f times real time, %,d ticks%s%n",
        Unit.clock(outcome.simulatedSeconds()),
        seconds,
        outcome.simulatedSeconds() / seconds,
        outcome.ticks(),
        out != null && recorded == RecordChoice.ALL ? ", every one recorded" : "");
    RunTable.print(text, outcome.summary());
    if (out != null) {
      String kinds = recorded == RecordChoice.ALL ? "{mcap,csv,svg}" : "{csv,svg}";
      text.printf("written: %s.%s%s%n", out.resolve(scenario.name()), kinds, laterRuns(scenario));
    }
    text.println(
        all == 0
            ? "nothing was expected"
            : failed == 0
                ? "all %d as expected".formatted(all)
                : "%d of %d not as expected:".formatted(failed, all));
    for (Verdict verdict : outcome.verdicts()) {
      if (!verdict.passed()) text.println(RunTable.line(verdict));
    }
  }
}

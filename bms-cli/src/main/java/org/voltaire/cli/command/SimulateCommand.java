package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.plot.RunPlot;
import org.voltaire.cli.simulate.Cable;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.cli.simulate.Progress;
import org.voltaire.cli.simulate.RunListeners;
import org.voltaire.cli.simulate.RunTable;
import org.voltaire.cli.simulate.ScenarioRecording;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.cli.simulate.Trace;
import org.voltaire.pi.loop.Clock;
import org.voltaire.sim.scenario.RunListener;
import org.voltaire.sim.scenario.ScenarioException;
import org.voltaire.sim.scenario.ScenarioRun;
import org.voltaire.sim.scenario.Verdict;
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
      "Runs a scenario faster than real time: a line per step, a verdict per expectation;",
      "with --out also a recording, a CSV file and a plot. docs/scenarios.md is the language."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 all as expected; 1 an expectation failed; 2 a bad scenario."})
public final class SimulateCommand implements Callable<Integer> {
  /// What of a run is recorded.
  enum Recorded {
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
  private double rateHz;

  @Option(
      names = "--record",
      paramLabel = "all|none",
      description = {
        "Whether NAME.mcap is written: it holds every tick, because replay needs every input,",
        "and writing it takes longer than simulating. Default ${DEFAULT-VALUE}."
      })
  private Recorded recorded = Recorded.ALL;

  @Mixin private ThroughOption through = new ThroughOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws ScenarioException, IOException {
    PrintWriter text = spec.commandLine().getOut();
    ScenarioFile scenario = ScenarioFile.read(spec.commandLine(), file, through);
    double rate = scenario.rateHz(spec.commandLine(), rateHz);
    SimulatedPack pack = scenario.pack();
    if (out != null) ScenarioFile.createFolder(spec.commandLine(), out);

    var progress = new Progress(text, pack.scenario().steps().size(), Clock.SYSTEM::nanos);
    var table = new RunTable(text, progress::wipe);
    var trace = new Trace(pack.scenario().rowSeconds());
    List<RunListener> witnesses = new ArrayList<>(List.of(trace, table));
    if (Terminal.isThere()) witnesses.add(progress);

    text.printf(
        Locale.ROOT,
        "%s: %s, BMS at %s Hz%s%n",
        pack.scenario().title(),
        pack.scenario().profile().title(),
        String.valueOf(rate).replaceAll("\\.0$", ""),
        pack.hardware() == Hardware.DIRECT
            ? ""
            : ", through " + pack.hardware().title(pack.scenario().profile()));
    pack.hardware()
        .blindSpot(pack.configuration().spec().limits())
        .ifPresent(blind -> text.println("note: " + blind));
    Consumer<String> notices =
        notice -> {
          progress.wipe();
          text.println(" ".repeat(13) + notice);
        };
    table.heads();
    long start = Clock.SYSTEM.nanos();
    ScenarioRun.Outcome outcome;
    if (out != null && recorded == Recorded.ALL) {
      try (var recording =
          ScenarioRecording.create(out.resolve(scenario.name() + ".mcap"), pack.session())) {
        witnesses.add(recording);
        outcome = run(pack, rate, notices, witnesses);
      }
    } else {
      outcome = run(pack, rate, notices, witnesses);
    }
    double seconds = (Clock.SYSTEM.nanos() - start) * 1e-9;
    progress.wipe();

    if (out != null) {
      trace.writeCsv(out.resolve(scenario.name() + ".csv"));
      Path svg = out.resolve(scenario.name() + ".svg");
      Files.writeString(svg, RunPlot.svg(pack, trace, outcome.simulatedSeconds()));
    }
    report(text, scenario, outcome, seconds);
    return outcome.passed() ? 0 : 1;
  }

  private static ScenarioRun.Outcome run(
      SimulatedPack pack, double rate, Consumer<String> notices, List<RunListener> witnesses)
      throws IOException {
    var all = new RunListeners(witnesses);
    try {
      return ScenarioRun.of(
          pack.scenario(), pack.bms(), pack.initial(), rate, pack.board(Cable.WHOLE, notices), all);
    } catch (UncheckedIOException unwritten) {
      throw new IOException(
          "the recording cannot be written: " + unwritten.getMessage(), unwritten);
    }
  }

  private void report(
      PrintWriter text, ScenarioFile scenario, ScenarioRun.Outcome outcome, double seconds) {
    long failed = outcome.verdicts().stream().filter(verdict -> !verdict.passed()).count();
    int all = outcome.verdicts().size();
    text.printf(
        Locale.ROOT,
        "%s of simulated time in %.1f s, %,.0f times real time, %,d ticks%s%n",
        RunTable.clock(outcome.simulatedSeconds()),
        seconds,
        outcome.simulatedSeconds() / seconds,
        outcome.ticks(),
        out != null && recorded == Recorded.ALL ? ", every one recorded" : "");
    RunTable.print(text, outcome.summary());
    if (out != null) {
      String kinds = recorded == Recorded.ALL ? "{mcap,csv,svg}" : "{csv,svg}";
      text.printf("written: %s.%s%n", out.resolve(scenario.name()), kinds);
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

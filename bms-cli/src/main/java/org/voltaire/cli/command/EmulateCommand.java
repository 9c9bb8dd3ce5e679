package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.pi.loop.Clock;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.device.VirtualBoard;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.terminal.EmulatedBoard;
import org.voltaire.sim.terminal.PseudoTerminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `emulate PROTOCOL`: a simulated battery that speaks a real board's protocol.
@Command(
    name = "emulate",
    description = {
      "A simulated battery that speaks a real board's protocol.",
      "It answers byte for byte on a new pseudo-terminal, whose path is the first line."
    },
    mixinStandardHelpOptions = true)
public final class EmulateCommand implements Callable<Integer>, CheckedCommand {
  private static final long SEED = 6;

  @Parameters(
      paramLabel = "PROTOCOL",
      completionCandidates = SerialBoards.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String protocol = "";

  @Option(
      names = "--link",
      paramLabel = "PATH",
      description = "Make PATH a symbolic link to the pseudo-terminal.")
  private @Nullable Path link;

  @Mixin private final SimulationOptions simulation;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Boards boards;

  /// @param boards that there are
  public EmulateCommand(Boards boards) {
    this.boards = boards;
    this.simulation = new SimulationOptions();
  }

  /// The boards that can be emulated.
  ///
  /// @param boards to choose from
  record SerialBoards(Boards boards) implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Hardware.onSerialLine(boards).stream().map(Hardware::name).iterator();
    }
  }

  private List<Hardware> asked() {
    String word = protocol.toLowerCase(Locale.ROOT);
    return Hardware.onSerialLine(boards).stream().filter(each -> each.name().equals(word)).toList();
  }

  @Override
  public UsageProblems problems() {
    List<Hardware> able = Hardware.onSerialLine(boards);
    var problems = new UsageProblems();
    problems.requireWord(
        "PROTOCOL", protocol.toLowerCase(Locale.ROOT), able.stream().map(Hardware::name).toList());
    simulation.require(problems, asked().isEmpty() ? able : asked());
    return problems;
  }

  @Override
  public Integer call() throws IOException {
    problems().check(spec.commandLine());
    Hardware hardware = asked().getFirst();
    PackProfile profile = simulation.profile();
    RecordedCycle cycle = simulation.cycle();
    var out = spec.commandLine().getOut();
    Bench bench = simulation.bench(profile, cycle);
    Faults faults = Faults.on(bench);
    VirtualBoard board = hardware.emulated(profile, bench, SEED);
    try (var stop = Stop.onSignal();
        var terminal = link == null ? PseudoTerminal.open() : PseudoTerminal.open(link);
        var answering = new EmulatedBoard(terminal, board, bench, Clock.SYSTEM::nanos);
        var _ = LocalSockets.SIMULATIONS.open(new InjectionAnswers(faults, profile))) {
      out.println(terminal.link());
      out.printf("%s speaks %s; load: %s%n", profile.title(), hardware.name(), cycle.name());
      out.flush();
      answering.answer(stop::notYet);
    }
    return 0;
  }
}

package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.pi.loop.Clock;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.RecordedCycle;
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
public final class EmulateCommand implements Callable<Integer> {
  /// The boards that can be emulated.
  enum Protocol {
    jbd
  }

  @Parameters(paramLabel = "PROTOCOL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Protocol protocol = Protocol.jbd;

  @Option(
      names = "--link",
      paramLabel = "PATH",
      description = "Make PATH a symbolic link to the pseudo-terminal.")
  private @Nullable Path link;

  @Mixin private SimulationOptions simulation = new SimulationOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PackProfile profile = simulation.profileForJbd(spec.commandLine());
    RecordedCycle cycle = simulation.cycle(spec.commandLine());
    var out = spec.commandLine().getOut();
    Bench bench = simulation.bench(profile, cycle);
    Faults faults = Faults.on(bench);
    try (var stop = Stop.onSignal();
        var terminal = link == null ? PseudoTerminal.open() : PseudoTerminal.open(link);
        var board =
            switch (protocol) {
              case jbd -> new EmulatedBoard(terminal, bench, Clock.SYSTEM::nanos);
            };
        var _ = InjectionPort.open(faults, profile)) {
      out.println(terminal.link());
      out.printf("%s speaks %s; load: %s%n", profile.title(), protocol, cycle.name());
      out.flush();
      board.answer(stop::notYet);
    }
    return 0;
  }
}

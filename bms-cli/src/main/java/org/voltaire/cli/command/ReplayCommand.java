package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.voltaire.config.ConfigurationException;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.core.Bms;
import org.voltaire.link.PackInfo;
import org.voltaire.link.record.Replay;
import org.voltaire.link.record.Replay.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `replay FILE.mcap`: runs the recorded inputs again.
@Command(
    name = "replay",
    description = "Runs the recorded inputs again; reports the first tick that differs.",
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE.mcap",
      arity = "1..*",
      description = "Recordings of `bms run`, `bms demo` or `bms simulate`.")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// A recorded configuration that this version cannot read any more.
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(ConfigurationException cause) {
      super(cause.getMessage(), cause);
    }
  }

  @Override
  public Integer call() throws IOException {
    int worst = 0;
    for (Path file : files) worst = Math.max(worst, replay(file));
    return worst;
  }

  private int replay(Path file) throws IOException {
    var out = spec.commandLine().getOut();
    Verdict verdict;
    try {
      verdict = Replay.of(file, ReplayCommand::machine);
    } catch (Unreadable old) {
      throw new IOException(file + ": " + old.getMessage(), old);
    }
    return switch (verdict) {
      case Verdict.Same(PackInfo pack, long ticks, boolean cutOff, boolean withState) -> {
        if (ticks == 0) {
          out.printf("%s: holds no tick, so nothing was proved%n", file);
          yield 1;
        }
        out.printf(
            "%s: %d ticks of %s replayed, every one the same to the last bit%s%s%n",
            file,
            ticks,
            pack.name(),
            cutOff ? " (the recording was cut off)" : "",
            withState ? "" : " (frames only: another version made its digests)");
        yield 0;
      }
      case Verdict.Different(long ticks, long tick, String what) -> {
        out.printf("%s: tick %d %s (%d ticks were the same)%n", file, tick, what, ticks);
        yield 1;
      }
    };
  }

  private static Bms machine(PackInfo pack) {
    try {
      return ConfigurationReader.parse("the recorded configuration", pack.configuration()).bms();
    } catch (ConfigurationException old) {
      throw new Unreadable(old);
    }
  }
}

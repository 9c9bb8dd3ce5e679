package org.voltaire.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.view.PackScreen;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.contactor.Request;
import org.voltaire.pi.PackRun;
import org.voltaire.pi.bus.RaspberryPi;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.memory.MemoryFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `run --config FILE`: the daemon.
@Command(
    name = "run",
    description = {
      "Runs the BMS on real devices.",
      "At its terminal a person may type close, open, reset or quit."
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The pack and how it is connected, YAML.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Boards boards;

  /// @param boards that there are
  public RunCommand(Boards boards) {
    this.boards = boards;
  }

  @Override
  public Integer call() throws YamlException, IOException {
    Configuration configuration = ConfigurationReader.read(file, boards.types());
    if (configuration.simulated()) {
      throw new ParameterException(
          spec.commandLine(),
          file + ": pack.simulated: found true, allowed: false, because these devices are real");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (var stop = Stop.onSignal()) {
      run(configuration, stop, out);
      say(out, "stopped");
    }
    return 0;
  }

  private static void run(Configuration configuration, Stop stop, PrintWriter out)
      throws IOException {
    try (var pi = new RaspberryPi();
        var pack =
            PackRun.create(
                configuration,
                false,
                MemoryFile.beside(configuration),
                pi,
                Clock.SYSTEM,
                notice -> say(out, notice))) {
      say(out, "%s: live on 127.0.0.1:%d".formatted(configuration.spec().name(), pack.port()));
      pack.recording().ifPresent(recording -> say(out, "recording to " + recording));
      if (PackScreen.isTerminal()) {
        Thread.ofPlatform().daemon().name("keyboard").start(() -> listen(pack, stop, out));
      }
      pack.run(stop::notYet);
    } catch (InterruptedException stopped) {
      // Everything has been left in order.
    }
  }

  private static void say(PrintWriter out, String text) {
    out.println(text);
    out.flush();
  }

  private static void listen(PackRun pack, Stop stop, PrintWriter out) {
    var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    try {
      for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
        String word = line.strip().toLowerCase(Locale.ROOT);
        switch (word) {
          case "close" -> pack.request(Request.CLOSE);
          case "open" -> pack.request(Request.OPEN);
          case "reset" -> pack.request(Request.RESET);
          case "quit" -> stop.now();
          case "" -> {}
          default -> {
            say(out, "found " + word + ", allowed: close, open, reset, quit");
            continue;
          }
        }
        if (!word.isEmpty()) say(out, "asked to " + word + "; ./bms watch shows what comes of it");
      }
    } catch (IOException gone) {
      say(out, "keyboard: " + gone.getMessage());
    }
  }
}

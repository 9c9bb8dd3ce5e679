package org.voltaire.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.view.PackScreen;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.pi.PackRun;
import org.voltaire.pi.bus.RaspberryPi;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.memory.MemoryFile;
import org.voltaire.pi.operate.Operator.Reply;
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
      "At its terminal a person may type close, open, reset, service REASON, acknowledge, status or quit; bms ctl asks from another."
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer>, CheckedCommand {
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
  public UsageProblems problems() {
    return new UsageProblems().requireFile("--config", file);
  }

  @Override
  public Integer call() throws YamlException, IOException {
    problems().check(spec.commandLine());
    Configuration configuration = ConfigurationReader.read(file, boards.types());
    if (configuration.simulated()) {
      throw new ParameterException(
          spec.commandLine(),
          file + ": pack.simulated: found true, allowed: false, because these devices are real");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (var stop = Stop.onSignal()) {
      try (var notices = new NoticeQueue(out)) {
        run(configuration, stop, notices);
      }
      out.println("stopped");
      out.flush();
    }
    return 0;
  }

  private static void run(Configuration configuration, Stop stop, Consumer<String> notices)
      throws IOException {
    Optional<MemoryFile> memory = MemoryFile.beside(configuration);
    if (memory.isEmpty()) {
      notices.accept(
          "note: without recording.directory nothing survives a restart, nor a trip that needs a"
              + " person");
    }
    try (var pi = new RaspberryPi();
        var pack = PackRun.create(configuration, false, memory, pi, Clock.SYSTEM, notices)) {
      notices.accept(
          "%s: live on 127.0.0.1:%d".formatted(configuration.spec().name(), pack.port()));
      pack.recording().ifPresent(recording -> notices.accept("recording to " + recording));
      if (PackScreen.isTerminal()) {
        Thread.ofPlatform().daemon().name("keyboard").start(() -> listen(pack, stop, notices));
      }
      try (var _ = ControlAnswers.open(pack, notices)) {
        pack.run(stop::notYet);
      }
    } catch (InterruptedException stopped) {
      // Everything has been left in order.
    }
  }

  private static void listen(PackRun pack, Stop stop, Consumer<String> notices) {
    var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    try {
      for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.strip().split(" +", 2);
        String word = words[0].toLowerCase(Locale.ROOT);
        if (word.isEmpty()) continue;
        if (word.equals("quit")) {
          stop.now();
          continue;
        }
        String reason = words.length == 1 ? "" : words[1];
        @Nullable Reply reply = ControlAnswers.reply(pack.operator(), word, reason);
        String allowed = String.join(", ", ControlAnswers.WISHES) + ", quit";
        notices.accept(reply == null ? "found " + word + ", allowed: " + allowed : reply.text());
      }
    } catch (IOException gone) {
      notices.accept("keyboard: " + gone.getMessage());
    }
  }
}

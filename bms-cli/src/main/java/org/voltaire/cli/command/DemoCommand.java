package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.cli.view.LatestFrame;
import org.voltaire.cli.view.PackScreen;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.link.tcp.LinkClient;
import org.voltaire.link.tcp.LinkServer;
import org.voltaire.pi.PackRun;
import org.voltaire.pi.bus.RaspberryPi;
import org.voltaire.pi.loop.Clock;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.device.VirtualBoard;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.terminal.Background;
import org.voltaire.sim.terminal.EmulatedBoard;
import org.voltaire.sim.terminal.PseudoTerminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: the whole chain on one machine. A simulated pack answers as a real board on a
/// pseudo-terminal; the daemon reads it through the real serial library and driver; people watch
/// over the real link.
@Command(
    name = "demo",
    description = {
      "A simulated pack behind the real driver and link, with the console.",
      "Without a display, the terminal view."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer>, CheckedCommand {
  private static final double SLOWEST = 0.1, FASTEST = 20;
  private static final long SEED = 6;

  @Option(names = "--headless", description = "The terminal view, even if there is a display.")
  private boolean headless;

  @Option(names = "--seconds", paramLabel = "N", description = "End after N seconds.")
  private double seconds = Double.POSITIVE_INFINITY;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Times real time, 0.1 to 20; default ${DEFAULT-VALUE}.")
  private double speed = 1;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where viewers connect; without it, 7350 or the next one that is free.")
  private int port;

  @Mixin private final SimulationOptions simulation;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Boards boards;

  /// @param boards that there are
  public DemoCommand(Boards boards) {
    this.boards = boards;
    this.simulation = new SimulationOptions();
  }

  private List<Hardware> able() {
    return Hardware.onSerialLine(boards).stream().filter(Hardware::switchesPack).toList();
  }

  @Override
  public UsageProblems problems() {
    var problems = new UsageProblems();
    problems.require(seconds > 0, "--seconds", seconds, "above 0");
    problems.require(speed >= SLOWEST && speed <= FASTEST, "--speed", speed, "0.1 to 20");
    problems.require(port >= 0 && port <= 65_535, "--port", port, "1 to 65535");
    simulation.require(problems, able());
    return problems;
  }

  @Override
  public Integer call() throws YamlException, IOException {
    problems().check(spec.commandLine());
    PackProfile profile = simulation.profile();
    Hardware hardware =
        able().stream().filter(each -> each.refusal(profile).isEmpty()).findFirst().orElseThrow();
    RecordedCycle cycle = simulation.cycle();
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = speed == 1 ? Clock.SYSTEM : Clock.faster(speed);

    int linkPort = port == 0 ? LinkServer.firstFree(LinkServer.DEFAULT_PORT) : port;
    Bench bench = simulation.bench(profile, cycle);
    Faults faults = Faults.on(bench);
    VirtualBoard virtual = hardware.emulated(profile, bench, SEED);
    try (var stop = Stop.onSignal();
        var terminal = PseudoTerminal.open();
        var board = new EmulatedBoard(terminal, virtual, bench, clock::nanos).start();
        var _ = LocalSockets.SIMULATIONS.open(new InjectionAnswers(faults, profile));
        var notices = new NoticeQueue(out);
        var pi = new RaspberryPi();
        var pack =
            PackRun.create(
                configuration(hardware, profile, board.path(), linkPort),
                true,
                Optional.empty(), // every demo is another pack
                pi,
                clock,
                notices)) {
      String title = hardware.title(profile);
      say(out, "%s as %s on %s".formatted(profile.title(), title, board.path()));
      pack.configuration().blindSpots().forEach(blind -> say(out, "note: " + blind));
      say(out, "load: " + cycle.name() + (speed == 1 ? "" : ", " + speed + " times real time"));
      boolean moved = port == 0 && linkPort != LinkServer.DEFAULT_PORT;
      String why = ", as another program has port " + LinkServer.DEFAULT_PORT;
      say(out, "live on 127.0.0.1:" + pack.port() + (moved ? why : ""));
      Background daemon = Background.start("daemon", () -> pack.run(stop::notYet));
      try (var _ = ControlAnswers.open(pack, notices)) {
        return watch(pack, () -> stop.notYet() && daemon.isRunning(), out) ? 0 : 1;
      } finally {
        stop.now();
        daemon.join();
      }
    }
  }

  /// @return whether anything was seen
  private boolean watch(PackRun pack, BooleanSupplier goOn, PrintWriter out) throws IOException {
    Optional<Process> console = headless ? Optional.empty() : console(pack.port());
    var latest = new LatestFrame("127.0.0.1:" + pack.port(), (_, _) -> {});
    Clock clock = Clock.SYSTEM;
    double end = clock.nanos() + seconds * 1e9;
    try (var client = new LinkClient("127.0.0.1", pack.port());
        var screen = console.isPresent() ? PackScreen.silent() : PackScreen.open(out, 5)) {
      client.start(latest);
      // The first picture should show a pack, not a connection being made.
      while (goOn.getAsBoolean() && !latest.any() && clock.nanos() < end) {
        clock.sleepUntil(clock.nanos() + 100_000_000L);
      }
      clock.sleepUntil(clock.nanos() + 1_000_000_000L);
      while (goOn.getAsBoolean()
          && clock.nanos() < end
          && console.map(Process::isAlive).orElse(true)) {
        screen.show(latest.text(clock.nanos()), clock.nanos());
        clock.sleepUntil(Math.min(clock.nanos() + 100_000_000L, (long) end));
      }
    } catch (InterruptedException stopped) {
      // Ctrl-C is how one ends it.
    } finally {
      console.ifPresent(Process::destroy);
    }
    return latest.any();
  }

  /// The console's window, if there is a display to show it on.
  private static Optional<Process> console(int port) throws IOException {
    boolean linux = System.getProperty("os.name", "").contains("Linux");
    boolean display =
        !linux || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    @Nullable String home = System.getProperty("voltaire.home");
    if (!display || home == null) return Optional.empty();
    return Optional.of(
        new ProcessBuilder(Path.of(home, "bms").toString(), "console", "127.0.0.1:" + port)
            .inheritIO()
            .start());
  }

  /// The pack's own figures, behind a board that switches it.
  ///
  /// @param line on which the board answers
  /// @param linkPort where viewers connect
  static Configuration configuration(
      Hardware hardware, PackProfile profile, Path line, int linkPort) throws YamlException {
    // What a person would guess who has not looked for a while: the nearest tenth.
    double guess = Math.rint(10 * profile.initialSoc()) / 10;
    Map<String, Object> known = Map.of("initial_soc", guess, "initial_soc_sigma", 0.05);
    Map<String, Object> file = SimulatedPack.file(profile, known, hardware);
    file.put("devices", hardware.devices(profile, line));
    String driver = hardware.contactorsDrivenBy(profile);
    file.put("contactors", Map.of("driven_by", driver, "at_start", "close"));
    file.put("link", Map.of("port", linkPort));
    file.put("recording", Map.of("directory", "target/recordings"));
    return ConfigurationReader.parse(
        "the demo's configuration", SimulatedPack.yaml(file), hardware.boards().types());
  }

  private static void say(PrintWriter out, String text) {
    out.println(text);
    out.flush();
  }
}

package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.view.FrameJson;
import org.voltaire.cli.view.LatestFrame;
import org.voltaire.cli.view.PackScreen;
import org.voltaire.core.Frame;
import org.voltaire.link.PackInfo;
import org.voltaire.link.tcp.LinkAddress;
import org.voltaire.link.tcp.LinkClient;
import org.voltaire.link.tcp.LinkServer;
import org.voltaire.pi.loop.Clock;
import org.voltaire.words.FaultWords;
import org.voltaire.words.UserLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `watch [HOST[:PORT]]`: a pack in a terminal, or frame by frame as JSON.
@Command(
    name = "watch",
    description = {"Shows the pack in a terminal.", "With --json: one frame a line, for programs."},
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "On a terminal, e changes between the pack and its estimator.",
      "docs/estimator.md says what the estimator's numbers mean, there and in the JSON."
    })
public final class WatchCommand implements Callable<Integer>, CheckedCommand {
  /// How long a first frame may take on a slow machine, ns.
  private static final double FIRST_FRAME_NANOS = 5e9;

  private static final List<String> LANGUAGES =
      List.of(FaultWords.ENGLISH.tag(), FaultWords.FRENCH.tag());

  @Parameters(
      paramLabel = "HOST[:PORT]",
      arity = "0..1",
      description = "Where the daemon is; default 127.0.0.1:" + LinkServer.DEFAULT_PORT + ".")
  private String where = "127.0.0.1";

  @Option(names = "--json", description = "One frame a line, as JSON.")
  private boolean json;

  @Option(
      names = "--estimator",
      description = "What the estimator knows of every cell, and how well it expects its readings.")
  private boolean estimator;

  @Option(
      names = "--lang",
      paramLabel = "en|fr",
      description = {
        "The language in which faults, events and relays are told; --json has both.",
        "Default: that of LC_ALL, LC_MESSAGES or LANG."
      })
  private String lang = UserLanguage.current().tag();

  @Option(names = "--seconds", paramLabel = "N", description = "End after N seconds.")
  private double seconds = Double.POSITIVE_INFINITY;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public UsageProblems problems() {
    // No host is called so, and a file would be looked for in the network for ever.
    return new UsageProblems()
        .require(
            !where.endsWith(".mcap") && !where.contains("/"),
            "HOST[:PORT]",
            where,
            "a host; bms console FILE.mcap plays a recording")
        .requireWord("--lang", lang, LANGUAGES);
  }

  @Override
  public Integer call() throws IOException {
    if (!(seconds > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--seconds: found " + seconds + ", allowed: above 0");
    }
    LinkAddress address = address();
    try (var stop = Stop.onSignal()) {
      return watch(address, stop);
    }
  }

  private LinkAddress address() {
    problems().check(spec.commandLine());
    try {
      return LinkAddress.parse(where);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
    }
  }

  private int watch(LinkAddress address, Stop stop) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    var latest =
        new LatestFrame(
            address.toString(),
            UserLanguage.named(lang),
            json ? (info, frame) -> print(out, info, frame, stop) : (_, _) -> {});
    Clock clock = Clock.SYSTEM;
    double end = clock.nanos() + seconds * 1e9;
    try (var client = new LinkClient(address.host(), address.port());
        var screen = json ? PackScreen.silent() : PackScreen.open(out, 1)) {
      client.start(latest);
      while (stop.notYet() && (clock.nanos() < end || waits(latest, clock.nanos(), end))) {
        if (screen.key() == 'e') estimator = !estimator;
        long now = clock.nanos();
        screen.show(estimator ? latest.estimator(now) : latest.text(now), now);
        long next = clock.nanos() + 100_000_000L;
        clock.sleepUntil(clock.nanos() < end ? Math.min(next, (long) end) : next);
      }
    } catch (InterruptedException stopped) {
      // Ctrl-C is how one ends it.
    }
    if (latest.any()) return 0;
    spec.commandLine().getErr().println(latest.text(clock.nanos()).getFirst() + ": no data came");
    return 1;
  }

  /// A pack that answers is waited for a little longer than was said, until its first frame is
  /// there.
  private static boolean waits(LatestFrame latest, long nowNanos, double endNanos) {
    return !latest.any() && latest.mayCome() && nowNanos < endNanos + FIRST_FRAME_NANOS;
  }

  private static void print(PrintWriter out, @Nullable PackInfo info, Frame frame, Stop stop) {
    out.println(FrameJson.of(frame, info == null ? Double.NaN : info.capacityAh()));
    // Nobody reads any more: the reader has gone.
    if (out.checkError() || System.out.checkError()) stop.now();
  }
}

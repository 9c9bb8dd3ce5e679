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
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.storm.Storm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `storm`: random packs, loads, people and faults, judged by the truth.
@Command(
    name = "storm",
    description = {
      "Runs random packs, loads, people and several faults at once, and judges them by the truth.",
      "Each seed is a squall of about half an hour. Of one that fails, the shortest scenario that shows it "
          + "is printed; with --out it is also written. docs/storms.md says what must always hold."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 all held; 1 something did not, or it was interrupted; 2 wrong usage."
    })
public final class StormCommand implements Callable<Integer>, CheckedCommand {
  @Option(names = "--seed", paramLabel = "N", description = "The first seed; default 1.")
  private long seed = 1;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description = "How many simulated hours at least; default 10.")
  private double hours = 10;

  @Option(
      names = "--rate-hz",
      paramLabel = "N",
      description = "How often the BMS steps; default 10.")
  private double rateHz = 10;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where squall-SEED.yaml of each failure goes.")
  private @Nullable Path out;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public UsageProblems problems() {
    var problems =
        new UsageProblems()
            .require(hours > 0 && hours < 1e6, "--hours", hours, "above 0, below 1000000")
            .require(rateHz >= 0.02 && rateHz <= 100, "--rate-hz", rateHz, "0.02 to 100");
    return out == null ? problems : problems.requireFolder("--out", out);
  }

  @Override
  public Integer call() throws IOException {
    problems().check(spec.commandLine());
    if (out != null) Files.createDirectories(out);
    PrintWriter text = spec.commandLine().getOut();
    List<Map<String, @Nullable Object>> failures = new ArrayList<>();
    try (var stop = Stop.onSignal()) {
      // The machine ends as soon as `stop` is closed, so all is said before.
      if (!json.asked()) {
        text.printf(
            "%s simulated hours at %s Hz from seed %d%n", plain(hours), plain(rateHz), seed);
        text.flush();
      }
      Storm.StormOutcome outcome =
          new Storm(seed, hours, rateHz)
              .run(
                  stop::notYet,
                  failure -> {
                    failures.add(fields(failure));
                    if (!json.asked()) {
                      text.printf("seed %d: %s%n", failure.seed(), failure.what());
                      failure.scenario().lines().forEach(line -> text.println("    " + line));
                      text.flush();
                    }
                    write(failure);
                  });
      tell(outcome, failures);
      return outcome.passed() ? 0 : 1;
    }
  }

  private void tell(Storm.StormOutcome outcome, List<Map<String, @Nullable Object>> failures) {
    PrintWriter text = spec.commandLine().getOut();
    if (json.asked()) {
      JsonOption.print(
          text,
          JsonOption.object(
              "interrupted", outcome.interrupted(),
              "squalls", outcome.squalls(),
              "hours", outcome.hours(),
              "connected_hours", outcome.connectedHours(),
              "first_seed", seed,
              "last_seed", outcome.lastSeed(),
              "failures", failures));
      return;
    }
    if (outcome.interrupted()) text.println("interrupted; squalls that were not over do not count");
    if (outcome.squalls() > 0) text.println(told(outcome));
    if (outcome.interrupted()) text.println(left(failures.size()));
    text.flush();
  }

  private String told(Storm.StormOutcome outcome) {
    String held = outcome.interrupted() ? "these held" : "all held";
    return String.format(
        Locale.ROOT,
        "%.1f simulated hours (%.1f connected) at %s Hz in %d squalls, seeds %d to %d: %s",
        outcome.hours(),
        outcome.connectedHours(),
        plain(rateHz),
        outcome.squalls(),
        seed,
        outcome.lastSeed(),
        outcome.failed() == 0 ? held : outcome.failed() + " failed");
  }

  private String left(int files) {
    return out == null || files == 0
        ? "left: nothing"
        : "left: %d of squall-SEED.yaml in %s".formatted(files, out);
  }

  private static String plain(double value) {
    return value == StrictMath.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private void write(Storm.Failure failure) {
    if (out == null) return;
    try {
      WholeFile.write(out.resolve("squall-" + failure.seed() + ".yaml"), failure.scenario());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static Map<String, @Nullable Object> fields(Storm.Failure failure) {
    return JsonOption.object(
        "seed", failure.seed(), "what", failure.what(), "scenario", failure.scenario());
  }
}

package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.Device;
import org.voltaire.config.LimitKey;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.WiredInput;
import org.voltaire.words.FaultWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `check FILE`: validates a configuration and opens nothing.
@Command(
    name = "check",
    description = "Checks a configuration and prints every problem.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer>, CheckedCommand {
  @Parameters(paramLabel = "FILE", description = "The configuration, YAML.")
  private Path file = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Boards boards;

  /// @param boards that there are
  public CheckCommand(Boards boards) {
    this.boards = boards;
  }

  @Override
  public UsageProblems problems() {
    return new UsageProblems().requireFile("FILE", file);
  }

  @Override
  public Integer call() throws YamlException, IOException {
    problems().check(spec.commandLine());
    Configuration configuration = ConfigurationReader.read(file, boards.types());
    var pack = configuration.spec();
    var out = spec.commandLine().getOut();
    if (json.asked()) {
      JsonOption.print(out, fields(configuration));
      return 0;
    }
    out.printf(
        "%s: good. %s: %s, %d cells in series, %s Ah, %d device%s.%n",
        file,
        pack.name(),
        configuration.chemistry(),
        pack.cellsInSeries(),
        pack.capacityAh(),
        configuration.devices().size(),
        configuration.devices().size() == 1 ? "" : "s");
    out.printf(
        Locale.ROOT,
        "a cell's capacity is taken to be within %.1f %% of that (1 σ), but for what it has aged%n",
        100 * pack.cell().capacityError());
    var limits = pack.limits();
    out.printf(
        "opens at %s V and %s V per cell, charges to %s V%n",
        limits.cellUnderVoltage().open().trip(),
        limits.cellOverVoltage().open().trip(),
        pack.chargeTargetV());
    out.printf("%-26s %9s %9s %9s %8s%n", "limits", "tell", "derate", "open", "hold");
    for (LimitKey key : LimitKey.ALL) line(out, key.fault(), limits.of(key.fault()));
    for (Device device : configuration.devices()) {
      String text = device.type().describe(device.settings(), configuration.size());
      out.println(device.name() + ": " + text);
    }
    PackSpec.Bleed bleed = pack.bleed();
    if (bleed.byHost()) {
      out.printf(
          Locale.ROOT,
          "balancing: by charge, through %.0f Ω, at most %d cells at once, no resistor above %.0f °C%n",
          bleed.resistorOhm(),
          bleed.maxCells(),
          bleed.resistorLimitDegC());
    }
    for (WiredInput input : WiredInput.values()) {
      Integer gpio = configuration.inputs().get(input);
      if (gpio != null)
        out.println(key(input) + ": a contact on GPIO " + gpio + ", closed is well");
    }
    configuration.blindSpots().forEach(blind -> out.println("note: " + blind));
    return 0;
  }

  private Map<String, @Nullable Object> fields(Configuration configuration) {
    var pack = configuration.spec();
    return JsonOption.object(
        "file", file,
        "good", true,
        "pack", pack.name(),
        "chemistry", configuration.chemistry(),
        "cells_in_series", pack.cellsInSeries(),
        "thermistors", pack.thermistors(),
        "capacity_ah", pack.capacityAh(),
        "charge_target_v", pack.chargeTargetV(),
        "opens_below_v", pack.limits().cellUnderVoltage().open().trip(),
        "opens_above_v", pack.limits().cellOverVoltage().open().trip(),
        "devices", configuration.devices().stream().map(Device::name).toList(),
        "inputs",
            Arrays.stream(WiredInput.values())
                .filter(configuration.inputs()::containsKey)
                .map(CheckCommand::key)
                .toList(),
        "notes", configuration.blindSpots());
  }

  private static String key(WiredInput input) {
    return input.name().toLowerCase(Locale.ROOT);
  }

  private static void line(PrintWriter out, Fault fault, Map<Level, Limit> levels) {
    if (levels.isEmpty()) return;
    var line = new StringBuilder();
    String name = FaultWords.ENGLISH.title(fault) + ", " + fault.unit();
    line.append(String.format(Locale.ROOT, "%-26s", name));
    double holdS = 0;
    for (Level level : Level.values()) {
      Limit limit = levels.get(level);
      line.append(
          limit == null ? " ".repeat(9) + "–" : String.format(Locale.ROOT, " %9.2f", limit.trip()));
      if (limit != null) holdS = limit.holdSeconds();
    }
    out.println(line + String.format(Locale.ROOT, " %6.1f s", holdS));
  }
}

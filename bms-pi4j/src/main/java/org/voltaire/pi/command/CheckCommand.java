package org.voltaire.pi.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.voltaire.pi.config.Configuration;
import org.voltaire.pi.config.ConfigurationException;
import org.voltaire.pi.config.ConfigurationReader;
import org.voltaire.pi.config.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `check FILE`: validates a configuration and opens nothing.
@Command(
    name = "check",
    description = "Validates a configuration; prints every problem.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The configuration, YAML.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws ConfigurationException, IOException {
    Configuration configuration = ConfigurationReader.read(file);
    var pack = configuration.spec();
    var out = spec.commandLine().getOut();
    out.printf(
        "%s: good. %s: %s, %d cells in series, %s Ah, %d device%s.%n",
        file,
        pack.name(),
        configuration.chemistry(),
        pack.cellsInSeries(),
        pack.capacityAh(),
        configuration.devices().size(),
        configuration.devices().size() == 1 ? "" : "s");
    var limits = pack.limits();
    out.printf(
        "opens at %s V and %s V per cell, charges to %s V%n",
        limits.cellUnderVoltage().open().trip(),
        limits.cellOverVoltage().open().trip(),
        pack.chargeTargetV());
    for (Device device : configuration.devices()) out.println(device);
    return 0;
  }
}

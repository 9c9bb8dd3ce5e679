package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.estimate.VoltageScore;
import org.voltaire.config.CellFileReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.data.CellDataException;
import org.voltaire.data.CellLogReader;
import org.voltaire.identify.CellLog;
import org.voltaire.pack.CellModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `voltage`: how well a simulated cell with an identified model follows measured records.
@Command(
    name = "voltage",
    description = {
      "Compares an identified model with records.",
      "A simulated cell with that model follows the current and temperature of each record; its "
          + "voltage is compared with the measured one: one row of a Markdown table per record. The "
          + "cell's charge is held to the record's SoC."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done; 2 wrong usage, or data that cannot be right."})
public final class VoltageCommand implements Callable<Integer>, CheckedCommand {
  @Option(
      names = "--cell",
      required = true,
      paramLabel = "CELL.yaml",
      description = "A cell file that fit has written.")
  private Path cell = Path.of("");

  @Option(
      names = "--in",
      required = true,
      split = ",",
      paramLabel = "A.csv",
      description = "Records with the column soc; several with commas.")
  private List<Path> records = List.of();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public UsageProblems problems() {
    var problems = new UsageProblems().requireFile("--cell", cell);
    for (Path file : records) problems.requireFile("--in", file);
    return problems;
  }

  @Override
  public Integer call() throws YamlException, CellDataException, IOException {
    problems().check(spec.commandLine());
    CellModel model = CellFileReader.read(cell).model();
    PrintWriter text = spec.commandLine().getOut();
    if (!json.asked()) {
      text.println("| record | °C | rms mV | rms mV, SoC 0.1 to 0.95 | max mV |");
      text.println("|---|---|---|---|---|");
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Path file : records) {
      CellLog log = CellLogReader.forFit(file, model.capacityAh());
      if (Double.isNaN(log.soc().get(0))) {
        throw new CellDataException(file.toString(), "row 1", "has no column soc, must have it");
      }
      VoltageScore score = VoltageScore.of(model, log);
      if (json.asked()) rows.add(fields(file, log, score));
      else print(text, file, log, score);
    }
    if (json.asked()) JsonOption.print(text, JsonOption.object("cell", cell, "records", rows));
    return 0;
  }

  private static Map<String, @Nullable Object> fields(Path file, CellLog log, VoltageScore score) {
    return JsonOption.object(
        "file", file,
        "mean_temp_degc", log.meanTempDegC(),
        "rms_v", score.rmsV(),
        "middle_rms_v", score.middleRmsV(),
        "max_v", score.maxV());
  }

  private static void print(PrintWriter text, Path file, CellLog log, VoltageScore score) {
    text.printf(
        Locale.ROOT,
        "| %s | %.0f | %.1f | %.1f | %.0f |%n",
        file.getFileName(),
        log.meanTempDegC(),
        1e3 * score.rmsV(),
        1e3 * score.middleRmsV(),
        1e3 * score.maxV());
    text.flush();
  }
}

package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.estimate.Accuracy;
import org.voltaire.cli.estimate.CellEstimation;
import org.voltaire.cli.plot.EstimatePlot;
import org.voltaire.config.CellFileReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.data.CellDataException;
import org.voltaire.data.CellLogReader;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `estimate`: the very estimator of the step, on measured data of one cell.
@Command(
    name = "estimate",
    description = {
      "Runs the estimator of the BMS over a record of one cell.",
      "Where the record knows the SoC, says how good it was, and whether it knew.",
      "A current is the mean of the interval that ends at its row. One that is small and still for "
          + "three minutes is taken for a sensor's offset at rest; if it is a load, say --no-rest."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done; 2 bad options, cell file or data."})
public final class EstimateCommand implements Callable<Integer>, CheckedCommand {
  /// A filter that starts with a guess may need so long to find the truth.
  private static final double SETTLED_SECONDS = 1800;

  @Option(names = "--cell", required = true, paramLabel = "CELL.yaml", description = "From `fit`.")
  private Path cell = Path.of("");

  @Option(
      names = "--in",
      required = true,
      paramLabel = "LOG.csv",
      description = "time_s,current_a,voltage_v,temp_degc and, where known, soc.")
  private Path in = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "EST.csv",
      description = "time_s,soc,soc_sigma,voltage_model_v for every row.")
  private Path out = Path.of("");

  @Option(
      names = "--initial-soc",
      paramLabel = "S",
      description = "A guess, 0 to 1, taken as good to 0.2; without it nothing is known.")
  private double initialSoc = Double.NaN;

  @Option(
      names = "--current-offset-a",
      paramLabel = "B",
      description = "Added to every current, as a sensor that is off by B would.")
  private double offsetA;

  @Option(
      names = "--no-rest",
      description = {
        "The cell is never at rest: a small and still current is a load, as a house has it all "
            + "night, and no offset."
      })
  private boolean noRest;

  @Option(
      names = "--capacity-error",
      paramLabel = "SHARE",
      description = {
        "How far the cell's capacity may be from the model's, as a share of it (1 σ): about 0.1 "
            + "for a used cell. Without it what the cell file says, which is 0.02 for new cells."
      })
  private double capacityError = Double.NaN;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Plots of SoC, error, voltage, innovation, NIS, gain, offset, capacity, R0.")
  private @Nullable Path report;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, YamlException, CellDataException {
    boolean told = spec.commandLine().getParseResult().hasMatchedOption("--capacity-error");
    problems().check(spec.commandLine());
    CellModel model = CellFileReader.read(cell).model();
    if (told) model = model.withCapacityError(capacityError);
    double capacityAh = model.capacityAh();
    new UsageProblems()
        .require(
            Math.abs(offsetA) <= capacityAh,
            "--current-offset-a",
            offsetA,
            "within %s A for a cell of %s Ah".formatted(capacityAh, capacityAh))
        .check(spec.commandLine());
    var log = CellLogReader.forEstimate(in, capacityAh);
    var run = CellEstimation.of(model, log, initialSoc, offsetA, !noRest);
    @Nullable Path folder = out.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    run.writeCsv(out);
    if (report != null) Files.writeString(report, EstimatePlot.html(in.toString(), run));
    if (json.asked()) JsonOption.print(spec.commandLine().getOut(), fields(run, capacityAh));
    else print(run, capacityAh);
    return 0;
  }

  @Override
  public UsageProblems problems() {
    boolean told = spec.commandLine().getParseResult().hasMatchedOption("--capacity-error");
    boolean guessed = spec.commandLine().getParseResult().hasMatchedOption("--initial-soc");
    double least = CellFileReader.LEAST_CAPACITY_ERROR, most = CellFileReader.MOST_CAPACITY_ERROR;
    return new UsageProblems()
        .requireFile("--cell", cell)
        .requireFile("--in", in)
        .require(
            !guessed || (initialSoc >= 0 && initialSoc <= 1), "--initial-soc", initialSoc, "0 to 1")
        .require(Double.isFinite(offsetA), "--current-offset-a", offsetA, "a number")
        .require(
            !told || (capacityError >= least && capacityError <= most),
            "--capacity-error",
            capacityError,
            least + " to " + most)
        .require(!isSameFile(in, out), "--out", out + ", which is --in", "another file");
  }

  /// Whether two names are of one file; not if one is not there.
  private static boolean isSameFile(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException unreadable) {
      return false; // reading it will say why
    }
  }

  private static long countUnknown(Doubles values) {
    long count = 0;
    for (int k = 0; k < values.size(); k++) if (Double.isNaN(values.get(k))) count++;
    return count;
  }

  private Map<String, @Nullable Object> fields(CellEstimation run, double capacityAh) {
    var last = run.rows().getLast();
    var known = run.last().diagnostics();
    return JsonOption.object(
        "file", in,
        "rows", run.rows().size(),
        "rows_at_rest", run.rests(),
        "rows_without_temperature", countUnknown(run.log().tempDegC()),
        "rows_suspect", run.rows().stream().filter(CellEstimation.EstimateRow::suspect).count(),
        "whole_record", fields(run.accuracyFrom(0)),
        "from_1800_s", fields(run.accuracyFrom(SETTLED_SECONDS)),
        "soc", last.soc(),
        "soc_sigma", last.socSigma(),
        "capacity_ah", known.capacityAh().get(0),
        "capacity_sigma_ah", known.capacitySigmaAh().get(0),
        "capacity_health", known.capacityHealth(capacityAh),
        "r0_ratio", known.r0Ratio().get(0),
        "r0_ratio_sigma", known.r0RatioSigma().get(0),
        "offset_a", known.offsetA(),
        "offset_sigma_a", known.offsetSigmaA());
  }

  /// `null` where the record does not know the SoC.
  private static @Nullable Map<String, @Nullable Object> fields(Accuracy accuracy) {
    if (accuracy.rows() == 0) return null;
    return JsonOption.object(
        "rows", accuracy.rows(),
        "rmse", accuracy.rmse(),
        "largest", accuracy.largest(),
        "inside_two_sigma", accuracy.insideTwoSigma(),
        "squared_error_over_sigma", accuracy.squaredOverSigma(),
        "nis", accuracy.squaredInnovation());
  }

  private void print(CellEstimation run, double capacityAh) {
    PrintWriter text = spec.commandLine().getOut();
    int rows = run.rows().size();
    text.printf("%s: %d rows, %d of them at rest%n", in, rows, run.rests());
    long unknown = countUnknown(run.log().tempDegC());
    if (unknown > 0) {
      text.printf("temperature not known in %d rows: taken as 25 °C, the model doubted%n", unknown);
    }
    Accuracy all = run.accuracyFrom(0), settled = run.accuracyFrom(SETTLED_SECONDS);
    if (all.rows() > 0) text.printf("whole record: %s%n", all.text());
    if (settled.rows() > 0) text.printf("from 30 min:  %s%n", settled.text());
    var last = run.rows().getLast();
    text.printf(
        Locale.ROOT,
        "at the end:   SoC %.2f %% +- %.2f %%%n",
        100 * last.soc(),
        100 * last.socSigma());
    FilterDiagnostics diagnostics = run.last().diagnostics();
    text.printf(
        Locale.ROOT,
        "capacity %.3f +- %.3f Ah (%.1f %%), R0 %.2f +- %.2f of the model's, offset %.4f +- %.4f A%n",
        diagnostics.capacityAh().get(0),
        diagnostics.capacitySigmaAh().get(0),
        100 * diagnostics.capacityHealth(capacityAh),
        diagnostics.r0Ratio().get(0),
        diagnostics.r0RatioSigma().get(0),
        diagnostics.offsetA(),
        diagnostics.offsetSigmaA());
    for (var at : run.anchors()) {
      text.printf(
          Locale.ROOT,
          "voltage told the SoC at %.0f s: %s, %.1f +- %.1f %%%n",
          run.log().timeSeconds().get(at.row()),
          at.anchor().kind().label(),
          100 * at.anchor().soc(),
          100 * at.anchor().sigma());
    }
    long suspect = run.rows().stream().filter(CellEstimation.EstimateRow::suspect).count();
    if (suspect > 0) {
      text.printf("the voltage did not fit the model in %d rows%n", suspect);
    }
  }
}

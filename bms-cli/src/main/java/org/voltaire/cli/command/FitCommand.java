package org.voltaire.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.cli.plot.FitReport;
import org.voltaire.config.CellFile;
import org.voltaire.config.CellFileReader;
import org.voltaire.data.CellDataException;
import org.voltaire.data.CellLogReader;
import org.voltaire.data.OcvReader;
import org.voltaire.identify.CellLog;
import org.voltaire.identify.Coulombs;
import org.voltaire.identify.Identification;
import org.voltaire.identify.Identified;
import org.voltaire.identify.OpenCircuit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `fit`: identifies a cell model from bench data.
@Command(
    name = "fit",
    description = {
      "Identifies a cell model from bench data.",
      "It takes an open-circuit voltage and records under load, best at several temperatures.",
      "docs/voltage.md says how well that works.",
      "CSV of records: time_s,current_a,voltage_v,temp_degc and, where known, soc (0 to 1); "
          + "current positive while charging and constant over the interval that ends at the row."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done; 2 wrong usage, or data that cannot be right."})
public final class FitCommand implements Callable<Integer>, CheckedCommand {
  @Option(
      names = "--chemistry",
      required = true,
      paramLabel = "NAME",
      description = "lfp, nmc, nca, lto or lmp.")
  private String chemistry = "";

  @Option(
      names = "--capacity-ah",
      required = true,
      paramLabel = "AH",
      description = "The capacity that SoC refers to.")
  private double capacityAh;

  @Option(
      names = "--capacity-error",
      paramLabel = "SHARE",
      description = {
        "How far the capacity of cells of this kind may be from that, as a share of it (1 σ).",
        "Default 0.02, for cells of one batch; about 0.1 for used ones."
      })
  private double capacityError = Identification.USUAL_CAPACITY_ERROR;

  @Option(
      names = "--ocv",
      required = true,
      paramLabel = "OCV.csv",
      description = {
        "Open-circuit voltage: a table soc,ocv_discharge_v,ocv_charge_v, "
            + "or the record of a slow sweep down and up again."
      })
  private Path ocv = Path.of("");

  @Option(
      names = "--ocv-c-rate",
      paramLabel = "C",
      description = {
        "Rate of the sweep that a table was made from, 1/h; what it dropped over the cell is "
            + "no hysteresis. Default 1/30, assumed."
      })
  private double ocvCRate = OpenCircuit.USUAL_C_RATE;

  @Option(
      names = "--dynamic",
      required = true,
      split = ",",
      paramLabel = "A.csv",
      description = "Records under load: drive cycles or pulses; several with commas.")
  private List<Path> dynamic = List.of();

  @Option(
      names = "--initial-soc",
      paramLabel = "SOC",
      description = {
        "Where records without the column soc begin, 0 to 1.",
        "Without it, they must begin at rest."
      })
  private double initialSoc = Double.NaN;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "CELL.yaml",
      description = "The cell file to write.")
  private Path out = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "A page of plots: OCV, parameters, measured against modelled voltage.")
  private @Nullable Path report;

  /// Four times what the worst record of a real cell has left (18650PF at 0 °C: 63 mV), V.
  private static final double MOST_RMS_V = 0.25;

  /// Three times what records of a real cell moved their own sweep by at most (18650PF: 44 mV), V.
  private static final double MOST_CORRECTION_V = 0.15;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CellDataException, IOException {
    problems().check(spec.commandLine());
    OpenCircuit openCircuit = OcvReader.read(ocv, capacityAh, ocvCRate);
    List<CellLog> logs = new ArrayList<>();
    for (Path file : dynamic) {
      CellLog log = withSoc(file, openCircuit);
      nearTheCurve(log, openCircuit);
      logs.add(log);
    }
    Identified identified = Identification.of(capacityAh, openCircuit, logs);

    describes(identified);

    var model = identified.model().withCapacityError(capacityError);
    var file = new CellFile(chemistry, model, provenance(identified));
    write(out, file.text());
    if (report != null) write(report, FitReport.html(chemistry + " cell", identified));
    PrintWriter text = spec.commandLine().getOut();
    var answer = new FitAnswer(out, chemistry, capacityAh, identified);
    if (json.asked()) JsonOption.print(text, answer.fields());
    else answer.print(text);
    return 0;
  }

  /// No current takes a cell to half of its lowest open-circuit voltage: a reading there is none,
  /// and few of them bend a whole model.
  private static void nearTheCurve(CellLog log, OpenCircuit openCircuit) throws CellDataException {
    double leastV = 0.5 * openCircuit.mid().at(0), mostV = 1.5 * openCircuit.mid().at(1);
    for (int k = 0; k < log.rows(); k++) {
      double voltageV = log.voltageV().get(k);
      if (voltageV > leastV && voltageV < mostV) continue;
      throw new CellDataException(
          log.name(),
          "row " + (k + 2),
          "voltage_v is %s, must be %s to %s with this open-circuit voltage"
              .formatted(voltageV, FitAnswer.digits(leastV, 2), FitAnswer.digits(mostV, 2)));
    }
  }

  /// Records of another cell than the open-circuit voltage's, or in other units, leave much that no
  /// model explains, or bend the curve to fit them.
  private void describes(Identified identified) throws CellDataException {
    for (Identified.Fit fit : identified.fits()) {
      if (fit.timedRmsV() <= MOST_RMS_V) continue;
      throw new CellDataException(
          fit.log().name(),
          "(file)",
          "no model with this open-circuit voltage and capacity follows it: %.0f mV rms, must be at most %.0f mV"
              .formatted(1e3 * fit.timedRmsV(), 1e3 * MOST_RMS_V));
    }
    if (identified.ocvCorrectionV() > MOST_CORRECTION_V) {
      throw new CellDataException(
          ocv.toString(),
          "(file)",
          "the records would move the open-circuit voltage by %.0f mV, must be at most %.0f mV: they are of another cell"
              .formatted(1e3 * identified.ocvCorrectionV(), 1e3 * MOST_CORRECTION_V));
    }
  }

  private static void write(Path file, String text) throws IOException {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    Files.writeString(file, text);
  }

  @Override
  public UsageProblems problems() {
    double least = CellFileReader.LEAST_CAPACITY_ERROR, most = CellFileReader.MOST_CAPACITY_ERROR;
    var problems =
        new UsageProblems()
            .requireWord("--chemistry", chemistry, Chemistries.VOCABULARY)
            .require(
                capacityAh >= 1e-3 && capacityAh <= 1e5,
                "--capacity-ah",
                capacityAh,
                "0.001 to 100000")
            .require(
                capacityError >= least && capacityError <= most,
                "--capacity-error",
                capacityError,
                least + " to " + most)
            .require(ocvCRate >= 0 && ocvCRate <= 1, "--ocv-c-rate", ocvCRate, "0 to 1")
            .require(
                Double.isNaN(initialSoc) || (initialSoc >= 0 && initialSoc <= 1),
                "--initial-soc",
                initialSoc,
                "0 to 1")
            .requireFile("--ocv", ocv);
    for (Path file : dynamic) problems.requireFile("--dynamic", file);
    return problems;
  }

  private CellLog withSoc(Path file, OpenCircuit openCircuit)
      throws CellDataException, IOException {
    CellLog log = CellLogReader.forFit(file, capacityAh);
    if (!Double.isNaN(log.soc().get(0))) return log;
    try {
      return Coulombs.counted(log, capacityAh, openCircuit.mid(), initialSoc);
    } catch (IllegalArgumentException moving) {
      throw new CellDataException(
          file.toString(), "row 2", moving.getMessage() + ", or say --initial-soc");
    }
  }

  private List<String> provenance(Identified identified) {
    List<String> lines = new ArrayList<>();
    lines.add("made_by: " + CellFile.quoted("bms fit, " + VersionText.text()));
    lines.add("made_on: " + LocalDate.now(ZoneOffset.UTC));
    lines.add("open_circuit: " + CellFile.quoted(name(ocv)));
    lines.add("sweep_c_rate: " + FitAnswer.digits(identified.openCircuit().cRate(), 4));
    lines.add("largest_ocv_correction_v: " + FitAnswer.digits(identified.ocvCorrectionV(), 4));
    lines.add("records:");
    for (Identified.Fit fit : identified.fits()) {
      lines.add("  - file: " + CellFile.quoted(name(Path.of(fit.log().name()))));
      lines.add("    rows: " + fit.log().rows());
      lines.add("    mean_degc: " + FitAnswer.digits(fit.log().meanTempDegC(), 1));
      lines.add("    rms_v: " + FitAnswer.digits(fit.rmsV(), 5));
      lines.add("    rms_without_timing_v: " + FitAnswer.digits(fit.timedRmsV(), 5));
      lines.add("    max_v: " + FitAnswer.digits(fit.maxV(), 4));
    }
    return lines;
  }

  private static String name(Path file) {
    @Nullable Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}

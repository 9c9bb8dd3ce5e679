package org.voltaire.config;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlText;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.device.PackSize;
import org.voltaire.pack.CellModel;

/// Reads the section `pack`: what is bolted together, and the model of its cells.
final class PackReader {
  private static final String BESIDE = "a cell file beside this one, named on a line of its own";

  private final YamlSection pack;
  private final Problems problems;
  private final Optional<Path> file;
  private String text;

  final String name;
  final Chemistry chemistry;

  /// 0 if it is not known.
  final int cells;

  /// 0 if it is not known.
  final int thermistors;

  final double capacityAh;
  final CellModel cell;
  final double maxChargeA;
  final double maxDischargeA;
  final double initialSoc;
  final double initialSocSigma;

  /// As the file says; a simulated device says so too.
  final boolean simulated;

  /// @param text of the whole configuration
  /// @param file of the configuration; empty if it is in none, and can name no cell file
  PackReader(YamlSection pack, Problems problems, String text, Optional<Path> file) {
    this.pack = pack;
    this.problems = problems;
    this.text = text;
    this.file = file;
    name = pack.text("name", "some text");
    chemistry = Chemistries.load(pack.choice("chemistry", Chemistries.VOCABULARY));
    cells = count("cells_in_series");
    thermistors = count("thermistors");
    capacityAh = pack.number("capacity_ah", 0.01, 100_000);
    CellModel model = cell();
    cell =
        model.withCapacityError(
            pack.number(
                "capacity_error",
                CellFileReader.LEAST_CAPACITY_ERROR,
                CellFileReader.MOST_CAPACITY_ERROR,
                model.capacityError()));
    maxChargeA = pack.number("max_charge_a", 0.01, 100_000);
    maxDischargeA = pack.number("max_discharge_a", 0.01, 100_000);
    initialSoc = pack.number("initial_soc", 0, 1, 0.5);
    initialSocSigma = pack.number("initial_soc_sigma", 0.001, 0.29, 0.29);
    simulated = pack.flag("simulated", false);
  }

  private int count(String key) {
    int count = pack.whole(key, 1, PackSize.MOST);
    return pack.isWrong(key) ? 0 : count;
  }

  /// The text of the configuration, with the text of the cell file that it names.
  String text() {
    return text;
  }

  /// What devices must have inputs for; empty if it is not known.
  Optional<PackSize> size() {
    return cells == 0 || thermistors == 0
        ? Optional.empty()
        : Optional.of(new PackSize(cells, thermistors));
  }

  /// Keeps limits from being compared with those of another chemistry or current than was meant.
  /// What no chemistry allows is told.
  void mute(YamlSection limits) {
    muteOverCurrents(limits);
    if (!pack.isWrong("chemistry")) return;
    limits.muteAll();
    problems.addAll(wrongForAllChemistries());
  }

  private void muteOverCurrents(YamlSection limits) {
    if (pack.isWrong("max_charge_a")) limits.mute("charge_over_current_a");
    if (pack.isWrong("max_discharge_a")) limits.mute("discharge_over_current_a");
  }

  /// What is wrong with the limits, whichever chemistry was meant.
  private List<Problem> wrongForAllChemistries() {
    List<Problems> readings = new ArrayList<>();
    for (String meant : Chemistries.NAMES) {
      var reading = new Problems(problems.source());
      YamlSection limits = YamlSection.parse(text, "limits", reading).optionalSection("limits");
      muteOverCurrents(limits);
      var reader = new LimitsReader(limits, Chemistries.load(meant), LimitKey.ALL);
      double targetV = reader.chargeTargetV();
      reader.checkTarget(targetV, reader.read(maxChargeA, maxDischargeA));
      readings.add(reading);
    }
    return Problems.inAll(readings);
  }

  /// What the estimator knows of the cells: what `fit` found, or what their chemistry has.
  private CellModel cell() {
    CellModel usual = chemistry.cellModel(capacityAh);
    Optional<YamlValue> value = pack.value("cell");
    String said = pack.text("cell", BESIDE, "");
    if (value.isEmpty() || said.isEmpty()) return usual;
    try {
      CellFile read = said.contains("\n") ? inside(said) : beside(value.get(), said);
      if (!pack.isWrong("chemistry") && !read.chemistry().equals(chemistry.name())) {
        value.get().problem("a model of " + read.chemistry(), chemistry.name());
      }
      return read.model().withCapacity(capacityAh);
    } catch (YamlException wrong) {
      problems.addAll(wrong.problems());
    } catch (NoSuchFileException absent) {
      value.get().refuse(BESIDE);
    } catch (IOException unreadable) {
      value.get().problem(said + ", which cannot be read: " + unreadable.getMessage(), BESIDE);
    }
    return usual;
  }

  private CellFile inside(String model) throws YamlException {
    return CellFileReader.parse(problems.source() + " (pack.cell)", model);
  }

  private CellFile beside(YamlValue value, String said) throws YamlException, IOException {
    if (file.isEmpty()) throw new NoSuchFileException(said);
    Path path = pack.path("cell", BESIDE);
    Path cellFile = file.get().resolveSibling(path);
    String model = YamlText.of(cellFile, "nothing was opened");
    CellFile read = CellFileReader.parse(cellFile.toString(), model);
    Optional<String> whole = InlinedCell.into(text, value.place().line(), model);
    if (whole.isEmpty()) throw new NoSuchFileException(said);
    text = whole.get();
    return read;
  }
}

package org.voltaire.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.pack.CellModel;
import org.voltaire.testing.Repository;

/// `pack.cell`: a model that was identified, instead of the chemistry's.
class InlinedCellTest {
  private static final CellModel CELL = Chemistries.load("lto").cellModel(7);

  @TempDir private Path folder = Path.of("");

  private Path configuration(String cellLine) throws Exception {
    String text = Repository.example("jbd-16s.yaml");
    return Files.writeString(
        folder.resolve("pack.yaml"),
        text.replace("  chemistry: lfp\n", "  chemistry: lfp\n" + cellLine + "\n"));
  }

  private void cellFile(String chemistry) throws Exception {
    String text = new CellFile(chemistry, CELL, List.of("made: \"for a test\"")).text();
    Files.writeString(folder.resolve("cell.yaml"), text);
  }

  @Test
  void theModelIsTheFilesAndTheRecordedTextNeedsNoFile() throws Exception {
    cellFile("lfp");
    Configuration read = ConfigurationReader.read(configuration("  cell: cell.yaml # by fit"));
    CellModel cell = read.spec().cell();
    assertEquals(100, cell.capacityAh(), "that of the pack");
    assertEquals(CELL.ocv().at(0.5), cell.ocv().at(0.5), 1e-6, "not LFP's");
    Files.delete(folder.resolve("cell.yaml"));
    assertEquals(read.spec(), ConfigurationReader.parse("recorded", read.text()).spec());
  }

  @Test
  void howWellTheCapacityIsKnownIsThePacksToSay() throws Exception {
    cellFile("lfp");
    String line = "  cell: cell.yaml";
    assertEquals(
        CELL.capacityError(),
        ConfigurationReader.read(configuration(line)).spec().cell().capacityError());
    Path used = configuration(line + "\n  capacity_error: 0.1");
    assertEquals(0.1, ConfigurationReader.read(used).spec().cell().capacityError());
  }

  @Test
  void aFileThatIsNotThereOrOfAnotherChemistryIsSaidSo() throws Exception {
    String file = folder.resolve("pack.yaml").toString();
    refused(
        """
        %s:6:9  pack.cell
          found    cell.yaml
          allowed  a cell file beside this one, named on a line of its own
        """
            .formatted(file));
    cellFile("lto");
    refused("%s:6:9  pack.cell\n  found    a model of lto\n  allowed  lfp\n".formatted(file));
  }

  @Test
  void aMistakeInTheCellFileIsNamedByThatFileAndLine() throws Exception {
    Files.writeString(folder.resolve("cell.yaml"), "open_circuit: {}\ncell: 3\n");
    refused("%s:2:7  cell\n  found    3\n".formatted(folder.resolve("cell.yaml")));
  }

  private void refused(String why) throws Exception {
    Path file = configuration("  cell: cell.yaml");
    var e = assertThrows(YamlException.class, () -> ConfigurationReader.read(file));
    assertTrue(e.toString().contains(why), e.toString());
  }
}

package org.voltaire.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Measured and published data, which stay outside of the project: in the folder that
/// `VOLTAIRE_SHARED` names, else in `../shared` beside the repository.
public final class SharedData {
  private SharedData() {}

  /// Where a file is, or would be.
  ///
  /// @param path inside the folder, such as `data/peo_litfsi_conductivity.csv`
  public static Path file(String path) throws IOException {
    @Nullable String named = System.getenv("VOLTAIRE_SHARED");
    Path shared = named == null ? root().resolveSibling("shared") : Path.of(named);
    return shared.resolve(path);
  }

  /// The folder whose pom.xml lists our modules.
  private static Path root() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path pom = at.resolve("pom.xml");
      if (Files.exists(pom) && Files.readString(pom).contains("<module>bms-sim</module>"))
        return at;
    }
    throw new IOException("no folder above " + Path.of("").toAbsolutePath() + " has our pom.xml");
  }
}

package org.voltaire.testing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Measured and published data, which stay outside of the project: in the folder that
/// `VOLTAIRE_SHARED` names, else in `../shared` beside the repository.
public final class SharedData {
  private SharedData() {}

  /// Where a file is, or would be.
  ///
  /// @param path inside the folder, such as `data/peo_litfsi_conductivity.csv`
  public static Path file(String path) {
    @Nullable String named = System.getenv("VOLTAIRE_SHARED");
    Path shared = named == null ? Repository.root().resolveSibling("shared") : Path.of(named);
    return shared.resolve(path);
  }
}

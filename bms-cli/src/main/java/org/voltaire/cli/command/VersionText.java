package org.voltaire.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// Name and version of the program, as `--version` prints them: what the build says of itself.
public final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  /// Such as "Voltaire 0.1.0".
  public static String text() {
    try (var in = VersionText.class.getResourceAsStream("/org/voltaire/cli/version.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "version.txt is not in the build").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("version.txt", unreadable);
    }
  }
}

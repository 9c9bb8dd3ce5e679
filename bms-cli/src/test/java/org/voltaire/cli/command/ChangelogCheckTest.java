package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.testing.Repository;

/// `.ci/changelog` on changelogs as they are before, at and after a release.
@Timeout(60)
class ChangelogCheckTest {
  private static final String SAYS = "\n### Added\n\n- Something.\n";

  @TempDir private Path folder = Path.of("");

  private int check(String changelog) throws Exception {
    for (String script : new String[] {".ci/changelog", "docs/changelog-excerpt"}) {
      Path copy = folder.resolve(script);
      Files.createDirectories(copy.resolveSibling("."));
      Files.writeString(copy, Files.readString(Repository.root().resolve(script)));
      assertTrue(copy.toFile().setExecutable(true));
    }
    Files.writeString(folder.resolve("CHANGELOG.md"), "# Changelog\n\n" + changelog);
    Process checked =
        new ProcessBuilder(folder.resolve(".ci/changelog").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(checked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = checked.waitFor();
    assertEquals(code == 0, said.isEmpty(), said);
    return code;
  }

  @Test
  void theVersionThatIsNotReleasedIsLookedAt() throws Exception {
    assertEquals(0, check("## [Unreleased]\n" + SAYS));
  }

  @Test
  void anEmptyUnreleasedAboveAReleaseIsInOrder() throws Exception {
    assertEquals(0, check("## [Unreleased]\n\n## [0.1.0] - 2026-12-24\n" + SAYS));
  }

  @Test
  void aChangelogThatSaysNothingIsRefused() throws Exception {
    assertEquals(1, check("## [Unreleased]\n\n## [0.1.0] - 2026-12-24\n\nThe first version.\n"));
  }
}

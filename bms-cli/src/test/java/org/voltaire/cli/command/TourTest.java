package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.voltaire.testing.Repository;

/// The fifteen-minute tour is as long as CONTRIBUTING says.
class TourTest {
  private static final String STOP = "**For the tour, stop here.**";
  private static final int MOST = 3_000;

  private static String page(String name) throws IOException {
    return Files.readString(Repository.root().resolve(name));
  }

  /// Words that are read: not those of code blocks, addresses and markup, nor signs without a
  /// letter or digit.
  private static long words(String markdown) {
    String prose =
        markdown
            .replaceAll("(?ms)^```.*?^```", "")
            .replaceAll("(?m)^ {4}.*$", "")
            .replaceAll("(?s)<[^>]+>", "")
            .replaceAll("\\]\\([^)]*\\)", "]")
            .replaceAll("https?://\\S+", "");
    return Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*").matcher(prose).results().count();
  }

  @Test
  void itsThreeTextsHaveThreeThousandWords() throws IOException {
    String estimator = page("docs/estimator.md");
    String how = estimator.substring(estimator.indexOf("## How the filter works"));
    assertTrue(page("CONTRIBUTING.md").contains("It takes 15 minutes: 3,000 words"));
    assertTrue(how.contains(STOP));
    long readme = words(page("README.md"));
    long architecture = words(page("docs/architecture.md"));
    long filter = words(how.substring(0, how.indexOf(STOP)));
    long all = readme + architecture + filter;
    assertTrue(
        all <= MOST && all > MOST / 2,
        "README %d, architecture %d, filter %d: %d words, allowed: %d"
            .formatted(readme, architecture, filter, all, MOST));
  }

  @Test
  void codeAndAddressesAreNotCounted() {
    String page = "Two [words](docs/of-an-address.md) | — |\n\n```\n./bms demo\n```\n\n    x = 1\n";
    assertTrue(words(page) == 2, "counted " + words(page));
  }
}

package org.voltaire.cli.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.voltaire.core.Channel;
import org.voltaire.testing.Repository;

/// The table of docs/channels.md is made from the channels.
class ChannelsDocumentTest {
  private static final String BEGIN = "<!-- made by ChannelsDocumentTest -->\n";
  private static final String END = "<!-- end of what ChannelsDocumentTest made -->\n";

  @Test
  void theTableOfTheDocumentationIsTheListOfChannels() throws Exception {
    String made = table();
    Files.createDirectories(Path.of("target"));
    Path found = Files.writeString(Path.of("target", "channels-table.md"), made);
    String page = Files.readString(Repository.root().resolve("docs/channels.md"));
    assertTrue(
        page.contains(BEGIN + made + END), "docs/channels.md is out of date, put there: " + found);
  }

  private static String table() {
    var table = new StringBuilder("| key | unit | shape | meaning |\n|---|---|---|---|\n");
    for (Channel channel : Channel.values()) {
      table.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(channel.key(), channel.unit(), channel.shape().about(), channel.about()));
    }
    return table.toString();
  }
}

package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.link.PackSource;
import org.voltaire.link.tcp.LinkClient;

/// Whether the argument of `console` is an address or a file, and which files are refused.
class SourceArgumentTest {
  private static final String ALLOWED =
      ", allowed: HOST, HOST:PORT or the file of an MCAP recording";

  @TempDir private Path folder;

  private static String refusal(Object argument) {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> SourceArgument.open(argument.toString()));
    return String.valueOf(refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "pi.local", "bms.example.com:7350", "[::1]:7350", "fe80::1", "pi"})
  void everythingThatDoesNotLookLikeAFileIsAnAddress(String argument) {
    try (PackSource source = SourceArgument.open(argument)) {
      assertInstanceOf(LinkClient.class, source);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"first-charge.csv", "drive.mcap", "Drive.MCAP", "recordings/drive", "./pi.local"})
  void aFileThatDoesNotExistIsNamed(String argument) {
    assertEquals(
        "source: found " + argument + ", a file that does not exist" + ALLOWED, refusal(argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drive.csv", "drive.mcap", "drive"})
  void aFileThatIsNoRecordingIsRefusedWhateverItsName(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "time_s,current_a\n0,1\n");
    assertEquals("source: found " + file + ", a file that is not MCAP" + ALLOWED, refusal(file));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("drive.mcap"));
    assertEquals(
        "source: found " + file + ", a file without a single record" + ALLOWED, refusal(file));
  }

  @Test
  void aFolderIsRefused() {
    assertEquals("source: found " + folder + ", a folder" + ALLOWED, refusal(folder));
  }
}

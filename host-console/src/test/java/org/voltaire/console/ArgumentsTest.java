package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.console.paint.Palette.Theme;

class ArgumentsTest {

  @Test
  void withoutAnyItIsThisMachineInLight() {
    assertEquals(new Arguments.Show("127.0.0.1", 7350, Theme.LIGHT), Arguments.parse());
  }

  @ParameterizedTest
  @CsvSource({
    "pi, pi, 7350",
    "pi:8000, pi, 8000",
    "192.168.1.4:1, 192.168.1.4, 1",
    "::1, ::1, 7350",
    "[::1]:9, ::1, 9",
    "[fe80::2], fe80::2, 7350"
  })
  void anAddressIsAHostAndMaybeAPort(String text, String host, int port) {
    assertEquals(
        new Arguments.Show(host, port, Theme.DARK), Arguments.parse(text, "--theme", "dark"));
  }

  @ParameterizedTest
  @CsvSource({
    "pi:0, 'port is 0, must be 1 to 65535'",
    "pi:65536, 'port is 65536, must be 1 to 65535'",
    "pi:x, 'port is x, must be 1 to 65535'",
    "pi:, 'port is empty, must be 1 to 65535'",
    ":7350, 'address is :7350, must be HOST or HOST:PORT'",
    "[::1, 'address is [::1, must be HOST or HOST:PORT or [IPV6]:PORT'",
    "--theme=blue, '--theme is blue, must be light or dark'",
    "--theme, '--theme is nothing, must be light or dark'",
    "--fast, 'option --fast is not known, allowed are --theme and --help'"
  })
  void aMistakeIsNamedWithWhatIsAllowed(String text, String message) {
    assertEquals(new Arguments.Wrong(message), Arguments.parse(text));
  }

  @Test
  void twoAddressesAreOneTooMany() {
    assertEquals(
        new Arguments.Wrong("found a and b, allowed is one HOST[:PORT]"),
        Arguments.parse("a", "b"));
  }

  @Test
  void helpNamesTheDefault() {
    assertEquals(new Arguments.Help(), Arguments.parse("pi", "--help"));
    assertTrue(Arguments.USAGE.contains("127.0.0.1:7350"));
  }

  @Test
  void theAddressIsWrittenAsItIsTyped() {
    assertEquals("[::1]:9", new Arguments.Show("::1", 9, Theme.LIGHT).where());
    assertEquals("pi:9", new Arguments.Show("pi", 9, Theme.LIGHT).where());
  }
}

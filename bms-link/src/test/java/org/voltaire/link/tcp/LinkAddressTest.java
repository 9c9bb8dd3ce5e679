package org.voltaire.link.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkAddressTest {

  @ParameterizedTest
  @CsvSource({
    "pi, pi, 7350",
    "pi:8000, pi, 8000",
    "192.168.1.4:1, 192.168.1.4, 1",
    "::1, ::1, 7350",
    "[::1]:9, ::1, 9",
    "[fe80::2], fe80::2, 7350"
  })
  void isAHostAndMaybeAPort(String text, String host, int port) {
    assertEquals(new LinkAddress(host, port), LinkAddress.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "pi:0, 'port: found 0, allowed: 1 to 65535'",
    "pi:65536, 'port: found 65536, allowed: 1 to 65535'",
    "pi:x, 'port: found x, allowed: 1 to 65535'",
    "pi:, 'port: found nothing, allowed: 1 to 65535'",
    ":7350, 'address: found :7350, allowed: HOST or HOST:PORT'",
    "[::1, 'address: found [::1, allowed: HOST, HOST:PORT or [IPV6]:PORT'"
  })
  void aMistakeIsNamedWithWhatIsAllowed(String text, String message) {
    var refused = assertThrows(IllegalArgumentException.class, () -> LinkAddress.parse(text));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void isWrittenAsItIsTyped() {
    assertEquals("[::1]:9", new LinkAddress("::1", 9).toString());
    assertEquals("pi:9", new LinkAddress("pi", 9).toString());
  }
}

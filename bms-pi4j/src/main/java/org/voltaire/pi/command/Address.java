package org.voltaire.pi.command;

import org.voltaire.link.tcp.LinkServer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Where a daemon is.
///
/// @param port 1 to 65535
record Address(String host, int port) {

  /// `HOST` or `HOST:PORT`.
  ///
  /// @throws ParameterException naming what was found and what is allowed
  static Address parse(String text, CommandLine line) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) return new Address(text, LinkServer.DEFAULT_PORT);
    String port = text.substring(colon + 1);
    if (port.matches("\\d{1,5}")) {
      int number = Integer.parseInt(port);
      if (number >= 1 && number <= 65_535) return new Address(text.substring(0, colon), number);
    }
    throw new ParameterException(
        line, "port: found %s, allowed: 1 to 65535".formatted(port.isEmpty() ? "nothing" : port));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}

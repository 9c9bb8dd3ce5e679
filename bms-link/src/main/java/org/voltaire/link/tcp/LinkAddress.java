package org.voltaire.link.tcp;

/// Where a daemon is.
///
/// @param host a name or an address
/// @param port 1 to 65535
public record LinkAddress(String host, int port) {

  /// `HOST`, `HOST:PORT`, or `[IPV6]:PORT`; the port is [LinkServer#DEFAULT_PORT] if not given.
  ///
  /// @throws IllegalArgumentException naming what was found and what is allowed
  public static LinkAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    int bracket = text.indexOf(']');
    if (bracketed && bracket < 0) throw wrong("address", text, "HOST, HOST:PORT or [IPV6]:PORT");
    boolean bareV6 = !bracketed && text.indexOf(':') != colon;
    boolean hasPort = !bareV6 && colon > bracket;
    String host = hasPort ? text.substring(0, colon) : text;
    if (bracketed) host = host.substring(1, bracket);
    if (host.isBlank()) throw wrong("address", text, "HOST or HOST:PORT");
    if (!hasPort) return new LinkAddress(host, LinkServer.DEFAULT_PORT);
    String port = text.substring(colon + 1);
    int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
    if (number < 1 || number > 65_535) {
      throw wrong("port", port.isEmpty() ? "nothing" : port, "1 to 65535");
    }
    return new LinkAddress(host, number);
  }

  private static IllegalArgumentException wrong(String what, String found, String allowed) {
    return new IllegalArgumentException(
        "%s: found %s, allowed: %s".formatted(what, found, allowed));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}

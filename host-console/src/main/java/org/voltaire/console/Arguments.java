package org.voltaire.console;

import java.util.Locale;
import org.voltaire.console.paint.Palette.Theme;

/// What was asked for on the command line.
sealed interface Arguments {
  String DEFAULT_HOST = "127.0.0.1";
  int DEFAULT_PORT = 7350;

  String USAGE =
      """
      usage: console [HOST[:PORT]] [--theme light|dark]

      Shows a pack in a window, live.

        HOST[:PORT]   where the pack's daemon listens; %s:%d if not given;
                      an IPv6 address with a port goes in brackets, [::1]:7350
        --theme       light (if not given) or dark; T changes it in the window
        --help        this text
      """
          .formatted(DEFAULT_HOST, DEFAULT_PORT);

  /// Show this pack.
  record Show(String host, int port, Theme theme) implements Arguments {
    String where() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /// Explain.
  record Help() implements Arguments {}

  /// Not understood.
  ///
  /// @param message what was found and what is allowed
  record Wrong(String message) implements Arguments {}

  static Arguments parse(String... args) {
    String address = null;
    Theme theme = Theme.LIGHT;
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (arg.equals("--help") || arg.equals("-h")) return new Help();
      if (arg.equals("--theme") || arg.startsWith("--theme=")) {
        String name =
            arg.startsWith("--theme=")
                ? arg.substring("--theme=".length())
                : ++i < args.length ? args[i] : "nothing";
        switch (name) {
          case "light", "dark" -> theme = Theme.valueOf(name.toUpperCase(Locale.ROOT));
          default -> {
            return new Wrong("--theme is " + name + ", must be light or dark");
          }
        }
      } else if (arg.startsWith("-")) {
        return new Wrong("option " + arg + " is not known, allowed are --theme and --help");
      } else if (address != null) {
        return new Wrong("found " + address + " and " + arg + ", allowed is one HOST[:PORT]");
      } else {
        address = arg;
      }
    }
    return address == null ? new Show(DEFAULT_HOST, DEFAULT_PORT, theme) : show(address, theme);
  }

  private static Arguments show(String address, Theme theme) {
    int colon = address.lastIndexOf(':');
    boolean bracketed = address.startsWith("[");
    int bracket = address.indexOf(']');
    if (bracketed && bracket < 0) {
      return new Wrong("address is " + address + ", must be HOST or HOST:PORT or [IPV6]:PORT");
    }
    boolean bareV6 = !bracketed && address.indexOf(':') != colon;
    boolean hasPort = !bareV6 && colon > bracket;
    String host = hasPort ? address.substring(0, colon) : address;
    if (bracketed) host = host.substring(1, bracket);
    if (host.isBlank()) {
      return new Wrong("address is " + address + ", must be HOST or HOST:PORT");
    }
    if (!hasPort) return new Show(host, DEFAULT_PORT, theme);
    String port = address.substring(colon + 1);
    if (!port.matches("[0-9]{1,5}")
        || Integer.parseInt(port) < 1
        || Integer.parseInt(port) > 65535) {
      String found = port.isEmpty() ? "empty" : port;
      return new Wrong("port is " + found + ", must be 1 to 65535");
    }
    return new Show(host, Integer.parseInt(port), theme);
  }
}

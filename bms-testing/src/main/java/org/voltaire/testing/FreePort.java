package org.voltaire.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/// Ports on loopback that a test may close and open again.
///
/// They are below those that Linux gives to whoever asks for any (32768 and up): such a port, once
/// closed, may belong to another program at once, such as the tests of another module that run at
/// the same time. Each process begins at a place of its own.
public final class FreePort {
  private static final int FIRST = 12_000, COUNT = 20_000;

  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % COUNT));

  private FreePort() {}

  /// A port at which nobody listens, and which this process has not been given before.
  public static int next() {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = FIRST + NEXT.getAndIncrement() % COUNT;
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException taken) {
        // The next one is tried.
      }
    }
    throw new AssertionError("no port from %d on is free".formatted(FIRST));
  }
}

package org.voltaire.link.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/// A server that says the same to everybody and hangs up.
final class Nonsense implements Closeable {
  private final ServerSocket socket;

  Nonsense(byte[] bytes) throws IOException {
    socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(bytes));
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve(byte[] bytes) {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        client.getOutputStream().write(bytes);
      } catch (SocketException closed) {
        // The test is over, or the client has gone first.
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

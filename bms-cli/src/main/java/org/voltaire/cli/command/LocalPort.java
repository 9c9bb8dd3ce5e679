package org.voltaire.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A socket at which this program answers other programs of the same user ([LocalSockets]): one
/// line in, one line of JSON out, and the connection ends. An answer has at least `done`, whether
/// what was asked was done, `pack`, whose it is, and `text`, a sentence for people.
final class LocalPort implements Closeable {
  /// More than any sentence needs.
  private static final int LONGEST_LINE = 400;

  private final Path path;
  private final ServerSocketChannel server;
  private final String name;
  private final Function<String, Map<String, @Nullable Object>> answer;

  private LocalPort(
      Path path,
      ServerSocketChannel server,
      String name,
      Function<String, Map<String, @Nullable Object>> answer) {
    this.path = path;
    this.server = server;
    this.name = name;
    this.answer = answer;
  }

  /// Opens one at a path, where an old one may lie, and answers until it is closed.
  ///
  /// @param name of its thread
  /// @param answer to a line; may be asked by several threads at once
  static LocalPort open(
      Path path, String name, Function<String, Map<String, @Nullable Object>> answer)
      throws IOException {
    Files.deleteIfExists(path);
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path));
    } catch (IOException taken) {
      server.close();
      throw taken;
    }
    var port = new LocalPort(path, server, name, answer);
    Thread.ofVirtual().name(name).start(port::accept);
    return port;
  }

  private void accept() {
    while (true) {
      try {
        SocketChannel client = server.accept();
        // Somebody who connects and says nothing keeps nobody else waiting.
        Thread.ofVirtual().start(() -> serve(client));
      } catch (AsynchronousCloseException closed) {
        return;
      } catch (IOException broken) {
        System.getLogger(name).log(System.Logger.Level.WARNING, broken.getMessage());
        return;
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      String line = readLine(client);
      String said = JsonOption.text(answer.apply(line.strip())) + "\n";
      Channels.newOutputStream(client).write(said.getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      // Whoever asked does not wait for the answer.
      System.getLogger(name).log(System.Logger.Level.DEBUG, gone.getMessage());
    }
  }

  private static String readLine(SocketChannel client) throws IOException {
    var in = Channels.newInputStream(client);
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      // Read to its end all the same: who is cut off while speaking does not hear the answer.
      if (bytes.size() <= LONGEST_LINE) bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Stops answering, and takes the socket away.
  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
  }
}

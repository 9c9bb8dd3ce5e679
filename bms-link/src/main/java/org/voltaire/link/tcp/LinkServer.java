package org.voltaire.link.tcp;

import com.google.protobuf.ByteString;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.voltaire.link.mcap.Mcap;
import org.voltaire.link.mcap.McapCodec;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.record.Topics;

/// Sends the stream of records to whoever connects, on this machine only.
///
/// A viewer that reads too slowly misses ticks, which it sees by their sequence; it never makes the
/// daemon wait. Nothing that a viewer sends is read: this link cannot command anything.
public final class LinkServer implements Closeable {
  /// The port where a daemon is looked for.
  public static final int DEFAULT_PORT = 7350;

  private static final int LAST_PORT = 65_535, PORTS_TRIED = 100;

  /// How many viewers there may be at once.
  private static final int MAX_VIEWERS = 16;

  /// How many messages may wait for a slow viewer: some seconds of ticks.
  private static final int QUEUE_MESSAGES = 256;

  private final ServerSocket socket;
  private final ByteString preamble;
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();

  private LinkServer(ServerSocket socket, ByteString preamble) {
    this.socket = socket;
    this.preamble = preamble;
  }

  /// The first port on loopback, from one on, at which nobody listens.
  ///
  /// @param from 1 to 65535
  /// @throws IOException if none of the next hundred is free
  public static int firstFree(int from) throws IOException {
    int last = Math.min(from + PORTS_TRIED - 1, LAST_PORT);
    for (int port = from; port <= last; port++) {
      try (var probe = new ServerSocket()) {
        bind(probe, port);
        return port;
      } catch (BindException taken) {
        // The next one is tried.
      }
    }
    throw new IOException(
        "link: none of the ports %d to %d on loopback is free".formatted(from, last));
  }

  private static void bind(ServerSocket socket, int port) throws IOException {
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /// Listens on loopback.
  ///
  /// @param port 0 lets the system choose
  /// @param opening the messages with which the session began
  /// @throws IOException if the port is taken
  public static LinkServer open(int port, List<Message> opening) throws IOException {
    ByteString preamble = Mcap.MAGIC.concat(McapCodec.encode(Topics.HEADER));
    for (var schema : Topics.SCHEMAS) preamble = preamble.concat(McapCodec.encode(schema));
    for (var channel : Topics.CHANNELS) preamble = preamble.concat(McapCodec.encode(channel));
    for (Message message : opening) preamble = preamble.concat(McapCodec.encode(message));
    var socket = new ServerSocket();
    try {
      bind(socket, port);
    } catch (IOException taken) {
      socket.close();
      throw new IOException(
          "link.port: port %d on loopback cannot be opened (%s); another program may hold it: end that one, or choose another port"
              .formatted(port, taken.getMessage()),
          taken);
    }
    var server = new LinkServer(socket, preamble);
    Thread.ofVirtual().name("link accept").start(server::accept);
    return server;
  }

  /// Where it listens.
  public int port() {
    return socket.getLocalPort();
  }

  /// How many viewers there are.
  public int viewers() {
    return viewers.size();
  }

  /// Hands a message to every viewer; never waits.
  public void offer(Message message) {
    if (viewers.isEmpty()) return;
    ByteString bytes = McapCodec.encode(message);
    for (Viewer viewer : viewers) viewer.offer(bytes);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (viewers.size() >= MAX_VIEWERS) {
          client.close();
          continue;
        }
        client.setTcpNoDelay(true);
        var viewer = new Viewer(client);
        viewers.add(viewer);
        viewer.thread.start();
        // Closed between the two: the viewer was not among those that were ended.
        if (socket.isClosed()) viewer.end();
      } catch (IOException e) {
        if (socket.isClosed()) return;
        System.getLogger("link").log(System.Logger.Level.WARNING, "link: {0}", e.getMessage());
      }
    }
  }

  /// Ends all connections.
  @Override
  public void close() throws IOException {
    socket.close();
    for (Viewer viewer : viewers) viewer.end();
  }

  private final class Viewer {
    private final Socket client;
    private final BlockingQueue<ByteString> queue = new ArrayBlockingQueue<>(QUEUE_MESSAGES);
    private final Thread thread = Thread.ofVirtual().name("link viewer").unstarted(this::send);

    Viewer(Socket client) {
      this.client = client;
    }

    /// The oldest waiting message makes room for the newest.
    void offer(ByteString bytes) {
      while (!queue.offer(bytes)) queue.poll();
    }

    void send() {
      try (client;
          OutputStream out = client.getOutputStream()) {
        preamble.writeTo(out);
        while (viewers.contains(this)) {
          queue.take().writeTo(out);
        }
      } catch (SocketException left) {
        // The viewer has gone, which is its right.
      } catch (IOException e) {
        System.getLogger("link").log(System.Logger.Level.WARNING, "link: {0}", e.getMessage());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } finally {
        viewers.remove(this);
      }
    }

    void end() throws IOException {
      viewers.remove(this);
      client.close();
      thread.interrupt(); // it may wait for a message that will never come
    }
  }
}

package org.voltaire.link.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.WallClock;
import org.voltaire.link.mcap.McapStreamDecoder;
import org.voltaire.link.record.FrameStream;

/// A live pack over TCP. It connects, and whenever the link breaks connects again, until closed.
///
/// It is live once a pack has come, not when somebody merely answers: whatever listens there may be
/// something else.
public final class LinkClient implements PackSource {
  private static final int CONNECT_TIMEOUT_MILLIS = 3000;

  /// A daemon that says nothing for this long is gone, whatever TCP believes.
  private static final int SILENCE_MILLIS = 5000;

  private static final long FIRST_WAIT_MILLIS = 250, LONGEST_WAIT_MILLIS = 2000;

  private final String host;
  private final int port;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private boolean closed;
  private @Nullable Socket socket;
  private @Nullable Thread thread;

  /// A client that connects when started.
  ///
  /// @param port 1 to 65535
  public LinkClient(String host, int port) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("link: port is " + port + ", must be 1 to 65535");
    }
    this.host = host;
    this.port = port;
  }

  @Override
  public void start(Listener listener) {
    thread = Thread.ofPlatform().daemon().name("link client").start(() -> run(listener));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wake.signalAll();
      if (socket != null) socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
    Thread running = thread;
    if (running == null || running == Thread.currentThread()) return;
    try {
      running.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Listener listener) {
    String where = host + ":" + port;
    listener.link(new LinkState.Connecting(where, ""));
    boolean wasReached = false;
    long waitMillis = FIRST_WAIT_MILLIS;
    while (true) {
      String reason;
      var stream = new Stream(where, listener);
      try (Socket connection = connect()) {
        wasReached = true;
        read(connection, stream);
        reason = "the daemon ended the connection";
      } catch (ConnectException refused) {
        reason = "nothing listens there";
      } catch (UnknownHostException unknown) {
        reason = "no such host";
      } catch (SocketTimeoutException silent) {
        reason = "no answer";
      } catch (IOException broken) {
        reason = String.valueOf(broken.getMessage());
      } catch (UncheckedIOException notOurs) {
        reason = "no stream of ours: " + notOurs.getMessage();
      }
      if (isClosed()) return;
      if (stream.live) waitMillis = FIRST_WAIT_MILLIS;
      listener.link(
          wasReached
              ? new LinkState.Lost(where, System.nanoTime(), reason)
              : new LinkState.Connecting(where, reason));
      if (!pause(waitMillis)) return;
      waitMillis = Math.min(2 * waitMillis, LONGEST_WAIT_MILLIS);
    }
  }

  /// Hands on what comes over one connection, and nothing once closed.
  private final class Stream implements Listener {
    private final String where;
    private final Listener listener;
    private boolean live;

    Stream(String where, Listener listener) {
      this.where = where;
      this.listener = listener;
    }

    @Override
    public void pack(PackInfo info) {
      if (!live) link(new LinkState.Live(where));
      live = true;
      if (!isClosed()) listener.pack(info);
    }

    @Override
    public void clock(WallClock clock) {
      if (!isClosed()) listener.clock(clock);
    }

    @Override
    public void frame(Frame frame, long receivedNanos) {
      if (!isClosed()) listener.frame(frame, receivedNanos);
    }

    @Override
    public void link(LinkState state) {
      if (!isClosed()) listener.link(state);
    }
  }

  private Socket connect() throws IOException {
    var connection = new Socket();
    lock.lock();
    try {
      if (closed) throw new IOException("closed");
      socket = connection;
    } finally {
      lock.unlock();
    }
    connection.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MILLIS);
    connection.setSoTimeout(SILENCE_MILLIS);
    return connection;
  }

  private static void read(Socket connection, Listener listener) throws IOException {
    InputStream in = connection.getInputStream();
    var decoder = new McapStreamDecoder();
    var stream = new FrameStream(listener);
    byte[] buffer = new byte[1 << 14];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      long now = System.nanoTime();
      decoder.feed(ByteBuffer.wrap(buffer, 0, count), record -> stream.accept(record, now));
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// @return false if closed meanwhile
  private boolean pause(long millis) {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!closed && nanos > 0) nanos = wake.awaitNanos(nanos);
      return !closed;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}

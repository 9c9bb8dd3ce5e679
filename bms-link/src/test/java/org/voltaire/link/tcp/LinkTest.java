package org.voltaire.link.tcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.voltaire.core.Frame;
import org.voltaire.link.Heard;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapStreamDecoder;
import org.voltaire.link.record.RecordedDrive;
import org.voltaire.link.record.Topics;
import org.voltaire.testing.FreePort;

/// Server and client over real sockets.
@Timeout(60)
class LinkTest {
  private static final String HOST = "127.0.0.1";

  private static LinkServer server() throws IOException {
    return LinkServer.open(FreePort.next(), RecordedDrive.opening());
  }

  private static LinkClient client(int port, PackSource.Listener listener) {
    var client = new LinkClient(HOST, port);
    client.start(listener);
    return client;
  }

  private static void await(BooleanSupplier condition) {
    assertTimeoutPreemptively(
        Heard.PATIENCE,
        () -> {
          while (!condition.getAsBoolean()) Thread.onSpinWait();
        });
  }

  private static void offerAll(LinkServer server, List<Message> messages) {
    for (Message message : messages) server.offer(message);
  }

  @Test
  void aPortThatIsTakenIsSaidWithWhatToDoAndTheNextFreeOneIsFound() throws IOException {
    int port = FreePort.next();
    try (var _ = LinkServer.open(port, List.of())) {
      var taken = assertThrows(IOException.class, () -> LinkServer.open(port, List.of()));
      String why = String.valueOf(taken.getMessage());
      assertTrue(why.startsWith("link.port: port " + port + " on loopback cannot be opened"), why);
      assertTrue(why.contains("another program may hold it"), why);
      int free = LinkServer.firstFree(port);
      assertTrue(free > port, "found " + free);
      LinkServer.open(free, List.of()).close();
    }
  }

  @Test
  void aViewerGetsThePackAndThenEveryFrameThatIsOffered() throws IOException {
    RecordedDrive drive = RecordedDrive.of(200);
    var heard = new Heard();
    try (var server = server();
        var _ = client(server.port(), heard)) {
      assertEquals(
          new Heard.Link(new LinkState.Connecting(HOST + ":" + server.port(), "")), heard.next());
      assertEquals(new Heard.Link(new LinkState.Live(HOST + ":" + server.port())), heard.next());
      assertEquals(new Heard.Pack(RecordedDrive.SESSION.pack()), heard.next());
      assertEquals(1, server.viewers());
      offerAll(server, drive.frameMessages());
      for (Frame frame : drive.frames()) {
        long before = System.nanoTime();
        var tick = assertInstanceOf(Heard.HeardFrame.class, heard.next());
        assertEquals(frame, tick.frame());
        assertTrue(tick.receivedNanos() - before < Heard.PATIENCE.toNanos());
      }
    }
  }

  @Test
  void twoViewersGetTheSame() throws IOException {
    RecordedDrive drive = RecordedDrive.of(50);
    var one = new Heard();
    var other = new Heard();
    try (var server = server();
        var _ = client(server.port(), one);
        var _ = client(server.port(), other)) {
      assertEquals(one.pack(), other.pack());
      assertEquals(2, server.viewers());
      offerAll(server, drive.frameMessages());
      for (Frame frame : drive.frames()) {
        assertEquals(frame, one.frame());
        assertEquals(frame, other.frame());
      }
    }
  }

  @Test
  void aViewerThatComesLateGetsThePackFirst() throws IOException {
    RecordedDrive drive = RecordedDrive.of(20);
    var late = new Heard();
    try (var server = server()) {
      offerAll(server, drive.frameMessages().subList(0, 10));
      try (var _ = client(server.port(), late)) {
        late.link(LinkState.Live.class);
        assertInstanceOf(Heard.Pack.class, late.next());
        offerAll(server, drive.frameMessages().subList(10, 20));
        assertEquals(drive.frames().get(10), late.frame());
      }
    }
  }

  /// More goes over the link than all the buffers on the way could hold.
  @Test
  void aViewerThatNeverReadsHoldsUpNobody() throws IOException {
    int frames = 4000;
    var heard = new Heard();
    try (var server = server();
        var slow = new Socket(InetAddress.getLoopbackAddress(), server.port());
        var _ = client(server.port(), heard)) {
      await(() -> server.viewers() == 2);
      heard.pack();
      for (int seq = 1; seq <= frames; seq++) {
        server.offer(RecordedDrive.largeFrame(seq));
        assertEquals(seq, heard.frame().seq());
      }
      assertEquals(2, server.viewers());
      List<Long> got = sequences(slow, frames);
      assertEquals(frames, got.getLast(), "the newest is kept");
      assertTrue(got.size() < frames, "it missed none, so nothing was slow");
      assertEquals(got.stream().sorted().toList(), got, "in order");
    }
  }

  private static List<Long> sequences(Socket socket, long last) throws IOException {
    socket.setSoTimeout((int) Heard.PATIENCE.toMillis());
    List<Long> sequences = new ArrayList<>();
    var decoder = new McapStreamDecoder();
    byte[] buffer = new byte[1 << 16];
    var in = socket.getInputStream();
    while (sequences.isEmpty() || sequences.getLast() < last) {
      int count = in.read(buffer);
      assertTrue(count > 0, "the stream goes on");
      decoder.feed(
          ByteBuffer.wrap(buffer, 0, count),
          record -> {
            if (record instanceof Message message && message.channelId() == Topics.FRAME.id()) {
              sequences.add(message.sequence());
            }
          });
    }
    return sequences;
  }

  @Test
  void aServerThatComesBackIsFoundAgain() throws IOException {
    RecordedDrive drive = RecordedDrive.of(2);
    var heard = new Heard();
    var first = server();
    int port = first.port();
    try (var _ = client(port, heard)) {
      heard.pack();
      offerAll(first, drive.frameMessages());
      heard.frame();
      first.close();
      LinkState.Lost lost = heard.link(LinkState.Lost.class);
      assertEquals(HOST + ":" + port, lost.where());
      assertTrue(lost.sinceNanos() <= System.nanoTime());
      assertFalse(lost.reason().isBlank());
      try (var second = LinkServer.open(port, RecordedDrive.opening())) {
        heard.link(LinkState.Live.class);
        assertInstanceOf(Heard.Pack.class, heard.next());
        offerAll(second, drive.frameMessages());
        assertEquals(drive.frames().getFirst(), heard.frame());
      }
    }
  }

  @Test
  void goesOnConnectingWhileNothingListens() throws IOException {
    int port;
    try (var gone = server()) {
      port = gone.port();
    }
    var heard = new Heard();
    try (var _ = client(port, heard)) {
      String where = HOST + ":" + port;
      assertEquals(new Heard.Link(new LinkState.Connecting(where, "")), heard.next());
      for (int i = 0; i < 2; i++) {
        assertEquals(
            new Heard.Link(new LinkState.Connecting(where, "nothing listens there")), heard.next());
      }
    }
  }

  @Test
  void aWebServerIsNoDaemon() throws IOException {
    talksNonsense("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8), "magic");
  }

  @Test
  void aStreamOfAnotherVersionIsRefusedWithItsReason() throws IOException {
    var frame = org.voltaire.link.proto.Frame.newBuilder().setModeValue(77);
    var unknown = Topics.message(Topics.FRAME, 1, 1, frame.build());
    var heard = new Heard();
    try (var server = server();
        var _ = client(server.port(), heard)) {
      heard.pack();
      server.offer(unknown);
      LinkState.Lost lost = heard.link(LinkState.Lost.class);
      assertTrue(lost.reason().contains("mode is 77"), lost.reason());
      heard.link(LinkState.Live.class);
    }
  }

  /// It is not live for a moment: nothing of a pack has come.
  private static void talksNonsense(byte[] bytes, String reason) throws IOException {
    var heard = new Heard();
    try (var nonsense = new Nonsense(bytes);
        var _ = client(nonsense.port(), heard)) {
      assertInstanceOf(
          LinkState.Connecting.class, assertInstanceOf(Heard.Link.class, heard.next()).state());
      for (int i = 0; i < 2; i++) {
        var link = assertInstanceOf(Heard.Link.class, heard.next());
        var lost = assertInstanceOf(LinkState.Lost.class, link.state());
        assertTrue(lost.reason().contains(reason), lost.reason());
      }
    }
  }

  @Test
  void anUnknownHostIsNamedAndTriedAgain() {
    var heard = new Heard();
    try (var client = new LinkClient("no-such-host.invalid", 7350)) {
      client.start(heard);
      heard.link(LinkState.Connecting.class);
      assertEquals("no such host", heard.link(LinkState.Connecting.class).soFar());
    }
  }

  @Test
  void aPortThatDoesNotExistIsRefused() {
    for (int port : new int[] {0, -1, 65536}) {
      var e = assertThrows(IllegalArgumentException.class, () -> open(port));
      assertTrue(e.toString().contains("must be 1 to 65535"), e.toString());
    }
  }

  private static void open(int port) {
    try (var client = new LinkClient(HOST, port)) {
      client.start(new Heard());
    }
  }

  @Test
  void noCallComesAfterClose() throws Exception {
    var heard = new Heard();
    List<Message> frames = RecordedDrive.of(100).frameMessages();
    var going = new AtomicBoolean(true);
    try (var server = server()) {
      var client = client(server.port(), heard);
      heard.pack();
      Thread offering =
          Thread.ofPlatform()
              .start(() -> {
                while (going.get()) offerAll(server, frames);
              });
      for (int i = 0; i < 500; i++) heard.frame();
      assertTimeoutPreemptively(Heard.PATIENCE, client::close);
      int said = heard.waiting();
      await(() -> server.viewers() == 0);
      going.set(false);
      offering.join();
      assertEquals(said, heard.waiting());
    }
  }

  @Test
  void saysNothingMoreWhenTheListenerItselfClosesIt() throws Exception {
    var heard = new Heard();
    var client = new AtomicReference<PackSource>();
    var reader = new AtomicReference<>(Thread.currentThread());
    try (var server = server()) {
      var connecting = new LinkClient(HOST, server.port());
      client.set(connecting);
      connecting.start(
          new PackSource.Listener() {
            @Override
            public void pack(PackInfo info) {
              heard.pack(info);
            }

            @Override
            public void frame(Frame frame, long receivedNanos) {
              client.get().close();
              reader.set(Thread.currentThread());
              heard.frame(frame, receivedNanos);
            }

            @Override
            public void link(LinkState state) {
              heard.link(state);
            }
          });
      heard.pack();
      offerAll(server, RecordedDrive.of(200).frameMessages());
      heard.frame();
      Thread running = reader.get();
      assertTimeoutPreemptively(Heard.PATIENCE, () -> running.join());
      assertEquals(0, heard.waiting());
    }
  }

  @Test
  void aClientThatWasNeverStartedCloses() {
    var client = new LinkClient(HOST, 1);
    assertTimeoutPreemptively(Heard.PATIENCE, client::close);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (var server = server()) {
      var e = assertThrows(IOException.class, () -> LinkServer.open(server.port(), List.of()));
      assertTrue(e.toString().contains("port " + server.port()), e.toString());
    }
  }

  @Test
  void aViewerThatLeavesIsForgotten() throws IOException {
    Message frame = RecordedDrive.of(1).frameMessages().getFirst();
    var heard = new Heard();
    try (var server = server()) {
      var client = client(server.port(), heard);
      heard.pack();
      client.close();
      await(() -> {
        server.offer(frame);
        return server.viewers() == 0;
      });
    }
  }

  @Test
  void thereAreAtMostSixteenViewers() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try (var server = server()) {
      for (int i = 0; i < 16; i++) {
        sockets.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      await(() -> server.viewers() == 16);
      try (var seventeenth = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        seventeenth.setSoTimeout((int) Heard.PATIENCE.toMillis());
        assertEquals(-1, seventeenth.getInputStream().read(), "it is sent away");
      }
      assertEquals(16, server.viewers());
    } finally {
      for (Socket socket : sockets) socket.close();
    }
  }
}

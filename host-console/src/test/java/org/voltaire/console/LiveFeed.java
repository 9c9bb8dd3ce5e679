package org.voltaire.console;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.core.Frame;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.record.FrameCodec;
import org.voltaire.link.record.Session;
import org.voltaire.link.record.Topics;
import org.voltaire.link.tcp.LinkServer;

/// The link of a daemon: ten frames a second of a driven pack, over TCP.
final class LiveFeed implements AutoCloseable {
  private final LinkServer server;
  private final CountDownLatch stop = new CountDownLatch(1);

  private LiveFeed(LinkServer server, DrivenPack pack) {
    this.server = server;
    Thread.ofPlatform().daemon().start(() -> feed(pack));
  }

  static LiveFeed start() throws IOException {
    var pack = new DrivenPack(16, 4);
    var session = new Session(pack.info(), 0.5, 0.29, 1);
    return new LiveFeed(LinkServer.open(0, Topics.opening(session, 1, 1)), pack);
  }

  int port() {
    return server.port();
  }

  private void feed(DrivenPack pack) {
    try {
      for (long seq = 1; !stop.await(100, TimeUnit.MILLISECONDS); seq++) {
        Frame frame = pack.frame(seq);
        var encoded = FrameCodec.encode(new Bms.Output(Command.SAFE, frame), 0);
        Message message = Topics.message(Topics.FRAME, seq, frame.timeNanos(), encoded);
        server.offer(message);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    stop.countDown();
    server.close();
  }
}

package org.voltaire.pi.pack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.contactor.Request;
import org.voltaire.link.record.Replay;
import org.voltaire.link.tcp.LinkClient;
import org.voltaire.pi.PackRun;
import org.voltaire.pi.bus.RaspberryPi;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.memory.MemoryFile;

/// A pack being run as `bms run` does, watched over its link.
final class Running implements Closeable {
  final List<String> notices = new CopyOnWriteArrayList<>();
  final Frames frames = new Frames();
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final PackRun pack;
  private final LinkClient client;
  private final Thread daemon;

  /// One that neither finds a memory nor leaves one.
  Running(String configuration, RaspberryPi pi, Clock clock) throws Exception {
    this(configuration, Optional.empty(), pi, clock);
  }

  Running(String configuration, Optional<MemoryFile> memory, RaspberryPi pi, Clock clock)
      throws Exception {
    pack =
        PackRun.create(
            ConfigurationReader.parse("test", configuration),
            true,
            memory,
            pi,
            clock,
            notices::add);
    client = new LinkClient("127.0.0.1", pack.port());
    client.start(frames);
    daemon =
        Thread.ofPlatform()
            .name("daemon")
            .start(() -> {
              try {
                pack.run(going::get);
              } catch (InterruptedException stopped) {
                notices.add("interrupted");
              }
            });
  }

  void request(Request wish) {
    pack.request(wish);
  }

  /// Stops it in order.
  ///
  /// @return the recording
  Path stop() throws IOException, InterruptedException {
    going.set(false);
    daemon.join();
    close();
    return pack.recording().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    going.set(false);
    try {
      daemon.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    client.close();
    pack.close();
  }

  /// Replays a recording from the configuration that is in it.
  static Replay.ReplayVerdict replay(Path recording) throws IOException {
    return Replay.of(
        recording,
        info -> {
          try {
            return ConfigurationReader.parse("recorded", info.configuration()).bms();
          } catch (YamlException refused) {
            throw new IllegalArgumentException(refused);
          }
        });
  }
}

package org.voltaire.pi;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.config.Configuration;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Relays;
import org.voltaire.link.PackInfo;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.record.Recorder;
import org.voltaire.link.record.Session;
import org.voltaire.link.record.Topics;
import org.voltaire.link.tcp.LinkServer;
import org.voltaire.pack.PackSpec;
import org.voltaire.pi.bus.OutputPin;
import org.voltaire.pi.bus.RaspberryPi;
import org.voltaire.pi.instrument.Coils;
import org.voltaire.pi.instrument.DeviceSet;
import org.voltaire.pi.instrument.RelayPins;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.loop.Daemon;
import org.voltaire.pi.loop.StepWatch;
import org.voltaire.pi.memory.EarlierRun;
import org.voltaire.pi.memory.EventWriter;
import org.voltaire.pi.memory.Latch;
import org.voltaire.pi.memory.LatchWriter;
import org.voltaire.pi.memory.MemoryFile;
import org.voltaire.pi.memory.MemoryWriter;
import org.voltaire.pi.operate.ModeLog;
import org.voltaire.pi.operate.Operator;
import org.voltaire.words.FaultWords;
import org.voltaire.words.UserLanguage;

/// One pack being run: its instruments, the loop, the recording and the link, built from a
/// configuration and taken apart again in the order that leaves the contactors open.
public final class PackRun implements Closeable {
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The window watchdog takes a pulse that comes too early for a fault, too: TPS3430 with a window
  /// of 0.19 to 1.5 s, see hardware/README.md.
  private static final long WATCHDOG_NANOS = 450_000_000L;

  /// How far a Pi without a clock of its own may be from the truth before the network tells it.
  private static final long UTC_UNCERTAINTY_NANOS = 1_000_000_000L;

  private final Configuration configuration;
  private final DeviceSet devices;
  private final RelayPins relays;
  private final LiveJournal journal;
  private final LinkServer server;
  private final Daemon daemon;
  private final Bms.State initial;
  private final Optional<MemoryWriter> memoryWriter;
  private final Optional<LatchWriter> latchWriter;
  private final Optional<EventWriter> eventWriter;
  private final Operator operator;

  private PackRun(
      Configuration configuration,
      Session session,
      EarlierRun earlier,
      DeviceSet devices,
      RelayPins relays,
      LiveJournal journal,
      LinkServer server,
      Daemon.Watchdog watchdog,
      Clock clock,
      Consumer<String> notices) {
    Bms bms = configuration.bms();
    this.configuration = configuration;
    this.devices = devices;
    this.relays = relays;
    this.journal = journal;
    this.server = server;
    this.initial = session.initial(bms);
    this.memoryWriter = earlier.memoryWriter(journal, configuration, initial, clock, notices);
    this.latchWriter = earlier.latchWriter(notices);
    this.eventWriter = earlier.eventWriter(notices);
    var watch = new StepWatch();
    List<Daemon.Journal> journals = new ArrayList<>();
    // First what is recorded before it is acted upon.
    journals.add(memoryWriter.<Daemon.Journal>map(each -> each).orElse(journal));
    latchWriter.ifPresent(journals::add);
    eventWriter.ifPresent(journals::add);
    FaultWords words = UserLanguage.current();
    journals.add(new ModeLog(bms.spec(), words, initial.mode(), InstantSource.system(), notices));
    journals.add(watch);
    Daemon.Journal all = Daemon.Journal.all(journals);
    Request standing = configuration.standing();
    Daemon.Actuators actuators =
        command -> {
          devices.apply(command);
          relays.set(command.relays());
        };
    this.daemon = new Daemon(bms, devices, actuators, all, watchdog, clock, standing);
    this.operator = new Operator(bms.spec(), watch, daemon::request, daemon::standing).in(words);
  }

  /// Builds it; nothing moves before [#run].
  ///
  /// @param simulated whether the pack behind the devices is a simulated one; viewers are told
  /// @param memory where an earlier run left what it knew, and beside it a trip that waits for a
  ///   person; this run does likewise. Empty to begin with nothing but the configuration's guess
  ///   and to leave nothing
  /// @param pi the machine's pins; started only if the configuration names one
  /// @param notices told what comes and goes, also by the loop: must not wait
  /// @throws IOException if the link's port, the recording or a pin cannot be had
  public static PackRun create(
      Configuration configuration,
      boolean simulated,
      Optional<MemoryFile> memory,
      RaspberryPi pi,
      Clock clock,
      Consumer<String> notices)
      throws IOException {
    Instant now = Instant.now();
    String bootId = UUID.randomUUID().toString();
    var earlier = EarlierRun.read(memory, configuration, notices);
    PackInfo info = info(configuration, bootId, simulated);
    Session session = session(configuration, info, clock.nanos(), earlier);
    List<Message> opening = Topics.opening(session, nanos(now), UTC_UNCERTAINTY_NANOS);
    String started = FILE_TIME.format(now) + "-" + bootId.substring(0, 4);

    LinkServer server =
        LinkServer.open(configuration.linkPort().orElse(LinkServer.DEFAULT_PORT), opening);
    try {
      DeviceSet devices = devices(configuration, pi, clock, notices);
      Daemon.Watchdog watchdog = watchdog(configuration, pi, devices, clock, notices);
      @Nullable Recorder recorder = recorder(configuration, started, opening);
      var journal = new LiveJournal(server, recorder, notices);
      return new PackRun(
          configuration,
          session,
          earlier,
          devices,
          relays(configuration, pi, notices),
          journal,
          server,
          watchdog,
          clock,
          notices);
    } catch (IOException | RuntimeException failed) {
      server.close();
      throw failed;
    }
  }

  private static Session session(
      Configuration configuration, PackInfo info, long timeNanos, EarlierRun earlier) {
    return new Session(
        info,
        configuration.initialSoc(),
        configuration.initialSocSigma(),
        timeNanos,
        earlier.restart(),
        earlier.latch().map(Latch::cause),
        earlier.events());
  }

  /// @param started of this run, for the name of its file
  private static @Nullable Recorder recorder(
      Configuration configuration, String started, List<Message> opening) throws IOException {
    if (configuration.recordings().isEmpty()) return null;
    String pack = configuration.spec().name().replaceAll("[^A-Za-z0-9._-]+", "_");
    Path folder = configuration.recordings().get();
    return Recorder.create(folder.resolve("%s-%s.mcap".formatted(pack, started)), opening);
  }

  /// What a stream says about a configured pack.
  ///
  /// @param bootId of this run
  public static PackInfo info(Configuration configuration, String bootId, boolean simulated) {
    PackSpec spec = configuration.spec();
    return new PackInfo(
        configuration.packId(),
        bootId,
        spec.name(),
        configuration.chemistry(),
        spec.cellsInSeries(),
        spec.thermistors(),
        spec.capacityAh(),
        spec.limits().cellUnderVoltage().open().trip(),
        spec.limits().cellOverVoltage().open().trip(),
        spec.maxChargeA(),
        spec.maxDischargeA(),
        simulated,
        configuration.text(),
        configuration.relays().wired());
  }

  /// Runs until told to stop.
  public void run(BooleanSupplier keepGoing) throws InterruptedException {
    devices.start();
    memoryWriter.ifPresent(MemoryWriter::start);
    latchWriter.ifPresent(LatchWriter::start);
    eventWriter.ifPresent(EventWriter::start);
    daemon.run(initial, Math.round(1e9 / configuration.rateHz()), keepGoing);
  }

  /// Passes a person's wish on.
  public void request(Request wish) {
    daemon.request(wish);
  }

  /// Asks on behalf of a person, and tells what came of it.
  public Operator operator() {
    return operator;
  }

  /// The pack that is run.
  public Configuration configuration() {
    return configuration;
  }

  /// Where the link listens.
  public int port() {
    return server.port();
  }

  /// The file that is being recorded into, if any.
  public Optional<Path> recording() {
    return journal.recording();
  }

  /// Leaves every device in the safe state, writes down what is known, then ends recording and
  /// link.
  @Override
  public void close() throws IOException {
    // An interrupt would break the file that is being ended properly.
    boolean interrupted = Thread.interrupted();
    try (server;
        journal) {
      relays.set(Relays.SAFE);
      devices.close();
      latchWriter.ifPresent(LatchWriter::close);
      eventWriter.ifPresent(EventWriter::close);
      memoryWriter.ifPresent(MemoryWriter::close);
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  private static DeviceSet devices(
      Configuration configuration, RaspberryPi pi, Clock clock, Consumer<String> notices)
      throws IOException {
    Optional<Coils> coils =
        switch (configuration.coils()) {
          case Configuration.CoilDrive.Gpio gpio ->
              Optional.of(new Coils(pi.output(gpio.main()), pi.output(gpio.precharge()), notices));
          case Configuration.CoilDrive.ByBoard _, Configuration.CoilDrive.None _ ->
              Optional.empty();
        };
    return DeviceSet.of(configuration, pi, coils, clock, notices);
  }

  private static RelayPins relays(
      Configuration configuration, RaspberryPi pi, Consumer<String> notices) throws IOException {
    var nets = configuration.relays();
    return new RelayPins(
        output(pi, nets.chargeAllowed()),
        output(pi, nets.dischargeAllowed()),
        output(pi, nets.alarm()),
        notices);
  }

  private static Optional<OutputPin> output(RaspberryPi pi, OptionalInt gpio) throws IOException {
    return gpio.isPresent() ? Optional.of(pi.output(gpio.getAsInt())) : Optional.empty();
  }

  private static Daemon.Watchdog watchdog(
      Configuration configuration,
      RaspberryPi pi,
      DeviceSet devices,
      Clock clock,
      Consumer<String> notices)
      throws IOException {
    if (!(configuration.coils() instanceof Configuration.CoilDrive.Gpio gpio)) return () -> {};
    OutputPin wire = pi.output(gpio.watchdog());
    var lastNanos = new AtomicLong(Long.MIN_VALUE);
    return () -> {
      long now = clock.nanos();
      boolean early = lastNanos.get() > now - WATCHDOG_NANOS;
      if (early || !devices.coilsObey()) return;
      lastNanos.set(now);
      try {
        wire.set(true);
        wire.set(false);
      } catch (IOException stuck) {
        notices.accept("watchdog: " + stuck.getMessage());
      }
    };
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}

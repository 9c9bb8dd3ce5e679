package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.pack.PackProfile;

/// Faults in a simulation that runs, through a real socket; its time is virtual.
@Timeout(60)
class InjectionTest {
  private static final PackProfile PROFILE = PackProfile.load("lfp-16s");

  @TempDir private Path folder = Path.of("");

  private final org.voltaire.sim.bench.Bench bench =
      new SimulationOptions().bench(PROFILE, RecordedCycle.shipped());
  private Path socket = Path.of("");
  private @Nullable InjectionPort port;

  @BeforeEach
  void open() throws IOException {
    socket = folder.resolve("1.sock");
    port = InjectionPort.open(socket, Faults.on(bench), PROFILE);
    bench.advanceTo(5_000_000_000L);
  }

  @AfterEach
  void close() throws IOException {
    if (port != null) port.close();
  }

  private String ask(String line) throws IOException {
    return LocalSockets.ask(socket, line);
  }

  @Test
  void aFaultComesAndGoes() throws IOException {
    String answer = ask("inject F-SEN-003 cell 5");
    assertEquals(
        "DONE injected F-SEN-003 cell 5 on lfp-16s at 5.0 s: a cell's reading no longer changes\n",
        answer);
    double frozen = bench.sensors().cell(4, 3.3);
    bench.advanceTo(60_000_000_000L);
    assertEquals(frozen, bench.sensors().cell(4, 3.2));
    assertEquals("DONE there is F-SEN-003 cell 5\n", ask("faults"));
    assertEquals("DONE cleared F-SEN-003 cell 5\n", ask("clear F-SEN-003"));
    assertEquals(3.2, bench.sensors().cell(4, 3.2));
    assertEquals("DONE no fault is there\n", ask("faults"));
  }

  @Test
  void whatStaysBehindIsSaid() throws IOException {
    ask("inject F-CEL-003 cell 2");
    assertEquals(0, bench.soc(1));
    assertEquals(
        "DONE cleared F-CEL-003 cell 2 soc 0\nthe cell keeps the charge that it was given\n",
        ask("clear faults"));
  }

  @Test
  void whatIsImpossibleIsRefused() throws IOException {
    String far = ask("inject F-SEN-003 cell 99");
    assertTrue(far.startsWith("REFUSED found \"99\", allowed: cell, 1 to 16"), far);
    assertTrue(ask("inject F-SEN-03").contains("F-SEN-003"), "the nearest id");
    assertTrue(ask("inject F-CON-001").contains("contactors are simulated"));
    assertTrue(ask("inject F-LMP-002").contains("a pack with a heater"));
    assertTrue(ask("hello").startsWith("REFUSED"));
    assertTrue(ask("").startsWith("REFUSED"));
    assertTrue(ask("inject " + "x".repeat(5000)).startsWith("REFUSED"));
    ask("inject F-SEN-003 cell 5");
    assertTrue(ask("inject F-SEN-003 cell 5").contains("there already"));
  }

  @Test
  void theNewestSimulationComesFirstAndOneThatDiedIsTakenAway() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path dead = folder.resolve("2.sock");
    try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(dead));
    }
    assertTrue(dead.toFile().setLastModified(socket.toFile().lastModified() + 5000));
    assertEquals(List.of(dead, socket), LocalSockets.SIMULATIONS.in(List.of(folder)));
    assertThrows(ConnectException.class, () -> LocalSockets.ask(dead, "faults"));
    assertEquals(List.of(socket), LocalSockets.SIMULATIONS.in(List.of(folder)));
    close();
    assertEquals(List.of(), LocalSockets.SIMULATIONS.in(List.of(folder)));
  }

  @Test
  void aFolderThatOthersMayEnterIsNotUsed() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var refused = assertThrows(IOException.class, () -> LocalSockets.requireOurs(folder));
    assertTrue(refused.toString().contains("allowed: rwx------"), refused.toString());
  }

  /// Anybody may make a folder of that name where everybody may: it is not used, and harms nobody.
  @Test
  void aFolderOfSomebodyElseBesideOursIsPassedOver() throws IOException {
    Path ours = Files.createDirectory(folder.resolve("ours"));
    Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(List.of(), LocalSockets.SIMULATIONS.in(List.of(ours, folder)));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    assertEquals(List.of(socket), LocalSockets.SIMULATIONS.in(List.of(ours, folder)));
  }

  @Test
  void faultsAreListedAndShown() {
    String all = new CommandBench().run("faults").out();
    for (FaultRow row : Catalogue.rows()) assertTrue(all.contains(row.id()), row.id());
    String one = new CommandBench().run("faults", "F-SEN-002").out();
    assertTrue(one.contains("0.03 V (-6 V to 6 V)"), one);
    var wrong = new CommandBench().run("faults", "F-SEN-2");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("F-SEN-002"), wrong.err());
  }

  @Test
  void whoListensIsKnownAndTheDeadArePassedOver() throws IOException {
    Path dead = folder.resolve("2.sock"), second = folder.resolve("3.sock");
    InjectionPort.open(
            dead,
            Faults.on(new SimulationOptions().bench(PROFILE, RecordedCycle.shipped())),
            PROFILE)
        .close();
    if (!Files.exists(dead)) Files.createFile(dead);
    var otherBench = new SimulationOptions().bench(PROFILE, RecordedCycle.shipped());
    var other = InjectionPort.open(second, Faults.on(otherBench), PROFILE);
    try {
      assertEquals(
          Set.of(socket, second),
          LocalSockets.listening(List.of(socket, dead, second), "faults").keySet());
    } finally {
      other.close();
    }
  }

  @Test
  void aWrongIdIsWrongWhetherOrNotSomethingRuns() {
    var wrong = new CommandBench().run("inject", "F-SEN-999", "--cell", "5");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("ID: found F-SEN-999"), wrong.err());
    assertEquals(2, new CommandBench().run("inject", "--cell", "5").code());
    assertEquals(2, new CommandBench().run("inject", "F-SEN-003", "--colour", "red").code());
    assertEquals(2, new CommandBench().run("inject", "F-SEN-003", "--clear", "--cell", "5").code());
  }

  @Test
  void withoutASimulationTheAnswerIsNo() {
    // No simulation is ever process 1.
    var none = new CommandBench().run("inject", "F-SEN-003", "--cell", "5", "--demo", "1");
    assertEquals(1, none.code());
    assertTrue(none.err().contains("no simulation runs as process 1"), none.err());
    assertFalse(none.out().contains("injected"));
  }
}

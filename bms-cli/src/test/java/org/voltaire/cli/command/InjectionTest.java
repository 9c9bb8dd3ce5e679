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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Faults in a simulation that runs, through a real socket; its time is virtual.
@Timeout(60)
class InjectionTest {
  private static final PackProfile PROFILE = PackProfile.load("lfp-16s");

  @TempDir private Path folder = Path.of("");

  private final org.voltaire.sim.bench.Bench bench =
      new SimulationOptions().bench(PROFILE, RecordedCycle.shipped());
  private Path socket = Path.of("");
  private @Nullable LocalPort port;

  @BeforeEach
  void open() throws IOException {
    socket = folder.resolve("1.sock");
    port = LocalPort.open(socket, "faults", new InjectionAnswers(Faults.on(bench), PROFILE));
    bench.advanceTo(5_000_000_000L);
  }

  @AfterEach
  void close() throws IOException {
    if (port != null) port.close();
  }

  private JsonNode answer(String line) throws IOException {
    return JsonMapper.builder().build().readTree(LocalSockets.ask(socket, line));
  }

  private String ask(String line) throws IOException {
    JsonNode answer = answer(line);
    assertTrue(answer.get("done").booleanValue(), answer::toString);
    return answer.get("text").asString();
  }

  private String refused(String line) throws IOException {
    JsonNode answer = answer(line);
    assertFalse(answer.get("done").booleanValue(), answer::toString);
    return answer.get("text").asString();
  }

  @Test
  void aFaultComesAndGoes() throws IOException {
    String answer = ask("inject F-SEN-003 cell 5");
    assertEquals(
        "injected F-SEN-003 cell 5 on lfp-16s at 5.0 s: a cell's reading no longer changes",
        answer);
    double frozen = bench.sensors().cell(4, 3.3);
    bench.advanceTo(60_000_000_000L);
    assertEquals(frozen, bench.sensors().cell(4, 3.2));
    assertEquals("there is F-SEN-003 cell 5", ask("faults"));
    assertEquals("cleared F-SEN-003 cell 5", ask("clear F-SEN-003"));
    assertEquals(3.2, bench.sensors().cell(4, 3.2));
    assertEquals("no fault is there", ask("faults"));
  }

  @Test
  void whatStaysBehindIsSaid() throws IOException {
    ask("inject F-CEL-003 cell 2 over 0 s");
    assertEquals(0, bench.soc(1));
    assertEquals(
        "cleared F-CEL-003 cell 2 soc 0 over 0 s\nthe cell keeps the charge that it was given",
        ask("clear faults"));
  }

  @Test
  void whatIsImpossibleIsRefused() throws IOException {
    String far = refused("inject F-SEN-003 cell 99");
    assertTrue(far.startsWith("found \"99\", allowed: cell, 1 to 16"), far);
    assertTrue(refused("inject F-SEN-03").contains("(did you mean F-SEN-0"), "the nearest id");
    assertTrue(refused("inject F-CON-001").contains("contactors are simulated"));
    assertTrue(refused("inject F-LMP-002").contains("a pack with a heater"));
    assertTrue(refused("hello").contains("inject, clear, faults"));
    assertTrue(refused("").contains("inject, clear, faults"));
    assertTrue(refused("inject " + "x".repeat(5000)).contains("an id of bms faults"));
    ask("inject F-SEN-003 cell 5");
    assertTrue(refused("inject F-SEN-003 cell 5").contains("there already"));
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
    LocalPort.open(dead, "dead", line -> JsonOption.object("asked", line)).close();
    if (!Files.exists(dead)) Files.createFile(dead);
    try (var _ = LocalPort.open(second, "second", line -> JsonOption.object("asked", line))) {
      assertEquals(
          Set.of(socket, second),
          LocalSockets.listening(List.of(socket, dead, second), "faults").keySet());
    }
  }

  @Test
  void aProgramReadsWhatWasDoneAsOneLineOfJson() throws IOException {
    try (var _ =
        LocalSockets.SIMULATIONS.open(new InjectionAnswers(Faults.on(otherBench()), PROFILE))) {
      String own = String.valueOf(ProcessHandle.current().pid());
      var bench =
          new CommandBench().run("inject", "F-SEN-003", "--cell", "5", "--pack", own, "--json");
      assertEquals(0, bench.code(), bench::err);
      JsonNode answer = JsonMapper.builder().build().readTree(bench.out());
      assertEquals("inject F-SEN-003 cell 5", answer.get("asked").asString());
      assertEquals("lfp-16s", answer.get("pack").asString());
      assertEquals("F-SEN-003", answer.at("/faults/0/id").asString());
      var refused =
          new CommandBench().run("inject", "F-SEN-003", "--cell", "99", "--pack", own, "--json");
      assertEquals(2, refused.code());
      assertTrue(refused.out().startsWith("{\"done\":false"), refused.out());
      var mended = new CommandBench().run("inject", "--clear", "--demo", own);
      assertEquals("cleared F-SEN-003 cell 5\n", mended.out());
    }
  }

  private static org.voltaire.sim.bench.Bench otherBench() {
    return new SimulationOptions().bench(PROFILE, RecordedCycle.shipped());
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
    // No simulation is ever process 1, but another may run on this machine.
    var none = new CommandBench().run("inject", "F-SEN-003", "--cell", "5", "--pack", "1");
    boolean others = none.err().contains("--pack: found 1; allowed: one of ");
    assertEquals(others ? 2 : 1, none.code());
    assertTrue(others || none.err().contains("no simulation runs: start one"), none.err());
    assertEquals("", none.out());
  }
}

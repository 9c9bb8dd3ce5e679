package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A word that nobody knows is answered with what was found, what is allowed, and what was meant.
class WrongWordsTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo --pack lpf-16s | --pack: found lpf-16s, allowed: lfp-16s, | lfp-16s",
        "faults --pack bluecr | --pack: found bluecr, allowed: lfp-16s, | bluecar",
        "emulate jdb | PROTOCOL: found jdb, allowed: jbd | jbd",
        "faults F-CEL-0001 | ID: found F-CEL-0001, allowed: an id of bms faults | F-CEL-001",
        "inject F-SEN-0003 | ID: found F-SEN-0003, allowed: an id of bms faults | F-SEN-003",
        "chemistries lfpo4 | NAME: found lfpo4, allowed: lfp, nmc, nca, lto, lmp | lfp",
        "chemistries ternary | NAME: found ternary, allowed: lfp, nmc, nca, lto, lmp | nmc",
        "simulat x.yaml | command: found simulat, allowed: demo, run, | simulate",
        "help comapre | command: found comapre, allowed: demo, run, | compare",
        "simulate x.yaml --raet-hz=2 | option: found --raet-hz, allowed: --out, --rate-hz, | --rate-hz",
        "simulate x.yaml --record non | --record: found non, allowed: all, none | none"
      })
  void isAnsweredWithTheOneThatWasMeant(String line, String found, String meant) {
    var bench = new CommandBench().run((Object[]) line.split(" ", -1));
    assertEquals(2, bench.code(), bench::err);
    assertTrue(bench.err().contains(found), bench::err);
    assertTrue(bench.err().matches("(?s).*\\(did you mean [^)]*" + meant + "[,? ].*"), bench::err);
    assertEquals("", bench.out());
  }

  @Test
  void hidesNoOtherMistake() {
    var bench = new CommandBench().run("simulate", "--raet-hz", "1", "--rate-hz", "x", "--ot", "a");
    assertEquals(2, bench.code(), bench::err);
    List<String> said = bench.err().lines().toList();
    assertTrue(said.stream().anyMatch(line -> line.startsWith("option: found --raet-hz, ")));
    assertTrue(said.stream().anyMatch(line -> line.startsWith("option: found --ot, ")));
    assertTrue(said.contains("--rate-hz: found x, allowed: a number"), bench::err);
    assertEquals("How it is used: bms simulate --help", said.getLast());
  }

  @Test
  void hidesNothingThatTheCommandItselfWouldRefuse() {
    var bench = new CommandBench().run("simulate", "no.yaml", "--trough", "x", "--rate-hz", "500");
    assertEquals(2, bench.code(), bench::err);
    List<String> said = bench.err().lines().toList();
    assertTrue(said.getFirst().startsWith("option: found --trough, "), bench::err);
    assertTrue(said.contains("SCENARIO.yaml: found no.yaml, which is not there, allowed: a file"));
    assertTrue(said.contains("--rate-hz: found 500.0, allowed: 0.02 to 100"), bench::err);
  }

  /// The word behind it is its value, not the scenario.
  @Test
  void takesItsValueWithIt() {
    var bench = new CommandBench().run("simulate", "--outt", "x", "no.yaml");
    List<String> said = bench.err().lines().toList();
    assertTrue(said.getFirst().startsWith("option: found --outt, "), bench::err);
    assertTrue(said.getFirst().endsWith("(did you mean --out?)"), bench::err);
    assertEquals("SCENARIO.yaml: found no.yaml, which is not there, allowed: a file", said.get(1));
    assertEquals(3, said.size(), bench::err);
  }

  @Test
  void isToldOnceHoweverManyNoticeIt() {
    var bench =
        new CommandBench().run("demo", "--pack", "lpf-16s", "--speed", "x", "--secnds", "3");
    List<String> said = bench.err().lines().toList();
    assertTrue(said.contains("--speed: found x, allowed: a number"), bench::err);
    assertTrue(said.stream().anyMatch(line -> line.startsWith("--pack: found lpf-16s, ")));
    assertEquals(4, said.size(), bench::err);
  }

  @Test
  void aRecordingIsNoHost() {
    var bench = new CommandBench().run("watch", "nosuch.mcap");
    assertEquals(2, bench.code(), bench::err);
    String problem = "HOST[:PORT]: found nosuch.mcap, allowed: a host";
    assertTrue(bench.err().startsWith(problem), bench::err);
  }

  @Test
  void whatIsMissingIsNamed() {
    var bench = new CommandBench().run("simulate", "--record", "non");
    assertTrue(bench.err().contains("SCENARIO.yaml: found none, must be said"), bench::err);
    assertTrue(bench.err().contains("--record: found non, allowed: all, none"), bench::err);
  }

  @Test
  void aRouteToThePackToo() throws Exception {
    Path scenario = CommandBench.scenario(folder, "short", "rest 1 s");
    var bench = new CommandBench().run("simulate", scenario, "--through", "bq");
    assertEquals(2, bench.code());
    String found = "--through: found bq, allowed: direct, drivers, jbd, bq76952";
    assertTrue(bench.err().contains(found), bench::err);
    var near = new CommandBench().run("simulate", scenario, "--through", "dirvers");
    assertTrue(near.err().contains("(did you mean drivers?)"), near::err);
  }

  @Test
  void anUnknownCommandIsNamedWithAllThatThereAre() {
    for (String line : new String[] {"foo", "help foo"}) {
      var bench = new CommandBench().run((Object[]) line.split(" ", -1));
      assertEquals(2, bench.code(), bench::err);
      assertTrue(bench.err().startsWith("command: found foo, allowed: demo, "), bench::err);
      assertTrue(bench.err().contains("console"), bench::err);
    }
    assertTrue(new CommandBench().run("consol").err().contains("(did you mean console?)"));
  }

  @Test
  void aCapacityThatWasNotSaidIsNone() throws Exception {
    Path load = Files.writeString(folder.resolve("load.csv"), "time_s,current_a,voltage_v\n");
    var bench = new CommandBench().run("demo", "--headless", "--load", load);
    assertEquals(2, bench.code(), bench::err);
    String problem = "--load-ah: found none, allowed: above 0";
    assertTrue(bench.err().contains(problem), bench::err);
  }

  @Test
  void aWordThatIsNearNoneIsNotGuessed() {
    var bench = new CommandBench().run("nonsense");
    assertEquals(2, bench.code());
    assertFalse(bench.err().contains("did you mean"), bench::err);
    assertTrue(bench.err().endsWith("How it is used: bms --help\n"), bench::err);
  }
}

package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltaire.cli.Main;
import picocli.CommandLine;

/// What the command line says of itself: help, completion and manual page come from one
/// description.
class HelpTest {
  @TempDir Path folder;

  static List<CommandLine> commands() {
    return Main.commandLine().getSubcommands().values().stream().distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theListOfCommandsShowsWholeSentences(CommandLine command) {
    String first = command.getCommandSpec().usageMessage().description()[0];
    assertTrue(first.endsWith("."), command.getCommandName() + ": " + first);
  }

  @Test
  void helpIsACommandToo() {
    var bench = new CommandBench().run("help");
    assertEquals(0, bench.code());
    assertTrue(bench.out().contains("  simulate "), bench.out());
    assertTrue(new CommandBench().run("help", "replay").out().contains("FILE.mcap"));
  }

  @Test
  void everyCommandSaysTheVersionOfTheBuild() {
    for (Object[] line : new Object[][] {{"--version"}, {"simulate", "--version"}}) {
      var bench = new CommandBench().run(line);
      assertEquals(0, bench.code(), bench::err);
      assertTrue(bench.out().matches("Voltaire \\d+\\.\\d+\\.\\d+\\S*\n"), bench.out());
    }
  }

  @Test
  void theManualPageNamesEveryCommandAndOption() {
    String page = new CommandBench().run("man").out();
    for (CommandLine command : commands()) {
      assertTrue(page.contains(".SS \"" + command.getCommandName() + " "), command + " in " + page);
      for (var option : command.getCommandSpec().options()) {
        if (option.usageHelp() || option.versionHelp()) continue;
        assertTrue(page.contains(option.longestName().replace("-", "\\-")), option.longestName());
      }
    }
    assertTrue(page.lines().noneMatch(line -> line.startsWith("'")), "no line begins a request");
    int console = page.indexOf(".SS \"console\"\nOpens the desktop console");
    assertTrue(console > 0 && console < page.indexOf(".SH EXIT STATUS"), page);
  }

  @Test
  void aShellCanCompleteCommands() {
    String script = new CommandBench().run("completion").out();
    assertTrue(script.contains("complete -F _complete_bms"), script);
    assertTrue(script.contains("simulate"), script);
  }

  @Test
  void everyMistakeOfACommandLineIsToldAtOnce() {
    var bench =
        new CommandBench()
            .run(
                "fit",
                "--chemistry",
                "lead",
                "--capacity-ah",
                "-1",
                "--ocv",
                "absent.csv",
                "--dynamic",
                "gone.csv",
                "--out",
                folder.resolve("cell.yaml"));
    assertEquals(2, bench.code());
    for (String part :
        List.of("--chemistry: found lead", "--capacity-ah: found -1.0", "absent.csv", "gone.csv")) {
      assertTrue(bench.err().contains(part), part + " in " + bench.err());
    }
  }

  @Test
  void aFileOfAnotherKindIsNoRecording() throws Exception {
    Path csv = Files.writeString(folder.resolve("log.csv"), "time_s,current_a\n0,1\n");
    var bench = new CommandBench().run("replay", csv, folder.resolve("absent.mcap"));
    assertEquals(2, bench.code());
    assertTrue(
        bench.err().contains("log.csv, a file of another kind, allowed: a recording (MCAP)"),
        bench.err());
    assertTrue(bench.err().contains("absent.mcap, which is not there"), bench.err());
  }
}

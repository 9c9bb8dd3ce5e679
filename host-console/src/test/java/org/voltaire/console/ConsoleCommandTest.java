package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// The console's command line, before anything is opened.
class ConsoleCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--theme | drak | light, dark (did you mean dark?)",
        "--theme | blue | light, dark",
        "--page | estimater | overview, estimator (did you mean estimator?)"
      })
  void aWrongWordIsAnsweredWithTheOneThatWasMeant(String option, String found, String allowed) {
    var err = new StringWriter();
    var line = new CommandLine(new ConsoleCommand()).setErr(new PrintWriter(err, true));
    assertEquals(2, line.execute(option, found));
    String expected = "%s: found %s, allowed: %s\n".formatted(option, found, allowed);
    assertTrue(err.toString().startsWith(expected), err::toString);
  }
}

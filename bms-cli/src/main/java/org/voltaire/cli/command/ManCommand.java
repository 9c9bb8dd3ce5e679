package org.voltaire.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `man`: the manual page, made from the same descriptions as `--help`.
@Command(
    name = "man",
    description = {
      "Prints the manual page.",
      "Read it with: bms man | man -l - "
          + "Install it with: bms man >/usr/local/share/man/man1/bms.1"
    },
    mixinStandardHelpOptions = true)
public final class ManCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    out.print(new ManPage(spec.root()).text());
    out.flush();
    return 0;
  }
}

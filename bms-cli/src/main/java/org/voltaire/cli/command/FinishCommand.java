package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.link.mcap.McapFinisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `finish FILE.mcap`: compresses and indexes a recording in place.
@Command(
    name = "finish",
    description = "Compresses and indexes a complete recording, in place.",
    mixinStandardHelpOptions = true)
public final class FinishCommand implements Callable<Integer>, CheckedCommand {
  @Parameters(paramLabel = "FILE.mcap", description = "A recording that nobody writes any more.")
  private Path file = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Replacing a file under a daemon that goes on writing would lose all that it writes.
  private void refuseIfBeingWritten() throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      if (lock == null) throw new IOException(file + ": is still being recorded into");
    } catch (OverlappingFileLockException ourselves) {
      throw new IOException(file + ": is still being recorded into", ourselves);
    }
  }

  @Override
  public UsageProblems problems() {
    return new UsageProblems().requireRecording("FILE.mcap", file);
  }

  @Override
  public Integer call() throws IOException {
    problems().check(spec.commandLine());
    long before = Files.size(file);
    refuseIfBeingWritten();
    McapFinisher.Finished finished = McapFinisher.finish(file);
    var out = spec.commandLine().getOut();
    if (json.asked()) {
      JsonOption.print(
          out,
          JsonOption.object(
              "file",
              file,
              "messages",
              finished.messages(),
              "bytes",
              finished.bytes(),
              "bytes_before",
              before));
      return 0;
    }
    out.printf(
        "%s: %d messages, %d kB, was %d kB%n",
        file, finished.messages(), finished.bytes() / 1000, before / 1000);
    return 0;
  }
}

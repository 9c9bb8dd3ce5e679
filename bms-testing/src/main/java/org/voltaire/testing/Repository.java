package org.voltaire.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What lies in the repository beside this module.
public final class Repository {
  private Repository() {}

  /// The folder with the examples, wherever below it the tests were started.
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("examples"))
        || !Files.isDirectory(folder.resolve("bms-pi4j"))) {
      folder = folder.getParent();
      if (folder == null) throw new AssertionError("not inside the repository");
    }
    return folder;
  }

  /// The text of an example.
  public static String example(String name) {
    try {
      return Files.readString(root().resolve("examples").resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// An example as a test may run it: on a port that is free and with a folder of its own.
  public static String runnable(String name, Path recordings) {
    return runnableText(example(name), recordings);
  }

  /// A configuration as a test may run it: on a port that is free and with a folder of its own.
  public static String runnableText(String text, Path recordings) {
    return replaced(
        replaced(text, "link: {port: 7350}", "link: {port: %d}".formatted(FreePort.next())),
        "directory: recordings",
        "directory: \"" + recordings + "\"");
  }

  /// The text with one part of it replaced, which must be there.
  public static String replaced(String text, String part, String by) {
    if (!text.contains(part)) throw new AssertionError("the text has no \"" + part + "\"");
    return text.replace(part, by);
  }
}

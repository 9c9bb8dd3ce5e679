package org.voltaire.pi.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// How a file is written so that the next power cut finds it whole: the bytes are on the disk
/// before they have their name, and the name is on the disk before anybody counts on it.
final class Durable {
  private Durable() {}

  /// Writes a text and waits until the disk has it. The folder is made if it is not there.
  static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
    }
  }

  /// Gives a file another name, in place of any that has it.
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Waits until the disk has the names beside this file, which may have come, changed or gone.
  static void names(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) return;
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true); // or the disk may have the new name after the next power cut, or not
    }
  }
}

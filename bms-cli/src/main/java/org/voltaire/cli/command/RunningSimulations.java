package org.voltaire.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The simulations of this user that run on this machine: one socket each, named after its process,
/// in a folder that nobody else can enter.
final class RunningSimulations {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final String ENDING = ".sock";

  private RunningSimulations() {}

  /// Where this process's socket is.
  ///
  /// @throws IOException if the folder is not ours alone: then it is not used
  static Path own() throws IOException {
    Path folder = folder();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    requireOurs(folder);
    return folder.resolve(ProcessHandle.current().pid() + ENDING);
  }

  /// The user's folder for things that live as long as a session, else one of our own.
  private static Path folder() {
    String session = System.getenv("XDG_RUNTIME_DIR");
    if (session != null && Files.isDirectory(Path.of(session))) {
      return Path.of(session, "voltaire");
    }
    String user = System.getProperty("user.name", "nobody");
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "voltaire-" + user);
  }

  /// Somebody else may have made a folder of that name before us.
  static void requireOurs(Path folder) throws IOException {
    Set<PosixFilePermission> allowed =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
    String user = System.getProperty("user.name", "nobody");
    if (allowed.equals(OWNER_ONLY) && owner.equals(user)) return;
    throw new IOException(
        "%s: found %s of %s, allowed: rwx------ of %s"
            .formatted(folder, PosixFilePermissions.toString(allowed), owner, user));
  }

  /// The sockets of all, the newest first.
  static List<Path> all() throws IOException {
    return in(folder());
  }

  /// The sockets in a folder, the newest first.
  static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return List.of();
    requireOurs(folder);
    List<Path> sockets = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) if (file.toString().endsWith(ENDING)) sockets.add(file);
    }
    sockets.sort(
        Comparator.comparingLong((Path file) -> file.toFile().lastModified())
            .thenComparing(Comparator.naturalOrder())
            .reversed());
    return sockets;
  }

  /// Those at which anybody listens; what died without a word is passed over.
  static List<Path> listening(List<Path> sockets) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path socket : sockets) {
      try {
        ask(socket, "faults");
        found.add(socket);
      } catch (ConnectException dead) {
        System.getLogger("inject").log(System.Logger.Level.DEBUG, socket + ": nobody listens");
      }
    }
    return found;
  }

  /// The process that a socket belongs to.
  static String process(Path socket) {
    return String.valueOf(socket.getFileName()).replace(ENDING, "");
  }

  /// Says a line to a simulation.
  ///
  /// @return what it answers
  /// @throws ConnectException if nobody listens there any more; what is left of it is taken away
  static String ask(Path socket, String line) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      Channels.newOutputStream(channel).write((line + "\n").getBytes(StandardCharsets.UTF_8));
      var answer = new ByteArrayOutputStream();
      Channels.newInputStream(channel).transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    } catch (ConnectException dead) {
      Files.deleteIfExists(socket);
      throw dead;
    }
  }
}

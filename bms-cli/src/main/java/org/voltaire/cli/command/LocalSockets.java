package org.voltaire.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The programs of one kind that run for this user on this machine: one socket each, named after
/// its process, in a folder that nobody else can enter.
///
/// @param name of their kind
/// @param ending of their sockets' names
record LocalSockets(String name, String ending) {
  /// Simulations, which take faults.
  static final LocalSockets SIMULATIONS = new LocalSockets("faults", ".sock");

  /// Packs that are run, which take wishes.
  static final LocalSockets PACKS = new LocalSockets("control", ".pack");

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /// Far longer than any answer takes, so that only a program that was stopped is given up, s.
  private static final long PATIENCE_SECONDS = 60;

  /// Opens this process's socket, and answers until it is closed.
  LocalPort open(Function<String, Map<String, @Nullable Object>> answer) throws IOException {
    return LocalPort.open(own(), name, answer);
  }

  /// Where this process's socket is.
  ///
  /// @throws IOException if the folder is not ours alone: then it is not used
  Path own() throws IOException {
    Path folder = folders().getFirst();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    requireOurs(folder);
    return folder.resolve(ProcessHandle.current().pid() + ending);
  }

  /// The user's folder for things that live as long as a session, if there is a session, then one
  /// of our own: a service has no session, and who looks for it may have one.
  private static List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    String session = System.getenv("XDG_RUNTIME_DIR");
    if (session != null && Files.isDirectory(Path.of(session))) {
      folders.add(Path.of(session, "voltaire"));
    }
    String user = System.getProperty("user.name", "nobody");
    folders.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "voltaire-" + user));
    return folders;
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
  List<Path> all() throws IOException {
    return in(folders());
  }

  /// The sockets in some folders, the newest first.
  ///
  /// @throws IOException if the first is not ours alone. Another that is not is passed over:
  ///   anybody may make one of that name
  List<Path> in(List<Path> folders) throws IOException {
    List<Path> sockets = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) continue;
      try {
        requireOurs(folder);
      } catch (IOException others) {
        if (folder.equals(folders.getFirst())) throw others;
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) if (file.toString().endsWith(ending)) sockets.add(file);
      }
    }
    sockets.sort(
        Comparator.comparingLong((Path file) -> file.toFile().lastModified())
            .thenComparing(Comparator.naturalOrder())
            .reversed());
    return sockets;
  }

  /// Those at which anybody listens; what died without a word is passed over.
  ///
  /// @param line a question that changes nothing
  /// @return each with its answer, in their order
  static Map<Path, String> listening(List<Path> sockets, String line) throws IOException {
    Map<Path, String> found = new LinkedHashMap<>();
    for (Path socket : sockets) {
      try {
        found.put(socket, ask(socket, line));
      } catch (ConnectException dead) {
        System.getLogger("sockets").log(System.Logger.Level.DEBUG, socket + ": nobody listens");
      }
    }
    return found;
  }

  /// The process that a socket belongs to.
  String process(Path socket) {
    return String.valueOf(socket.getFileName()).replace(ending, "");
  }

  /// Says a line to a program.
  ///
  /// @return what it answers
  /// @throws ConnectException if nobody listens there any more; what is left of it is taken away
  /// @throws IOException if it does not answer in time
  static String ask(Path socket, String line) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .execute(() -> giveUp(channel));
      Channels.newOutputStream(channel).write((line + "\n").getBytes(StandardCharsets.UTF_8));
      var answer = new ByteArrayOutputStream();
      Channels.newInputStream(channel).transferTo(answer);
      return answer.toString(StandardCharsets.UTF_8);
    } catch (ConnectException dead) {
      Files.deleteIfExists(socket);
      throw dead;
    } catch (AsynchronousCloseException tooLong) {
      throw new IOException(socket + ": no answer within " + PATIENCE_SECONDS + " s", tooLong);
    }
  }

  private static void giveUp(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException closed) {
      System.getLogger("sockets").log(System.Logger.Level.DEBUG, closed.getMessage());
    }
  }
}

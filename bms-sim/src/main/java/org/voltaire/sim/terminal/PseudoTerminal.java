package org.voltaire.sim.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/// A new pseudo-terminal, held at its master side: what a program writes to [#path] is read here,
/// and the other way round. It looks like a serial port and needs no helper program.
///
/// The terminal is raw: no echo, no line editing. Its slave side is kept open here too, so that a
/// program may come and go; when this is closed, whoever has it open gets an error, as when a cable
/// is pulled.
///
/// Source: POSIX `posix_openpt`, `grantpt`, `unlockpt`; Linux `ptsname_r(3)`, `cfmakeraw(3)`.
@SuppressWarnings("restricted") // calling the C library is what it is for
public final class PseudoTerminal implements Closeable {
  private static final int O_RDWR = 2, O_NOCTTY = 0x100, O_NONBLOCK = 0x800;
  private static final int POLLIN = 1, POLLOUT = 4, TCSANOW = 0;
  private static final int EINTR = 4, EAGAIN = 11;

  /// How long bytes wait for room before they are lost, as on a wire that nobody listens to.
  private static final int ROOM_MILLIS = 1000;

  /// More than a `struct termios` of any Linux has.
  private static final int TERMIOS_BYTES = 256;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_VALUE =
      CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private static final MethodHandle OPENPT = function("posix_openpt", INT, INT);
  private static final MethodHandle GRANTPT = function("grantpt", INT, INT);
  private static final MethodHandle UNLOCKPT = function("unlockpt", INT, INT);
  private static final MethodHandle PTSNAME = function("ptsname_r", INT, INT, POINTER, LONG);
  private static final MethodHandle TCGETATTR = function("tcgetattr", INT, INT, POINTER);
  private static final MethodHandle TCSETATTR = function("tcsetattr", INT, INT, INT, POINTER);
  private static final MethodHandle OPEN = function("open", INT, POINTER, INT);
  private static final MethodHandle POLL = function("poll", INT, POINTER, LONG, INT);
  private static final MethodHandle READ = function("read", LONG, INT, POINTER, LONG);
  private static final MethodHandle WRITE = function("write", LONG, INT, POINTER, LONG);
  private static final MethodHandle CLOSE = function("close", INT, INT);
  private static final MethodHandle MAKE_RAW =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("cfmakeraw"), FunctionDescriptor.ofVoid(POINTER));

  private final Arena arena = Arena.ofShared();
  private final MemorySegment errno = arena.allocate(CAPTURED);
  private final MemorySegment buffer = arena.allocate(4096);
  private final MemorySegment pollfd = arena.allocate(8);
  private final int master;
  private final int slave;
  private final Path path;
  private final Path link;
  private final ReentrantLock lock = new ReentrantLock(true);
  private boolean closed;

  private PseudoTerminal(Path wantedLink) throws IOException {
    master = check("posix_openpt", OPENPT, O_RDWR | O_NOCTTY | O_NONBLOCK);
    int opened = -1;
    boolean complete = false;
    try {
      check("grantpt", GRANTPT, master);
      check("unlockpt", UNLOCKPT, master);
      check("ptsname_r", PTSNAME, master, buffer, buffer.byteSize());
      path = Path.of(buffer.getString(0));
      opened = check("open " + path, OPEN, arena.allocateFrom(path.toString()), O_RDWR | O_NOCTTY);
      slave = opened;
      MemorySegment termios = arena.allocate(TERMIOS_BYTES);
      check("tcgetattr", TCGETATTR, slave, termios);
      makeRaw(termios);
      check("tcsetattr", TCSETATTR, slave, TCSANOW, termios);
      link = wantedLink.toString().isEmpty() ? path : symlink(wantedLink, path);
      complete = true;
    } finally {
      if (!complete) {
        if (opened >= 0) check("close", CLOSE, opened);
        check("close", CLOSE, master);
        arena.close();
      }
    }
  }

  /// Opens a new one.
  public static PseudoTerminal open() throws IOException {
    return new PseudoTerminal(Path.of(""));
  }

  /// Opens a new one and makes `link` point to it; a symbolic link that leads nowhere is replaced,
  /// anything else is not.
  public static PseudoTerminal open(Path link) throws IOException {
    return new PseudoTerminal(link);
  }

  /// What other programs open: `/dev/pts/N`.
  public Path path() {
    return path;
  }

  /// The symbolic link to it, or [#path] itself.
  public Path link() {
    return link;
  }

  /// Reads what a program has written, waiting at most `timeoutMillis`.
  ///
  /// @return how many bytes came; 0 if none did in time
  /// @throws IOException if it is closed
  public int read(byte[] into, int timeoutMillis) throws IOException {
    lock.lock();
    try {
      if (!ready(POLLIN, timeoutMillis)) return 0;
      long size = Math.min(into.length, buffer.byteSize());
      int count = passing("read", READ, master, buffer, size);
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, count);
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Writes `bytes` to the program at the other side. What nobody takes is lost after a second, as
  /// on a wire.
  ///
  /// @throws IOException if it is closed
  public void write(byte[] bytes) throws IOException {
    lock.lock();
    try (Arena once = Arena.ofConfined()) {
      MemorySegment data = once.allocate(Math.max(bytes.length, 1));
      MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, 0, bytes.length);
      for (long done = 0; done < bytes.length; ) {
        if (!ready(POLLOUT, ROOM_MILLIS)) return;
        done += passing("write", WRITE, master, data.asSlice(done), bytes.length - done);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Pulls the cable: whoever has it open gets an error. The symbolic link goes too, if it is still
  /// ours.
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (closed) return;
      closed = true;
      check("close", CLOSE, slave);
      check("close", CLOSE, master);
      arena.close();
    } finally {
      lock.unlock();
    }
    boolean ours = Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(path);
    if (!link.equals(path) && ours) Files.delete(link);
  }

  private boolean ready(int event, int timeoutMillis) throws IOException {
    if (closed) throw new IOException("pseudo-terminal: is closed");
    pollfd.set(INT, 0, master);
    pollfd.set(ValueLayout.JAVA_SHORT, 4, (short) event);
    return passing("poll", POLL, pollfd, 1L, timeoutMillis) > 0;
  }

  private static Path symlink(Path link, Path target) throws IOException {
    Path folder = link.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    if (Files.isSymbolicLink(link)) {
      // A terminal that is closed is gone from /dev/pts; a link to one that is there is somebody's.
      if (Files.exists(link)) {
        throw new IOException(
            link + ": leads to " + Files.readSymbolicLink(link) + ", which is in use");
      }
      Files.delete(link);
    }
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(link + ": is a file already, must be a symbolic link or nothing");
    }
    return Files.createSymbolicLink(link, target);
  }

  private static void makeRaw(MemorySegment termios) {
    try {
      MAKE_RAW.invokeExact(termios);
    } catch (Throwable unexpected) {
      throw new IllegalStateException("cfmakeraw", unexpected);
    }
  }

  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... parameters) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, parameters), ERRNO);
  }

  /// Calls a function of the C library that says −1 when it failed.
  private int check(String what, MethodHandle function, Object... arguments) throws IOException {
    int value = call(what, function, arguments);
    if (value < 0) throw failed(what);
    return value;
  }

  /// The same for one that may have nothing to do, or be interrupted by a signal: that is 0.
  private int passing(String what, MethodHandle function, Object... arguments) throws IOException {
    int value = call(what, function, arguments);
    if (value >= 0) return value;
    int number = (int) ERRNO_VALUE.get(errno, 0L);
    if (number == EINTR || number == EAGAIN) return 0;
    throw failed(what);
  }

  private IOException failed(String what) {
    return new IOException(
        "pseudo-terminal: %s failed, errno %d".formatted(what, (int) ERRNO_VALUE.get(errno, 0L)));
  }

  private int call(String what, MethodHandle function, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = errno;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    try {
      return ((Number) function.invokeWithArguments(all)).intValue();
    } catch (Throwable unexpected) {
      throw new IllegalStateException(what, unexpected);
    }
  }
}

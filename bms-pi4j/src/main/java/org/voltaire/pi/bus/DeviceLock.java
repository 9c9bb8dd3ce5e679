package org.voltaire.pi.bus;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/// Holds a device for one program: a lock on the device itself, which every user of the machine
/// meets, root too, and which ends with the program. There is no lock file that could stay behind
/// and belong to somebody else.
///
/// Source: `flock(2)`, `open(2)`; the numbers of Linux `asm-generic/fcntl.h` and of macOS
/// `sys/fcntl.h`. It is opened without waiting for a modem, and does not become the program's
/// terminal.
@SuppressWarnings("restricted") // calling the C library is what it is for
final class DeviceLock implements Closeable {
  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = MAC ? 0x2_0000 : 0x100;
  private static final int O_NONBLOCK = MAC ? 0x4 : 0x800;
  private static final int O_CLOEXEC = MAC ? 0x100_0000 : 0x8_0000;
  private static final int LOCK_EX = 2, LOCK_NB = 4;
  private static final int EACCES = 13, EBUSY = 16, EWOULDBLOCK = MAC ? 35 : 11;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout CAPTURED = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPEN = function("open", POINTER, INT);
  private static final MethodHandle FLOCK = function("flock", INT, INT);
  private static final MethodHandle CLOSE = function("close", INT);

  private final int descriptor;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private DeviceLock(int descriptor) {
    this.descriptor = descriptor;
  }

  /// Takes a device.
  ///
  /// @param what it is, for people, such as `serial port /dev/ttyUSB0`
  /// @throws IOException if somebody else has it, or this user may not use it
  static DeviceLock take(Path device, String what) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(CAPTURED);
      MemorySegment name = arena.allocateFrom(device.toString());
      int flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
      int descriptor = (int) OPEN.invokeExact(errno, name, flags);
      if (descriptor < 0) throw refused(what, (int) ERRNO.get(errno, 0L));
      if ((int) FLOCK.invokeExact(errno, descriptor, LOCK_EX | LOCK_NB) < 0) {
        int number = (int) ERRNO.get(errno, 0L);
        release(descriptor);
        throw refused(what, number);
      }
      return new DeviceLock(descriptor);
    } catch (IOException refused) {
      throw refused;
    } catch (Throwable broken) {
      throw new IllegalStateException(what + ": " + broken, broken);
    }
  }

  private static IOException refused(String what, int errno) {
    if (errno == EBUSY || errno == EWOULDBLOCK) {
      return new IOException(what + " is in use by another program");
    }
    if (errno == EACCES) {
      return new IOException(
          what + " cannot be opened: this user may not; those of its group may, such as dialout");
    }
    return new IOException("%s cannot be opened: errno %d".formatted(what, errno));
  }

  /// Gives it back; a second time does nothing.
  @Override
  public void close() {
    if (held.getAndSet(false)) release(descriptor);
  }

  private static void release(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      int _ = (int) CLOSE.invokeExact(arena.allocate(CAPTURED), descriptor);
    } catch (Throwable broken) {
      throw new IllegalStateException("close: " + broken, broken);
    }
  }

  private static MethodHandle function(String name, MemoryLayout... parameters) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(INT, parameters),
        Linker.Option.captureCallState("errno"));
  }
}

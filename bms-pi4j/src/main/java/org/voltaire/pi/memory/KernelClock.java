package org.voltaire.pi.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Whether the machine's wall clock is kept by a time server: the kernel knows, whichever program
/// (systemd-timesyncd, chrony, ntpd) tells it.
///
/// Source: Linux `adjtimex(2)`: with `modes` 0 it only reads, and returns `TIME_ERROR` while the
/// clock is not synchronised.
@SuppressWarnings("restricted") // calling the C library is what it is for
final class KernelClock {
  private static final int TIME_ERROR = 5;

  /// More than a `struct timex` of any Linux has (208 on 64 bits).
  private static final int TIMEX_BYTES = 512;

  private static final Optional<MethodHandle> ADJTIMEX =
      Linker.nativeLinker()
          .defaultLookup()
          .find("adjtimex")
          .map(symbol ->
              Linker.nativeLinker()
                  .downcallHandle(
                      symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS)));

  private KernelClock() {}

  /// False if not, or if the machine does not say.
  static boolean isSynchronised() {
    if (ADJTIMEX.isEmpty()) return false;
    try (var arena = Arena.ofConfined()) {
      int state = (int) ADJTIMEX.get().invokeExact(arena.allocate(TIMEX_BYTES, 8));
      return state >= 0 && state != TIME_ERROR;
    } catch (Throwable broken) {
      throw new IllegalStateException("adjtimex: " + broken, broken);
    }
  }
}

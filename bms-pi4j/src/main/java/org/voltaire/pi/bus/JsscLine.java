package org.voltaire.pi.bus;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.jspecify.annotations.Nullable;
import org.voltaire.device.SerialLine;

/// A serial port through jSSC, 8 data bits, no parity, 1 stop bit.
///
/// What was found out about jSSC 2.10.2 the hard way: its timed read spins at full load and its
/// blocking read never returns when a USB adapter is pulled, so neither is called; instead the
/// number of waiting bytes is asked for, which costs nothing and fails at once when the port is
/// gone. On a pseudo-terminal `setParams` says false although it has set the speed, because modem
/// lines are missing there. A second open succeeds, so a [DeviceLock] keeps others out.
public final class JsscLine implements SerialLine {
  /// How long to wait between two looks.
  private static final long LOOK_NANOS = 500_000;

  private final SerialPort port;
  private final DeviceLock lock;

  private JsscLine(SerialPort port, DeviceLock lock) {
    this.port = port;
    this.lock = lock;
  }

  /// Opens a port.
  ///
  /// @param path of the device or of a link to it
  /// @param baud bits per second
  /// @throws IOException if it is not there, in use, or will not take the speed
  public static JsscLine open(Path path, int baud) throws IOException {
    Path device;
    try {
      device = path.toRealPath();
    } catch (NoSuchFileException absent) {
      throw new IOException("serial port " + path + " is not there", absent);
    }
    DeviceLock lock = DeviceLock.take(device, "serial port " + path);
    var port = new SerialPort(device.toString());
    try {
      port.openPort();
      boolean set = port.setParams(baud, 8, 1, SerialPort.PARITY_NONE, false, false);
      if (!set && !device.startsWith("/dev/pts")) {
        port.closePort();
        throw new IOException("serial port %s does not take %d baud".formatted(path, baud));
      }
      return new JsscLine(port, lock);
    } catch (LinkageError unloadable) {
      throw new IOException(
          "jSSC's native library cannot be loaded: " + unloadable.getMessage(), unloadable);
    } catch (SerialPortException refused) {
      throw new IOException(
          "serial port %s cannot be opened: %s".formatted(path, refused.getExceptionType()),
          refused);
    } finally {
      if (!port.isOpened()) lock.close();
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    try {
      if (!port.writeBytes(bytes)) throw new IOException(gone());
    } catch (SerialPortException e) {
      throw new IOException(gone(), e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, long timeoutNanos) throws IOException {
    long deadline = System.nanoTime() + timeoutNanos;
    while (true) {
      int count = Math.min(waiting(), length);
      if (count > 0) {
        System.arraycopy(take(count), 0, into, offset, count);
        return count;
      }
      if (System.nanoTime() - deadline >= 0) return 0;
      LockSupport.parkNanos(LOOK_NANOS);
      if (Thread.currentThread().isInterrupted()) throw new IOException("interrupted");
    }
  }

  @Override
  public void discardInput() throws IOException {
    for (int count = waiting(); count > 0; count = waiting()) take(count);
  }

  @Override
  public void close() throws IOException {
    try {
      if (port.isOpened()) port.closePort();
    } catch (SerialPortException e) {
      // A port whose adapter was pulled cannot be closed in order; it is gone all the same.
      System.getLogger("serial").log(System.Logger.Level.DEBUG, "close: {0}", e.getMessage());
    } finally {
      lock.close();
    }
  }

  private int waiting() throws IOException {
    try {
      int count = port.getInputBufferBytesCount();
      if (count < 0) throw new IOException(gone());
      return count;
    } catch (SerialPortException e) {
      throw new IOException(gone(), e);
    }
  }

  private byte[] take(int count) throws IOException {
    try {
      byte @Nullable [] bytes = port.readBytes(count);
      if (bytes == null || bytes.length != count) throw new IOException(gone());
      return bytes;
    } catch (SerialPortException e) {
      throw new IOException(gone(), e);
    }
  }

  private String gone() {
    return "serial port " + port.getPortName() + " is gone";
  }
}

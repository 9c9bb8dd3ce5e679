package org.example.voltaire;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.voltaire.device.SerialLine;

/// A real serial port at 9600 baud, 8N1, through jSSC. This is all that a driver needs.
final class JsscSerialLine implements SerialLine {
  private static final long LOOK_NANOS = 500_000;

  private final SerialPort port;

  private JsscSerialLine(SerialPort port) {
    this.port = port;
  }

  static JsscSerialLine open(String path) throws IOException {
    var port = new SerialPort(path);
    try {
      port.openPort();
      port.setParams(SerialPort.BAUDRATE_9600, 8, 1, SerialPort.PARITY_NONE, false, false);
    } catch (SerialPortException refused) {
      throw new IOException(path + ": " + refused.getExceptionType(), refused);
    }
    return new JsscSerialLine(port);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    try {
      port.writeBytes(bytes);
    } catch (SerialPortException gone) {
      throw new IOException(gone);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length, long timeoutNanos) throws IOException {
    long start = System.nanoTime();
    try {
      while (port.getInputBufferBytesCount() == 0) {
        if (System.nanoTime() - start >= timeoutNanos) return 0;
        LockSupport.parkNanos(LOOK_NANOS);
      }
      byte[] came = port.readBytes(Math.min(length, port.getInputBufferBytesCount()));
      System.arraycopy(came, 0, into, offset, came.length);
      return came.length;
    } catch (SerialPortException gone) {
      throw new IOException(gone);
    }
  }

  @Override
  public void discardInput() throws IOException {
    try {
      int waiting = port.getInputBufferBytesCount();
      if (waiting > 0) port.readBytes(waiting);
    } catch (SerialPortException gone) {
      throw new IOException(gone);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      port.closePort();
    } catch (SerialPortException gone) {
      throw new IOException(gone);
    }
  }
}

package org.voltaire.link.mcap;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/// Where bytes go, counted and summed on the way.
final class Sink implements Closeable {
  private final OutputStream out;
  private final CRC32 crc = new CRC32();
  private final FieldWriter scratch = new FieldWriter();
  private long position;

  Sink(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  /// Bytes written so far, which is the file offset of the next one.
  long position() {
    return position;
  }

  /// CRC32 of what was written since [#restartCrc].
  long crc() {
    return crc.getValue();
  }

  void restartCrc() {
    crc.reset();
  }

  void write(McapRecord record) throws IOException {
    scratch.clear();
    McapCodec.append(scratch, record);
    write(scratch);
  }

  void write(FieldWriter bytes) throws IOException {
    bytes.writeTo(out);
    crc.update(bytes.array(), 0, bytes.size());
    position += bytes.size();
  }

  void magic() throws IOException {
    scratch.clear();
    scratch.bytes(Mcap.MAGIC);
    write(scratch);
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

package org.voltaire.link.mcap;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// An output that is flushed when it is closed, and stays open for its owner.
final class KeptOpen extends FilterOutputStream {
  KeptOpen(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}

package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;

/// What every MCAP file has in common.
///
/// Source: MCAP specification, sections "Magic" and "Records".
public final class Mcap {
  /// The eight bytes that open and close a file; the sixth is the major version, `'0'`.
  public static final ByteString MAGIC =
      ByteString.copyFrom(new byte[] {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n'});

  /// Opcode and length in front of every record.
  public static final int RECORD_PREFIX_BYTES = 9;

  /// How large a record, or an opened chunk, may be unless the caller says otherwise. A length
  /// beyond this is an error and is never allocated.
  public static final int MAX_RECORD_BYTES = 64 << 20;

  /// The largest chunk that the writer makes, before compression. One longer message gets a chunk
  /// of its own.
  public static final int CHUNK_BYTES = 1 << 20;

  private Mcap() {}
}

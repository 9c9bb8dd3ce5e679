package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;

/// How the records of a chunk are packed.
///
/// MCAP also knows `lz4`, by which it means the LZ4 *frame* format. The compressor we use has only
/// bare LZ4 blocks, so `lz4` is refused by name, for reading as for writing.
///
/// Source: MCAP format registry, section "Compression formats".
public enum Compression {
  /// As they are.
  NONE(""),

  /// Zstandard frames.
  ZSTD("zstd");

  private static final String ALLOWED =
      "\"\" or \"zstd\" (\"lz4\" means LZ4 frames, which this library does not have)";

  private final String mcapName;

  Compression(String mcapName) {
    this.mcapName = mcapName;
  }

  /// What a chunk calls it.
  public String mcapName() {
    return mcapName;
  }

  /// The compression that a chunk calls by this name.
  ///
  /// @throws IllegalArgumentException for any name but `""` and `zstd`
  public static Compression of(String mcapName) {
    for (Compression each : values()) {
      if (each.mcapName.equals(mcapName)) return each;
    }
    throw new IllegalArgumentException(
        "mcap: compression is \"%s\", must be %s".formatted(mcapName, ALLOWED));
  }

  static Compression of(String mcapName, long offset) throws McapException {
    try {
      return of(mcapName);
    } catch (IllegalArgumentException e) {
      throw new McapException(offset, "compression", '"' + mcapName + '"', ALLOWED, e);
    }
  }

  /// Packs the first `length` bytes.
  ByteString pack(byte[] records, int length) {
    return switch (this) {
      case NONE -> ByteString.copyFrom(records, 0, length);
      case ZSTD -> {
        ZstdCompressor zstd = ZstdCompressor.create();
        byte[] packed = new byte[zstd.maxCompressedLength(length)];
        int size = zstd.compress(records, 0, length, packed, 0, packed.length);
        yield ByteString.copyFrom(packed, 0, size);
      }
    };
  }

  /// Unpacks into exactly `size` bytes, which the caller has bounded.
  ByteString unpack(ByteString packed, int size, long offset) throws McapException {
    return switch (this) {
      case NONE -> {
        sized(packed.size(), size, offset);
        yield packed;
      }
      case ZSTD -> unzstd(packed.toByteArray(), size, offset);
    };
  }

  private static ByteString unzstd(byte[] packed, int size, long offset) throws McapException {
    ZstdDecompressor zstd = ZstdDecompressor.create();
    try {
      if (packed.length == 0) {
        sized(0, size, offset);
        return ByteString.EMPTY;
      }
      // A frame may say how large it is; then a lie is found before anything is allocated.
      long said = zstd.getDecompressedSize(packed, 0, packed.length);
      if (said > 0) sized(said, size, offset);
      byte[] records = new byte[size];
      int got = zstd.decompress(packed, 0, packed.length, records, 0, size);
      sized(got, size, offset);
      return UnsafeByteOperations.unsafeWrap(records);
    } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new McapException(
          offset, "zstd data of a chunk", "damaged: " + e.getMessage(), "intact", e);
    }
  }

  private static void sized(long got, long declared, long offset) throws McapException {
    if (got != declared) {
      throw new McapException(offset, "opened chunk", got + " bytes", declared + " bytes");
    }
  }
}

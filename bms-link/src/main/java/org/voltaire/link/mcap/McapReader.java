package org.voltaire.link.mcap;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.voltaire.link.mcap.McapRecord.Attachment;
import org.voltaire.link.mcap.McapRecord.Chunk;
import org.voltaire.link.mcap.McapRecord.DataEnd;
import org.voltaire.link.mcap.McapRecord.Footer;

/// Reads a file from its first record to its last, chunks opened.
///
/// A recording that was cut off is not an error: all complete records come, and then [#truncatedAt]
/// says where the rest is missing. So does one whose tail is zeros, as file systems leave it after
/// a power cut. Everything else that is not MCAP is a [McapException].
///
/// Source: MCAP specification, section "File Structure".
public final class McapReader implements Closeable {

  /// A record and where it was.
  ///
  /// @param offset of the record in the file, or of the chunk that it is in
  /// @param inChunk where it starts in the opened chunk, -1 outside of chunks
  public record Located(long offset, int inChunk, McapRecord record) {}

  private final InputStream in;
  private final int maxRecordBytes;
  private final boolean verify;
  private final McapChannels channels = new McapChannels();
  private final CRC32 crc = new CRC32();
  private long offset;
  private long truncatedAt = -1;
  private long summaryStart = -1;
  private boolean started;
  private boolean ended;
  private boolean finished;
  private @Nullable ChunkContents chunk;
  private long chunkOffset;

  /// Reads from a stream.
  ///
  /// @param maxRecordBytes the longest record, and the largest opened chunk, that is accepted
  /// @param verify compare each CRC that is there
  public McapReader(InputStream in, int maxRecordBytes, boolean verify) {
    this.in = in;
    this.maxRecordBytes = maxRecordBytes;
    this.verify = verify;
  }

  /// Reads from a stream, records up to [Mcap#MAX_RECORD_BYTES], CRCs compared.
  public McapReader(InputStream in) {
    this(in, Mcap.MAX_RECORD_BYTES, true);
  }

  /// Reads a file, records up to [Mcap#MAX_RECORD_BYTES], CRCs compared.
  public static McapReader open(Path file) throws IOException {
    return new McapReader(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /// The next record, or empty after the last complete one.
  ///
  /// @throws McapException if the file is not MCAP or a CRC differs
  public Optional<Located> next() throws IOException {
    if (!started) start();
    while (!finished) {
      if (chunk != null) {
        int position = chunk.position();
        Optional<McapRecord> inside = chunk.next();
        if (inside.isPresent()) return Optional.of(found(chunkOffset, position, inside.get()));
        chunk = null;
      }
      long at = offset;
      Optional<McapRecord> record = record();
      if (record.isEmpty()) return Optional.empty();
      if (record.get() instanceof Chunk closed) {
        chunk = ChunkContents.open(closed, at, maxRecordBytes, verify);
        chunkOffset = at;
      } else {
        return Optional.of(found(at, -1, record.get()));
      }
    }
    return Optional.empty();
  }

  /// Where the first byte is that no complete record covers, if the file stops before its end.
  /// Known once [#next] has come back empty.
  public OptionalLong truncatedAt() {
    return truncatedAt < 0 ? OptionalLong.empty() : OptionalLong.of(truncatedAt);
  }

  /// Whether the file came to its proper end: footer and closing magic.
  public boolean ended() {
    return ended;
  }

  /// The schemas and channels met so far.
  public McapChannels channels() {
    return channels;
  }

  /// Closes the file or stream.
  @Override
  public void close() throws IOException {
    in.close();
  }

  private Located found(long at, int inChunk, McapRecord record) throws McapException {
    if (summaryStart < 0) channels.accept(record, at);
    return new Located(at, inChunk, record);
  }

  private void start() throws IOException {
    started = true;
    byte[] magic = in.readNBytes(Mcap.MAGIC.size());
    if (!magic(0, magic)) return;
    offset = magic.length;
    crc.update(magic);
  }

  /// Checks a magic; one that stops early is a cut.
  private boolean magic(long at, byte[] bytes) throws McapException {
    ByteString found = ByteString.copyFrom(bytes);
    if (!Mcap.MAGIC.startsWith(found)) {
      finished = true;
      throw notMagic(at, found);
    }
    return found.size() == Mcap.MAGIC.size() || cut(at);
  }

  static McapException notMagic(long at, ByteString found) {
    HexFormat hex = HexFormat.of();
    return new McapException(
        at, "magic", hex.formatHex(found.toByteArray()), hex.formatHex(Mcap.MAGIC.toByteArray()));
  }

  private boolean cut(long at) {
    truncatedAt = at;
    finished = true;
    return false;
  }

  private Optional<McapRecord> record() throws IOException {
    long at = offset;
    byte[] prefix = in.readNBytes(Mcap.RECORD_PREFIX_BYTES);
    if (prefix.length == 0 || (prefix[0] == 0 && onlyZeros(prefix))) {
      cut(at);
      return Optional.empty();
    }
    int opcode = Byte.toUnsignedInt(prefix[0]);
    if (opcode == 0) throw new McapException(at, "opcode", "0x00", "0x01 to 0xFF");
    if (at == Mcap.MAGIC.size() && opcode != Opcode.HEADER) {
      throw new McapException(at, "first opcode", "0x%02X".formatted(opcode), "0x01");
    }
    byte[] content = prefix.length < Mcap.RECORD_PREFIX_BYTES ? prefix : content(prefix, at);
    if (prefix.length < Mcap.RECORD_PREFIX_BYTES || content.length < length(prefix, at)) {
      cut(at);
      return Optional.empty();
    }
    ByteString bytes = UnsafeByteOperations.unsafeWrap(content);
    McapRecord record = McapCodec.decode(opcode, bytes, at + prefix.length);
    offset = at + prefix.length + content.length;
    check(record, at, prefix, content);
    return Optional.of(record);
  }

  private byte[] content(byte[] prefix, long at) throws IOException {
    return in.readNBytes(length(prefix, at));
  }

  private int length(byte[] prefix, long at) throws McapException {
    long length =
        new FieldReader(UnsafeByteOperations.unsafeWrap(prefix, 1, 8), at + 1)
            .time("record length");
    if (length < 0 || length > maxRecordBytes) {
      throw new McapException(
          at + 1, "record length", Long.toUnsignedString(length), "at most " + maxRecordBytes);
    }
    return (int) length;
  }

  private boolean onlyZeros(byte[] prefix) throws IOException {
    for (byte b : prefix) if (b != 0) return false;
    int b = in.read();
    while (b == 0) b = in.read();
    return b < 0;
  }

  /// Compares the CRCs that end with this record, and sums it into those that do not.
  private void check(McapRecord record, long at, byte[] prefix, byte[] content) throws IOException {
    if (record instanceof DataEnd(long expected)) {
      compare("data section CRC", at, expected);
      crc.reset();
      summaryStart = offset;
    } else if (record instanceof Footer footer) {
      crc.update(prefix);
      crc.update(content, 0, content.length - 4);
      // Without it the data section's CRC is never compared: a flipped bit in its opcode did that.
      if (summaryStart < 0) throw new McapException(at, "record", "footer", "data end before it");
      footer(footer, at);
      if (magic(offset, in.readNBytes(Mcap.MAGIC.size()))) end();
    } else {
      crc.update(prefix);
      crc.update(content);
      if (record instanceof Attachment attachment && verify && attachment.crc() != 0) {
        ChunkContents.checkCrc(
            "attachment CRC", at, McapWriter.crcOf(attachment), attachment.crc());
      }
    }
  }

  private void footer(Footer footer, long at) throws McapException {
    long start = footer.summaryStart();
    if (start != 0 && start != summaryStart) {
      throw new McapException(at, "summary_start", start, "0 or " + summaryStart);
    }
    compare("summary CRC", at, footer.summaryCrc());
  }

  private void compare(String what, long at, long expected) throws McapException {
    if (verify && expected != 0) ChunkContents.checkCrc(what, at, crc.getValue(), expected);
  }

  private void end() throws IOException {
    finished = true;
    ended = true;
    if (in.read() >= 0) {
      long behind = offset + Mcap.MAGIC.size();
      throw new McapException(behind, "file", "longer", "at its end after the magic");
    }
  }
}

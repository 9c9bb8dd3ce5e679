package org.voltaire.link.mcap;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.voltaire.link.mcap.McapReader.Located;
import org.voltaire.link.mcap.McapRecord.Attachment;
import org.voltaire.link.mcap.McapRecord.AttachmentIndex;
import org.voltaire.link.mcap.McapRecord.ChannelRecord;
import org.voltaire.link.mcap.McapRecord.Chunk;
import org.voltaire.link.mcap.McapRecord.ChunkIndex;
import org.voltaire.link.mcap.McapRecord.DataEnd;
import org.voltaire.link.mcap.McapRecord.Footer;
import org.voltaire.link.mcap.McapRecord.HeaderRecord;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapRecord.MessageIndex;
import org.voltaire.link.mcap.McapRecord.Metadata;
import org.voltaire.link.mcap.McapRecord.MetadataIndex;
import org.voltaire.link.mcap.McapRecord.Private;
import org.voltaire.link.mcap.McapRecord.Schema;
import org.voltaire.link.mcap.McapRecord.Statistics;
import org.voltaire.link.mcap.McapRecord.SummaryOffset;
import org.voltaire.link.mcap.McapRecord.Unknown;

/// Turns a flat recording, cut off or not, into the file that people keep: chunked, compressed,
/// indexed, and without private records, so that any MCAP tool opens it.
///
/// The new file appears whole or not at all: it is written beside its target, forced to the disk
/// and renamed. One finisher per target at a time.
public final class McapFinisher {

  /// What became of a recording.
  ///
  /// @param messages all that were complete
  /// @param truncatedAt where the recording stopped, if it did not end properly
  /// @param bytes of the finished file
  public record Finished(long messages, OptionalLong truncatedAt, long bytes) {}

  private McapFinisher() {}

  /// Finishes a recording in place.
  ///
  /// @throws IOException if it cannot be read or written; the recording is then as it was
  public static Finished finish(Path recording) throws IOException {
    return finish(recording, recording);
  }

  /// Finishes a recording into another file, which is replaced if it is there.
  ///
  /// @throws McapException if the recording is damaged rather than cut off, or has no header
  /// @throws IOException if something cannot be read or written; the target is then as it was
  public static Finished finish(Path recording, Path target) throws IOException {
    Path whole = target.toAbsolutePath();
    Path folder = whole.resolveSibling("");
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Finished finished = copy(recording, part);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(folder);
      return finished;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Finished copy(Path recording, Path part) throws IOException {
    try (McapReader reader = McapReader.open(recording);
        FileChannel out =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      Optional<Located> first = reader.next();
      if (first.isEmpty() || !(first.get().record() instanceof HeaderRecord header)) {
        throw new McapException(0, "recording " + recording, "cut before the header", "longer");
      }
      // Closing the writer would close the channel, and then nothing could be forced.
      var kept = new KeptOpen(Channels.newOutputStream(out));
      long messages = 0;
      try (McapWriter writer = McapWriter.chunked(kept, header, Compression.ZSTD)) {
        boolean data = true;
        for (Optional<Located> at = reader.next(); at.isPresent(); at = reader.next()) {
          McapRecord record = at.get().record();
          if (record instanceof DataEnd) data = false;
          if (record instanceof Message) messages++;
          if (data) copy(record, writer);
        }
      }
      out.force(true);
      return new Finished(messages, reader.truncatedAt(), out.size());
    }
  }

  private static void copy(McapRecord record, McapWriter writer) throws IOException {
    switch (record) {
      case Schema schema when schema.id() == 0 -> {}
      case Schema schema -> writer.declare(schema);
      case ChannelRecord channel -> writer.declare(channel);
      case Message message -> writer.message(message);
      case Attachment attachment -> writer.attachment(attachment);
      case Metadata metadata -> writer.metadata(metadata);
      // Made anew, or not for others.
      case HeaderRecord _,
          Footer _,
          Chunk _,
          MessageIndex _,
          ChunkIndex _,
          AttachmentIndex _,
          Statistics _,
          MetadataIndex _,
          SummaryOffset _,
          DataEnd _,
          Private _,
          Unknown _ -> {}
    }
  }

  /// The new name is safe only once the folder is on the disk too. Windows cannot force a folder
  /// and does not need to.
  private static void forceFolder(Path folder) throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) return;
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

package org.voltaire.link.record;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.mcap.McapWriter;

/// A recording being written: a flat MCAP file, readable up to its last complete record however the
/// program ends.
///
/// Every tick is handed to the operating system at once, so a crash of the program loses nothing; a
/// power cut may lose what the disk has not been told to keep, which is at most the last
/// [#SYNC_TICKS] ticks. Not for more than one thread.
public final class Recorder implements Closeable {
  /// How many ticks may pass before the disk is told to keep them.
  public static final int SYNC_TICKS = 50;

  private final Path file;
  private final FileChannel channel;
  private final McapWriter writer;
  private int ticksSinceSync;

  private Recorder(Path file, FileChannel channel, McapWriter writer) {
    this.file = file;
    this.channel = channel;
    this.writer = writer;
  }

  /// Starts a recording in a new file; its folder is made.
  ///
  /// @param opening the messages with which the session begins
  /// @throws IOException if the file is there already or cannot be written
  public static Recorder create(Path file, List<Message> opening) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    // Held as long as the file is open: whoever would replace the file can see that it is in use.
    if (channel.tryLock() == null) throw new IOException(file + ": is in use");
    var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 14);
    McapWriter writer = McapWriter.stream(out, Topics.HEADER);
    Topics.SCHEMAS.forEach(writer::declare);
    Topics.CHANNELS.forEach(writer::declare);
    var recorder = new Recorder(file, channel, writer);
    for (Message message : opening) writer.message(message);
    recorder.sync();
    return recorder;
  }

  /// The file that is being written.
  public Path file() {
    return file;
  }

  /// Writes one message and hands it to the operating system.
  ///
  /// @throws IOException if it could not be written; nothing more will be
  public void write(Message message) throws IOException {
    writer.message(message);
    writer.flush();
    if (message.channelId() == Topics.FRAME.id() && ++ticksSinceSync >= SYNC_TICKS) sync();
  }

  private void sync() throws IOException {
    writer.flush();
    channel.force(false);
    ticksSinceSync = 0;
  }

  /// Ends the recording properly, with its summary.
  @Override
  public void close() throws IOException {
    writer.close();
  }
}

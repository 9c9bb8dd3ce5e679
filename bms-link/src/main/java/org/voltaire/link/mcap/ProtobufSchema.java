package org.voltaire.link.mcap;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.LinkedHashSet;
import java.util.Set;
import org.voltaire.link.mcap.McapRecord.Schema;

/// The schema record of a Protobuf message, complete in itself: its file and every file that it
/// imports, so that a reader needs nothing else.
///
/// Source: MCAP format registry, section "protobuf" of the schema encodings.
public final class ProtobufSchema {
  /// The name of the encoding, in schemas and in channels.
  public static final String ENCODING = "protobuf";

  private ProtobufSchema() {}

  /// The schema of one message type.
  ///
  /// @param id 1 to 65535
  public static Schema of(int id, Descriptor message) {
    Set<FileDescriptor> files = new LinkedHashSet<>();
    collect(message.getFile(), files);
    FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
    files.forEach(file -> set.addFile(file.toProto()));
    return new Schema(id, message.getFullName(), ENCODING, set.build().toByteString());
  }

  /// What a file needs comes before it.
  private static void collect(FileDescriptor file, Set<FileDescriptor> files) {
    if (files.contains(file)) return;
    file.getDependencies().forEach(needed -> collect(needed, files));
    files.add(file);
  }
}

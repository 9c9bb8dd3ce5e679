package org.voltaire.link.mcap;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bytes that are not MCAP: where, what was found, what is allowed.
///
/// A file that merely stops too early is not this; [McapReader#truncatedAt] tells that.
public final class McapException extends IOException {
  private static final long serialVersionUID = 1;

  private final long offset;
  private final String found;
  private final String allowed;

  /// The problem at one place.
  ///
  /// @param offset byte offset in the file or stream; for records inside a chunk, of the chunk
  /// @param what the field or thing that is wrong
  /// @param found its value
  /// @param allowed what it must be
  public McapException(long offset, String what, Object found, Object allowed) {
    this(offset, what, found, allowed, null);
  }

  McapException(long offset, String what, Object found, Object allowed, @Nullable Throwable cause) {
    super("mcap, byte %d: %s is %s, must be %s".formatted(offset, what, found, allowed), cause);
    this.offset = offset;
    this.found = String.valueOf(found);
    this.allowed = String.valueOf(allowed);
  }

  /// The whole sentence; never null, unlike that of other exceptions.
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /// Byte offset of the problem.
  public long offset() {
    return offset;
  }

  /// What was there.
  public String found() {
    return found;
  }

  /// What should have been there.
  public String allowed() {
    return allowed;
  }
}

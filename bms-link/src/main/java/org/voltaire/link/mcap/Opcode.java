package org.voltaire.link.mcap;

/// The first byte of every record.
///
/// Source: MCAP specification, section "Records".
public final class Opcode {
  public static final int HEADER = 0x01;
  public static final int FOOTER = 0x02;
  public static final int SCHEMA = 0x03;
  public static final int CHANNEL = 0x04;
  public static final int MESSAGE = 0x05;
  public static final int CHUNK = 0x06;
  public static final int MESSAGE_INDEX = 0x07;
  public static final int CHUNK_INDEX = 0x08;
  public static final int ATTACHMENT = 0x09;
  public static final int ATTACHMENT_INDEX = 0x0A;
  public static final int STATISTICS = 0x0B;
  public static final int METADATA = 0x0C;
  public static final int METADATA_INDEX = 0x0D;
  public static final int SUMMARY_OFFSET = 0x0E;
  public static final int DATA_END = 0x0F;

  /// The first opcode that an application may use for itself.
  public static final int FIRST_PRIVATE = 0x80;

  /// The last opcode there is.
  public static final int LAST = 0xFF;

  private Opcode() {}
}

package org.voltaire.data;

/// Cell data cannot be used; the message names the file, the row and the reason.
public final class CellDataException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param source the file, for people
  /// @param where row or column, such as `row 17`
  /// @param reason what was found and what is allowed
  public CellDataException(String source, String where, String reason) {
    super("%s, %s: %s".formatted(source, where, reason));
  }
}

package org.voltaire.console.model;

/// How the link stands, as people should be told.
///
/// @param where address or file
/// @param seconds since it is so: without news when lagging, since the loss when lost
/// @param reason of a loss, or why nothing has been reached so far; empty if there is none
public record LinkStatus(Kind kind, String where, double seconds, String reason) {

  /// The six ways a link can stand.
  public enum Kind {
    /// Nothing has come so far.
    CONNECTING,
    /// Frames come as they are made.
    LIVE,
    /// A recording is being played: nothing of it is now.
    PLAYING,
    /// Connected, but no frame has come for three periods.
    LAGGING,
    /// It was there and is gone.
    LOST,
    /// A recording has been read to its end.
    ENDED
  }

  /// A word or two for the chip: `LOST 14 s`.
  public String text() {
    return switch (kind) {
      case CONNECTING, LIVE, PLAYING, ENDED -> kind.name();
      case LAGGING, LOST -> kind.name() + " " + Figures.duration(seconds);
    };
  }
}

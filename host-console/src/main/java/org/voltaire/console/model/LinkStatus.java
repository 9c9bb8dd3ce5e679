package org.voltaire.console.model;

/// The state of the link to the pack, for people.
///
/// @param where address or file name
/// @param seconds how long no frame has arrived (lagging, playing, ended) or the link has been lost
/// @param reason why the link was lost, or why the last try to connect failed; may be empty
public record LinkStatus(LinkKind kind, String where, double seconds, String reason) {

  /// The six states of a link.
  public enum LinkKind {
    /// No frame has arrived so far.
    CONNECTING,
    /// Frames arrive regularly from a running pack.
    LIVE,
    /// A recording is being played: its numbers are not current.
    PLAYING,
    /// Connected, but no frame has arrived for three periods.
    LAGGING,
    /// The connection was lost.
    LOST,
    /// A recording was played to its end.
    ENDED
  }

  /// The state in one or two words, for the header: `LOST 14 s`.
  public String text() {
    return switch (kind) {
      case CONNECTING, LIVE, PLAYING, ENDED -> kind.name();
      case LAGGING, LOST -> kind.name() + " " + NumberText.duration(seconds);
    };
  }
}

package org.voltaire.link;

/// How a source stands to its pack.
public sealed interface LinkState {
  /// Where it comes from, for people: `127.0.0.1:7350` or a file's name.
  String where();

  /// Trying to reach it; nothing has come so far.
  ///
  /// @param soFar what came of the last try, for people; empty before the first has failed
  record Connecting(String where, String soFar) implements LinkState {}

  /// Frames come as they are made.
  record Live(String where) implements LinkState {}

  /// A recording is being played: nothing of it is now.
  record Playing(String where) implements LinkState {}

  /// It was there and is gone.
  ///
  /// @param sinceNanos local monotonic time at which it went
  /// @param reason for people
  record Lost(String where, long sinceNanos, String reason) implements LinkState {}

  /// A recording has been read to its end.
  record Ended(String where) implements LinkState {}
}

package org.voltaire.console.view;

import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.LinkStatus;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Token;
import org.voltaire.contactor.Mode;
import org.voltaire.pack.Level;

/// Which shape, colour and word stand for a state: the same everywhere in the window.
record Wording(Mark mark, Token fill, Token ink, String word) {

  static Wording of(@Nullable Mode mode) {
    return switch (mode) {
      case null -> new Wording(Mark.MISSING, Token.TRACK, Token.TEXT, "NOT KNOWN");
      case Mode.Open open -> new Wording(Mark.RING, Token.TRACK, Token.TEXT, open.label());
      case Mode.Precharging half ->
          new Wording(Mark.HALF, Token.INFO, Token.INFO_INK, half.label());
      case Mode.Closed closed -> new Wording(Mark.DISC, Token.TRACK, Token.TEXT, closed.label());
      case Mode.Tripped trip -> new Wording(Mark.DIAMOND, Token.CRIT, Token.CRIT_INK, trip.label());
    };
  }

  static Wording of(LinkStatus link) {
    return switch (link.kind()) {
      case CONNECTING -> new Wording(Mark.HALF, Token.TRACK, Token.TEXT, link.text());
      case LIVE -> new Wording(Mark.DISC, Token.TRACK, Token.TEXT, link.text());
      case PLAYING -> new Wording(Mark.RING, Token.INFO, Token.INFO_INK, link.text());
      case LAGGING -> new Wording(Mark.UP, Token.WARN, Token.WARN_INK, link.text());
      case LOST -> new Wording(Mark.MISSING, Token.STALE, Token.STALE_INK, link.text());
      case ENDED -> new Wording(Mark.SQUARE, Token.TRACK, Token.TEXT, link.text());
    };
  }

  static Wording of(Level level, String word) {
    return switch (level) {
      case TELL -> new Wording(Mark.DISC, Token.INFO, Token.INFO_INK, word);
      case DERATE -> new Wording(Mark.UP, Token.WARN, Token.WARN_INK, word);
      case OPEN -> new Wording(Mark.DIAMOND, Token.CRIT, Token.CRIT_INK, word);
    };
  }
}

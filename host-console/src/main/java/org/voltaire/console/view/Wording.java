package org.voltaire.console.view;

import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.LinkStatus;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.contactor.Mode;
import org.voltaire.pack.Level;

/// The symbol, colours and word for a state. They are the same everywhere in the window.
///
/// @param fill colour of the box behind the word
/// @param ink colour of symbol and word
public record Wording(Symbol symbol, ColourRole fill, ColourRole ink, String word) {

  /// For a mode; `null` if it is not known.
  public static Wording of(@Nullable Mode mode) {
    return switch (mode) {
      case null -> new Wording(Symbol.MISSING, ColourRole.TRACK, ColourRole.TEXT, "NOT KNOWN");
      case Mode.Open open ->
          new Wording(Symbol.RING, ColourRole.TRACK, ColourRole.TEXT, open.label());
      case Mode.Precharging half ->
          new Wording(Symbol.HALF, ColourRole.INFO, ColourRole.INFO_INK, half.label());
      case Mode.Opening soon ->
          new Wording(Symbol.HALF, ColourRole.INFO, ColourRole.INFO_INK, soon.label());
      case Mode.Closed closed ->
          new Wording(Symbol.DISC, ColourRole.TRACK, ColourRole.TEXT, closed.label());
      case Mode.OneWay one ->
          new Wording(Symbol.HALF, ColourRole.CRIT, ColourRole.CRIT_INK, one.label());
      case Mode.Tripped trip ->
          new Wording(Symbol.DIAMOND, ColourRole.CRIT, ColourRole.CRIT_INK, trip.label());
    };
  }

  /// For the state of the link.
  public static Wording of(LinkStatus link) {
    return switch (link.kind()) {
      case CONNECTING -> new Wording(Symbol.HALF, ColourRole.TRACK, ColourRole.TEXT, link.text());
      case LIVE -> new Wording(Symbol.DISC, ColourRole.TRACK, ColourRole.TEXT, link.text());
      case PLAYING -> new Wording(Symbol.RING, ColourRole.INFO, ColourRole.INFO_INK, link.text());
      case LAGGING -> new Wording(Symbol.UP, ColourRole.WARN, ColourRole.WARN_INK, link.text());
      case LOST -> new Wording(Symbol.MISSING, ColourRole.STALE, ColourRole.STALE_INK, link.text());
      case ENDED -> new Wording(Symbol.SQUARE, ColourRole.TRACK, ColourRole.TEXT, link.text());
    };
  }

  /// For the level of an alarm.
  public static Wording of(Level level, String word) {
    return switch (level) {
      case TELL -> new Wording(Symbol.DISC, ColourRole.INFO, ColourRole.INFO_INK, word);
      case DERATE -> new Wording(Symbol.UP, ColourRole.WARN, ColourRole.WARN_INK, word);
      case OPEN -> new Wording(Symbol.DIAMOND, ColourRole.CRIT, ColourRole.CRIT_INK, word);
    };
  }
}

package org.voltaire.words;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import org.voltaire.contactor.Refusal;

/// What is said to people about what stands against closing the contactors, in one language.
/// Terminal and console take it from here, and this takes it from `refusals_en.properties` and
/// `refusals_fr.properties`.
public final class RefusalWords {
  /// In English.
  public static final RefusalWords ENGLISH = new RefusalWords(Locale.ENGLISH);

  /// In French.
  public static final RefusalWords FRENCH = new RefusalWords(Locale.FRENCH);

  private final ResourceBundle clauses;

  private RefusalWords(Locale language) {
    this.clauses =
        ResourceBundle.getBundle(
            "org.voltaire.words.refusals",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /// In the language of these words.
  public static RefusalWords in(FaultWords words) {
    return words.equals(FaultWords.FRENCH) ? FRENCH : ENGLISH;
  }

  /// A clause without a full stop: `a cell voltage, a temperature or the current is not known`.
  public String clause(Refusal refusal) {
    return clauses.getString(refusal.name());
  }

  /// Several of them in one line; empty if there are none.
  public String clauses(List<Refusal> refusals) {
    return refusals.stream().map(this::clause).collect(Collectors.joining("; "));
  }
}

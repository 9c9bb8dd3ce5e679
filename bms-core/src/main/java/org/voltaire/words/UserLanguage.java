package org.voltaire.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The language in which a person is told about faults and events: French to whose environment asks
/// for French, else English.
public final class UserLanguage {
  /// In this order they decide; the first one that is set does (POSIX.1-2024, section 8.2).
  private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  private UserLanguage() {}

  /// The words for the person who has started this program.
  public static FaultWords current() {
    return of(Locale.getDefault(Locale.Category.DISPLAY), System.getenv());
  }

  /// The words for a person.
  ///
  /// The variables are read too, because Java takes a language that the machine has not installed
  /// for English.
  ///
  /// @param display the language in which the machine shows things
  /// @param environment its variables, such as `LANG`
  public static FaultWords of(Locale display, Map<String, String> environment) {
    if (isFrench(display.getLanguage())) return FaultWords.FRENCH;
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) return named(value);
    }
    return FaultWords.ENGLISH;
  }

  /// The words of a language by its name, such as `fr` or `fr_CA.UTF-8`; English if there are none
  /// of it.
  public static FaultWords named(String name) {
    String language = name.split("[_.@-]", 2)[0];
    return isFrench(language) ? FaultWords.FRENCH : FaultWords.ENGLISH;
  }

  private static boolean isFrench(String language) {
    return language.equalsIgnoreCase(Locale.FRENCH.getLanguage());
  }
}

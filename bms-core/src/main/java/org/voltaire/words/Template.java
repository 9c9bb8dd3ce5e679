package org.voltaire.words;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A sentence with places for figures.
///
/// `{name}` stands for a figure. `[one|other]` stands for the first part of which every figure is
/// known, and for nothing if there is none. Brackets do not nest.
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern CHOICE = Pattern.compile("\\[([^\\[\\]]*)]");

  /// The sentence with these figures.
  ///
  /// @param figures by name; one that is not known is left out
  /// @throws IllegalArgumentException if a figure outside of brackets is not known
  String with(Map<String, String> figures) {
    String chosen =
        CHOICE
            .matcher(text)
            .replaceAll(choice -> Matcher.quoteReplacement(first(choice.group(1), figures)));
    if (!figures.keySet().containsAll(placeholders(chosen))) {
      throw new IllegalArgumentException(
          "sentence: \"%s\" needs more figures than %s".formatted(chosen, figures));
    }
    return PLACE
        .matcher(chosen)
        .replaceAll(place -> Matcher.quoteReplacement(figures.getOrDefault(place.group(1), "")));
  }

  /// The names of all its figures.
  Set<String> placeholders() {
    return placeholders(text);
  }

  private static String first(String choice, Map<String, String> figures) {
    for (String part : choice.split("\\|", -1)) {
      if (figures.keySet().containsAll(placeholders(part))) return part;
    }
    return "";
  }

  private static Set<String> placeholders(String text) {
    Set<String> names = new TreeSet<>();
    Matcher places = PLACE.matcher(text);
    while (places.find()) names.add(places.group(1));
    return names;
  }
}

package org.voltaire.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words that may stand in one place, and which of them an unknown word was meant to be.
///
/// Upper and lower case, spaces, `_`, `-` and `.` make no difference to that.
///
/// @param words that are understood
/// @param alsoCalled what people write, and the word that they mean by it
public record Vocabulary(List<String> words, Map<String, String> alsoCalled) {
  /// More suggestions than this help nobody.
  private static final int MOST = 3;

  public Vocabulary {
    words = List.copyOf(words);
    Map<String, String> plain = new LinkedHashMap<>();
    alsoCalled.forEach((name, word) -> plain.put(plain(name), word));
    alsoCalled = Map.copyOf(plain);
  }

  /// Words without other names.
  public static Vocabulary of(List<String> words) {
    return new Vocabulary(words, Map.of());
  }

  /// Whether a word is understood.
  public boolean knows(String word) {
    return words.contains(word);
  }

  /// The words that were probably meant: by another name, or by the fewest wrong letters, at most
  /// one in three. Empty if none is near.
  public List<String> nearest(String written) {
    String plain = plain(written);
    String meant = alsoCalled.get(plain);
    if (meant != null) return List.of(meant);
    int least = plain.length() / 3;
    for (String word : words) least = Math.min(least, distance(plain, plain(word)));
    int fewest = least;
    return words.stream()
        .filter(word -> distance(plain, plain(word)) <= fewest)
        .limit(MOST)
        .toList();
  }

  /// The words behind what is allowed: ` (did you mean lfp?)`; empty if none is near.
  public String hint(String written) {
    List<String> nearest = nearest(written);
    if (nearest.isEmpty()) return "";
    String last = nearest.getLast();
    String before = String.join(", ", nearest.subList(0, nearest.size() - 1));
    return " (did you mean %s?)".formatted(before.isEmpty() ? last : before + " or " + last);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
  }

  /// How many letters must be added, left out, changed or swapped with the next to make one word of
  /// the other (optimal string alignment).
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + changed, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.length()][b.length()];
  }
}

package org.voltaire.cli.plot;

import java.util.Locale;

/// An SVG picture being written, element by element, with numbers of one decimal.
final class Svg {
  /// What one letter takes on average, as a share of the type's size.
  private static final double LETTER = 0.55;

  private final StringBuilder text = new StringBuilder();

  /// A picture on a light background.
  ///
  /// @param title for people who hear it, and for the window it is shown in
  Svg(double width, double height, String title) {
    text.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" \
        font-family="Inter, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="13">
        <title>%3$s</title>
        """
            .formatted(number(width), number(height), escaped(title)));
    rect(0, 0, width, height, Ink.BACKGROUND, "");
  }

  /// A filled rectangle.
  ///
  /// @param more attributes, or nothing
  void rect(double x, double y, double width, double height, String fill, String more) {
    text.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"%s/>\n"
            .formatted(number(x), number(y), number(width), number(height), fill, spaced(more)));
  }

  /// A straight line.
  void line(double x1, double y1, double x2, double y2, String stroke, String more) {
    text.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"%s/>\n"
            .formatted(number(x1), number(y1), number(x2), number(y2), stroke, spaced(more)));
  }

  /// A path that is only a line.
  void path(CharSequence data, String stroke, String more) {
    if (data.isEmpty()) return;
    text.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-linejoin=\"round\"%s/>\n"
            .formatted(data, stroke, spaced(more)));
  }

  /// A path that is only a surface.
  void area(CharSequence data, String fill, double opacity) {
    if (data.isEmpty()) return;
    text.append(
        "<path d=\"%s\" fill=\"%s\" fill-opacity=\"%s\" stroke=\"none\"/>\n"
            .formatted(data, fill, opacity));
  }

  /// A line of text.
  ///
  /// @param anchor `start`, `middle` or `end`
  void text(double x, double y, String anchor, String fill, String more, String words) {
    text.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>\n"
            .formatted(number(x), number(y), anchor, fill, spaced(more), escaped(words)));
  }

  /// A small sign: `ok` is a disc, everything else a diamond, so that it can be told without
  /// colours.
  void sign(double x, double y, boolean ok) {
    String shape =
        ok
            ? "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>\n"
                .formatted(number(x), number(y), Ink.OK)
            : "<path d=\"M%1$s %3$sl6 6l-6 6l-6 -6Z\" fill=\"%2$s\"/>\n"
                .formatted(number(x), Ink.CRIT, number(y - 6));
    text.append(shape);
  }

  /// Begins a group that has a name.
  void begin(String id) {
    text.append("<g id=\"%s\">\n".formatted(escaped(id)));
  }

  /// Ends the group.
  void end() {
    text.append("</g>\n");
  }

  /// The whole picture.
  String done() {
    return text + "</svg>\n";
  }

  /// About how wide some text will be.
  static double width(String words, double size) {
    return LETTER * size * words.length();
  }

  /// As much of a text as fits; nothing if that is next to nothing.
  static String fitting(String words, double size, double room) {
    if (width(words, size) <= room) return words;
    int letters = (int) (room / (LETTER * size)) - 1;
    return letters < 3 ? "" : words.substring(0, letters).strip() + "…";
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
  }

  private static String spaced(String more) {
    return more.isEmpty() ? "" : " " + more;
  }

  /// Text as XML wants it; characters that XML does not know become a question mark.
  static String escaped(String words) {
    var escaped = new StringBuilder();
    words
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> {
              boolean known =
                  (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF);
              escaped.appendCodePoint(known || c == '\t' || c == '\n' ? c : '?');
            }
          }
        });
    return escaped.toString();
  }
}

package org.voltaire.site;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// One Markdown file.
///
/// @param path from the root of the repository
/// @param text as it is in the file
/// @param title its first heading; its path if it has none
/// @param anchors what a link may name after `#`
record Document(Path path, String text, String title, Set<String> anchors) {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  static Document of(Path path, String text) {
    Node tree = Markdown.parse(text);
    Set<String> anchors = new HashSet<>();
    var ids = ID.matcher(Markdown.html(tree));
    while (ids.find()) anchors.add(ids.group(1));
    return new Document(path, text, title(tree, path), Set.copyOf(anchors));
  }

  private static String title(Node tree, Path path) {
    for (Node node = tree.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) return plain(heading);
    }
    return path.toString();
  }

  private static String plain(Node heading) {
    var words = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  /// Where its page is, from the root of the site: `index.html` for a `README.md`.
  Path page() {
    return pageOf(path);
  }

  static Path pageOf(Path markdown) {
    String name = markdown.getFileName().toString();
    String page = name.equals("README.md") ? "index.html" : name.replaceFirst("md$", "html");
    return markdown.resolveSibling(page);
  }
}

package org.voltaire.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/// Turns the relative links of one document into links of the site, and notes those that lead
/// nowhere. A link may name a Markdown file, a heading in it, a picture, any other file, or a
/// folder.
final class Links extends AbstractVisitor {
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*|//.*");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\b(src|srcset|href)=\"([^\"]*)\"");

  private final SourceTree tree;
  private final Document from;
  private final Set<Path> targets = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  Links(SourceTree tree, Document from) {
    this.tree = tree;
    this.from = from;
  }

  /// What is linked to and is no Markdown file: files to copy or to show, folders to list.
  Set<Path> targets() {
    return targets;
  }

  /// One line for each link that leads nowhere.
  List<String> problems() {
    return problems;
  }

  @Override
  public void visit(Link link) {
    link.setDestination(siteLink(link.getDestination()));
    visitChildren(link);
  }

  @Override
  public void visit(Image image) {
    image.setDestination(siteLink(image.getDestination()));
    visitChildren(image);
  }

  @Override
  public void visit(HtmlBlock html) {
    html.setLiteral(siteLinks(html.getLiteral()));
  }

  @Override
  public void visit(HtmlInline html) {
    html.setLiteral(siteLinks(html.getLiteral()));
  }

  private String siteLinks(String html) {
    return ATTRIBUTE
        .matcher(html)
        .replaceAll(found -> found.group(1) + "=\"" + siteLink(found.group(2)) + "\"");
  }

  private String siteLink(String destination) {
    if (SCHEME.matcher(destination).matches()) return destination;
    int hash = destination.indexOf('#');
    String file = hash < 0 ? destination : destination.substring(0, hash);
    String anchor = hash < 0 ? "" : destination.substring(hash + 1);
    Path target = file.isEmpty() ? from.path() : from.path().resolveSibling(file).normalize();
    if (!tree.has(target)) return broken(destination, "no such file");
    Path readme = target.resolve("README.md");
    Document document = tree.document(tree.document(readme) != null ? readme : target);
    if (document == null) {
      if (!anchor.isEmpty()) return broken(destination, "only documents have headings");
      targets.add(target);
      return relative(pageOf(tree, target));
    }
    if (anchor.isEmpty()) return relative(document.page());
    if (!document.anchors().contains(anchor)) {
      return broken(destination, document.path() + " has no heading of that name");
    }
    return relative(document.page()) + "#" + anchor;
  }

  private String broken(String destination, String why) {
    problems.add("%s: link to %s: %s".formatted(from.path(), destination, why));
    return destination;
  }

  private String relative(Path page) {
    return relative(from.page(), page);
  }

  static String relative(Path fromPage, Path page) {
    Path folder = fromPage.getParent();
    return (folder == null ? page : folder.relativize(page)).toString();
  }

  /// Where something that is no document is shown in the site: a picture as itself, a folder as its
  /// list, any other file as a page with its text.
  static Path pageOf(SourceTree tree, Path target) {
    if (tree.isFolder(target)) return target.resolve("index.html");
    return isPicture(target) ? target : target.resolveSibling(target.getFileName() + ".html");
  }

  static boolean isPicture(Path path) {
    return path.toString().matches(".*\\.(png|svg|jpg)");
  }
}

package org.voltaire.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// Makes the site: a page for each document, and for each file and folder that they link to.
public final class SiteBuilder {
  private final SourceTree tree;
  private final Path site;
  private final PageTemplate template;
  private final List<String> problems = new ArrayList<>();
  private int pages;

  private SiteBuilder(SourceTree tree, Path site) {
    this.tree = tree;
    this.site = site;
    this.template = new PageTemplate(tree.documents());
  }

  /// Makes the site; exit code 1 if a relative link leads nowhere.
  ///
  /// @param args the repository, and the folder of the site
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("found %d arguments, allowed: REPOSITORY SITE".formatted(args.length));
      System.exit(2);
    }
    var builder = new SiteBuilder(new SourceTree(Path.of(args[0])), Path.of(args[1]));
    List<String> problems = builder.build();
    problems.forEach(System.err::println);
    System.out.println(builder.pages + " pages, " + problems.size() + " broken links");
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  /// Makes the site of a repository.
  ///
  /// @return one line for each relative link that leads nowhere; the page is there all the same
  static List<String> build(Path repository, Path site) throws IOException {
    return new SiteBuilder(new SourceTree(repository), site).build();
  }

  private List<String> build() throws IOException {
    Set<Path> targets = new TreeSet<>();
    for (Document document : tree.documents()) {
      Node content = Markdown.parse(document.text());
      var links = new Links(tree, document);
      content.accept(links);
      targets.addAll(links.targets());
      problems.addAll(links.problems());
      write(document.page(), document.title(), Markdown.html(content));
    }
    for (Path target : targets) show(target);
    try (InputStream style = SiteBuilder.class.getResourceAsStream("site.css")) {
      if (style == null) throw new IOException("site.css: is not there");
      Files.write(site.resolve("site.css"), style.readAllBytes());
    }
    return problems;
  }

  private void show(Path target) throws IOException {
    Path page = Links.pageOf(tree, target);
    if (tree.isFolder(target)) {
      write(page, target.toString(), list(target, page));
    } else if (Links.isPicture(target)) {
      Files.createDirectories(site.resolve(page).resolveSibling("."));
      Files.write(site.resolve(page), tree.bytes(target));
    } else {
      String text = new String(tree.bytes(target), StandardCharsets.UTF_8);
      write(
          page,
          target.toString(),
          "<h1>%s</h1>\n%s<pre>%s</pre>\n"
              .formatted(
                  PageTemplate.escaped(target.toString()),
                  javadoc(target, page),
                  PageTemplate.escaped(text)));
    }
  }

  /// Links to the documents of a folder and to the Javadoc of its packages.
  private String list(Path folder, Path page) throws IOException {
    var html =
        new StringBuilder("<h1>" + PageTemplate.escaped(folder.toString()) + "</h1>\n<ul>\n");
    for (Path path : tree.files(folder, name -> name.endsWith(".md"))) {
      Document document = tree.document(path);
      if (document != null) item(html, page, document.page(), document.title());
    }
    for (Path path : tree.files(folder, name -> name.equals("package-info.java"))) {
      Path packagePath = packagePath(path);
      if (packagePath == null) continue;
      Path summary = Path.of("api").resolve(packagePath).resolve("package-summary.html");
      if (Files.exists(site.resolve(summary))) {
        item(html, page, summary, packagePath.toString().replace('/', '.'));
      }
    }
    return html.append("</ul>\n").toString();
  }

  private static void item(StringBuilder html, Path page, Path target, String title) {
    html.append(
        "<li><a href=\"%s\">%s</a></li>\n"
            .formatted(Links.relative(page, target), PageTemplate.escaped(title)));
  }

  /// A link to a class's Javadoc, if it has any.
  private String javadoc(Path source, Path page) {
    Path packagePath = packagePath(source);
    if (packagePath == null) return "";
    String name = source.getFileName().toString().replaceFirst("java$", "html");
    Path target = Path.of("api").resolve(packagePath).resolve(name);
    if (!Files.exists(site.resolve(target))) return "";
    return "<p><a href=\"%s\">Javadoc</a></p>\n".formatted(Links.relative(page, target));
  }

  /// `org/voltaire/core` of a Java file in `src/main/java`; null of any other.
  private static @Nullable Path packagePath(Path file) {
    String text = file.toString();
    int at = text.indexOf("src/main/java/");
    if (at < 0 || !text.endsWith(".java")) return null;
    return Path.of(text.substring(at + "src/main/java/".length())).getParent();
  }

  private void write(Path page, String title, String content) throws IOException {
    Path file = site.resolve(page);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, template.html(page, title, content));
    pages++;
  }
}

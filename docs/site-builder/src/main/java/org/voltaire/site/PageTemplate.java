package org.voltaire.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The frame of every page: navigation on the left, content on the right.
final class PageTemplate {
  private static final Path STYLE = Path.of("site.css");
  private static final Path API = Path.of("api", "index.html");

  private static final Comparator<Document> READMES_FIRST =
      Comparator.comparing(document -> !document.page().endsWith("index.html"));

  private final Map<String, List<Document>> groups;

  /// @param documents in the order of the navigation; one group for each folder, its README first
  PageTemplate(List<Document> documents) {
    var byFolder = new TreeMap<String, List<Document>>();
    for (Document document : documents) {
      Path folder = document.path().getParent();
      byFolder
          .computeIfAbsent(folder == null ? "" : folder.toString(), _ -> new ArrayList<>())
          .add(document);
    }
    byFolder.values().forEach(group -> group.sort(READMES_FIRST));
    groups = byFolder;
  }

  /// A whole page.
  ///
  /// @param page where it will be, from the root of the site
  /// @param content HTML
  String html(Path page, String title, String content) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <link rel="stylesheet" href="%s">
    </head>
    <body>
    <nav>
    %s</nav>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(escaped(title), Links.relative(page, STYLE), navigation(page), content);
  }

  private String navigation(Path page) {
    var html = new StringBuilder();
    groups.forEach((folder, documents) -> {
      html.append("<h2>").append(escaped(folder.isEmpty() ? "Voltaire" : folder));
      html.append("</h2>\n<ul>\n");
      if (folder.isEmpty()) item(html, page, API, "Javadoc");
      for (Document document : documents) item(html, page, document.page(), document.title());
      html.append("</ul>\n");
    });
    return html.toString();
  }

  private static void item(StringBuilder html, Path page, Path target, String title) {
    html.append(target.equals(page) ? "<li class=\"here\">" : "<li>");
    html.append(
        "<a href=\"%s\">%s</a></li>\n".formatted(Links.relative(page, target), escaped(title)));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

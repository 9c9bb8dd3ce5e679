package org.voltaire.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sites of small repositories.
class SiteBuilderTest {
  @TempDir private Path repository = Path.of("");
  @TempDir private Path site = Path.of("");

  private void file(String path, String text) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private List<String> build() throws IOException {
    return SiteBuilder.build(repository, site);
  }

  private void assertPageHas(String page, String part) throws IOException {
    String html = Files.readString(site.resolve(page));
    assertTrue(html.contains(part), part + " is not in\n" + html);
  }

  @Test
  void linksBetweenDocumentsLeadToTheirPages() throws IOException {
    file("README.md", "# Start\n[more](docs/more.md#a-second-part)\n");
    file("docs/more.md", "# More\n## A second part\n[back](../README.md)\n");
    assertEquals(List.of(), build());
    assertPageHas("index.html", "<a href=\"docs/more.html#a-second-part\">more</a>");
    assertPageHas("docs/more.html", "<a href=\"../index.html\">back</a>");
    assertPageHas("docs/more.html", "<h2 id=\"a-second-part\">");
  }

  @Test
  void everyPageHasTheNavigation() throws IOException {
    file("README.md", "# Start\n");
    file("docs/more.md", "# More\n");
    build();
    assertPageHas("docs/more.html", "<a href=\"../index.html\">Start</a>");
    assertPageHas("docs/more.html", "<li class=\"here\"><a href=\"more.html\">More</a>");
    assertPageHas("docs/more.html", "<a href=\"../api/index.html\">Javadoc</a>");
  }

  @Test
  void picturesAreCopiedAlsoThoseInHtml() throws IOException {
    file("README.md", "![one](a.svg)\n\n<img src=\"images/b.png\">\n");
    file("a.svg", "<svg/>");
    file("images/b.png", "png");
    assertEquals(List.of(), build());
    assertEquals("<svg/>", Files.readString(site.resolve("a.svg")));
    assertTrue(Files.exists(site.resolve("images/b.png")));
  }

  @Test
  void aFileIsShownAsTextAndAFolderAsAList() throws IOException {
    file("README.md", "[pack](pack.yaml) [decisions](adr)\n");
    file("pack.yaml", "a: <b>\n");
    file("adr/0001.md", "# The first\n");
    assertEquals(List.of(), build());
    assertPageHas("pack.yaml.html", "a: &lt;b&gt;");
    assertPageHas("adr/index.html", "<a href=\"0001.html\">The first</a>");
  }

  @Test
  void everyLinkThatLeadsNowhereIsReported() throws IOException {
    file(
        "README.md",
        "[a](gone.md) [b](#no-such) [c](target/x.md) [d](../x) <a href=\"g\">e</a>"
            + " [f](https://x.y)");
    file("target/x.md", "built\n");
    assertEquals(
        List.of(
            "README.md: link to gone.md: no such file",
            "README.md: link to #no-such: README.md has no heading of that name",
            "README.md: link to target/x.md: no such file",
            "README.md: link to ../x: no such file",
            "README.md: link to g: no such file"),
        build());
  }
}

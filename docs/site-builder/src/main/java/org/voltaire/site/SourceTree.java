package org.voltaire.site;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The repository that the site is made of. All paths are from its root.
final class SourceTree {
  /// Folders of built files and of other programs.
  private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", "recordings");

  private final Path root;
  private final TreeMap<Path, Document> documents = new TreeMap<>();

  /// Reads every Markdown file.
  SourceTree(Path root) throws IOException {
    this.root = root;
    for (Path path : files(Path.of(""), name -> name.endsWith(".md"))) {
      documents.put(path, Document.of(path, Files.readString(root.resolve(path))));
    }
  }

  /// Every Markdown file, in the order of their paths.
  List<Document> documents() {
    return List.copyOf(documents.values());
  }

  @Nullable Document document(Path path) {
    return documents.get(path);
  }

  /// Whether it is there and belongs to the repository.
  boolean has(Path path) {
    for (Path part : path) {
      if (LEFT_OUT.contains(part.toString()) || part.toString().equals("..")) return false;
    }
    return Files.exists(root.resolve(path));
  }

  boolean isFolder(Path path) {
    return Files.isDirectory(root.resolve(path));
  }

  byte[] bytes(Path path) throws IOException {
    return Files.readAllBytes(root.resolve(path));
  }

  /// Files below a folder, in the order of their paths; none of hidden folders.
  List<Path> files(Path folder, Predicate<String> wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    Path top = root.resolve(folder);
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            String name = at.getFileName().toString();
            boolean skip = !at.equals(top) && (LEFT_OUT.contains(name) || name.startsWith("."));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (wanted.test(file.getFileName().toString())) found.add(root.relativize(file));
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }
}

package org.voltaire.testing.mutant;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Loads the project's classes anew, with changed classes in place of the compiled ones. What is
/// not of the project comes from the program's own loader.
final class MutantLoader extends URLClassLoader {
  private final Map<String, byte[]> compiled, changed;

  /// @param folders where resources are
  /// @param compiled the project's classes by their names, as [#compiled] reads them
  /// @param changed likewise those that stand in their place
  MutantLoader(List<Path> folders, Map<String, byte[]> compiled, Map<String, byte[]> changed) {
    super(
        folders.stream().map(MutantLoader::url).toArray(URL[]::new),
        MutantLoader.class.getClassLoader());
    this.compiled = compiled;
    this.changed = changed;
  }

  /// All classes in folders, by their names.
  static Map<String, byte[]> compiled(List<Path> folders) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
          String name = folder.relativize(file).toString().replace('/', '.').replace('\\', '.');
          classes.putIfAbsent(name.replace(".class", ""), Files.readAllBytes(file));
        }
      }
    }
    return classes;
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(folder.toString(), impossible);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = changed.getOrDefault(name, compiled.get(name));
    if (bytes == null) return super.loadClass(name, resolve);
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
    }
  }
}

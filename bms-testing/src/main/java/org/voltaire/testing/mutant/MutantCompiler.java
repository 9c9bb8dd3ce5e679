package org.voltaire.testing.mutant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles a package of which one file is changed, in memory. The whole package, because constants
/// are copied into the classes that use them.
final class MutantCompiler {
  private final Path sources;
  private final List<String> options;
  private final JavaCompiler compiler =
      Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());

  /// @param sources the folder that has the packages
  /// @param classPath what the sources use
  MutantCompiler(Path sources, String classPath) {
    this.sources = sources;
    this.options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-g", "-cp", classPath);
  }

  /// The classes of the changed package by their names.
  ///
  /// @param file path of the changed file below the folder
  /// @param text what it has now
  /// @throws IllegalArgumentException if it is not Java any more; the message says where
  Map<String, byte[]> compile(String file, String text) throws IOException {
    Path changed = sources.resolve(file);
    List<JavaFileObject> units = new ArrayList<>();
    try (Stream<Path> files = Files.list(Objects.requireNonNull(changed.getParent()))) {
      for (Path each : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (each.endsWith("package-info.java")) continue;
        units.add(new Source(each, each.equals(changed) ? text : Files.readString(each)));
      }
    }
    var said = new ByteArrayOutputStream();
    var kept = new Kept(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8));
    var writer = new java.io.OutputStreamWriter(said, StandardCharsets.UTF_8);
    boolean done = compiler.getTask(writer, kept, null, options, null, units).call();
    if (!done) throw new IllegalArgumentException(said.toString(StandardCharsets.UTF_8));
    Map<String, byte[]> classes = new HashMap<>();
    kept.written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Path path, String text) {
      super(path.toUri(), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /// Keeps what the compiler writes.
  private static final class Kept extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    Kept(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          var bytes = new ByteArrayOutputStream();
          written.put(className, bytes);
          return bytes;
        }
      };
    }
  }
}

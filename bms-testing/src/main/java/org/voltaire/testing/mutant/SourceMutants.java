package org.voltaire.testing.mutant;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Makes mutants of a source file: walks through it and writes down what could be changed. What is
/// changed is up to [RowMutants] and [GuardMutants].
abstract class SourceMutants extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final String file;
  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Mutant> mutants = new ArrayList<>();
  private final Map<String, Integer> named = new HashMap<>();

  /// Where the walk is: a field, a method, or a row of a table.
  private String place = "";

  SourceMutants(String file, String text) {
    this.file = file;
    this.text = text;
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    var task =
        (JavacTask)
            compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(object(text)));
    try {
      this.unit = task.parse().iterator().next();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    this.positions = Trees.instance(task).getSourcePositions();
  }

  private static JavaFileObject object(String text) {
    return new SimpleJavaFileObject(
        URI.create("memory:///Mutated.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /// All mutants of the file, in the order of its text.
  List<Mutant> mutants() {
    scan(unit, null);
    return mutants;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
    return within(method.getName().toString(), () -> super.visitMethod(method, null));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
    boolean field = place.isEmpty();
    Runnable inside = () -> super.visitVariable(variable, null);
    return field ? within(variable.getName().toString(), inside) : run(inside);
  }

  /// Walks on, at another place.
  @Nullable Void within(String name, Runnable inside) {
    String before = place;
    place = name.equals("<init>") ? "constructor" : name;
    inside.run();
    place = before;
    return null;
  }

  private static @Nullable Void run(Runnable inside) {
    inside.run();
    return null;
  }

  /// Where the walk is.
  String place() {
    return place;
  }

  /// The text of a part.
  String text(Tree tree) {
    return text.substring(from(tree), to(tree));
  }

  /// The same in one line, short enough for a table.
  String said(Tree tree) {
    String line = text(tree).replaceAll("\\s*//[^\\n]*", "").replaceAll("\\s+", " ");
    line = line.replace("( ", "(").replace(" .", ".").replace("|", "\\|");
    return "`" + (line.length() > 90 ? line.substring(0, 89) + "…" : line) + "`";
  }

  int from(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int to(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /// A part is replaced.
  void replace(Tree tree, String by, String breaks) {
    replace(from(tree), to(tree), by, breaks);
  }

  /// One of several parts that commas separate is left out.
  void leaveOut(List<? extends Tree> parts, int index, String breaks) {
    boolean last = index == parts.size() - 1;
    int from = last ? to(parts.get(index - 1)) : from(parts.get(index));
    int to = last ? to(parts.get(index)) : from(parts.get(index + 1));
    replace(from, to, "", breaks);
  }

  void replace(int from, int to, String by, String breaks) {
    String named = place + ": " + breaks;
    int count = this.named.merge(named, 1, Integer::sum);
    String unique = count == 1 ? named : named + " (" + count + ")";
    mutants.add(new Mutant(file, unique, from, to, by, ""));
  }
}

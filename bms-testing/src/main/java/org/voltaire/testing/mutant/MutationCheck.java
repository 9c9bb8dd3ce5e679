package org.voltaire.testing.mutant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.voltaire.testing.Repository;

/// Breaks `bms-core` in one place after the other and runs its tests each time. Every mutant must
/// be noticed by one; `docs/mutants.md` tells by which.
///
/// Exit codes: 0 every mutant was noticed and the document was current; 1 one lives, one no longer
/// fits its source, or the document had to be written anew.
public final class MutationCheck {
  private final MutantList list = new MutantList();
  private final MutantTests tests;
  private final MutantDocument document;
  private final MutantCompiler compiler =
      new MutantCompiler(
          Repository.root().resolve("bms-core/src/main/java/org/voltaire"),
          System.getProperty("java.class.path"));
  private final Map<String, String> found = new HashMap<>();
  private int done;

  private MutationCheck(boolean withSlow) throws IOException {
    tests = new MutantTests(withSlow);
    document = new MutantDocument(Repository.root().resolve("docs/mutants.md"));
  }

  /// Tries them all.
  ///
  /// @param arguments nothing, or a regular expression of those mutants that are to be tried; then
  ///   the slow tests are not asked, and the rows of all others stay as they are
  public static void main(String[] arguments) throws Exception {
    String part = arguments.length == 0 ? "" : arguments[0];
    // Threads that tests have left behind must not keep it alive.
    Thread.currentThread()
        .setUncaughtExceptionHandler((_, failed) -> {
          failed.printStackTrace();
          System.exit(1);
        });
    System.exit(new MutationCheck(part.isEmpty()).run(part) ? 0 : 1);
  }

  private boolean run(String part) throws Exception {
    long began = System.nanoTime();
    List<String> problems = new ArrayList<>(list.problems());
    problems.forEach(System.out::println);
    tests.prove();
    tests.seconds().forEach((name, seconds) -> System.out.printf("%6.1f s  %s%n", seconds, name));
    List<Mutant> tried =
        list.mutants().stream()
            .filter(each ->
                each.harmless().isEmpty() && Pattern.compile(part).matcher(each.key()).find())
            .toList();
    List<Mutant> lives = tryAll(tried);
    System.out.printf(
        "%d mutants in %.1f minutes: %d noticed, %d live, %d change nothing%n",
        tried.size(),
        (System.nanoTime() - began) / 60e9,
        tried.size() - lives.size(),
        lives.size(),
        list.mutants().stream().filter(each -> !each.harmless().isEmpty()).count());
    lives.forEach(each -> System.out.println("LIVES " + each.key()));
    for (Mutant mutant : list.mutants()) {
      if (!tried.contains(mutant)) found.put(mutant.key(), document.killer(mutant));
    }
    boolean written = document.write(list.mutants(), found);
    if (written) System.out.println("docs/mutants.md was not current and is written anew");
    return lives.isEmpty() && problems.isEmpty() && !written;
  }

  private List<Mutant> tryAll(List<Mutant> tried) throws InterruptedException, ExecutionException {
    List<Mutant> lives = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Callable<Optional<String>>> tasks = new ArrayList<>();
      for (Mutant mutant : tried) tasks.add(() -> tryOne(mutant, tried.size()));
      List<Future<Optional<String>>> results = threads.invokeAll(tasks);
      for (int i = 0; i < tried.size(); i++) {
        Optional<String> killer = results.get(i).get();
        String key = tried.get(i).key();
        killer.ifPresent(test -> found.put(key, test));
        if (killer.isEmpty()) lives.add(tried.get(i));
      }
    }
    return lives;
  }

  private Optional<String> tryOne(Mutant mutant, int of) throws Exception {
    Map<String, byte[]> classes;
    String text = mutant.applied(list.source(mutant.file()));
    try {
      classes = compiler.compile(mutant.file(), text);
    } catch (IllegalArgumentException notJava) {
      System.out.println(mutant.key() + " is not Java: " + notJava.getMessage());
      return Optional.empty();
    }
    Optional<String> killer = tests.noticing(classes, document.killer(mutant));
    synchronized (this) {
      System.out.printf("%d/%d %s: %s%n", ++done, of, mutant.key(), killer.orElse("LIVES"));
    }
    return killer;
  }
}

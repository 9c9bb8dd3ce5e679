package org.voltaire.testing.mutant;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs test classes until one test fails.
final class TestClasses {
  private TestClasses() {}

  /// The test that failed, as `Class.method`; empty if none did.
  ///
  /// @param test the name of the class
  /// @param method of it that is run alone; all if empty, none if it has no such method
  /// @param seconds a test that has not ended by then has failed: a mutant may loop for ever
  static Optional<String> firstFailure(ClassLoader loader, String test, String method, int seconds)
      throws ClassNotFoundException {
    Class<?> tests = Class.forName(test, false, loader);
    List<DiscoverySelector> selected = new ArrayList<>();
    if (method.isEmpty()) selected.add(selectClass(tests));
    Arrays.stream(tests.getDeclaredMethods())
        .filter(each -> each.getName().equals(method))
        .forEach(each -> selected.add(selectMethod(tests, each)));
    if (selected.isEmpty()) return Optional.empty();
    Thread.currentThread().setContextClassLoader(loader);
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selected)
            .configurationParameter("junit.jupiter.execution.timeout.default", seconds + " s")
            .configurationParameter(
                "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
            .filters(EngineFilter.includeEngines("junit-jupiter"), TagFilter.excludeTags("deep"))
            .build();
    var stop = CancellationToken.create();
    var listener = new FirstFailure(stop);
    var execution =
        LauncherExecutionRequestBuilder.request(request)
            .cancellationToken(stop)
            .listeners(listener)
            .build();
    LauncherFactory.create().execute(execution);
    return listener.failed;
  }

  private static final class FirstFailure implements TestExecutionListener {
    private final CancellationToken stop;
    private Optional<String> failed = Optional.empty();

    FirstFailure(CancellationToken stop) {
      this.stop = stop;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() != TestExecutionResult.Status.FAILED || failed.isPresent()) return;
      failed = Optional.of(name(test));
      stop.cancel();
    }

    private static String name(TestIdentifier test) {
      return test.getSource()
          .filter(MethodSource.class::isInstance)
          .map(MethodSource.class::cast)
          .map(source -> simple(source.getClassName()) + "." + source.getMethodName())
          .orElse(test.getDisplayName());
    }

    private static String simple(String className) {
      return className.substring(className.lastIndexOf('.') + 1);
    }
  }
}

package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NoticeQueueTest {

  @Test
  void everyLineIsPrintedInItsOrderBeforeTheEnd() {
    var text = new StringWriter();
    try (var notices = new NoticeQueue(new PrintWriter(text))) {
      for (int n = 0; n < 100; n++) notices.accept("line " + n);
    }
    assertEquals(100, text.toString().lines().count());
    assertTrue(text.toString().startsWith("line 0"), text.toString());
    assertTrue(text.toString().strip().endsWith("line 99"), text.toString());
  }

  /// Somebody has pressed Ctrl-S.
  @Test
  void aTerminalThatTakesNothingKeepsNobodyWaiting() {
    var goesOn = new CountDownLatch(1);
    var text = new StringWriter();
    var halted =
        new Writer() {
          @Override
          public void write(char[] letters, int from, int count) {
            try {
              goesOn.await();
            } catch (InterruptedException ended) {
              Thread.currentThread().interrupt();
            }
            text.write(letters, from, count);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    try (var notices = new NoticeQueue(new PrintWriter(halted))) {
      for (int n = 0; n < 5000; n++) notices.accept("line " + n);
      goesOn.countDown();
    }
    assertTrue(text.toString().contains(" lines could not be printed in time"), "lost lines");
  }
}

package org.voltaire.cli.view;

import java.io.Closeable;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jspecify.annotations.Nullable;

/// Where a pack's text is shown: redrawn in place on a terminal, or as one block after the other
/// when the output goes to a file or another program.
public interface PackScreen extends Closeable {

  /// Shows it, if it is time.
  ///
  /// @param nowNanos monotonic
  void show(List<String> lines, long nowNanos);

  /// A key that a person has pressed since the last call; −1 if none, or if there is no terminal.
  default int key() throws IOException {
    return -1;
  }

  @Override
  void close() throws IOException;

  /// Whether a person sits at the other end.
  static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// Nothing is shown.
  static PackScreen silent() {
    return new PackScreen() {
      @Override
      public void show(List<String> lines, long nowNanos) {}

      @Override
      public void close() {}
    };
  }

  /// The terminal if there is one, else blocks.
  ///
  /// @param blockSeconds how often a block is printed where there is no terminal
  static PackScreen open(PrintWriter out, double blockSeconds) throws IOException {
    if (!isTerminal()) {
      return blocks(out, Math.round(blockSeconds * 1e9));
    }
    Terminal terminal = TerminalBuilder.builder().system(true).build();
    var display = new Display(terminal, false);
    return new PackScreen() {
      private @Nullable Attributes cooked;

      @Override
      public void show(List<String> lines, long nowNanos) {
        Size size = terminal.getSize();
        display.resize(Math.max(size.getRows(), 1), Math.max(size.getColumns(), 20));
        display.update(
            lines.stream()
                .limit(Math.max(size.getRows() - 1, 1))
                .map(AttributedString::new)
                .map(line -> line.columnSubSequence(0, Math.max(size.getColumns() - 1, 19)))
                .toList(),
            -1);
      }

      @Override
      public int key() throws IOException {
        if (cooked == null) cooked = terminal.enterRawMode();
        return Math.max(-1, terminal.reader().read(1));
      }

      @Override
      public void close() throws IOException {
        if (cooked != null) terminal.setAttributes(cooked);
        terminal.writer().println();
        terminal.close();
      }
    };
  }

  private static PackScreen blocks(PrintWriter out, long blockNanos) {
    return new PackScreen() {
      private long nextNanos = Long.MIN_VALUE;

      @Override
      public void show(List<String> lines, long nowNanos) {
        if (nowNanos < nextNanos) return;
        nextNanos = nowNanos + blockNanos;
        lines.forEach(out::println);
        out.println();
        out.flush();
      }

      @Override
      public void close() {}
    };
  }
}

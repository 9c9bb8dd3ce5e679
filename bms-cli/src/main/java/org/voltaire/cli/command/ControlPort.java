package org.voltaire.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Request;
import org.voltaire.pi.PackRun;
import org.voltaire.pi.operate.Operator;
import org.voltaire.pi.operate.Operator.Reply;

/// Where a running pack takes a person's wishes: a socket in a folder that only its user can open.
///
/// One line in ([LocalPort]), a word of [#WISHES]; one line of JSON out.
final class ControlPort implements Closeable {
  /// What may be asked.
  static final List<String> WISHES = List.of("reset", "close", "open", "status");

  private final String pack;
  private final Operator operator;
  private final LocalPort port;

  private ControlPort(Path path, String pack, Operator operator) throws IOException {
    this.pack = pack;
    this.operator = operator;
    this.port = LocalPort.open(path, "control", this::answer);
  }

  /// Opens one for this process, if its folder can be had: a pack that cannot be asked is protected
  /// all the same.
  ///
  /// @param notices told if it cannot
  static Optional<ControlPort> open(PackRun run, Consumer<String> notices) {
    try {
      String pack = run.configuration().spec().name();
      return Optional.of(open(LocalSockets.PACKS.own(), pack, run.operator()));
    } catch (IOException refused) {
      notices.accept("ctl: this pack cannot be asked anything: " + refused.getMessage());
      return Optional.empty();
    }
  }

  /// Opens one at a path, where an old one may lie.
  ///
  /// @param pack its name
  static ControlPort open(Path path, String pack, Operator operator) throws IOException {
    return new ControlPort(path, pack, operator);
  }

  /// What is answered to a line.
  String answer(String line) {
    String wish = line.toLowerCase(Locale.ROOT);
    @Nullable Reply reply = reply(operator, wish);
    Map<String, @Nullable Object> fields =
        reply == null
            ? JsonOption.object(
                "done", false, "text", "found " + line + ", allowed: " + String.join(", ", WISHES))
            : JsonOption.object(
                "done",
                reply.done(),
                "pack",
                pack,
                "asked",
                wish,
                "text",
                pack + ": " + reply.text(),
                "mode",
                reply.mode(),
                "cause",
                reply.cause(),
                "contactors",
                reply.contactors(),
                "wanted",
                reply.wanted(),
                "alarms",
                reply.alarms());
    return JsonOption.text(fields) + "\n";
  }

  /// What comes of a word; `null` if it is none of [#WISHES].
  static @Nullable Reply reply(Operator operator, String wish) {
    return switch (wish) {
      case "reset" -> operator.ask(Request.RESET);
      case "close" -> operator.ask(Request.CLOSE);
      case "open" -> operator.ask(Request.OPEN);
      case "status" -> operator.status();
      default -> null;
    };
  }

  /// Stops answering, and takes the socket away.
  @Override
  public void close() throws IOException {
    port.close();
  }
}

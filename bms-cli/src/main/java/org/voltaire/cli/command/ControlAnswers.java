package org.voltaire.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Request;
import org.voltaire.pi.PackRun;
import org.voltaire.pi.operate.Operator;
import org.voltaire.pi.operate.Operator.Reply;
import org.voltaire.words.UserLanguage;

/// What a running pack answers to a person's wish, a word of [#WISHES], at its [LocalPort]. A
/// second word is the language in which faults are named; without one it is that of the pack's own
/// terminal. What follows is the reason of a service.
///
/// @param pack its name
record ControlAnswers(String pack, Operator operator)
    implements Function<String, Map<String, @Nullable Object>> {
  /// What may be asked.
  static final List<String> WISHES =
      List.of("reset", "service", "close", "open", "acknowledge", "status");

  /// Opens the port of this process, if its folder can be had: a pack that cannot be asked is
  /// protected all the same.
  ///
  /// @param notices told if it cannot
  static Closeable open(PackRun run, Consumer<String> notices) {
    String pack = run.configuration().spec().name();
    try {
      return LocalSockets.PACKS.open(new ControlAnswers(pack, run.operator()));
    } catch (IOException refused) {
      notices.accept("ctl: this pack cannot be asked anything: " + refused.getMessage());
      return () -> {};
    }
  }

  @Override
  public Map<String, @Nullable Object> apply(String line) {
    String[] words = line.split(" +", 3);
    String wish = words[0].toLowerCase(Locale.ROOT);
    Operator speaking =
        words.length == 1
            ? operator
            : operator.in(UserLanguage.named(words[1].toLowerCase(Locale.ROOT)));
    @Nullable Reply reply = reply(speaking, wish, words.length < 3 ? "" : words[2]);
    if (reply == null) {
      String text = "found " + wish + ", allowed: " + String.join(", ", WISHES);
      return JsonOption.object("done", false, "pack", pack, "asked", wish, "text", text);
    }
    return JsonOption.object(
        "done", reply.done(),
        "pack", pack,
        "asked", wish,
        "text", pack + ": " + reply.text(),
        "mode", reply.mode(),
        "cause", reply.cause(),
        "contactors", reply.contactors(),
        "wanted", reply.wanted(),
        "alarms", reply.alarms(),
        "events", reply.events());
  }

  /// What comes of a word; `null` if it is none of [#WISHES].
  ///
  /// @param reason of a service; means nothing to the others
  static @Nullable Reply reply(Operator operator, String wish, String reason) {
    return switch (wish) {
      case "reset" -> operator.ask(Request.RESET);
      case "service" -> operator.service(reason);
      case "close" -> operator.ask(Request.CLOSE);
      case "open" -> operator.ask(Request.OPEN);
      case "acknowledge" -> operator.ask(Request.ACKNOWLEDGE);
      case "status" -> operator.status();
      default -> null;
    };
  }
}

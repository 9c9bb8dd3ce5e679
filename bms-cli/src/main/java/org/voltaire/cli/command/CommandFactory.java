package org.voltaire.cli.command;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.voltaire.cli.simulate.Boards;
import picocli.CommandLine;

/// Makes commands: those that need to know the boards are told of them.
///
/// @param boards that there are
public record CommandFactory(Boards boards) implements CommandLine.IFactory {
  private static final Class<?>[] BOARDS = {Boards.class};

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      boolean asks = Arrays.equals(constructor.getParameterTypes(), BOARDS);
      if (asks) return type.cast(constructor.newInstance(boards));
    }
    return CommandLine.defaultFactory().create(type);
  }
}

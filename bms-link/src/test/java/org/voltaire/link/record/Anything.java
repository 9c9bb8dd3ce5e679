package org.voltaire.link.record;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.estimate.Estimate;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Sample;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Stops;

/// Makes any record of the core, every component of it anything: a component that is added later is
/// tried without anybody remembering to.
final class Anything {
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    Double.NaN,
    Double.longBitsToDouble(0x7ff0_0000_0000_0001L),
    Double.longBitsToDouble(0xfff8_dead_beef_0042L),
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    3.3
  };
  private static final long[] SPECIAL_LONGS = {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE};

  private final SplittableRandom random;

  Anything(long seed) {
    random = new SplittableRandom(seed);
  }

  <T> T of(Class<T> type) {
    return type.cast(any(type));
  }

  private Object any(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return random.nextBoolean() ? Optional.of(any(element)) : Optional.empty();
      }
      List<Object> list = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) list.add(any(element));
      return List.copyOf(list);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == double.class) return number();
    if (plain == long.class) return random.nextInt(4) == 0 ? special() : random.nextLong();
    if (plain == int.class) return random.nextInt();
    if (plain == String.class) return text();
    if (plain == Bms.Input.class) return input();
    if (plain == Mode.OneWay.class) return oneWay();
    if (plain == boolean.class) return random.nextBoolean();
    if (plain == Doubles.class) return Doubles.generate(random.nextInt(6), _ -> number());
    if (plain == CellSet.class && random.nextInt(3) == 0) return CellSet.NONE;
    if (plain.isEnum()) return oneOf(plain.getEnumConstants());
    if (plain.isInterface()) return any((Type) oneOf(plain.getPermittedSubclasses()));
    if (plain == Estimate.class) return new Estimate((Estimate.Values) any(Estimate.Values.class));
    return record(plain);
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--)
      text.append("aZ 0\"\n:é№".charAt(random.nextInt(9)));
    return text.toString();
  }

  /// A service has a reason, and nothing else has one.
  private Bms.Input input() {
    Request request = of(Request.class);
    String reason = request == Request.SERVICE ? "x" + text() : "";
    return new Bms.Input(of(Sample.class), request, reason);
  }

  /// Only what stops one direction leaves the other.
  private Mode.OneWay oneWay() {
    Object[] causes =
        Arrays.stream(Fault.values()).filter(fault -> fault.stops() != Stops.BOTH).toArray();
    return new Mode.OneWay((Fault) oneOf(causes), random.nextLong());
  }

  private double number() {
    return random.nextInt(3) == 0
        ? SPECIAL[random.nextInt(SPECIAL.length)]
        : Double.longBitsToDouble(random.nextLong());
  }

  private long special() {
    return SPECIAL_LONGS[random.nextInt(SPECIAL_LONGS.length)];
  }

  private Object oneOf(Object[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return make(type, Arrays.stream(components).map(each -> any(each.getGenericType())).toArray());
  }

  /// A record from its components.
  static Object make(Class<?> type, Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("cannot make a " + type, broken);
    }
  }

  /// Everything in a record, as text that differs when one bit of a number does. Two `NaN`s are
  /// equal for `equals`, not here.
  static String bits(Object value) {
    return switch (value) {
      case Double number -> "%016x".formatted(Double.doubleToRawLongBits(number));
      case Doubles row -> bits(Arrays.stream(row.toArray()).boxed().toList());
      case List<?> list -> list.stream().map(Anything::bits).toList().toString();
      case Estimate estimate -> bits(estimate.values());
      case Record record -> {
        var text = new StringBuilder(record.getClass().getSimpleName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          text.append(' ')
              .append(component.getName())
              .append('=')
              .append(bits(get(record, component)));
        }
        yield "(" + text + ")";
      }
      default -> value.toString();
    };
  }

  static Object get(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("cannot read " + component, broken);
    }
  }
}

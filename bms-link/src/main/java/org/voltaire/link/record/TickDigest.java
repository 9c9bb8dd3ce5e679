package org.voltaire.link.record;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.voltaire.core.Bms;
import org.voltaire.estimate.Estimate;
import org.voltaire.measure.Doubles;

/// A fingerprint of one whole tick: its input as recorded, the state and the output it led to.
///
/// It walks the records by their components, so that a field added to the state is in the
/// fingerprint without anybody remembering to put it there. A type it cannot walk is an error,
/// never left out.
public final class TickDigest {
  /// What the digest is taken of. A version that gives the records of state or output another shape
  /// has other digests, and must count this up: a recording says which it has ([Session]).
  ///
  /// 7 is since balancing goes by charge, an insulation monitor may have a contact and the heater's
  /// energy is counted, 6 since one direction can be opened alone, 5 since the service level,
  /// swapped wires and the heater, 4 since events, 3 since limits have a memory, 2 since alarms
  /// have names of their own, 1 since [org.voltaire.estimate.EstimatorState], 0 is in recordings
  /// made before.
  static final int VERSION = 7;

  /// Recordings with an older digest have frames without events.
  static final int SINCE_EVENTS = 4;

  /// Recordings with an older digest have frames without relays.
  static final int SINCE_RELAYS = 5;

  private static final Map<Class<?>, Method[]> COMPONENTS = new ConcurrentHashMap<>();

  private TickDigest() {}

  /// The first 8 bytes of SHA-256 over the input record's bytes, the state and the output.
  ///
  /// Doubles count by their bits, so that −0 differs from 0 and one `NaN` from another.
  public static long of(byte[] inputRecord, Bms.Step step) {
    var bytes = new ByteArrayOutputStream(4096);
    try (var out = new DataOutputStream(bytes)) {
      out.write(inputRecord);
      write(out, step.state());
      write(out, step.output());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void write(DataOutputStream out, Object value) throws IOException {
    switch (value) {
      case Doubles row -> {
        out.writeInt(row.size());
        for (int i = 0; i < row.size(); i++) out.writeLong(Double.doubleToRawLongBits(row.get(i)));
      }
      case Double number -> out.writeLong(Double.doubleToRawLongBits(number));
      case Long number -> out.writeLong(number);
      case Integer number -> out.writeInt(number);
      case Boolean flag -> out.writeBoolean(flag);
      case String text -> out.writeUTF(text);
      case Enum<?> word -> out.writeUTF(word.name());
      case Optional<?> maybe -> {
        out.writeBoolean(maybe.isPresent());
        if (maybe.isPresent()) write(out, maybe.get());
      }
      case List<?> list -> {
        out.writeInt(list.size());
        for (Object element : list) write(out, element);
      }
      case Estimate estimate -> write(out, estimate.values());
      case Record struct -> {
        out.writeUTF(struct.getClass().getSimpleName());
        for (Method component : components(struct.getClass())) write(out, read(component, struct));
      }
      default ->
          throw new IllegalArgumentException("digest: cannot walk " + value.getClass().getName());
    }
  }

  private static Method[] components(Class<?> type) {
    return COMPONENTS.computeIfAbsent(
        type,
        _ ->
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .toArray(Method[]::new));
  }

  private static Object read(Method component, Object struct) {
    try {
      return component.invoke(struct);
    } catch (IllegalAccessException | InvocationTargetException broken) {
      throw new IllegalStateException("digest: cannot read " + component, broken);
    }
  }
}

package org.voltaire.device.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.device.DeviceType;
import org.voltaire.device.bq76952.Bq76952StackType;
import org.voltaire.device.bq76952.Bq76952Type;
import org.voltaire.device.ina228.Ina228Type;
import org.voltaire.device.jbd.JbdType;

/// The types of devices that a configuration may have.
///
/// @param all in the order of messages and documents
public record DeviceTypes(List<DeviceType> all) {
  /// Those that ship. To add one, add a line.
  private static final DeviceTypes STANDARD =
      new DeviceTypes(
          List.of(
              JbdType.TYPE, //
              Bq76952Type.TYPE,
              Bq76952StackType.TYPE,
              Ina228Type.TYPE));

  public DeviceTypes {
    all = List.copyOf(all);
    if (all.stream().map(DeviceType::name).distinct().count() != all.size()) {
      throw new IllegalArgumentException("device types: a name is there twice");
    }
  }

  /// Those that ship.
  public static DeviceTypes standard() {
    return STANDARD;
  }

  /// These and one more, after all others.
  public DeviceTypes with(DeviceType type) {
    List<DeviceType> more = new ArrayList<>(all);
    more.add(type);
    return new DeviceTypes(more);
  }

  /// The type of that name.
  public Optional<DeviceType> find(String name) {
    return all.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /// The names of all.
  public List<String> names() {
    return all.stream().map(DeviceType::name).toList();
  }
}

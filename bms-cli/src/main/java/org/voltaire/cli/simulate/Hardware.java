package org.voltaire.cli.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltaire.config.Device;
import org.voltaire.device.Abilities.Bleeding;
import org.voltaire.device.Connection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Key;
import org.voltaire.device.Measurand;
import org.voltaire.device.PackSize;
import org.voltaire.device.Settings;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.VirtualBoard;
import org.voltaire.sim.device.VirtualSockets;
import org.voltaire.sim.pack.PackProfile;

/// What stands between a simulated pack and the BMS, as sections of a configuration: a board that
/// the cells are wired to, and beside one that cannot switch the pack, a chip that measures current
/// and bus.
public final class Hardware {
  /// A board is imitated by what it can tell; there is no driver.
  public static final Hardware DIRECT = direct(Boards.standard());

  /// Any device that measures cells is wired to so few.
  private static final PackSize SMALL = new PackSize(1, 1);

  private final Boards boards;
  private final Optional<DeviceType> front;

  private Hardware(Boards boards, Optional<DeviceType> front) {
    this.boards = boards;
    this.front = front;
  }

  /// A board that is imitated by what it can tell, beside these real ones.
  public static Hardware direct(Boards boards) {
    return new Hardware(boards, Optional.empty());
  }

  /// Every hardware with a driver, in the order of the types.
  public static List<Hardware> all(Boards boards) {
    return boards.types().all().stream()
        .filter(type -> type.can().measures().contains(Measurand.CELL_VOLTAGES))
        .filter(type -> type.usual(SMALL).isPresent())
        .map(type -> new Hardware(boards, Optional.of(type)))
        .toList();
  }

  /// The hardware with the board of that name, if there is one.
  public static Optional<Hardware> find(Boards boards, String name) {
    return all(boards).stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Every hardware that is one board on a serial line, which another program can be connected to.
  public static List<Hardware> onSerialLine(Boards boards) {
    return all(boards).stream().filter(Hardware::isOnSerialLine).toList();
  }

  private boolean isOnSerialLine() {
    return front.flatMap(type -> type.usual(SMALL)).stream()
        .flatMap(usual -> usual.type().connections(usual.settings()).stream())
        .allMatch(Connection.OnSerialLine.class::isInstance);
  }

  /// The hardware that somebody would take for a pack: a single board or chip rather than several,
  /// and of these one that lets the BMS choose what to bleed.
  public static Hardware fitting(Boards boards, PackProfile profile) {
    return all(boards).stream()
        .filter(each -> each.refusal(profile).isEmpty())
        .min(
            Comparator.comparing((Hardware each) -> each.chips(profile) > 1)
                .thenComparing(each -> !each.bleedingChosenBy().equals("host")))
        .orElse(direct(boards));
  }

  /// The boards that it is chosen from.
  public Boards boards() {
    return boards;
  }

  /// As the command line says it: the board's type, or `direct`.
  public String name() {
    return front.map(DeviceType::name).orElse("direct");
  }

  /// Whether there is no driver.
  public boolean isDirect() {
    return front.isEmpty();
  }

  /// Whether its board can connect and disconnect the pack.
  public boolean switchesPack() {
    return front.map(type -> type.can().connectsPack()).orElse(false);
  }

  /// Why it cannot carry a pack; empty if it can.
  public Optional<String> refusal(PackProfile profile) {
    DeviceType type = front(profile).type();
    if (profile.cellsInSeries() > type.can().mostCells()) {
      return Optional.of(
          "%s has %d cells in series, %s carries at most %d"
              .formatted(
                  profile.name(), profile.cellsInSeries(), type.title(), type.can().mostCells()));
    }
    if (profile.thermistors() > type.can().mostThermistors()) {
      return Optional.of(
          "%s has %d thermistors, %s at most %d"
              .formatted(
                  profile.name(),
                  profile.thermistors(),
                  type.title(),
                  type.can().mostThermistors()));
    }
    return Optional.empty();
  }

  /// The names of the packs that it can carry.
  public List<String> packs() {
    return PackProfile.NAMES.stream()
        .filter(name -> refusal(PackProfile.load(name)).isEmpty())
        .toList();
  }

  /// For people: what the pack is seen through.
  public String title(PackProfile profile) {
    DeviceType type = front.orElse(front(profile).type());
    Optional<Device> shunt = shunt(profile);
    if (shunt.isEmpty()) return type.title();
    int chips = chips(profile);
    String fronts = chips == 1 ? product(type) : chips + " " + product(type);
    return fronts + " and " + product(shunt.get().type());
  }

  /// The title without its article.
  private static String product(DeviceType type) {
    return type.title().substring(type.title().indexOf(' ') + 1);
  }

  private int chips(PackProfile profile) {
    return front(profile).connections().size();
  }

  /// What the cells are wired to. The coils of a pack whose board cannot switch are no GPIO of this
  /// machine.
  private Device front(PackProfile profile) {
    PackSize size = new PackSize(profile.cellsInSeries(), profile.thermistors());
    Optional<DeviceType.Usual> usual = front.flatMap(type -> type.usual(size));
    if (usual.isEmpty()) return Device.simulated("plant");
    DeviceType type = usual.get().type();
    return new Device(type.can().connectsPack() ? "board" : "afe", type, usual.get().settings());
  }

  /// What measures the current and the bus of a pack whose board cannot switch it, if one does.
  private Optional<Device> shunt(PackProfile profile) {
    if (isDirect() || front(profile).type().can().connectsPack()) return Optional.empty();
    PackSize size = new PackSize(profile.cellsInSeries(), profile.thermistors());
    return boards.types().all().stream()
        .filter(type -> type.can().measures().contains(Measurand.CURRENT))
        .filter(type -> type.can().measures().contains(Measurand.BUS_VOLTAGE))
        .filter(type -> !type.can().measures().contains(Measurand.CELL_VOLTAGES))
        .flatMap(type -> type.usual(size).stream())
        .map(usual -> new Device("shunt", usual.type(), usual.settings()))
        .findFirst();
  }

  private List<Device> parts(PackProfile profile) {
    List<Device> devices = new ArrayList<>(List.of(front(profile)));
    shunt(profile).ifPresent(devices::add);
    return devices;
  }

  /// The section `devices`.
  Map<String, Object> devices(PackProfile profile) {
    Map<String, Object> section = new LinkedHashMap<>();
    for (Device device : parts(profile)) section.put(device.name(), section(device));
    return section;
  }

  /// The section `devices` for a board that is plugged in somewhere.
  ///
  /// @param port of the only board, which is on a serial line
  public Map<String, Object> devices(PackProfile profile, Path port) {
    Device board = front(profile);
    Settings settings = board.settings();
    for (Key key : board.type().keys()) {
      if (key.kind() instanceof Key.PathName) settings = settings.with(key.name(), port);
    }
    return Map.of(board.name(), section(new Device(board.name(), board.type(), settings)));
  }

  /// In the order of the keys, so that the same pack gives the same text.
  private static Map<String, Object> section(Device device) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("type", device.type().name());
    for (Key key : device.type().keys()) {
      Object value = device.settings().values().get(key.name());
      if (value != null) section.put(key.name(), value instanceof Path ? value.toString() : value);
    }
    return section;
  }

  /// The section `sensors`.
  Map<String, Object> sensors(PackProfile profile) {
    String cells = front(profile).name();
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("cell_voltages", cells);
    section.put("temperatures", cells);
    section.put("current", shunt(profile).map(Device::name).orElse(cells));
    if (front(profile).type().can().measures().contains(Measurand.PACK_VOLTAGE)) {
      section.put("pack_voltage", cells);
    }
    return section;
  }

  /// The device that sees the far side of the contactors and bears the pack's voltage; empty if
  /// none does.
  Optional<String> busVoltmeter(PackProfile profile) {
    double fullV = profile.cellsInSeries() * profile.cells().limits().cellOverVoltageV().open();
    return parts(profile).stream()
        .filter(device -> device.type().can().measures().contains(Measurand.BUS_VOLTAGE))
        .filter(device -> fullV <= device.type().busRangeV())
        .map(Device::name)
        .findFirst();
  }

  /// What the section `contactors` says of who drives them: the board, or nobody, because the coils
  /// of a simulated pack are no GPIO of this machine.
  public String contactorsDrivenBy(PackProfile profile) {
    Device device = front(profile);
    return device.type().can().connectsPack() ? device.name() : "none";
  }

  /// What the section `balancing` says of who chooses the cells.
  String bleedingChosenBy() {
    Bleeding bleeding = front.map(type -> type.can().bleeding()).orElse(Bleeding.WHEN_TOLD);
    return switch (bleeding) {
      case WHEN_TOLD -> "host";
      case BY_ITSELF -> "board";
      case NONE -> "nobody";
    };
  }

  /// The virtual board at the end of the serial line.
  ///
  /// @param seed of its noise
  public VirtualBoard emulated(PackProfile profile, Bench bench, long seed) {
    Device device = front(profile);
    var sockets = new VirtualSockets();
    boards.plug(sockets, device, bench, () -> seed);
    return device.connections().stream()
        .filter(Connection.OnSerialLine.class::isInstance)
        .map(Connection.OnSerialLine.class::cast)
        .flatMap(place -> sockets.board(place.port()).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name() + " is on no serial line"));
  }
}

package org.voltaire.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Relay;
import org.voltaire.device.Duty;
import org.voltaire.device.Measurand;
import org.voltaire.device.PackSize;
import org.voltaire.measure.SensorRange;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.WiredInput;

/// One pack and how it is connected, checked as a whole. [ConfigurationReader] makes it from YAML.
///
/// @param packId a UUID that stays with the pack's name
/// @param chemistry of its cells, `lfp`, …
/// @param spec the pack as the step sees it
/// @param simulated whether the pack exists in a computer only, so that nobody can touch it
/// @param devices what is connected
/// @param wiring which device measures what
/// @param coils how the contactors are driven
/// @param relays what tells chargers and loads that have no bus
/// @param inputs the contacts that are wired, and the GPIO of each as a BCM number
/// @param standing what is wanted after a start
/// @param linkPort of the live stream; empty for the usual one
/// @param recordings the folder to record into; empty to record nothing
/// @param rateHz how often the loop turns
/// @param initialSoc where the estimator starts, and how sure that is
/// @param text the YAML from which it was read
public record Configuration(
    String packId,
    String chemistry,
    PackSpec spec,
    boolean simulated,
    List<Device> devices,
    DeviceNames wiring,
    CoilDrive coils,
    RelayNets relays,
    Map<WiredInput, Integer> inputs,
    Request standing,
    OptionalInt linkPort,
    Optional<Path> recordings,
    double rateHz,
    double initialSoc,
    double initialSocSigma,
    String text) {

  public Configuration {
    inputs = Map.copyOf(inputs);
  }

  /// Which device measures what, by name.
  public record DeviceNames(
      String cellVoltages,
      String temperatures,
      String current,
      Optional<String> packVoltage,
      Optional<String> busVoltage) {

    /// The device that measures a quantity; empty if none does, or it is not among `devices`.
    Optional<Device> sensor(Measurand what, List<Device> devices) {
      Optional<String> name =
          switch (what) {
            case CELL_VOLTAGES -> Optional.of(cellVoltages);
            case TEMPERATURES -> Optional.of(temperatures);
            case CURRENT -> Optional.of(current);
            case PACK_VOLTAGE -> packVoltage;
            case BUS_VOLTAGE -> busVoltage;
          };
      return devices.stream()
          .filter(each -> name.filter(each.name()::equals).isPresent())
          .findAny();
    }

    /// What the sensor of a quantity can tell; anything if that is not known.
    SensorRange range(Measurand what, List<Device> devices) {
      return sensor(what, devices).map(device -> device.range(what)).orElse(SensorRange.ANY);
    }
  }

  /// The relays of chargers, loads and people, as BCM numbers; empty where there is none.
  ///
  /// @param chargeAllowed high while a charger may work
  /// @param dischargeAllowed high while a load may work
  /// @param alarm low while something is wrong: a relay without power tells an alarm
  public record RelayNets(
      OptionalInt chargeAllowed, OptionalInt dischargeAllowed, OptionalInt alarm) {

    /// Those that there are.
    public List<Relay> wired() {
      return Arrays.stream(Relay.values()).filter(relay -> net(relay).isPresent()).toList();
    }

    private OptionalInt net(Relay relay) {
      return switch (relay) {
        case CHARGE_ALLOWED -> chargeAllowed;
        case DISCHARGE_ALLOWED -> dischargeAllowed;
        case ALARM -> alarm;
      };
    }
  }

  /// How the contactors are driven.
  public sealed interface CoilDrive {
    /// Not at all: the pack is only watched.
    record None() implements CoilDrive {}

    /// By a board's own switches.
    record ByBoard(String device) implements CoilDrive {}

    /// By GPIO nets of the pin map, as BCM numbers.
    ///
    /// @param watchdog the net that feeds the watchdog in the coil supply
    record Gpio(int main, int precharge, int watchdog) implements CoilDrive {}
  }

  /// The machine for it.
  public Bms bms() {
    return new Bms(spec);
  }

  /// The device of that name.
  public Device device(String name) {
    return devices.stream().filter(device -> device.name().equals(name)).findFirst().orElseThrow();
  }

  /// What the pack wants of a device.
  public Duty duty(Device device) {
    boolean connects =
        coils instanceof CoilDrive.ByBoard(String board) && board.equals(device.name());
    return new Duty(size(), connects, spec.bleed().byHost());
  }

  /// How large the pack is.
  public PackSize size() {
    return new PackSize(spec.cellsInSeries(), spec.thermistors());
  }

  /// For people: the limits beyond what the sensor of their quantity can tell. Of a real pack such
  /// a configuration is refused; of a simulated one it may be what is to be shown.
  public List<String> blindSpots() {
    return BlindSpot.of(spec.limits(), what -> wiring.sensor(what, devices)).stream()
        .map(BlindSpot::note)
        .toList();
  }
}

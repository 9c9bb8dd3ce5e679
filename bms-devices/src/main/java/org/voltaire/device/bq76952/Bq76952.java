package org.voltaire.device.bq76952;

import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.voltaire.device.I2cBus;
import org.voltaire.measure.SensorRange;

/// Texas Instruments BQ76952: voltages of up to sixteen cells in series, current, temperatures, and
/// bleeding of single cells.
///
/// The chip reports stack voltages and current in steps it was configured for; the configuration is
/// read once. A chip that lost its configuration in a reset has to be constructed again.
///
/// Source: Texas Instruments SLUUBY2B (technical reference) and SLUAA11B (software guide).
public final class Bq76952 {
  /// The 7-bit address of every part as delivered.
  public static final int ADDRESS = 0x08;

  /// How many cells one chip has inputs for.
  public static final int INPUTS = 16;

  private static final int CELL_1 = 0x14;
  private static final int STACK = 0x34;
  private static final int PACK_PIN = 0x36;
  private static final int LOAD_PIN = 0x38;
  private static final int CC2_CURRENT = 0x3A;

  private static final int ALARM_STATUS = 0x62;
  private static final int ALARM_ENABLE = 0x66;

  // Alarm bits: the converter has measured all cells once more.
  private static final int ADSCAN = 1 << 1;

  private static final int DEVICE_NUMBER = 0x0001;
  private static final int CB_ACTIVE_CELLS = 0x0083;
  private static final int DA_CONFIGURATION = 0x9303;

  private static final int THIS_PART = 0x7695;
  private static final int DATA_MEMORY = 0x9000;

  // DA Configuration: bits 0 and 1 choose the step of the current, bit 2 that of the voltages.
  private static final double[] STEPS_PER_AMPERE = {10_000, 1_000, 100, 10};

  /// The highest current that it can tell, A: sixteen bits in the coarsest steps. A chip configured
  /// for finer steps tells less.
  public static final double MOST_CURRENT_A = 3276.7;

  /// The cell voltages that it can tell, V (Texas Instruments SLUSE13B, section 7.19). Above 6.06 V
  /// its converter may read as −6.06 V.
  public static final SensorRange CELLS_V = new SensorRange(-0.2, 5.5);

  /// The temperatures that it can tell, °C: those that Semitec specifies its thermistor 103AT for,
  /// −50 to 110 °C, by which the chip reckons as delivered; here in the register's whole steps of
  /// 0.1 K.
  public static final SensorRange TEMPS_DEGC = new SensorRange(-50.05, 110.05);

  private static final int CENTIVOLTS = 1 << 2;

  private final Registers registers;
  private final Subcommands subcommands;
  private final List<Integer> cellInputs;
  private final List<Thermometer> thermometers;
  private final double stepsPerVolt;
  private final double stepsPerAmpere;

  /// Finds the chip, or says what answered instead, and reads the steps it reports in.
  ///
  /// @param address 7-bit, normally [#ADDRESS]
  /// @param crc whether the part was configured to guard its bytes with a CRC
  /// @param cellInputs 1 to 16, the chip's cell inputs that have a cell, in the order of the string
  ///   from B−; unused inputs are simply not listed
  /// @param thermometers in the order [#readTempsDegC] reports them; may be empty
  /// @throws IOException if nothing answers, or another chip does
  public Bq76952(
      I2cBus bus,
      int address,
      boolean crc,
      List<Integer> cellInputs,
      List<Thermometer> thermometers)
      throws IOException {
    if (address < 0x08 || address > 0x77) {
      throw new IllegalArgumentException(
          "BQ76952: address is 0x%02X, must be 0x08..0x77".formatted(address));
    }
    this.cellInputs = List.copyOf(cellInputs);
    this.thermometers = List.copyOf(thermometers);
    requireInputs(this.cellInputs);
    registers = new Registers(bus, address, crc);
    subcommands = new Subcommands(registers);
    requireThisPart(unsigned(subcommands.read(DEVICE_NUMBER, 2)));
    int units = subcommands.read(DA_CONFIGURATION, 1)[0];
    stepsPerAmpere = STEPS_PER_AMPERE[units & 3];
    stepsPerVolt = (units & CENTIVOLTS) != 0 ? 100 : 1000;
    int enabled = unsigned(registers.read(ALARM_ENABLE, 2));
    if ((enabled & ADSCAN) == 0) writeWord(ALARM_ENABLE, enabled | ADSCAN);
  }

  /// Whether the chip has measured its cells since this was asked last. A chip that has stopped
  /// measuring goes on answering with what is in its registers.
  ///
  /// The latched bit ADSCAN of the alarm status says it; it was enabled when the chip was found,
  /// and so the ALERT pin follows it. Asking clears it.
  ///
  /// @throws IOException if the chip does not answer, or the CRC is wrong each time
  public boolean scanned() throws IOException {
    if ((unsigned(registers.read(ALARM_STATUS, 2)) & ADSCAN) == 0) return false;
    writeWord(ALARM_STATUS, ADSCAN);
    return true;
  }

  /// Voltage of every configured cell.
  ///
  /// @return V, in the order of the inputs given to the constructor; slightly below zero is
  ///   possible on an open wire; a new array each time
  /// @throws IOException if the chip does not answer, or the CRC is wrong each time
  public double[] readCellVoltagesV() throws IOException {
    double[] voltagesV = new double[cellInputs.size()];
    for (int i = 0; i < voltagesV.length; i++) {
      voltagesV[i] = readSigned(CELL_1 + 2 * (cellInputs.get(i) - 1)) / 1000.0;
    }
    return voltagesV;
  }

  /// Voltage of the top of the stack, V. A chip configured for steps of 1 mV cannot tell more than
  /// 32.767 V.
  ///
  /// @throws IOException if the chip does not answer, or the CRC is wrong each time
  public double readStackVoltageV() throws IOException {
    return readSigned(STACK) / stepsPerVolt;
  }

  /// Voltage at the PACK pin, on the far side of the MOSFETs, V; same steps as the stack.
  ///
  /// @throws IOException if the chip does not answer, or the CRC is wrong each time
  public double readPackPinVoltageV() throws IOException {
    return readSigned(PACK_PIN) / stepsPerVolt;
  }

  /// Voltage at the LD pin, on the load's side, V; same steps as the stack.
  ///
  /// @throws IOException if the chip does not answer, or the CRC is wrong each time
  public double readLoadPinVoltageV() throws IOException {
    return readSigned(LOAD_PIN) / stepsPerVolt;
  }

  /// Current by the chip's fast coulomb counter CC2, A, positive while charging.
  ///
  /// Assumed: SRP on the battery's side of the shunt and SRN on the pack's, as TI's application
  /// circuit draws it; the chip then counts charging as positive.
  ///
  /// @throws IOException if the chip does not answer, or the CRC is wrong each time
  public double readCurrentA() throws IOException {
    return readSigned(CC2_CURRENT) / stepsPerAmpere;
  }

  /// Temperatures of the configured thermometers.
  ///
  /// @return °C in steps of 0.1, in the order given to the constructor; `NaN` where the chip
  ///   reports 0 K or less, which is a pin that measures nothing; a new array each time
  /// @throws IOException if the chip does not answer, or the CRC is wrong each time
  public double[] readTempsDegC() throws IOException {
    double[] tempsDegC = new double[thermometers.size()];
    for (int i = 0; i < tempsDegC.length; i++) {
      int tenthsKelvin = readSigned(thermometers.get(i).register());
      tempsDegC[i] = tenthsKelvin > 0 ? (10 * tenthsKelvin - 27_315) / 100.0 : Double.NaN;
    }
    return tempsDegC;
  }

  /// Asks the chip to bleed these cells and no others.
  ///
  /// The chip stops by itself after a while, when it is hot, or if it was configured not to listen;
  /// [#balancing] tells what it does.
  ///
  /// @param chipInputs 1 to 16, each of them configured; empty stops all bleeding
  /// @throws IOException if the chip does not answer
  public void balance(Set<Integer> chipInputs) throws IOException {
    int mask = 0;
    for (int input : chipInputs) {
      if (!cellInputs.contains(input)) {
        throw new IllegalArgumentException(
            "BQ76952: input to balance is %d, must be one of %s".formatted(input, cellInputs));
      }
      mask |= 1 << (input - 1);
    }
    subcommands.write(CB_ACTIVE_CELLS, (byte) mask, (byte) (mask >> 8));
  }

  /// The chip inputs, 1 to 16, whose cells are being bled now.
  ///
  /// @throws IOException if the chip does not answer properly
  public SortedSet<Integer> balancing() throws IOException {
    int mask = unsigned(subcommands.read(CB_ACTIVE_CELLS, 2));
    SortedSet<Integer> inputs = new TreeSet<>();
    for (int input = 1; input <= INPUTS; input++) {
      if ((mask & (1 << (input - 1))) != 0) inputs.add(input);
    }
    return Collections.unmodifiableSortedSet(inputs);
  }

  /// Bytes of the chip's configuration, as they are in its RAM.
  ///
  /// @param address 0x9000 to 0xFFFF
  /// @param count 1 to 32
  /// @throws IOException if the chip does not answer, or length or checksum are wrong
  public byte[] readDataMemory(int address, int count) throws IOException {
    if (address < DATA_MEMORY || address > 0xFFFF || count < 1 || count > 32) {
      throw new IllegalArgumentException(
          "BQ76952: data memory is %d bytes at 0x%04X, must be 1..32 at 0x9000..0xFFFF"
              .formatted(count, address));
    }
    return subcommands.read(address, count);
  }

  private void writeWord(int register, int word) throws IOException {
    registers.write(register, (byte) word, (byte) (word >> 8));
  }

  private int readSigned(int register) throws IOException {
    return (short) unsigned(registers.read(register, 2));
  }

  private static int unsigned(byte[] littleEndian) {
    return (littleEndian[1] & 0xFF) << 8 | (littleEndian[0] & 0xFF);
  }

  private static void requireInputs(List<Integer> inputs) {
    boolean inRange = inputs.stream().allMatch(input -> input >= 1 && input <= INPUTS);
    if (inputs.isEmpty() || !inRange || new HashSet<>(inputs).size() != inputs.size()) {
      throw new IllegalArgumentException(
          "BQ76952: cellInputs is %s, must be different numbers 1..16, at least one"
              .formatted(inputs));
    }
  }

  private void requireThisPart(int number) throws IOException {
    if (number == THIS_PART) return;
    String who =
        switch (number) {
          case 0x7694 -> " (a BQ76942)";
          case 0x7692 -> " (a BQ76922)";
          default -> "";
        };
    throw new IOException(
        "%s: device number is 0x%04X%s, expected 0x%04X"
            .formatted(registers.name(), number, who, THIS_PART));
  }
}

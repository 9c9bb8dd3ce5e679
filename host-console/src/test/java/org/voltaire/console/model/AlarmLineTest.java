package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;
import org.voltaire.words.FaultWords;

class AlarmLineTest {

  @ParameterizedTest
  @CsvSource({
    "CELL_OVER_VOLTAGE, 3.678, 11, cell 12 · 3.678 V",
    "CELL_VOLTAGE_LOST, NaN, 2, cell 3",
    "CHARGE_UNDER_TEMPERATURE, -4.25, 0, sensor 1 · −4.3 °C",
    "DISCHARGE_OVER_CURRENT, -182.4, -1, −182.4 A",
    "PACK_VOLTAGE_MISMATCH, 1.5, -1, 1.50 V",
    "PRECHARGE_TIMEOUT, NaN, -1, ''"
  })
  void saysWhereAndHowMuchInTheFaultsUnit(Fault fault, double value, int index, String detail) {
    var active = new Alarms.Active(fault, Level.OPEN, 0, value, index);
    assertEquals(detail, AlarmLine.of(active, 1, FaultWords.ENGLISH).detail());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultHasWords(Fault fault) {
    var line = AlarmLine.of(new Alarms.Active(fault, Level.TELL, 0, 1, 0), 1, FaultWords.ENGLISH);
    assertFalse(line.meaning().isBlank());
    assertEquals("NOTICE", line.levelWord());
  }

  @Test
  void onlyACellsAlarmMarksACell() {
    var hot = new Alarms.Active(Fault.DISCHARGE_OVER_TEMPERATURE, Level.OPEN, 0, 61, 3);
    assertEquals(-1, AlarmLine.of(hot, 1, FaultWords.ENGLISH).cell());
    var low = new Alarms.Active(Fault.CELL_UNDER_VOLTAGE, Level.OPEN, 0, 2.4, 3);
    assertEquals(3, AlarmLine.of(low, 1, FaultWords.ENGLISH).cell());
  }
}

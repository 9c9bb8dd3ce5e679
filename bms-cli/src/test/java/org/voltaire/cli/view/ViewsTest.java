package org.voltaire.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltaire.balance.BalanceReport;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.core.Frame;
import org.voltaire.event.Event;
import org.voltaire.event.WallTime;
import org.voltaire.heat.HeatMode;
import org.voltaire.heat.HeatReport;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.link.LinkState;
import org.voltaire.link.WallClock;
import org.voltaire.measure.Doubles;
import org.voltaire.pi.PackRun;
import org.voltaire.testing.Repository;
import org.voltaire.words.FaultWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ViewsTest {
  private static final PackText ENGLISH = new PackText(FaultWords.ENGLISH);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LinkState LIVE = new LinkState.Live("127.0.0.1:7350");

  private static String text(Frame frame, LinkState link, double age) {
    return String.join("\n", ENGLISH.of(Pictures.INFO, null, frame, link, age));
  }

  @Test
  void aFrameIsOneLineOfJsonWithEveryPromisedKey() {
    String line = FrameJson.of(Pictures.healthy(), 100);
    assertFalse(line.contains("\n"));
    JsonNode frame = JSON.readTree(line);
    for (String key :
        List.of(
            "time_ns",
            "seq",
            "mode",
            "pack_voltage_v",
            "current_a",
            "soc",
            "soc_sigma",
            "ccl_a",
            "dcl_a",
            "cvl_v",
            "cells_v",
            "temps_degc",
            "sop_charge_1s_w",
            "sop_charge_10s_w",
            "sop_charge_30s_w",
            "sop_charge_continuous_w",
            "sop_discharge_10s_a",
            "sop_discharge_10s_reason",
            "usable_ah",
            "soe_wh",
            "time_to_empty_s",
            "time_to_full_s",
            "bleeding",
            "alarms")) {
      assertTrue(frame.has(key), key);
    }
    assertEquals(2_000_000_000L, frame.get("time_ns").longValue());
    assertEquals(2, frame.get("seq").intValue());
    assertEquals("CLOSED", frame.get("mode").asString());
    assertEquals(52.93, frame.get("pack_voltage_v").doubleValue());
    assertEquals(12.5, frame.get("current_a").doubleValue());
    assertEquals(16, frame.get("cells_v").size());
    assertEquals(3.301, frame.get("cells_v").get(0).doubleValue(), 1e-12);
    assertEquals(JSON.readTree("[21.0, 22.0, 23.0, 24.0]"), frame.get("temps_degc"));
    assertEquals(JSON.readTree("[3]"), frame.get("bleeding"), "cells are counted from 1");
    assertTrue(frame.get("alarms").isEmpty());
    assertTrue(frame.get("bus_voltage_v").isNull(), "nothing measures it");
    assertTrue(frame.get("sop_discharge_10s_w").doubleValue() > 1000);
    assertTrue(frame.get("soe_wh").doubleValue() > 1000);
    assertTrue(frame.get("time_to_full_s").doubleValue() > 3600, "it is being charged");
    assertTrue(frame.get("time_to_empty_s").isNull());
  }

  @Test
  void whatIsNotKnownIsNullInJson() {
    JsonNode frame = JSON.readTree(FrameJson.of(Pictures.unknown(), 100));
    assertTrue(frame.get("pack_voltage_v").isNull());
    assertTrue(frame.get("current_a").isNull());
    assertEquals(16, frame.get("cells_v").size());
    for (JsonNode cell : frame.get("cells_v")) assertTrue(cell.isNull());
    assertEquals(0, frame.get("ccl_a").doubleValue(), "unknown means that nothing may flow");
    assertEquals(0, frame.get("sop_discharge_10s_w").doubleValue());
    assertEquals("not measured", frame.get("sop_discharge_10s_reason").asString());
    assertTrue(frame.get("soe_wh").isNull());
    assertEquals("TRIPPED", frame.get("mode").asString());
    assertEquals("CELL_VOLTAGE_LOST", frame.get("cause").asString());
    JsonNode alarm = frame.get("alarms").get(0);
    assertEquals("CELL_VOLTAGE_LOST", alarm.get("fault").asString());
    assertEquals("OPEN", alarm.get("level").asString());
    assertTrue(alarm.get("index").isNull(), "all of them, none in particular");
    assertEquals("", alarm.get("unit").asString(), "it only counts");
    assertEquals("Cell voltages are not measured.", alarm.get("cause").asString());
    assertTrue(alarm.get("consequence").asString().contains("contactors open"));
    assertTrue(alarm.get("action").asString().startsWith("Check the cable"));
  }

  @Test
  void aLivePackIsShownWithItsNumbers() {
    String text = text(Pictures.healthy(), LIVE, 0.1);
    for (String part :
        List.of(
            "LIVE 127.0.0.1:7350",
            "simulated",
            "52.930 V",
            "+12.50 A",
            "charging",
            "CLOSED",
            "for 10 s    in ",
            " kWh to take, full in ",
            "1 3.301 V ▼",
            "16 3.316 V ▲",
            "3 3.303 V  ⇅",
            "no alarms")) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
  }

  @Test
  void whatCellsHaveToLoseIsALineAsLongAsThereIsAny() {
    var owed = new BalanceReport(Doubles.of(0.4, 0, 3.05), Doubles.of(0, 0, 0), 128_880);
    String line = "balancing   2 cells have to lose 3.45 Ah, done in 35 h 48 min";
    assertTrue(text(balancing(owed), LIVE, 0.1).contains(line));
    var done = new BalanceReport(Doubles.of(0, 0, 0), Doubles.of(0.4, 0, 3), 0);
    assertFalse(text(balancing(done), LIVE, 0.1).contains("balancing"));
    assertFalse(text(Pictures.healthy(), LIVE, 0.1).contains("balancing"));
  }

  @Test
  void aHeatedPackHasALineOfItsHeater() {
    var taken = new HeaterEnergy(5_877, 1_204, 4_100);
    var warming = new HeatReport(HeatMode.WARMING, HeaterOrder.ON, taken, 7_800, Double.NaN);
    String from = "; taken 5.88 kWh from a charger, 1.20 kWh from the pack";
    assertTrue(heated(warming).contains("heater      warming, ready in 2 h 10 min" + from));
    var hot = new HeatReport(HeatMode.HOT_STANDBY, HeaterOrder.OFF, taken, 0, 230_400);
    assertTrue(heated(hot).contains("heater      hot standby, ready, 64 h 00 min alone" + from));
    var cut = new HeatReport(HeatMode.CUT, HeaterOrder.CUT, taken, Double.NaN, Double.NaN);
    assertTrue(heated(cut).contains("heater      cut" + from));
    assertFalse(text(Pictures.healthy(), LIVE, 0.1).contains("heater"));
  }

  private static String heated(HeatReport heat) {
    return text(with(heat, BalanceReport.NONE), LIVE, 0.1);
  }

  @Test
  void relaysAreALineOnlyWhereSomeAreWired() throws Exception {
    assertFalse(text(Pictures.healthy(), LIVE, 0.1).contains("relays"));
    String wired =
        Repository.example("bq76952-16s.yaml")
            + "\nrelays: {charge_allowed: charge_relay, alarm: alarm_relay}\n";
    var info = PackRun.info(ConfigurationReader.parse("test", wired), "boot", true);
    List<String> lines = ENGLISH.of(info, null, Pictures.healthy(), LIVE, 0.1);
    assertTrue(lines.contains("relays: charge allowed yes, alarm no"), lines.toString());
    lines = ENGLISH.of(info, null, Pictures.tripped(), LIVE, 0.1);
    assertTrue(lines.contains("relays: charge allowed no, alarm yes"), lines.toString());
    assertFalse(
        ENGLISH.of(info, null, Pictures.tripped(), LIVE, 99).toString().contains("relays"),
        "nobody knows what they say now");
  }

  /// What the service said at its last word stays until somebody has acknowledged it.
  @Test
  void whatTheServiceHasDoneIsTold() {
    Event was = Pictures.tripped().events().getFirst();
    var serviced =
        new Event(
            was.number(),
            was.alarm(),
            was.sinceNanos(),
            was.untilNanos(),
            1,
            was.causeNumber(),
            false,
            "K1 replaced",
            WallTime.NONE);
    String text = text(with(serviced), LIVE, 0.1);
    assertTrue(text.contains("serviced: K1 replaced"), text);
    assertFalse(text.contains("next: "), text);
    var summary =
        new RecordingSummary(
            List.of(), List.of(serviced), List.of(), 0, 20_000_000_000L, Optional.empty());
    String line = summary.lines(FaultWords.FRENCH).getFirst();
    assertTrue(line.endsWith(" intervention : K1 replaced"), line);
  }

  private static Frame with(Event event) {
    Frame frame = Pictures.healthy();
    return new Frame(
        frame.seq(),
        frame.timeNanos(),
        frame.mode(),
        frame.readings(),
        frame.estimate(),
        frame.forecast(),
        frame.envelope(),
        frame.alarms(),
        frame.contactors(),
        List.of(event),
        0);
  }

  private static Frame balancing(BalanceReport report) {
    return with(HeatReport.NONE, report);
  }

  private static Frame with(HeatReport heat, BalanceReport report) {
    Frame frame = Pictures.healthy();
    return new Frame(
        frame.seq(),
        frame.timeNanos(),
        frame.mode(),
        frame.readings(),
        frame.estimate(),
        frame.forecast(),
        frame.envelope(),
        frame.alarms(),
        frame.contactors(),
        frame.events(),
        frame.eventsDropped(),
        frame.relays(),
        heat,
        report);
  }

  static List<LinkState> notLive() {
    return List.of(
        new LinkState.Connecting("there", ""),
        new LinkState.Lost("there", 5, "no answer"),
        new LinkState.Ended("there"));
  }

  @ParameterizedTest
  @MethodSource("notLive")
  void aLinkThatIsNotLiveShowsNoReading(LinkState link) {
    noReading(text(Pictures.healthy(), link, 0.1));
  }

  @Test
  void anOldFrameShowsNoReadingAndSaysHowOldItIs() {
    String text = text(Pictures.healthy(), LIVE, 3.25);
    noReading(text);
    assertTrue(text.contains("no data for 3."), text);
  }

  private static void noReading(String text) {
    for (String number : List.of("52.9", "3.30", "12.5", "CLOSED", "V", "°C", "SoC", "none")) {
      assertFalse(text.replace("LIVE", "").contains(number), number + " in\n" + text);
    }
  }

  @Test
  void nothingHasComeYet() {
    assertEquals(
        List.of("voltaire    CONNECTING to there", "no data so far"),
        ENGLISH.of(null, null, null, new LinkState.Connecting("there", ""), Double.NaN));
  }

  @Test
  void whatIsNotKnownIsADash() {
    String text = text(Pictures.unknown(), LIVE, 0.1);
    for (String part :
        List.of(
            "TRIPPED",
            "— V",
            "— A",
            "— to — °C",
            "charge      up to 0.0 A (not measured)",
            "for 10 s    in 0.00 kW (not measured), out 0.00 kW (not measured)",
            "energy      — kWh (— Ah) to give, — kWh to take",
            "because a cell voltage is not measured",
            "works again when that is gone")) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
    assertFalse(text.contains("NaN"), text);
  }

  @Test
  void aTrippedPackTellsItsFirstCauseWithValueLimitTimeAndNextAction() {
    var clock = new WallClock(0, 1_772_368_200_000_000_000L);
    Frame frame = Pictures.tripped();
    assertEquals(List.of(), frame.alarms(), "it is over");
    String text = String.join("\n", ENGLISH.of(Pictures.INFO, clock, frame, LIVE, 0.1));
    for (String part :
        List.of(
            "opened because a cell's voltage is too high; must be reset by a person",
            "first cause: Cell 16 is at 3.900 V, above 3.800 V.",
            "OPEN CELL_OVER_VOLTAGE, 6.0 s ago (12:30:01 UTC), lasted 6.0 s, not acknowledged",
            "The charge current is limited to 0, and then the contactors open.",
            "next: Let the pack rest until the cell is below 3.750 V",
            "to acknowledge: ./bms ctl acknowledge")) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
    assertFalse(text.contains("no alarms"), text);
  }

  @Test
  void aTrippedPackSpeaksFrench() {
    var french = new PackText(FaultWords.FRENCH);
    String text = String.join("\n", french.of(Pictures.INFO, null, Pictures.tripped(), LIVE, 0.1));
    for (String part :
        List.of(
            "cause première : La cellule 16 est à 3,900 V, au-dessus de 3,800 V.",
            "il y a 6,0 s, a duré 6,0 s, non acquitté",
            "à faire : ",
            "ouverte : la tension d'une cellule est trop haute ; doit être réarmé par une personne",
            "pour acquitter : ./bms ctl acknowledge")) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
  }

  @Test
  void anEventOfARecordingIsOneLineThatEndsWithItsSentence() {
    var events = Pictures.tripped().events();
    var summary =
        new RecordingSummary(List.of(), events, List.of(), 0, 20_000_000_000L, Optional.empty());
    assertEquals(
        "event 1, first cause, OPEN CELL_OVER_VOLTAGE, 1.0 s, lasted 6.0 s:"
            + " Cell 16 is at 3.900 V, above 3.800 V.",
        summary.lines(FaultWords.ENGLISH).getFirst());
  }

  @Test
  void numbersInJsonHaveNineDigitsAndNotTheLastBitsOfASum() {
    assertEquals(120.1, JsonNumber.of(120.10000000000001));
    assertEquals(-1.23456789e-7, JsonNumber.of(-1.234567890123e-7));
    assertEquals(31_536_000.1, JsonNumber.of(31_536_000.1));
    assertNull(JsonNumber.of(Double.NaN));
    assertNull(JsonNumber.of(Double.NEGATIVE_INFINITY));
  }

  @Test
  void anEventInJsonHasItsLimitAndBothLanguages() {
    JsonNode frame = JSON.readTree(FrameJson.of(Pictures.tripped(), 100));
    assertEquals(0, frame.get("events_dropped").intValue());
    JsonNode event = frame.get("events").get(0);
    assertEquals("CELL_OVER_VOLTAGE", event.get("fault").asString());
    assertEquals(1, event.get("number").intValue());
    assertEquals(16, event.get("index").intValue());
    assertEquals(3.9, event.get("value").doubleValue(), 1e-9);
    assertEquals(3.8, event.get("limit").doubleValue());
    assertTrue(event.get("first_cause").booleanValue());
    assertTrue(event.get("over").booleanValue());
    assertTrue(event.get("followed").isNull());
    assertFalse(event.get("acknowledged").booleanValue());
    assertEquals(7_000_000_000L, event.get("until_ns").longValue());
    assertEquals("Cell 16 is at 3.900 V, above 3.800 V.", event.get("cause").asString());
    assertTrue(event.get("action_fr").asString().contains("3,750 V"));
    assertFalse(event.get("consequence_fr").asString().isEmpty());
  }

  @Test
  void theLatestFrameIsForgottenWhenAnotherPackComes() {
    var latest = new LatestFrame("there", (_, _) -> {});
    latest.pack(Pictures.INFO);
    latest.link(LIVE);
    latest.frame(Pictures.healthy(), 1_000_000_000L);
    assertTrue(latest.any());
    assertTrue(String.join("\n", latest.text(1_100_000_000L)).contains("52.930 V"));
    noReading(String.join("\n", latest.text(9_000_000_000L)));
    latest.pack(Pictures.INFO);
    noReading(String.join("\n", latest.text(1_100_000_000L)));
  }
}

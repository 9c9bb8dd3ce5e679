package org.voltaire.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.Fault.Subject;
import org.voltaire.protect.Alarms;

/// What is said to people about faults, in one language. Terminal, JSON, console and documents all
/// take their words from here, and this takes them from `faults_en.properties` and
/// `faults_fr.properties`.
public final class FaultWords {
  /// In English.
  public static final FaultWords ENGLISH = new FaultWords(Locale.ENGLISH);

  /// In French.
  public static final FaultWords FRENCH = new FaultWords(Locale.FRENCH);

  private final Locale language;
  private final ResourceBundle sentences;
  private final EventWords events;

  private FaultWords(Locale language) {
    this.language = language;
    this.sentences =
        ResourceBundle.getBundle(
            "org.voltaire.words.faults",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    this.events = new EventWords(this, language);
  }

  /// What is said about events, in the same language.
  public EventWords events() {
    return events;
  }

  /// The language, as it is named in files: `en` or `fr`.
  public String tag() {
    return language.getLanguage();
  }

  /// A name for tables, without its unit: `cell over-voltage`.
  public String title(Fault fault) {
    return sentences.getString(fault + ".title");
  }

  /// What is wrong: a clause without a full stop.
  public String meaning(Fault fault) {
    return sentences.getString(fault + ".meaning");
  }

  /// What was found: a sentence.
  public String cause(Alarms.Active alarm) {
    return sentence(alarm, ".cause");
  }

  /// What the pack does about it: a sentence.
  public String consequence(Fault fault) {
    return sentences.getString(fault + ".consequence");
  }

  /// What a person should do: one or two sentences.
  public String action(Alarms.Active alarm) {
    return sentence(alarm, ".action");
  }

  /// Who may clear a fault after which the contactors opened: a clause.
  public String cleared(Cleared by) {
    return sentences.getString(by.name());
  }

  /// Where and how much: `cell 7 · 3.712 V`, `cells 7 and 3 · 0.312 V`. Empty if neither is known.
  public String detail(Alarms.Active alarm) {
    Fault fault = alarm.fault();
    String where = "", value = "";
    if (alarm.index() >= 0 && fault.subject() != Subject.PACK) {
      String key = alarm.other() < 0 ? fault.subject().name() : "CELLS";
      String n = String.valueOf(alarm.index() + 1), other = String.valueOf(alarm.other() + 1);
      where = new Template(sentences.getString(key)).with(Map.of("n", n, "other", other));
    }
    if (!Double.isNaN(alarm.value()) && !fault.unit().isEmpty()) {
      value = number(fault, alarm.value()) + " " + fault.unit();
    }
    return where + (where.isEmpty() || value.isEmpty() ? "" : " · ") + value;
  }

  /// A duration as people say it: `12.3 s`, `5 min 02 s`, `3 h 20 min`, `2 d 4 h`.
  ///
  /// @param nanos 0 or more
  public String duration(long nanos) {
    double seconds = nanos * 1e-9;
    if (seconds < 59.95) return String.format(language, "%.1f s", seconds);
    long s = Math.round(seconds), minutes = s / 60, hours = minutes / 60;
    if (hours == 0) return String.format(language, "%d min %02d s", minutes, s % 60);
    if (hours < 48) return String.format(language, "%d h %02d min", hours, minutes % 60);
    return "%d %s %d h".formatted(hours / 24, sentences.getString("DAYS"), hours % 24);
  }

  private String sentence(Alarms.Active alarm, String which) {
    var template = new Template(sentences.getString(alarm.fault() + which));
    return template.with(figures(alarm));
  }

  private Map<String, String> figures(Alarms.Active alarm) {
    Fault fault = alarm.fault();
    Map<String, String> figures = new HashMap<>();
    if (alarm.index() >= 0 && fault.subject() != Subject.PACK) {
      String name = fault.subject() == Subject.CELL ? "cell" : "sensor";
      figures.put(name, String.valueOf(alarm.index() + 1));
    }
    if (alarm.other() >= 0) figures.put("other", String.valueOf(alarm.other() + 1));
    if (!Double.isNaN(alarm.value())) figures.put("value", besideLimit(alarm));
    if (!Double.isNaN(alarm.limit())) figures.put("limit", number(fault, alarm.limit()));
    if (!Double.isNaN(alarm.clear())) figures.put("clear", number(fault, alarm.clear()));
    return figures;
  }

  /// The value of an alarm in a sentence that compares it with the limit: never rounded onto the
  /// limit, or the sentence would not be true.
  private String besideLimit(Alarms.Active alarm) {
    Fault fault = alarm.fault();
    double value = alarm.value(), limit = alarm.limit();
    String rounded = number(fault, value);
    if (Double.isNaN(limit) || value == limit || !rounded.equals(number(fault, limit))) {
      return rounded;
    }
    double units = value * StrictMath.pow(10, fault.decimals());
    double away = value < limit ? StrictMath.floor(units) : StrictMath.ceil(units);
    return number(fault, away / StrictMath.pow(10, fault.decimals()));
  }

  /// A number of a fault with its decimals and a real minus sign.
  private String number(Fault fault, double value) {
    return String.format(language, "%." + fault.decimals() + "f", value).replace('-', '−');
  }
}

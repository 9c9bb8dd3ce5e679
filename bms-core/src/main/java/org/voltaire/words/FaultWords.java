package org.voltaire.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.Fault.Subject;
import org.voltaire.pack.Limit;
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

  private FaultWords(Locale language) {
    this.language = language;
    this.sentences =
        ResourceBundle.getBundle(
            "org.voltaire.words.faults",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
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
  ///
  /// @param limit that the alarm is of; `null` if it is not known here
  public String cause(Alarms.Active alarm, @Nullable Limit limit) {
    return sentence(alarm, limit, ".cause");
  }

  /// What the pack does about it: a sentence.
  public String consequence(Fault fault) {
    return sentences.getString(fault + ".consequence");
  }

  /// What a person should do: one or two sentences.
  ///
  /// @param limit that the alarm is of; `null` if it is not known here
  public String action(Alarms.Active alarm, @Nullable Limit limit) {
    return sentence(alarm, limit, ".action");
  }

  /// Who may clear a fault after which the contactors opened: a clause.
  public String cleared(Cleared by) {
    return sentences.getString(by.name());
  }

  /// Where and how much: `cell 7 · 3.712 V`. Empty if neither is known.
  public String detail(Alarms.Active alarm) {
    Fault fault = alarm.fault();
    String where = "", value = "";
    if (alarm.index() >= 0 && fault.subject() != Subject.PACK) {
      var template = new Template(sentences.getString(fault.subject().name()));
      where = template.with(Map.of("n", String.valueOf(alarm.index() + 1)));
    }
    if (!Double.isNaN(alarm.value()) && !fault.unit().isEmpty()) {
      value = number(fault, alarm.value()) + " " + fault.unit();
    }
    return where + (where.isEmpty() || value.isEmpty() ? "" : " · ") + value;
  }

  private String sentence(Alarms.Active alarm, @Nullable Limit limit, String which) {
    var template = new Template(sentences.getString(alarm.fault() + which));
    return template.with(figures(alarm, limit));
  }

  private Map<String, String> figures(Alarms.Active alarm, @Nullable Limit limit) {
    Fault fault = alarm.fault();
    Map<String, String> figures = new HashMap<>();
    if (alarm.index() >= 0 && fault.subject() != Subject.PACK) {
      String name = fault.subject() == Subject.CELL ? "cell" : "sensor";
      figures.put(name, String.valueOf(alarm.index() + 1));
    }
    if (!Double.isNaN(alarm.value())) figures.put("value", number(fault, alarm.value()));
    if (limit != null) {
      figures.put("limit", number(fault, limit.trip()));
      figures.put("clear", number(fault, limit.clear()));
    }
    return figures;
  }

  /// A number of a fault with its decimals and a real minus sign.
  private String number(Fault fault, double value) {
    return String.format(language, "%." + fault.decimals() + "f", value).replace('-', '−');
  }
}

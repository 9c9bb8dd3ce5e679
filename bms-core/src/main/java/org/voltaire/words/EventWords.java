package org.voltaire.words;

import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.voltaire.contactor.Contactors;
import org.voltaire.core.Relay;
import org.voltaire.core.Relays;
import org.voltaire.event.Event;
import org.voltaire.event.ToldEvent;
import org.voltaire.event.WallTime;
import org.voltaire.pack.Fault;

/// What is said to people about events beside the sentences of their faults ([FaultWords]), and
/// about relays, in one language. Terminal and console take their words from here, and this takes
/// them from `events_en.properties` and `events_fr.properties`.
public final class EventWords {
  private final FaultWords faults;
  private final ResourceBundle sentences;

  EventWords(FaultWords faults, Locale language) {
    this.faults = faults;
    this.sentences =
        ResourceBundle.getBundle(
            "org.voltaire.words.events",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /// What it was in an opening of the pack: `first cause`, `then`; `event` if it belongs to none.
  public String role(Event event) {
    return text(event.isFirstCause() ? "FIRST_CAUSE" : event.followed() ? "FOLLOWED" : "OTHER");
  }

  /// When it began, as people count: `2 min 05 s ago (14:03:21 UTC)`.
  ///
  /// @param nowNanos on the clock of the event
  /// @param utc the time of day at which it began; empty if no clock says
  public String began(Event event, long nowNanos, String utc) {
    if (event.sinceNanos() == Event.BEFORE) return before(event.began());
    var figures = new HashMap<>(Map.of("time", faults.duration(nowNanos - event.sinceNanos())));
    if (!utc.isEmpty()) figures.put("utc", utc);
    return text("AGO", figures);
  }

  /// With the date: nobody knows for how long the BMS was off.
  private String before(WallTime began) {
    if (!began.isKnown()) return text("BEFORE");
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setTimeInMillis(began.utcMillis());
    String utc = String.format(Locale.ROOT, "%1$tF %1$tT", calendar);
    return text(began.isSet() ? "BEFORE_AT" : "BEFORE_AT_UNSET", Map.of("utc", utc));
  }

  /// When it began, counted from what it followed: `0.4 s later`.
  public String later(Event event, Event first) {
    long nanos = event.alarm().atNanos() - first.alarm().atNanos();
    return text("LATER", Map.of("time", faults.duration(Math.max(0, nanos))));
  }

  /// Whether it is still there, or how long it lasted, and how many times it came if it came more
  /// than once.
  public String lasted(Event event) {
    String text;
    if (!event.isOver()) text = text("STILL");
    else if (event.sinceNanos() == Event.BEFORE || event.untilNanos() <= event.sinceNanos()) {
      text = text("OVER");
    } else {
      String time = faults.duration(event.untilNanos() - event.sinceNanos());
      text = text("LASTED", Map.of("time", time));
    }
    if (event.count() == 1) return text;
    return text + ", " + text("COUNT", Map.of("n", String.valueOf(event.count())));
  }

  /// Everything about an event, line by line: what it was and what was found; how serious, when and
  /// for how long; what the pack did; what a person should do, or what the service has done.
  ///
  /// @param nowNanos on the clock of the event
  /// @param utc the time of day at which it began; empty if no clock says
  public List<String> lines(ToldEvent told, long nowNanos, String utc) {
    Event event = told.event();
    return List.of(
        named(role(event), faults.cause(event.alarm())),
        event.alarm().level() + " " + event.fault() + ", " + times(told, nowNanos, utc),
        faults.consequence(event.fault()),
        after(event));
  }

  /// What a person should do; once the service has been there, what it did.
  public String after(Event event) {
    return event.service().isEmpty()
        ? todo(faults.action(event.alarm()))
        : serviced(event.service());
  }

  /// What the service did.
  ///
  /// @param reason in its own words
  public String serviced(String reason) {
    return text("SERVICED", Map.of("reason", reason));
  }

  /// When it began, for how long it was there, and whether a person has seen it.
  ///
  /// @param nowNanos on the clock of the event
  /// @param utc the time of day at which it began; empty if no clock says
  public String times(ToldEvent told, long nowNanos, String utc) {
    Event event = told.event(), first = told.first();
    String when =
        first == null || first.sinceNanos() == Event.BEFORE
            ? began(event, nowNanos, utc)
            : later(event, first);
    return String.join(", ", when, lasted(event), acknowledged(event));
  }

  /// Whether a person has seen it.
  public String acknowledged(Event event) {
    return text(event.acknowledged() ? "ACKNOWLEDGED" : "UNSEEN");
  }

  /// What a person should do, with what stands before it: `next: check the cable`.
  ///
  /// @param action sentences
  public String todo(String action) {
    return named(text("NEXT"), action);
  }

  /// What stands against closing the contactors, likewise.
  ///
  /// @param refusals clauses
  public String notClosed(String refusals) {
    return named(text("NOT_CLOSED"), refusals);
  }

  /// For how long an alarm has been there: `for 2.3 s`.
  ///
  /// @param nanos 0 or more
  public String lasting(long nanos) {
    return text("LASTING", Map.of("time", faults.duration(nanos)));
  }

  private String named(String name, String what) {
    return name + text("COLON") + " " + what;
  }

  /// What relays say, each with yes or no: `relays: charge allowed yes, alarm no`; empty if there
  /// are none.
  ///
  /// @param relays that there are
  /// @param say what they are told
  public String relays(List<Relay> relays, Relays say) {
    if (relays.isEmpty()) return "";
    String each =
        relays.stream()
            .map(relay -> text(relay.name()) + " " + text(relay.isToldBy(say) ? "YES" : "NO"))
            .collect(Collectors.joining(", "));
    return named(text("RELAYS"), each);
  }

  /// That nothing has to be told ([org.voltaire.core.Frame#quiet]).
  public String none() {
    return text("NONE");
  }

  /// The headline of a pack that a fault has opened, or one of its switches.
  ///
  /// @param left what its switches are told
  public String tripped(Contactors left, Fault cause) {
    String key = left.connects() ? "TRIPPED_" + left : "TRIPPED";
    return text(key, Map.of("meaning", faults.meaning(cause)));
  }

  /// Why a pack or one of its switches is open, and who may clear that.
  ///
  /// @param left what its switches are told
  public String opened(Contactors left, Fault cause) {
    String cleared = faults.cleared(cause.cleared());
    String key = left.connects() ? "OPENED_" + left : "OPENED";
    return text(key, Map.of("meaning", faults.meaning(cause), "cleared", cleared));
  }

  /// How to acknowledge.
  public String how() {
    return text("HOW");
  }

  /// How many had to go before anybody saw them.
  public String dropped(long number) {
    return text("DROPPED", Map.of("n", String.valueOf(number)));
  }

  private String text(String key) {
    return sentences.getString(key);
  }

  private String text(String key, Map<String, String> figures) {
    return new Template(sentences.getString(key)).with(figures);
  }
}

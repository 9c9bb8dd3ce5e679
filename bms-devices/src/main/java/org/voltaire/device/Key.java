package org.voltaire.device;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One key that a configuration may have for a device. The reader, its messages and the table in
/// the documents are made from it.
///
/// @param name as configurations say it, with its unit at the end: `shunt_ohm`
/// @param help one line for people
/// @param kind what may be said
public record Key(String name, String help, KeyKind kind) {

  /// What may be said under a key.
  public sealed interface KeyKind
      permits PathName, WholeNumber, Address, Decimal, Flag, Choice, Items {
    /// For people: `a whole number, 9600 to 115200`.
    String allowed();

    /// The value if nothing is said, for people; empty if something must be said.
    default String standard() {
      return "";
    }
  }

  /// The name of a file or port.
  public record PathName(String allowed) implements KeyKind {}

  /// A whole number; without a standard it must be there.
  public record WholeNumber(int min, int max, OptionalInt ifMissing) implements KeyKind {
    @Override
    public String allowed() {
      return "a whole number, " + min + " to " + max;
    }

    @Override
    public String standard() {
      return ifMissing.isPresent() ? String.valueOf(ifMissing.getAsInt()) : "";
    }
  }

  /// A chip's address, in hexadecimal or decimal digits.
  public record Address(int min, int max, int ifMissing) implements KeyKind {
    @Override
    public String allowed() {
      return "an address, 0x%02X to 0x%02X".formatted(min, max);
    }

    @Override
    public String standard() {
      return "0x%02X".formatted(ifMissing);
    }
  }

  /// A number that must be there.
  public record Decimal(double min, double max) implements KeyKind {
    @Override
    public String allowed() {
      return "a number, " + plain(min) + " to " + plain(max);
    }
  }

  /// True or false.
  public record Flag(boolean ifMissing) implements KeyKind {
    @Override
    public String allowed() {
      return "true or false";
    }

    @Override
    public String standard() {
      return String.valueOf(ifMissing);
    }
  }

  /// One word out of some, which must be there.
  public record Choice(List<String> words) implements KeyKind {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String allowed() {
      return "one of " + String.join(", ", words);
    }
  }

  /// A list in which nothing is there twice.
  ///
  /// @param allowed for people, of the list
  /// @param allowedItem for people, of each item
  /// @param item the value of one, from its text; empty if it is none
  /// @param required whether the list must be there
  /// @param standard what counts if it is not, for people
  public record Items(
      String allowed, String allowedItem, ItemReader item, boolean required, String standard)
      implements KeyKind {

    /// How an item is read.
    @FunctionalInterface
    public interface ItemReader {
      /// Its value, or empty.
      Optional<Object> of(String text);
    }
  }

  /// A list of words, which must be there.
  public static Items words(List<String> words) {
    String all = String.join(", ", words);
    return new Items(
        "a list of " + all,
        "one of " + all + ", each once",
        text -> words.contains(text) ? Optional.of(text) : Optional.empty(),
        true,
        "");
  }

  /// A list of whole numbers that may be left out.
  ///
  /// @param standard what counts then, for people
  public static Items wholes(int min, int max, String allowed, String standard) {
    return new Items(
        allowed,
        allowed + ", each once",
        text -> text.matches("0|[1-9][0-9]{0,8}") ? within(min, max, text) : Optional.empty(),
        false,
        standard);
  }

  /// A list of chips' addresses, in hexadecimal or decimal digits, which must be there.
  public static Items addresses(int min, int max, String what) {
    String allowed = "%s, 0x%02X to 0x%02X, each once".formatted(what, min, max);
    return new Items(allowed, allowed, text -> address(min, max, text), true, "");
  }

  /// Without an exponent.
  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static Optional<Object> address(int min, int max, String text) {
    if (!text.matches("0x[0-9A-Fa-f]{1,2}|[0-9]{1,3}")) return Optional.empty();
    return within(min, max, text.replaceFirst("^0+(?=[0-9])", ""));
  }

  private static Optional<Object> within(int min, int max, String text) {
    int number = Integer.decode(text);
    return number >= min && number <= max ? Optional.of(number) : Optional.empty();
  }
}

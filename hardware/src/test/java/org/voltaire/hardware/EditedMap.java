package org.voltaire.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A copy of the shipped text with a pen: what a test writes into it, and which rules that breaks.
class EditedMap {
  @TempDir private Path folder;

  String text = "";

  @BeforeEach
  void startFromTheShippedText() throws IOException {
    text = Files.readString(Path.of("pinmap.yaml"));
  }

  EditedMap edit(String net, String key, Object value) {
    Pattern line = Pattern.compile("(- name: " + net + "\n(?: {4}.*\n)*? {4}" + key + ": ).*");
    return replaceOnce(line, "$1" + value);
  }

  EditedMap moved(String net, int gpio, int pin, String boot) {
    return edit(net, "gpio", gpio).edit(net, "pin", pin).edit(net, "boot", boot);
  }

  EditedMap renamed(String net, String name) {
    return replaceOnce(Pattern.compile("- name: " + net + "\n"), "- name: " + name + "\n");
  }

  EditedMap without(String net) {
    return replaceOnce(Pattern.compile("  - name: " + net + "\n(?: {4}.*\n)*"), "");
  }

  EditedMap replaceOnce(Pattern what, String with) {
    Matcher matcher = what.matcher(text);
    assertTrue(matcher.find(), () -> "not in the text: " + what);
    text = matcher.replaceFirst(with);
    return this;
  }

  void breaks(String... problems) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), text);
    assertEquals(List.of(problems), PinMap.read(file).problems());
  }
}

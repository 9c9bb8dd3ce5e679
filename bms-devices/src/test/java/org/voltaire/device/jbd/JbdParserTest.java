package org.voltaire.device.jbd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JbdParserTest {
  private static final String ASK_BASIC = "DDA50300FFFD77";
  private static final String CELLS = "DD0400080D660D610D680D59FE3C77";

  private final JbdParser parser = new JbdParser();

  private List<String> arrives(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return parser.accept(bytes, 0, bytes.length).stream().map(JbdFrame::toString).toList();
  }

  @Test
  void findsARequestAsABoardDoes() {
    assertEquals(List.of(ASK_BASIC), arrives(ASK_BASIC));
  }

  @Test
  void findsFramesThatArriveTogether() {
    assertEquals(List.of(ASK_BASIC, CELLS), arrives(ASK_BASIC + CELLS));
  }

  @Test
  void waitsForAFrameThatArrivesByteByByte() {
    for (int i = 0; i < CELLS.length() - 2; i += 2) {
      assertEquals(List.of(), arrives(CELLS.substring(i, i + 2)));
    }
    assertEquals(List.of(CELLS), arrives("77"));
  }

  @Test
  void noiseThatLooksLikeTheStartOfALongFrameDoesNotHideARealOne() {
    assertEquals(List.of(CELLS), arrives("DD 03 00 FF" + CELLS));
    assertEquals(List.of(ASK_BASIC), arrives("DD DD" + ASK_BASIC));
  }

  @Test
  void aFrameWithABadChecksumIsSkippedAndRemembered() {
    assertEquals(Optional.empty(), parser.complaint());
    assertEquals(List.of(CELLS), arrives("DD0400080D660D610D680D59FE3D77" + CELLS));
    assertEquals(Optional.of("JBD frame: checksum is 0xFE3D, expected 0xFE3C"), parser.complaint());
  }

  @Property
  void aFrameIsFoundInAnyNoiseAndHoweverItIsCut(
      @ForAll @Size(max = 40) byte[] noise,
      @ForAll @Size(max = 40) byte[] data,
      @ForAll @IntRange(min = 1, max = 50) int piece) {
    JbdFrame frame = JbdFrame.answer(0x03, data);
    byte[] encoded = frame.encode();
    byte[] stream = new byte[noise.length + encoded.length];
    System.arraycopy(noise, 0, stream, 0, noise.length);
    System.arraycopy(encoded, 0, stream, noise.length, encoded.length);
    JbdParser fresh = new JbdParser();
    List<JbdFrame> found = new ArrayList<>();
    for (int at = 0; at < stream.length; at += piece) {
      found.addAll(fresh.accept(stream, at, Math.min(piece, stream.length - at)));
    }
    assertEquals(List.of(frame), found);
  }
}

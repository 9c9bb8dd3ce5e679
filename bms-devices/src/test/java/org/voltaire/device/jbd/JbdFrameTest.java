package org.voltaire.device.jbd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JbdFrameTest {
  // Four cells, from aiobmsble: DD 04 00 08, four voltages, FE3C, 77.
  private static final String CELLS = "DD0400080D660D610D680D59FE3C77";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @ParameterizedTest(name = "register 0x{0} is asked for with {1}")
  @CsvSource({"03, DDA50300FFFD77", "04, DDA50400FFFC77", "05, DDA50500FFFB77"})
  void asksForARegister(String register, String request) throws IOException {
    JbdFrame frame = JbdFrame.read(HexFormat.fromHexDigits(register));
    assertEquals(request, frame.toString());
    assertEquals(frame, JbdFrame.decode(bytes(request)));
    assertTrue(frame.isRequest());
    assertFalse(frame.isWrite());
  }

  @Test
  void takesAnAnswerApart() throws IOException {
    JbdFrame frame = JbdFrame.decode(bytes(CELLS));
    assertFalse(frame.isRequest());
    assertEquals(0x04, frame.register());
    assertEquals(0, frame.status());
    assertArrayEquals(bytes("0D660D610D680D59"), frame.data());
  }

  @Test
  void anAnswerIsBuiltAsTheBoardBuildsIt() {
    assertEquals(CELLS, JbdFrame.answer(0x04, bytes("0D660D610D680D59")).toString());
  }

  @Test
  void anAcknowledgementOfAWriteCarriesNothing() {
    assertEquals("DDE10000000077", JbdFrame.answer(0xE1).toString()); // sum 0, checksum 0
  }

  @Test
  void aRefusalCarriesStatus80() {
    assertEquals("DD048000FF8077", JbdFrame.refusal(0x04).toString()); // 0x10000 - 0x80
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "DD0400080D660D610D680D59FE3D77, 'JBD frame: checksum is 0xFE3D, expected 0xFE3C'",
    "DD0400080D660D610D680D59FE3C76, 'JBD frame: end is 0x76, expected 0x77'",
    "DC0400080D660D610D680D59FE3C77, 'JBD frame: start is 0xDC, expected 0xDD'",
    "DD0400080D660D610D680D59FE3C, 'JBD frame: 14 bytes, expected 15 for 8 bytes of data'",
    "DD0400, 'JBD frame: 3 bytes, expected at least 7'",
  })
  void saysWhatIsWrongWithAFrame(String frame, String complaint) {
    IOException refused = assertThrows(IOException.class, () -> JbdFrame.decode(bytes(frame)));
    assertEquals(complaint, refused.getMessage());
  }

  /// The second byte of an answer, its register, is in no checksum. Every other flip is noticed:
  /// start and end are fixed, a length no longer fits, and one bit of status, data or checksum
  /// changes the 16-bit sum by a power of two, or the sum it is compared with.
  @Test
  void everyFlippedBitIsNoticedExceptInTheRegisterOfAnAnswer() {
    byte[] frame = bytes(CELLS);
    int noticed = 0;
    for (int bit = 0; bit < 8 * frame.length; bit++) {
      byte[] flipped = frame.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        assertNotEquals(0x04, JbdFrame.decode(flipped).register(), "bit " + bit);
        assertEquals(1, bit / 8, "only the register may differ unnoticed");
      } catch (IOException refused) {
        noticed++;
      }
    }
    assertEquals(8 * (frame.length - 1), noticed);
  }

  @Property
  void aFlippedBitOfStatusDataOrChecksumIsAlwaysNoticed(
      @ForAll @IntRange(max = 0x59) int register,
      @ForAll @Size(max = 80) byte[] data,
      @ForAll @IntRange(max = 10_000) int where) {
    byte[] frame = JbdFrame.answer(register, data).encode();
    int covered = 1 + data.length + 2; // status, data, checksum
    int bit = where % (8 * covered);
    int at = bit / 8 == 0 ? 2 : 3 + bit / 8; // the length, at 3, is not among them
    frame[at] ^= (byte) (1 << (bit % 8));
    assertThrows(IOException.class, () -> JbdFrame.decode(frame));
  }

  @Property
  void whatIsBuiltIsTakenApartAgain(
      @ForAll @IntRange(max = 0xFF) int register, @ForAll @Size(max = 255) byte[] data)
      throws IOException {
    JbdFrame write = JbdFrame.decode(JbdFrame.write(register, data).encode());
    assertTrue(write.isWrite());
    assertEquals(register, write.register());
    assertArrayEquals(data, write.data());
  }

  @Property
  void randomBytesAreRefusedAndNothingElseHappens(@ForAll @Size(max = 300) byte[] noise) {
    assertThrows(IOException.class, () -> JbdFrame.decode(noise));
  }

  @Test
  void dataTooLongForTheLengthByteIsAMistakeOfTheProgram() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> JbdFrame.answer(0x05, new byte[256]));
    assertEquals("JBD frame: 256 bytes of data, must be 0..255", refused.getMessage());
  }

  @Test
  void noBoardCanAnswerInTheNameOfARequest() {
    assertThrows(IllegalArgumentException.class, () -> JbdFrame.answer(0xA5));
    assertThrows(IllegalArgumentException.class, () -> JbdFrame.refusal(0x5A));
    assertThrows(IllegalArgumentException.class, () -> JbdFrame.read(0x100));
  }
}

package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.cli.Main;
import org.voltaire.testing.Repository;

/// The launcher `./bms`, copied into a folder whose JDK, Maven and system are made up: Java prints
/// its arguments, Maven says which modules it builds.
@Timeout(60)
class LauncherTest {
  private static final String APT_LINE =
      "sudo apt-get update && sudo apt-get install -y openjdk-25-jdk maven";

  @TempDir private Path folder = Path.of("");
  private final List<String> terminal = new ArrayList<>();

  private record LauncherRun(int code, String out, String err) {}

  @BeforeEach
  void aCheckoutWithAJdkAndMaven() throws IOException {
    Files.createDirectories(folder.resolve("checkout/hardware"));
    Files.writeString(folder.resolve("checkout/pom.xml"), "<project/>");
    Files.writeString(folder.resolve("checkout/hardware/pinmap.yaml"), "");
    script("checkout/bms", Files.readString(Repository.root().resolve("bms")));
    jdk("jdk", "25.0.1");
    script(
        "path/mvn",
        """
        #!/bin/sh
        echo "[INFO] Building Voltaire 0.1.0-SNAPSHOT                       [1/2]"
        echo "[INFO] Building bms-core 0.1.0-SNAPSHOT                       [2/2]"
        """);
    system("Linux", "ID=debian\nVERSION_ID=\"13\"\n");
    script("path/apt-cache", "#!/bin/sh\nexit 100\n");
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private void jdk(String name, String version) throws IOException {
    script(name + "/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    script(name + "/bin/javac", "#!/bin/sh\n");
    Files.writeString(
        folder.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private void system(String kernel, String osRelease) throws IOException {
    script("path/uname", "#!/bin/sh\necho " + kernel + "\n");
    Files.createDirectories(folder.resolve("root/etc"));
    Files.writeString(folder.resolve("root/etc/os-release"), osRelease);
  }

  private LauncherRun bms(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(terminal);
    if (line.isEmpty()) line.add(folder.resolve("checkout/bms").toString());
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line);
    Map<String, String> environment = builder.environment();
    environment.remove("BMS_JAVA_OPTS");
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("HOME", folder.toString());
    environment.put("BMS_ROOT", folder.resolve("root").toString());
    environment.put("PATH", folder.resolve("path") + ":/usr/bin:/bin");
    Path out = folder.resolve("out"), err = folder.resolve("err");
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int code = process.waitFor();
    return new LauncherRun(code, text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  @Test
  void itBuildsAndStartsTheProgramWithTheArguments() throws Exception {
    LauncherRun ended = bms("check", "my pack.yaml");
    assertEquals(0, ended.code());
    List<String> said = lines(ended.out());
    assertEquals(List.of(Main.class.getName(), "check", "my pack.yaml"), tail(said, 3));
    List<String> waits = List.of("bms: building (the first time takes a few minutes) …");
    assertEquals(waits, lines(ended.err()), "a log shows why nothing else happens");
    assertEquals("", bms("check", "my pack.yaml").err(), "it is built");
  }

  private static List<String> tail(List<String> lines, int count) {
    return lines.subList(lines.size() - count, lines.size());
  }

  @Test
  void itBuildsOnceAndAgainWhenASourceIsNewer() throws Exception {
    bms("--version");
    script("path/mvn", "#!/bin/sh\necho '[ERROR] built again'\nexit 1\n");
    assertEquals(0, bms("--version").code(), "nothing is newer");

    Path pom = folder.resolve("checkout/pom.xml");
    Files.setLastModifiedTime(pom, FileTime.fromMillis(4_000_000_000_000L));
    LauncherRun ended = bms("--version");
    assertEquals(2, ended.code());
    assertEquals("[ERROR] built again", lines(ended.err()).get(1));
    assertTrue(lines(ended.err()).getLast().startsWith("bms: the build failed"), ended.err());
  }

  @Test
  void aFailedBuildIsTriedAgain() throws Exception {
    script("path/mvn", "#!/bin/sh\necho '[ERROR] no'\nexit 1\n");
    assertEquals(2, bms("--version").code());
    assertEquals(2, bms("--version").code());
  }

  @Test
  void onATerminalTheFirstBuildTellsWhichModuleItBuilds() throws Exception {
    terminal.addAll(List.of("script", "-qec", folder.resolve("checkout/bms") + " --version"));
    LauncherRun ended = bms("/dev/null");
    assertTrue(ended.out().contains("bms: building (the first time takes a few minutes)"));
    assertTrue(ended.out().contains("bms: building bms-core, 2 of 2"), ended.out());
  }

  @Test
  void helpIsACommandButOfTheConsoleAnOption() throws Exception {
    assertEquals(List.of("help", "replay"), tail(lines(bms("help", "replay").out()), 2));
    assertEquals(bms("console", "--help").out(), bms("help", "console").out());
  }

  @Test
  void theConsoleIsAProgramOfItsOwn() throws Exception {
    List<String> said = lines(bms("console", "pack.mcap").out());
    assertEquals(List.of("org.voltaire.console.ConsoleMain", "pack.mcap"), tail(said, 2));
  }

  @Test
  void anOldJdkIsNotTakenAndANewerOneIs() throws Exception {
    jdk("jdk", "21.0.9");
    jdk("root/usr/lib/jvm/java-26-openjdk-arm64", "26");
    assertEquals(0, bms("--version").code());
    jdk("root/usr/lib/jvm/java-26-openjdk-arm64", "17.0.2");
    assertEquals(2, bms("--version").code());
  }

  @Test
  void withoutAJdkItSaysTheOneLineThatBringsIt() throws Exception {
    jdk("jdk", "17.0.2");
    assertEquals(APT_LINE, lineFor("Linux", "ID=debian\nVERSION_ID=\"13\"\n"));
    assertEquals(APT_LINE, lineFor("Linux", "ID=ubuntu\nVERSION_ID=\"26.04\"\n"));
    assertEquals("brew install openjdk@25 maven", lineFor("Darwin", ""));
    assertTrue(lineFor("MINGW64_NT-10.0", "").startsWith("wsl --install -d Debian"));
    for (String older :
        List.of("ID=debian\nVERSION_ID=\"12\"\n", "ID=ubuntu\nVERSION_ID=\"24.04\"\n")) {
      assertTrue(lineFor("Linux", older).endsWith("install -y temurin-25-jdk maven"), older);
    }
    assertTrue(lineFor("Linux", "ID=arch\n").contains("https://adoptium.net"));

    script("path/apt-cache", "#!/bin/sh\nexit 0\n");
    assertEquals(APT_LINE, lineFor("Linux", "ID=ubuntu\nVERSION_ID=\"24.04\"\n"), "apt has it");
  }

  private String lineFor(String kernel, String osRelease) throws Exception {
    system(kernel, osRelease);
    LauncherRun ended = bms("--version");
    assertEquals(2, ended.code());
    List<String> said = lines(ended.err());
    assertEquals(1, said.size(), ended.err());
    String start = "bms: no JDK 25 or later found; install it: ";
    assertTrue(said.getFirst().startsWith(start), ended.err());
    return said.getFirst().substring(start.length());
  }

  @Test
  void theReadmeHasTheSameLines() throws Exception {
    jdk("jdk", "17.0.2");
    String readme = text(Repository.root().resolve("README.md")).replace("\\|", "|");
    assertTrue(readme.contains(APT_LINE), "Debian 13");
    assertTrue(readme.contains(lineFor("Linux", "ID=debian\nVERSION_ID=\"12\"\n")), "Debian 12");
    assertTrue(readme.contains(lineFor("Darwin", "")), "macOS");
  }
}
